import CEL
import Diagnostics
import Engine
public import Records
import Rules

/// A penalty of an enterprise that another record names, as an earlier run kept it.
public struct KeptPenalty: Sendable {
  public var number: String?
  /// As a record would write it; nil where nobody established it.
  public var date: String?
  /// The act that was punished, by its name in the rule set.
  public var act: String?
  public var source: KeptSource

  public init(number: String?, date: String?, act: String?, source: KeptSource) {
    self.number = number
    self.date = date
    self.act = act
    self.source = source
  }
}

/// What earlier runs knew of enterprises. Asked side by side, and for the whole run with the same answers.
public protocol History: Sendable {
  /// Penalties of the enterprise with this key, in a fixed order, without those that the record with this id itself names.
  func penalties(of enterprise: String, beside record: String?) throws -> [KeptPenalty]
}

extension Record {
  /// The record with the penalties of its enterprise that it does not name itself: none that was decided after its date, none
  /// among its own decisions. Its own list wins where both speak of one penalty. Where the record says that its list is complete
  /// and the history knows more, that is a contradiction to be told.
  func knowing(_ history: any History, by manifest: Manifest) throws -> (record: Record, contradiction: Contradicted?) {
    guard let names = manifest.history, let keyPath = manifest.enterpriseKey, let key = word(at: keyPath),
      let list = cell(at: names.list, from: root), [.list, .unknown].contains(heap.cells[list].kind)
    else { return (self, nil) }
    let visit = cell(at: manifest.date, from: root).flatMap { heap.cells[$0].date }
    var named = NamedPenalty.listed(names, in: self) + NamedPenalty.decided(manifest.decisions, in: self)
    var known = self
    var added: [KeptPenalty] = []
    for kept in try history.penalties(of: key, beside: word(at: manifest.id)) {
      let penalty = NamedPenalty(number: kept.number, date: kept.date.flatMap { CalendarDate($0) }, act: kept.act)
      if let date = penalty.date, let visit, date.first > visit.last { continue }
      if named.contains(where: { $0.isSame(as: penalty) }) { continue }
      var facts: [(field: String, fact: NewFact)] = []
      if let number = kept.number { facts.append((names.number, .text(number))) }
      if let date = penalty.date { facts.append((names.date, .date(date))) }
      if let act = kept.act { facts.append((names.act, .text(act))) }
      guard let more = known.adding(facts, to: list, from: kept.source) else { continue }
      known = more
      named.append(penalty)
      added.append(kept)
    }
    let own = heap.cells[list]
    guard let first = added.first, own.kind == .list, !own.flags.contains(.incomplete) else { return (known, nil) }
    return (known, contradiction(of: list, first, count: added.count))
  }

  private func contradiction(of list: CellID, _ first: KeptPenalty, count: Int) -> Contradicted {
    Contradicted(
      id: "history", path: path(of: list), span: span(of: list),
      message: Localized(
        zh: "本记录的列表视为已录全，档案中另有 \(count) 项，例如\(first.source.words.zh)；请核对统一编号和该列表",
        en: "the list counts as complete here, but the store keeps \(count) more, such as \(first.source.words.en); check the "
          + "enterprise's number and the list"),
      isFromHistory: true)
  }

  private func word(at path: [String]) -> String? {
    guard let cell = cell(at: path, from: root), heap.cells[cell].kind == .text else { return nil }
    let text = text(of: heap.cells[cell])
    return text.isEmpty ? nil : text
  }
}

/// A penalty as far as it can be told from another.
private struct NamedPenalty {
  var number: String?
  var date: CalendarDate?
  var act: String?

  /// One number, or where one of them has none one day; and no two different acts.
  func isSame(as other: NamedPenalty) -> Bool {
    if let act, let theirs = other.act, act != theirs { return false }
    if let number, let theirs = other.number { return number == theirs }
    guard let date, let theirs = other.date else { return false }
    return date == theirs
  }

  static func listed(_ names: Manifest.History, in record: Record) -> [NamedPenalty] {
    guard let list = record.cell(at: names.list, from: record.root) else { return [] }
    return record.elements(of: record.heap.cells[list]).map { cell in
      let object = record.heap.cells[cell]
      return NamedPenalty(
        number: record.text(names.number, of: object), date: record.date(names.date, of: object), act: record.text(names.act, of: object))
    }
  }

  /// One for each act of a decision, one for a decision that names none.
  static func decided(_ names: Manifest.Decisions?, in record: Record) -> [NamedPenalty] {
    guard let names, let list = record.cell(at: names.list, from: record.root) else { return [] }
    return record.elements(of: record.heap.cells[list]).flatMap { cell in
      let object = record.heap.cells[cell]
      let one = NamedPenalty(number: record.text(names.number, of: object), date: record.date(names.date, of: object))
      guard let inner = names.acts, let acts = record.field(inner.list, of: object), record.heap.cells[acts].kind == .list else {
        return [one]
      }
      let each = record.elements(of: record.heap.cells[acts]).map { act in
        NamedPenalty(number: one.number, date: one.date, act: record.text(inner.act, of: record.heap.cells[act]))
      }
      return each.isEmpty ? [one] : each
    }
  }
}

extension KeptSource {
  public var json: JSONValue {
    .object([("run", .int(run)), ("record", .string(record)), ("number", JSONValue(number))])
  }
}
