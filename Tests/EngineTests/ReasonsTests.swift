import CEL
import Engine
import Rules
import Testing

/// What decides a violation and what lifts it, by the kinds of facts that a condition may hang on.
@Suite struct ReasonsTests {
  private static func rule(_ when: String, _ more: String) -> String {
    """
    rules:
      - id: NEW-1
        title: {zh: 新, en: new}
        category: fruit
        basis: [code-1]
        law_date: day
        each: {crate: crates}
        when: ['\(when)']
        act: rotten_fruit
        goods: crate
        message: {zh: 新, en: new}
    \(more)
    """
  }

  private func reasons(
    _ when: String, stall: String = "name: a", crate: String, more: String = "", record text: String = ""
  ) throws -> Reasons {
    let plan = try Market.plan(extra: Self.rule(when, more))
    let record = try Market.record(
      "day: 2023-05-01\nstall: {\(stall)}\ncrates: [{id: c1, \(crate)}]\n\(text)", by: plan)
    var evaluator = Evaluator(plan, wantsReasons: true)
    let findings = evaluator.findings(in: record).findings
    let finding = findings.first { plan.rules[$0.rule].rule.id.value == "NEW-1" }
    return try #require(finding).reasons
  }

  /// Without the day by which the law is chosen, on which every violation hangs.
  private func shown(_ reasons: Reasons) -> String {
    let facts = reasons.facts.filter { $0.path != "day" }.map { fact in
      switch fact.state {
      case .value: "\(fact.path) = \(fact.value ?? "")"
      case .absent: "no \(fact.path)"
      case .complete: "only \(fact.path) = \(fact.value ?? "")"
      case .present: "a \(fact.path)"
      }
    }
    return facts.joined(separator: ", ")
  }

  private func lifted(_ reasons: Reasons) -> String {
    guard let repair = reasons.repair else { return "nothing" }
    return repair.steps.map { "\($0.path): \($0.to)" }.joined(separator: " and ") + " -> \(repair.status.rawValue)"
  }

  @Test(arguments: [
    ("crate.rotten", "rotten: true", "crates[0].rotten = true", "crates[0].rotten: false -> clear"),
    ("absent(stall.permit)", "rotten: true", "no stall.permit", "stall.permit: {} -> clear"),
    ("crate.packed_on < date(\"2023-04-10\")", "packed_on: 2023-04-01", "crates[0].packed_on = 2023-04-01", "crates[0].packed_on: 2023-04-10 -> clear"),
    ("crate.packed_on >= date(\"2023-04-10\")", "packed_on: 2023-04-30", "crates[0].packed_on = 2023-04-30", "crates[0].packed_on: 2023-04-09 -> clear"),
    ("crate.worth > 99.5", "worth: 120", "crates[0].worth = 120", "crates[0].worth: 99.5 -> clear"),
    ("crate.worth >= 99.5", "worth: 120", "crates[0].worth = 120", "crates[0].worth: 99.49 -> clear"),
    ("crate.worth < 200", "worth: 120.5", "crates[0].worth = 120.5", "crates[0].worth: 200 -> clear"),
    ("crate.pieces != 3", "pieces: 7", "crates[0].pieces = 7", "crates[0].pieces: 3 -> clear"),
    ("crate.rotten || crate.stolen", "rotten: true, stolen: true", "crates[0].rotten = true", "crates[0].rotten: false and crates[0].stolen: false -> clear"),
    ("crate.rotten && !crate.stolen", "rotten: true, stolen: false", "crates[0].rotten = true, crates[0].stolen = false", "crates[0].rotten: false -> clear"),
    ("crates.all(c, c.rotten)", "rotten: true", "only crates = [1], crates[0].rotten = true", "crates[0].rotten: false -> clear"),
    ("!people.exists(p, p.name == \"b\")", "rotten: true", "only people = []", "people[0].name: b -> clear"),
    ("as_of > plus_days(crate.packed_on, 20)", "packed_on: 2023-04-10", "crates[0].packed_on = 2023-04-10, as_of = 2023-05-01", "crates[0].packed_on: 2023-04-11 -> clear"),
    ("crate.seller != inspected", "seller: p", "crates[0].seller = people[0]", "crates[0].seller: here -> clear"),
    ("judged(\"grave\", \"x\")", "rotten: true", "findings_of_persons[1].question = grave, findings_of_persons[1].answer = true", "findings_of_persons[1].answer: false -> clear"),
    ("true", "rotten: true", "", "nothing"),
  ])
  func `the facts that decide and the change that lifts`(when: String, crate: String, facts: String, repair: String) throws {
    let people = crate.contains("seller") ? "people: [{id: p, name: b}]\n" : "people: []\n"
    let answers = "findings_of_persons: [{question: other, answer: false}, {question: grave, about: x, answer: true}]\n"
    let found = try reasons(when, stall: "name: a, permit: null", crate: crate, record: people + answers)
    #expect(shown(found) == facts)
    #expect(lifted(found) == repair)
  }

  @Test func `an exception that was not raised lifts where no fact of the violation can be changed`() throws {
    let found = try reasons(
      "crate.id == \"c1\"", crate: "rotten: true",
      more: "    unless: [{reason: {zh: 小, en: small}, burden: party, when: [stall.small]}]")
    #expect(lifted(found) == "stall.small: true -> exempt")
  }

  @Test func `they are worked out only where they are wanted`() throws {
    let (findings, _) = try Market.judge("day: 2023-05-01\nstall: {name: a}\ncrates: [{id: c1, packed_on: 2023-04-01, seller: here, rotten: true}]\n")
    #expect(findings.findings.map(\.reasons.facts.count) == [0])
  }
}
