import CEL
import Diagnostics
import Engine
import Rules

/// An expectation compared with what came out.
extension RuleTest.Expectation {
  func differences(from outcome: CaseOutcome) -> [Localized] {
    statusDifferences(outcome) + sumDifferences(outcome) + stateDifferences(outcome) + consequenceDifferences(outcome)
  }

  private func statusDifferences(_ outcome: CaseOutcome) -> [Localized] {
    guard let wanted = status?.value else { return [] }
    if let subject {
      guard let found = outcome.statuses.first(where: { $0.subject == subject }) else {
        let known = outcome.statuses.map(\.subject).joined(separator: ", ")
        return [Localized(zh: "没有对象「\(subject)」，有：\(known)", en: "no subject `\(subject)`; there are: \(known)")]
      }
      return Self.unequal("status", wanted, found.status.rawValue)
    }
    return Self.unequal("status", wanted, outcome.gravest?.rawValue ?? "none")
  }

  private func sumDifferences(_ outcome: CaseOutcome) -> [Localized] {
    var found: [Localized] = []
    if let acts { found += Self.unequal("acts", Set(acts), outcome.acts) }
    if let refers {
      found += Self.unequal("refers", Set(refers.map { "\($0.act): \($0.party)" }), Set(outcome.refers.map { "\($0.key): \($0.value)" }))
    }
    if let fine { found += Self.differences("fine", fine, outcome.fine) }
    if let personalFine { found += Self.differences("personal_fine", personalFine, outcome.personalFine) }
    return found
  }

  private static func differences(_ name: String, _ wanted: RuleTest.FineExpectation, _ found: AmountRange?) -> [Localized] {
    let max = found.map { $0.max.map { "\($0)" } ?? "open" } ?? "none"
    let min = wanted.min.map { unequal("\(name).min", "\($0)", found.map { "\($0.min)" } ?? "none") } ?? []
    return min + (wanted.isOpen ? unequal("\(name).max", "open", max) : wanted.max.map { unequal("\(name).max", "\($0)", max) } ?? [])
  }

  private func stateDifferences(_ outcome: CaseOutcome) -> [Localized] {
    var found: [Localized] = []
    for (action, state) in recommend {
      found += Self.unequal("recommend.\(action)", state, outcome.recommend[action] ?? "none")
    }
    for (action, addressee) in addressees {
      found += Self.unequal("addressee.\(action)", addressee, outcome.addressees[action] ?? "none")
    }
    for (action, steps) in stepsBefore {
      found += Self.unequal(
        "steps_before.\(action)", steps.joined(separator: ", "), outcome.stepsBefore[action]?.joined(separator: ", ") ?? "none")
    }
    for (ground, state) in grounds {
      found += Self.unequal("grounds.\(ground)", state, outcome.grounds[ground] ?? "none")
    }
    for (part, provisions) in cites {
      found += Self.unequal("cites.\(part.rawValue)", Set(provisions), outcome.cites[part] ?? [])
    }
    return found
  }

  private func consequenceDifferences(_ outcome: CaseOutcome) -> [Localized] {
    var found: [Localized] = []
    if let persons, persons.isEmpty { found += Self.unequal("persons", Set(), Set(outcome.persons.keys)) }
    for person in persons ?? [] {
      let name = "persons.\(person.role)"
      guard let consequence = outcome.persons[person.role] else {
        found += Self.unequal(name, "some", "none")
        continue
      }
      if let min = person.fineMin { found += Self.unequal("\(name).min", "\(min)", consequence.min ?? "open") }
      if let max = person.fineMax { found += Self.unequal("\(name).max", "\(max)", consequence.max ?? "open") }
      if let ban = person.ban { found += Self.unequal("\(name).ban", ban, consequence.ban ?? "none") }
    }
    if let barYears { found += Self.unequal("bars", "\(barYears)", "\(outcome.barYears)") }
    if let confiscate {
      found += Self.unequal(
        "confiscate", Set(confiscate.map { "\($0.what): \($0.duty)" }), Set(outcome.confiscate.map { "\($0.key): \($0.value)" }))
    }
    for (what, yuan) in confiscatedYuan {
      let wanted = yuan.map { "\($0)" } ?? "open"
      found += Self.unequal("confiscated_yuan.\(what)", wanted, outcome.confiscatedYuan[what] ?? "none")
    }
    return found
  }

  private static func unequal(_ what: String, _ wanted: Set<String>, _ found: Set<String>) -> [Localized] {
    unequal(what, wanted.sorted().joined(separator: ", "), found.sorted().joined(separator: ", "))
  }

  private static func unequal(_ what: String, _ wanted: String, _ found: String) -> [Localized] {
    if wanted == found { return [] }
    return [Localized(zh: "\(what)：预期 \(wanted)，实为 \(found)", en: "\(what): expected \(wanted), found \(found)")]
  }
}
