import CEL
import Diagnostics
import Engine
import Rules
import Testing

@Suite struct AssessmentTests {
  static let day = "day: 2023-05-01\n"

  static func crate(_ fields: String, id: String = "c1") -> String {
    "  - {id: \(id), packed_on: 2023-04-01, seller: here, \(fields)}\n"
  }

  func fine(_ record: String) throws -> String {
    let (_, assessment) = try Market.judge(record)
    return assessment.fine.map { "\($0.min)..\($0.max.map { "\($0)" } ?? "")" } ?? "none"
  }

  /// The band edge: 99.99 lies below it, 100 on it.
  @Test(arguments: [
    ("rotten: true, worth: 99.99", "500..1500"), ("rotten: true, worth: 100", "1500..3000"),
    ("rotten: true, worth: 100.01", "1500.15..3000.3"), ("rotten: true", "500.."),
    ("rotten: true, worth_at_least: 100", "1500.."), ("rotten: true, worth_at_least: 20", "500.."),
    ("rotten: true, pieces: 3, price: 33.33", "500..1500"), ("rotten: true, pieces: 3, price: 33.34", "1500.3..3000.6"),
    ("rotten: true, pieces: 3", "500.."), ("rotten: true, sold: 2, left: 3, price: 20", "1500.."),
    ("rotten: true, sold: 5, price: 20", "1500.."), ("rotten: true, sold: 4, price: 20", "500.."),
    ("rotten: true, sold: 4, price: 20, worth_at_least: 100", "1500.."),
    ("rotten: true, pieces: 3, sold: 2, price: 20", "500..1500"), ("rotten: true, worth: 0", "500..1500"),
  ])
  func `a fine follows from what is known of the value`(crate: String, expected: String) throws {
    #expect(try fine(Self.day + "stall: {name: a}\ncrates:\n" + Self.crate(crate)) == expected)
  }

  @Test func `where the list of goods was not fully entered the upper end is open`() throws {
    let crates = "stall: {name: a}\ncrates:\n" + Self.crate("rotten: true, mislabelled: true, worth: 200")
    #expect(try fine(Self.day + crates) == "3000..6000")
    #expect(try fine(Self.day + "incomplete: [crates]\n" + crates) == "3000..")
  }

  @Test func `goods of one act are counted once and together`() throws {
    let record = Self.day + "stall: {name: a}\ncrates:\n" + Self.crate("rotten: true, worth: 60")
      + Self.crate("rotten: true, worth: 60", id: "c2")
    let (_, assessment) = try Market.judge(record)
    #expect(assessment.acts.count == 1)
    #expect(assessment.acts.first?.value.known == ExactDecimal(120))
    #expect(assessment.fine == AmountRange(min: ExactDecimal(1800), max: ExactDecimal(3600)))
  }

  @Test func `of two acts over the same goods the heavier absorbs the lighter`() throws {
    let record = Self.day + "stall: {name: a}\ncrates:\n" + Self.crate("rotten: true, mislabelled: true, worth: 200")
    let (_, assessment) = try Market.judge(record)
    let heavy = assessment.acts.first { $0.act.id.value == "rotten_fruit" }
    #expect(heavy?.absorbed.map(\.act) == ["bad_label"])
    #expect(heavy?.absorbed.first?.goods == ["crates[0]"])
    #expect(try fine(record) == "3000..6000")
  }

  @Test func `what is left of an absorbed act keeps its own band`() throws {
    let record = Self.day + "stall: {name: a}\ncrates:\n" + Self.crate("rotten: true, mislabelled: true, worth: 200")
      + Self.crate("rotten: false, mislabelled: true, worth: 50", id: "c2")
    #expect(try fine(record) == "3100..6300")
  }

  @Test func `crossing ranges are both shown and the total runs from one end to the other`() throws {
    let record = Self.day + "stall: {name: a}\ncrates:\n" + Self.crate("rotten: true, stolen: true, worth: 200")
    let (_, assessment) = try Market.judge(record)
    #expect(assessment.acts.allSatisfy { $0.absorbed.isEmpty && $0.absorbedBy == nil })
    #expect(try fine(record) == "200..8000")
  }

  @Test func `different acts add up`() throws {
    let record = Self.day + "stall: {name: a, fled: true}\ncrates:\n" + Self.crate("rotten: true, worth: 200")
    #expect(try fine(record) == "3010..6020")
  }

