import Engine
import Rules

extension CaseOutcome {
  /// The lines of `expect` that say where this outcome differs from another: the first difference in order of weight, since
  /// one is enough to tell them apart, and a case that expects more than it is about breaks for other reasons.
  func expectation(differingFrom other: CaseOutcome) -> [String] {
    let lines = [
      statusLines(other), acts == other.acts ? [] : ["acts: [\(acts.sorted().joined(separator: ", "))]"],
      refers == other.refers
        ? [] : ["refers: {\(refers.sorted { $0.key < $1.key }.map { "\($0.key): '\($0.value)'" }.joined(separator: ", "))}"],
      fineLines(other), citations(other), consequences(other), differing("grounds", grounds, other.grounds),
      differing("recommend", recommend, other.recommend),
    ]
    return lines.first { !$0.isEmpty } ?? []
  }

  private func statusLines(_ other: CaseOutcome) -> [String] {
    if gravest != other.gravest { return gravest.map { ["status: \($0.rawValue)"] } ?? [] }
    guard let (own, _) = zip(statuses, other.statuses).first(where: { $0 != $1 }) else { return [] }
    return ["status: \(own.status.rawValue)", "subject: \(own.subject)"]
  }

  private func fineLines(_ other: CaseOutcome) -> [String] {
    func line(_ name: String, _ own: AmountRange?, _ other: AmountRange?) -> [String] {
      guard own != other, let own else { return [] }
      return ["\(name): {min: \(own.min), max: \(own.max.map { "\($0)" } ?? "null")}"]
    }
    return line("fine", fine, other.fine) + line("personal_fine", personalFine, other.personalFine)
  }

  private func citations(_ other: CaseOutcome) -> [String] {
    let parts = RuleTest.CitingPart.allCases.filter { cites[$0] != other.cites[$0] }.map { part in
      "\(part.rawValue): [\((cites[part] ?? []).sorted().joined(separator: ", "))]"
    }
    return parts.isEmpty ? [] : ["cites: {\(parts.joined(separator: ", "))}"]
  }

  private func consequences(_ other: CaseOutcome) -> [String] {
    var lines: [String] = []
    let roles = persons.keys.sorted().filter { persons[$0] != other.persons[$0] }.compactMap { role -> String? in
      guard let person = persons[role] else { return nil }
      let parts = [person.min.map { "min: \($0)" }, person.max.map { "max: \($0)" }, person.ban.map { "ban: \($0)" }]
      return "\(role): {\(parts.compactMap { $0 }.joined(separator: ", "))}"
    }
    if !roles.isEmpty { lines.append("persons: {\(roles.joined(separator: ", "))}") }
    if barYears != other.barYears { lines.append("bars: \(barYears)") }
    if confiscate != other.confiscate {
      let items = confiscate.keys.sorted().map { "\($0): \(confiscate[$0] ?? "")" }
      lines.append("confiscate: {\(items.joined(separator: ", "))}")
    }
    let sums = confiscatedYuan.keys.sorted().filter { confiscatedYuan[$0] != other.confiscatedYuan[$0] }
    if !sums.isEmpty {
      lines.append("confiscated_yuan: {\(sums.map { "\($0): \(confiscatedYuan[$0] ?? "")" }.joined(separator: ", "))}")
    }
    return lines
  }

  private func differing(_ name: String, _ own: [String: String], _ other: [String: String]) -> [String] {
    let keys = Set(own.keys).union(other.keys).sorted().filter { own[$0] != other[$0] }
    if keys.isEmpty { return [] }
    return ["\(name): {\(keys.map { "\($0): \(own[$0] ?? "none")" }.joined(separator: ", "))}"]
  }
}
