import CEL
public import Diagnostics
public import Rules

/// The map of the law: every part that the outlines name, and what the rule set makes of it. What names a part is worked
/// out from the rule set; what the entries say is held against it.
public struct LawMap: Sendable {
  /// One part of the law.
  public struct Item: Sendable {
    public var id: String
    public var instrument: String
    /// Nil where nobody declared it.
    public var provision: Provision?
    /// Nil where nobody says what is made of it.
    public var entry: LawMapEntry?
    /// What cites it, in order of the rule set; rules that are active.
    public var rules: [String]
    public var penalties: [String]
    public var grounds: [String]
    public var routes: [String]
  }

  /// In order of the outlines.
  public let items: [Item]
  /// Parts without an entry, and entries that say what is not so.
  public let found: [Diagnostic]

  public init(_ set: RuleSet) {
    let citations = Citations(set)
    let entries = Dictionary(set.coverage.map { ($0.provision.value, $0) }) { first, _ in first }
    let provisions = Dictionary(set.provisions.map { ($0.id.value, $0) }) { first, _ in first }
    items = set.outlines.flatMap { outline in
      outline.parts.map { part in
        let id = part.value
        return Item(
          id: id, instrument: outline.instrument.value, provision: provisions[id], entry: entries[id],
          rules: citations.rules[id] ?? [], penalties: citations.penalties[id] ?? [], grounds: citations.grounds[id] ?? [],
          routes: citations.routes[id] ?? [])
      }
    }
    var check = LawMapCheck(set)
    check.look(at: items)
    found = check.found
  }

  public func count(_ status: LawMapEntry.Status) -> Int { items.count { $0.entry?.status == status } }
  public var missing: Int { items.count { $0.entry == nil } }
}

/// Who cites a provision, by its id: rules themselves and through their acts, penalties through the provisions that lead
/// to them.
private struct Citations {
  var rules: [String: [String]] = [:]
  var penalties: [String: [String]] = [:]
  var grounds: [String: [String]] = [:]
  var routes: [String: [String]] = [:]

  init(_ set: RuleSet) {
    for rule in set.rules where rule.status == .active {
      let act = set.act(rule.act.value)?.provisions ?? []
      for provision in Set((rule.basis + act).map(\.value)) { rules[provision, default: []].append(rule.id.value) }
    }
    for penalty in set.penalties {
      let leading = set.provisions.filter { $0.penalty?.value == penalty.id.value }.map(\.id.value)
      for provision in Set(leading + [penalty.provision?.value].compactMap { $0 }) {
        penalties[provision, default: []].append(penalty.id.value)
      }
    }
    for ground in set.grounds { if let provision = ground.provision { grounds[provision.value, default: []].append(ground.id.value) } }
    for route in set.routes { if let provision = route.provision { routes[provision.value, default: []].append(route.id.value) } }
    for id in rules.keys { rules[id]?.sort() }
  }
}