  @Test(arguments: [
    ("kinds: [{id: k, name: 苹果, worth: 120}]\n", "1800..3600"),
    ("kinds: [{id: k, name: 苹果}]\nsums: [{of: [k], worth: 120}]\n", "1800..3600"),
    ("kinds: [{id: k, name: 苹果}]\nsums: [{of: [c1, c2], worth: 120}]\n", "1800..3600"),
    ("kinds: [{id: k, name: 苹果}]\nsums: [{of: [c1], worth: 120}]\n", "1800.."),
    ("kinds: [{id: k, name: 苹果}]\nsums: [{of: [c1, c2], worth_at_least: 120}]\n", "1800.."),
    ("kinds: [{id: k, name: 苹果, worth: 120}]\nincomplete: [crates]\n", "500.."),
  ])
  func `a value may stand at the whole or be stated for several together`(more: String, expected: String) throws {
    let record = Self.day + more + "stall: {name: a}\ncrates:\n" + Self.crate("kind: k, rotten: true")
      + Self.crate("kind: k, rotten: true", id: "c2")
    #expect(try fine(record) == expected)
  }

  @Test func `a figure that covers other goods too says nothing of these`() throws {
    let record = Self.day + "kinds: [{id: k, name: a, worth: 120}]\nstall: {name: a}\ncrates:\n"
      + Self.crate("kind: k, rotten: true") + Self.crate("kind: k, rotten: false", id: "c2")
    #expect(try fine(record) == "500..")
  }

  // MARK: Whom and whether

  @Test func `goods that another sold are referred and not fined here`() throws {
    let record = Self.day + "stall: {name: a}\npeople: [{id: p, name: b}]\ncrates:\n"
      + "  - {id: c1, packed_on: 2023-04-01, seller: p, rotten: true, worth: 200}\n"
    let (findings, assessment) = try Market.judge(record)
    #expect(findings.findings.first?.isReferred == true)
    #expect(assessment.acts.isEmpty)
    #expect(assessment.fine == nil)
  }

  @Test func `where it is open who sold, nobody is charged`() throws {
    let record = Self.day + "stall: {name: a}\ncrates: [{id: c1, packed_on: 2023-04-01, rotten: true, worth: 200}]\n"
    let (findings, assessment) = try Market.judge(record)
    #expect(findings.findings.first?.status == .undetermined)
    #expect(findings.findings.first?.missing.map(\.text) == ["crates[0].seller"])
    #expect(assessment.acts.isEmpty)
    #expect(assessment.recommendations.map(\.route.id.value) == ["look"])
  }

  @Test(arguments: [
    ("small: true", ActOutcome.noPenalty, false), ("old: true", .timeBarred, false), ("small: false, old: false", .penalty, true),
    ("name: a", .penalty, true),
  ])
  func `a ground may exclude the penalty`(stall: String, outcome: ActOutcome, isCase: Bool) throws {
    let (_, assessment) = try Market.judge(Self.day + "stall: {\(stall)}\ncrates:\n" + Self.crate("rotten: true, worth: 200"))
    #expect(assessment.acts.first?.outcome == outcome)
    #expect(assessment.isCase == isCase)
    #expect(assessment.fine?.min == (isCase ? ExactDecimal(3000) : .zero))
  }

  // MARK: Revocation

  static let permit = "permit: {number: n, state: valid, office: 办公室}"

