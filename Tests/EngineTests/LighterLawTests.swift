import CEL
import Engine
import Rules
import Testing

/// A provision that changed on 1 January 2023: an act of the old time, decided in the new one, is assessed by both laws.
@Suite struct LighterLawTests {
  private static func extra(_ old: String, _ new: String) -> String {
    """
    provisions:
      - {id: old-7, instrument: code, cite: {zh: 旧第七条, en: old art. 7}, title: {zh: 生, en: unripe}, in_force: {from: 2020-01-01, to: 2023-01-01}, verified: {how: full_text}, penalty: old7}
      - {id: new-7, instrument: code, cite: {zh: 第七条, en: art. 7}, title: {zh: 生, en: unripe}, in_force: {from: 2023-01-01}, verified: {how: full_text}, penalty: new7}
    acts:
      - {id: unripe, title: {zh: 卖生水果, en: selling unripe fruit}, provision: new-7, versions: [old-7, new-7]}
    penalties:
      - {id: old7, title: {zh: 旧, en: old}, \(old)}
      - {id: new7, title: {zh: 新, en: new}, \(new)}
    grounds:
      - {id: again7, title: {zh: 再犯, en: again}, effect: serious, of: [old7, new7], when: [stall.repeated]}
    rules:
      - id: UNR-1
        title: {zh: 生, en: unripe}
        category: fruit
        basis: [new-7]
        law_date: crate.packed_on
        each: {crate: crates}
        when: [crate.pieces == 7]
        act: unripe
        goods: crate
        message: {zh: 生, en: unripe}
    """
  }

  private static func fixed(_ range: String, _ serious: String = "") -> String {
    let ends = range.split(separator: "-")
    let more = serious.isEmpty ? "" : ", serious: {\(serious)}"
    return "fine: {of: none, bands: [{fine: {min: \(ends[0]), max: \(ends[1])}}]}\(more)"
  }

  private func judge(
    _ old: String, _ new: String, packed: String = "2022-12-31", day: String = "2023-05-01", stall: String = "repeated: false",
    worth: String = ", worth: 200", crate: String = "", more: String = ""
  ) throws -> Assessment {
    let plan = try Market.plan(extra: Self.extra(old, new))
    let record = try Market.record(
      "day: \(day)\nstall: {\(stall)}\n\(more)crates: [{id: c1, packed_on: \(packed), pieces: 7\(worth)\(crate)}]\n", by: plan)
    var evaluator = Evaluator(plan)
    let findings = evaluator.findings(in: record)
    return evaluator.assess(findings, in: record)
  }

  private func shown(_ assessment: Assessment) -> String {
    let act = assessment.acts.first { $0.act.id.value == "unripe" }
    let fine = assessment.fine.map { "\($0.min)-\($0.max.map { "\($0)" } ?? "")" } ?? "none"
    return (act?.laws.isEmpty ?? true ? "one law" : act?.law?.rawValue ?? "a person") + " " + fine
  }

  /// Fine, then bans, then what may happen to a licence; equal: the law of the act.
  @Test(arguments: [
    ("1000-2000", "", "1000-1999", "", "repeated: false", "decision 1000-1999"),
    ("1000-2000", "", "999-2000", "", "repeated: false", "decision 999-2000"),
    ("1000-2000", "", "1000-2000", "", "repeated: false", "act 1000-2000"),
    ("1000-2000", "", "1000-2001", "", "repeated: false", "act 1000-2000"),
    ("1000-2000", "", "1001-2000", "", "repeated: false", "act 1000-2000"),
    ("1000-2000", "", "999-2001", "", "repeated: false", "a person 999-2001"),
    ("1000-2000", "", "1001-1999", "", "repeated: false", "a person 1000-2000"),
    ("10-20", "one_of: [revoke], bars: {years: 10}", "10-20", "one_of: [revoke], bars: {years: 9}", "repeated: true", "decision 10-20"),
    ("10-20", "one_of: [revoke], bars: {years: 9}", "10-20", "one_of: [revoke], bars: {years: 10}", "repeated: true", "act 10-20"),
    ("10-20", "one_of: [revoke], bars: {years: 10}", "10-20", "one_of: [revoke], bars: {years: 9}", "repeated: false", "act 10-20"),
    ("10-20", "one_of: [revoke], persons: {who: [boss], ban: lifetime}", "10-20", "one_of: [revoke], persons: {who: [boss], ban: {years: 99}}", "repeated: true", "decision 10-20"),
    ("10-20", "one_of: [revoke], bars: {years: 5}, persons: {who: [boss], ban: lifetime}", "10-20", "one_of: [revoke], bars: {years: 10}, persons: {who: [boss], ban: {years: 5}}", "repeated: true", "a person 10-20"),
    ("10-20", "one_of: [revoke]", "10-20", "one_of: [close]", "repeated: true", "decision 10-20"),
    ("10-20", "one_of: [close]", "10-20", "one_of: [close, revoke]", "repeated: true", "act 10-20"),
    ("10-20", "one_of: [close], bars: {years: 5}", "10-21", "one_of: [close]", "repeated: true", "act 10-20"),
    ("10-20", "one_of: [close], fine: {of: none, bands: [{fine: {min: 100, max: 200}}]}", "9-19", "one_of: [close], fine: {of: none, bands: [{fine: {min: 100, max: 201}}]}", "name: a", "a person 9-20"),
    ("10-20", "one_of: [close], fine: {of: none, bands: [{fine: {min: 100, max: 200}}]}", "9-19", "one_of: [close], fine: {of: none, bands: [{fine: {min: 100, max: 201}}]}", "repeated: false", "decision 9-19"),
    ("10-20", "one_of: [close], fine: {of: none, bands: [{fine: {min: 100, max: 200}}]}", "9-19", "one_of: [close], fine: {of: none, bands: [{fine: {min: 100, max: 201}}]}", "repeated: true", "act 100-200"),
  ])
  func `the lighter of two laws counts`(
    old: String, oldSerious: String, new: String, newSerious: String, stall: String, expected: String
  ) throws {
    #expect(try shown(judge(Self.fixed(old, oldSerious), Self.fixed(new, newSerious), stall: stall)) == expected)
  }

