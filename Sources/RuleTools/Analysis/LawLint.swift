import CEL
import Diagnostics
import Documents
import Rules

/// Each moment at which a rule or a ground is in force needs a provision that is in force too: of those that it cites,
/// and of those that its act stands for.
func lintOfForce(_ set: RuleSet) -> [Diagnostic] {
  func stretch(_ force: InForce) -> InForce { InForce(from: force.from ?? set.manifest.covers.from, to: force.to) }
  var found: [Diagnostic] = []
  func look(_ id: Located<String>, _ names: [Located<String>], _ force: InForce, _ zh: String, _ en: String) {
    let provisions = names.compactMap { set.provision($0.value) }
    guard let first = names.first, !provisions.isEmpty,
      let gap = firstGap(in: stretch(force), of: provisions.map(\.inForce))
    else { return }
    let day = gap.map { "\($0)" } ?? "…"
    found.append(
      LintMistake.provisionNotInForce.at(
        first.span, zh: "「\(id.value)」在 \(day) 施行，而\(zh)当时未施行",
        en: "`\(id.value)` is in force on \(day), when \(en) is not",
        other: provisions.map { Label($0.id.span, Localized(zh: "在此声明", en: "declared here")) }))
  }
  for rule in set.rules {
    let before = found.count
    look(rule.id, rule.basis, rule.inForce, "所引条款", "no provision that it cites")
    if found.count == before, let act = set.act(rule.act.value) {
      let names = act.provisions
      look(rule.id, names.map { Located($0.value, rule.act.span) }, rule.inForce, "其违法行为的条款", "the provision of its act")
    }
  }
  for ground in set.grounds {
    let time = ground.inForce == InForce() ? set.time(of: ground.of) : ground.inForce
    look(ground.id, ground.provision.map { [$0] } ?? [], time, "所引条款", "the provision that it cites")
  }
  return found
}

extension RuleSet {
  /// The time in which there is something to concern: from the first to the last day of the provisions behind it.
  fileprivate func time(of concern: Concern) -> InForce {
    let names = Set(concern.penalties.map(\.value))
    var forces = provisions.filter { names.contains($0.penalty?.value ?? "") }.map(\.inForce)
    for act in concern.acts.compactMap({ act($0.value) }) {
      forces += act.provisions.compactMap { provision($0.value)?.inForce }
    }
    let first = forces.map { $0.from?.first ?? .min }.min() ?? .min
    let last = forces.map { $0.to?.first ?? .max }.max() ?? .max
    return InForce(
      from: first == .min ? nil : CalendarDate(day: max(first, manifest.covers.from?.first ?? .min)),
      to: last == .max ? nil : CalendarDate(day: last))
  }
}

/// The first day of a stretch that none of the others covers; an inner nil is a day before all counting.
private func firstGap(in stretch: InForce, of others: [InForce]) -> CalendarDate?? {
  var day = stretch.from?.first ?? .min
  let end = stretch.to?.first ?? .max
  while day < end {
    let ends = others.filter { ($0.from?.first ?? .min) <= day }.map { $0.to?.first ?? .max }.filter { $0 > day }
    guard let next = ends.max() else { return .some(day == .min ? nil : CalendarDate(day: day)) }
    day = next
  }
  return nil
}

/// Entries that were last compared with the law before a day, and those of which nobody says when: neither they nor a
/// provision that they cite has a date.
func lintOfChecks(_ documents: [RuleDocument], since: CalendarDate) -> [Diagnostic] {
  let entries = documents.filter { $0.kind == .rules }.flatMap { checkedEntries(of: $0.document) }
  var dates: [String: CalendarDate] = [:]
  for entry in entries where entry.section == "provisions" { dates[entry.id] = entry.checked }
  return entries.compactMap { entry in
    guard let checked = entry.checked else {
      guard !entry.cites.contains(where: { dates[$0] != nil }) else { return nil }
      return LintMistake.neverChecked.at(
        entry.span, zh: "「\(entry.id)」没有写明何时与法律核对过", en: "nobody says when `\(entry.id)` was compared with the law")
    }
    guard checked.last < since.first else { return nil }
    return LintMistake.notCheckedSince.at(
      entry.span, zh: "「\(entry.id)」最近一次核对于 \(checked)", en: "`\(entry.id)` was last checked on \(checked)")
  }
}

private struct CheckedEntry {
  var section: String
  var id: String
  var span: SourceSpan
  var checked: CalendarDate?
  /// The provisions whose text it gives.
  var cites: [String]
}

/// The entries that say what the law says; the sections that only hold words for people do not.
private func checkedEntries(of document: Document) -> [CheckedEntry] {
  let sections: Set<String> = [
    "rules", "instruments", "provisions", "acts", "penalties", "grounds", "routes", "tables", "lexicons", "calendars",
  ]
  var found: [CheckedEntry] = []
  for (key, list) in document.entries(of: document.root) {
    let section = document.string(of: key)
    guard sections.contains(section), document.nodes[list].kind == .sequence else { continue }
    for node in document.children(of: list) {
      guard let id = document.value(of: "id", in: node) else { continue }
      // A table's `verified` is a column of it: tables and calendars say the day themselves.
      let own = document.value(of: "checked", in: node)
      let checked = own ?? document.value(of: "verified", in: node).flatMap { document.value(of: "checked", in: $0) }
      let cites = ["basis", "provision", "versions"].compactMap { document.value(of: $0, in: node) }
      found.append(
        CheckedEntry(
          section: section, id: document.string(of: id), span: document.span(of: id),
          checked: checked.flatMap { CalendarDate(document.string(of: $0)) },
          cites: cites.flatMap { document.texts(of: $0) }))
    }
  }
  return found
}

extension Document {
  /// A scalar, or the elements of a list of them.
  fileprivate func texts(of node: Int) -> [String] {
    nodes[node].kind == .sequence ? children(of: node).map { string(of: $0) } : [string(of: node)]
  }
}