  @Test(arguments: [
    ("repeated: true, \(permit)", "", "recommended"), ("repeated: true, permit: null", "", "barred"),
    ("repeated: true, permit: {number: n, state: gone}", "", "barred"), ("repeated: true", "", "conditional"),
    ("repeated: false, \(permit)", "", "none"), (permit, "", "none"),
    (permit, "findings_of_persons: [{question: grave, about: rotten_fruit, answer: true}]\n", "recommended"),
    (permit, "findings_of_persons: [{question: grave, about: bad_label, answer: true}]\n", "none"),
    (permit, "findings_of_persons: [{question: grave, about: rotten_fruit, answer: false}]\n", "none"),
  ])
  func `revocation is recommended only by its route`(stall: String, more: String, state: String) throws {
    let (_, assessment) = try Market.judge(
      Self.day + more + "stall: {name: a, \(stall)}\ncrates:\n" + Self.crate("rotten: true, worth: 200"))
    let line = assessment.recommendations.first { $0.route.action.value == "revoke" }
    #expect((line?.state.rawValue ?? "none") == state)
    if state == "recommended" { #expect(line?.addressee?.zh == "办公室") }
    if state == "barred" { #expect(line?.bars.map(\.en) == ["there is no permit"]) }
    if state == "conditional" { #expect(line?.blockedBy.map(\.text) == ["stall.permit"]) }
  }

  /// What gives a route decides whether it is spoken of; its conditions, whether it is open.
  @Test(arguments: [
    ("repeated: true, \(permit)", "recommended"), ("repeated: true, permit: null", "barred"), ("repeated: true", "conditional"),
    ("repeated: false, permit: null", "none"), ("repeated: false, \(permit)", "none"), (permit, "none"), ("permit: null", "none"),
  ])
  func `a route that something gives`(stall: String, state: String) throws {
    let (_, assessment) = try Market.judge(Self.day + "stall: {name: a, \(stall)}\ncrates:\n" + Self.crate("mislabelled: true, worth: 200"))
    #expect(assessment.acts.map(\.act.id.value) == ["bad_label"])
    let line = assessment.recommendations.first { $0.route.action.value == "close" }
    #expect((line?.state.rawValue ?? "none") == state)
  }

  @Test func `a revocation is barred while the act is not established`() throws {
    let record = Self.day + "stall: {name: a, repeated: true, \(Self.permit)}\n"
      + "crates: [{id: c1, rotten: true, packed_on: 2019-05, seller: here}]\n"
    let (findings, assessment) = try Market.judge(record)
    #expect(findings.findings.first?.reason == .lawNotEncoded)
    #expect(assessment.recommendations.first { $0.route.action.value == "revoke" }?.state == .barred)
  }

  // MARK: Questions, persons, decisions

  @Test func `an open question is asked, an answered one is shown`() throws {
    let crates = "stall: {name: a}\ncrates:\n" + Self.crate("rotten: true, worth: 200")
    let (_, open) = try Market.judge(Self.day + crates)
    #expect(open.questions == [AskedQuestion(question: "grave", subject: "rotten_fruit", answer: nil)])
    let (_, answered) = try Market.judge(
      Self.day + "findings_of_persons: [{question: grave, about: rotten_fruit, answer: true}]\n" + crates)
    #expect(answered.questions.first?.answer == true)
  }

  @Test func `persons answer in a serious case with a range or a formula`() throws {
    let record = Self.day + "people: [{id: p, name: b, roles: [boss], income: 1000.5}, {id: q, roles: [boss]}]\n"
      + "stall: {name: a, repeated: true}\ncrates:\n" + Self.crate("rotten: true, worth: 200")
    let (_, assessment) = try Market.judge(record)
    let persons = try #require(assessment.acts.first?.persons)
    #expect(persons.map { $0.fine.map { "\($0.min)..\($0.max.map { "\($0)" } ?? "")" } } == ["1000.5..3001.5", nil])
    #expect(persons.allSatisfy { $0.ban == .years(10) })
  }

  /// Twice in a role list, a person is fined once for an act; for two acts, twice. Without incomes only the lower end is left.
  @Test(arguments: [
    ("{id: p, roles: [boss], income: 1000.5}", "", "1000.5..3001.5"),
    ("{id: p, roles: [boss, boss], income: 1000.5}", "", "1000.5..3001.5"),
    ("{id: p, roles: [boss], income: 1000.5}, {id: q, roles: [boss], income: 10}", "", "1010.5..3031.5"),
    ("{id: p, roles: [boss], income: 1000.5}, {id: q, roles: [boss]}", "", "1000.5.."),
    ("{id: p, roles: [boss], income: 1000.5}", rottenToo, "2001..6003"), ("{id: p, roles: []}", "", "0.."),
  ])
  func `fines on persons have their own total`(people: String, extra: String, total: String) throws {
    let plan = try Market.plan(extra: extra)
    let record = try Market.record(
      Self.day + "people: [\(people)]\nstall: {name: a, repeated: true}\ncrates:\n" + Self.crate("rotten: true, worth: 200"), by: plan)
    var evaluator = Evaluator(plan)
    let findings = evaluator.findings(in: record)
    let assessment = evaluator.assess(findings, in: record)
    try #require(assessment.acts.count == (extra.isEmpty ? 1 : 2))
    func shown(_ range: AmountRange?) -> String? { range.map { "\($0.min)..\($0.max.map { "\($0)" } ?? "")" } }
    #expect(shown(assessment.personalFine(withIncomes: true)) == total)
    #expect(shown(assessment.personalFine(withIncomes: false)) == "0..")
  }

  private static let rottenToo = """
    rules:
      - id: ROT-2
        title: {zh: 同样腐烂, en: as rotten}
        category: fruit
        basis: [code-5]
        law_date: crate.packed_on
        each: {crate: crates}
        when: [crate.rotten]
        act: rotten_too
        goods: crate
        message: {zh: 烂, en: rotten}
    """

  @Test func `where nothing falls on persons there is no total`() throws {
    let (_, assessment) = try Market.judge(Self.day + "stall: {name: a, repeated: false}\ncrates:\n" + Self.crate("rotten: true, worth: 200"))
    #expect(assessment.personalFine(withIncomes: true) == nil)
  }

  @Test(arguments: [
    ("fine: 3000", Position.inside), ("fine: 2999.99", .below), ("fine: 6000", .inside), ("fine: 6000.01", .above),
    ("number: n", .notStated), ("fine: null", .below),
  ])
  func `a decided fine is placed against the range`(ruling: String, position: Position) throws {
    let (_, assessment) = try Market.judge(
      Self.day + "rulings: [{date: 2023-06-01, \(ruling)}]\nstall: {name: a}\ncrates:\n" + Self.crate("rotten: true, worth: 200"))
    #expect(assessment.decisions.first?.fine.position == position)
  }

  @Test(arguments: [
    ("{fine: 2010, acts: [{act: rotten_fruit}]}, {fine: 1000, acts: [{act: rotten_fruit}]}", [Position.inside, .inside]),
    ("{fine: 2000, acts: [{act: rotten_fruit}]}, {fine: null, acts: [{act: rotten_fruit}]}", [.below, .below]),
    ("{fine: 2000, acts: [{act: rotten_fruit}]}, {acts: [{act: rotten_fruit}]}", [.notStated, .notStated]),
    ("{fine: 3000, acts: [{act: rotten_fruit}]}, {fine: 10, acts: [{act: flight}]}", [.inside, .inside]),
    ("{fine: 3000, acts: [{act: rotten_fruit}]}, {fine: 9, acts: [{act: flight}]}", [.inside, .below]),
  ])
  func `decisions on the same act are added before they are compared`(rulings: String, positions: [Position]) throws {
    let (_, assessment) = try Market.judge(
      Self.day + "rulings: [\(rulings)]\nstall: {name: a, fled: true}\ncrates:\n" + Self.crate("rotten: true, worth: 200"))
    #expect(assessment.decisions.map(\.fine.position) == positions)
  }

  @Test func `acts of a decision agree, are missing, or were not decided`() throws {
    let (_, assessment) = try Market.judge(
      Self.day
        + "rulings: [{acts: [{act: rotten_fruit, provision: code-2}, {act: stolen_fruit, provision: code-3}], revoked: true}]\n"
        + "stall: {name: a, fled: true}\ncrates:\n" + Self.crate("rotten: true, worth: 200"))
    let decision = try #require(assessment.decisions.first)
    #expect(decision.acts.map(\.position) == [.otherProvision, .notFound, .notDecided])
    #expect(decision.revocation == .noRoute)
  }

  /// Codes 1 and 5 are neighbours, 1 and 2 are not.
  @Test(arguments: [
    ("{act: rotten_too, provision: code-5}", [Position.agrees]), ("{act: rotten_fruit, provision: code-5}", [.agrees]),
    ("{act: bad_label, provision: code-2}", [.notFound, .notDecided]), ("{act: rotten_too}", [.notFound, .notDecided]),
  ])
  func `an authority may name a neighbouring provision`(act: String, positions: [Position]) throws {
    let (_, assessment) = try Market.judge(
      Self.day + "rulings: [{acts: [\(act)], fine: 4000}]\nstall: {name: a}\ncrates:\n" + Self.crate("rotten: true, worth: 200"))
    let decision = try #require(assessment.decisions.first)
    #expect(decision.acts.map(\.position) == positions)
    #expect(decision.fine.position == .inside)
  }

  @Test func `gains are confiscated beside the fine`() throws {
    let (_, assessment) = try Market.judge(
      Self.day + "stall: {name: a}\ncrates:\n" + Self.crate("rotten: true, worth: 200, gains: 12.30"))
    #expect(assessment.acts.first?.confiscation.first?.amount == ExactDecimal("12.3"))
  }

  @Test func `every thing looked at has exactly one status`() throws {
    let (findings, _) = try Market.judge(
      Self.day + "stall: {name: a}\ncrates:\n" + Self.crate("rotten: true, worth: 1") + Self.crate("stolen: true", id: "c2"))
    #expect(findings.counts.total == findings.subjects)
    #expect(findings.verdicts.count == findings.subjects)
  }
}