  /// A bar that comes with the act counts whether the case is serious or not; in a serious one the longer bar does.
  @Test(arguments: [
    (", bars: {years: 5}", ", bars: {years: 3}", "repeated: false", "decision 10-20", 3),
    (", bars: {years: 3}", ", bars: {years: 5}", "repeated: false", "act 10-20", 3),
    (", bars: {years: 3}, serious: {one_of: [revoke], bars: {years: 10}}", ", bars: {years: 5}, serious: {one_of: [revoke]}", "repeated: true", "decision 10-20", 5),
    (", bars: {years: 3}, serious: {one_of: [revoke], bars: {years: 10}}", ", bars: {years: 5}, serious: {one_of: [revoke]}", "repeated: false", "act 10-20", 3),
    (", serious: {one_of: [revoke], bars: {years: 10}}", "", "repeated: false", "act 10-20", nil as Int?),
  ])
  func `a bar may come with the act itself`(old: String, new: String, stall: String, expected: String, years: Int?) throws {
    let assessment = try judge(Self.fixed("10-20") + old, Self.fixed("10-20") + new, stall: stall)
    #expect(shown(assessment) == expected)
    #expect(assessment.acts.first?.barYears == years)
  }

  /// The law changed on 2023-01-01: both laws are looked at where the act ended before and the decision falls on or after it.
  @Test(arguments: [
    ("2022-12-31", "2023-01-01", "decision 10-20"), ("2022-12-31", "2022-12-31", "one law 100-200"),
    ("2023-01-01", "2023-01-01", "one law 10-20"), ("2022-12", "2023-01-01", "decision 10-20"),
    ("2022-12-31..2023-01-01", "2023-02-01", "one law 0-"),
  ])
  func `two laws are compared only where they differ`(packed: String, day: String, expected: String) throws {
    #expect(try shown(judge(Self.fixed("100-200"), Self.fixed("10-20"), packed: packed, day: day)) == expected)
  }

  @Test func `the day of the decision is that of the ruling`() throws {
    let ruling = "rulings: [{number: n, date: 2022-12-31, fine: 100}]\n"
    #expect(try shown(judge(Self.fixed("100-200"), Self.fixed("10-20"), more: ruling)) == "one law 100-200")
  }

  /// Labels cost 600 to 2000 here: what they absorb makes no difference.
  @Test(arguments: [("0-100", "0-50", "act 600-2000"), ("700-2100", "0-50", "decision 600-2000"), ("0-50", "700-2100", "act 600-2000")])
  func `fines are compared as absorption leaves them`(old: String, new: String, expected: String) throws {
    #expect(try shown(judge(Self.fixed(old), Self.fixed(new), crate: ", mislabelled: true")) == expected)
  }

  @Test(arguments: [("", "a person 999-2001"), ("true", "decision 999-2001"), ("false", "act 1000-2000")])
  func `a person chooses where they cannot be compared`(answer: String, expected: String) throws {
    let answers = answer.isEmpty ? "" : "findings_of_persons: [{question: which_law, about: unripe, answer: \(answer)}]\n"
    let assessment = try judge(Self.fixed("1000-2000"), Self.fixed("999-2001"), more: answers)
    #expect(shown(assessment) == expected)
    #expect(assessment.questions == [AskedQuestion(question: "which_law", subject: "unripe", answer: Bool(answer))])
    #expect(assessment.acts.first?.laws.map(\.provision) == ["old-7", "new-7"])
    #expect(assessment.acts.first?.laws.map { $0.fine?.min } == [ExactDecimal(1000), ExactDecimal(999)])
  }

  /// Where the value is open the scales are compared at every value that it may have: 30 is below 40 up to some value only.
  @Test(arguments: [
    ("times: {min: 2, max: 4}", "times: {min: 1, max: 4}", "", "decision 0-"),
    ("times: {min: 2, max: 4}", "fine: {min: 30, max: 40}", "", "a person 0-"),
    ("times: {min: 2, max: 4}", "fine: {min: 30, max: 40}", ", worth: 200", "decision 30-40"),
    ("times: {min: 2, max: 4}", "fine: {min: 30, max: 40}", ", worth: 10", "act 20-40"),
    ("times: {min: 2, max: 4}", "fine: {min: 30, max: 40}", ", worth_at_least: 15", "decision 30-40"),
  ])
  func `an open value is compared at every value`(old: String, new: String, worth: String, expected: String) throws {
    func scale(_ measure: String) -> String { "fine: {of: worth, bands: [{\(measure)}]}" }
    #expect(try shown(judge(scale(old), scale(new), worth: worth)) == expected)
  }
}
