import CEL
import Diagnostics
import Engine
import Rules
import Testing

/// What costs too much is told, never waited for; and what `each` goes through may be a list made by the rule.
@Suite struct BoundedCostTests {
  private static func rule(each: String = "", when: String, goods: String = "") -> String {
    """
    rules:
      - id: COST-1
        title: {zh: 试, en: trial}
        category: fruit
        basis: [code-1]
        law_date: as_of
        \(each)
        when: ['\(when)']
        act: rotten_fruit
        message: {zh: 试, en: trial}
    """
  }

  private static func findings(_ rule: String, _ record: String) throws -> (statuses: [Status: Int], subjects: [String], reasons: [String]) {
    let plan = try Market.plan(extra: rule)
    var evaluator = Evaluator(plan, wantsLedger: true)
    let found = evaluator.findings(in: try Market.record("day: 2023-05-18\n" + record, by: plan))
    let own = found.findings.filter { plan.rules[$0.rule].rule.id.value == "COST-1" }
    return (Dictionary(own.map { ($0.status, 1) }) { $0 + $1 }, own.map(\.subject), own.map { "\($0.reason, default: "none")" })
  }

  private static let crates =
    "crates: [" + (0..<3000).map { "{id: c\($0), rotten: false}" }.joined(separator: ", ") + "]\n"

  @Test(arguments: [
    "crates.exists(a, crates.exists(b, crates.exists(c, c.rotten)))", "crates.all(a, crates.all(b, crates.all(c, true)))",
    "crates.map(a, crates.filter(b, crates.exists_one(c, c.id == a.id))).size() > 0",
    "crates.transformMapEntry(i, c, {c.id: crates.map(d, d.id).join(\"\")}).size() > 0",
    "crates.exists(a, crates.map(b, b.id).join(\"\").contains(crates.map(b, b.id).join(\",\")))",
    "crates.exists(a, crates.map(b, b.worth).sum() + crates.map(b, b.worth).sum() > 1.0 && a.rotten)",
  ]) func `a condition that takes too long fails, and says so`(_ condition: String) throws {
    let found = try Self.findings(Self.rule(when: condition), Self.crates)
    #expect(found.statuses == [.failed: 1], "\(found)")
    #expect(found.reasons.allSatisfy { $0.contains("too many steps") }, "\(found.reasons)")
  }

  @Test func `unknowns of a long list are gathered in linear time`() throws {
    let record = "crates: [" + (0..<20_000).map { "{id: c\($0)}" }.joined(separator: ", ") + "]\n"
    let found = try Self.findings(Self.rule(when: "crates.exists(a, a.rotten) && as_of > date(\"2020\")"), record)
    #expect(found.statuses.isEmpty, "\(found.statuses)")
  }

  @Test(arguments: [
    ("{c: 'crates.filter(x, x.rotten)'}", "c.rotten", ["crates[0]", "crates[2]"]),
    ("{t: 'crates.map(x, x.id + \"!\")'}", "t == \"a!\" || crates.exists(x, x.id + \"!\" == t && x.id == \"c\")", ["", ""]),
    ("{c: 'crates.map(x, [x, x])', d: c}", "d.rotten", [", ", ", ", ", ", ", "]),
    ("{c: 'crates + crates'}", "c.rotten", ["crates[0]", "crates[0]", "crates[2]", "crates[2]"]),
  ]) func `each may go through a list that the rule makes`(each: String, when: String, subjects: [String]) throws {
    let record = "crates: [{id: a, rotten: true}, {id: b, rotten: false}, {id: c, rotten: true}]"
    let found = try Self.findings(Self.rule(each: "each: " + each, when: when), record)
    #expect(found.subjects.sorted() == subjects)
  }

  /// 3,000 crates with 3,000 crates are nine million things; 300 with 300 are not too many.
  @Test(arguments: [(3000, [Status.failed: 1]), (300, [:])])
  func `a rule over the product of lists is given up, and says so`(count: Int, expected: [Status: Int]) throws {
    let record = "crates: [" + (0..<count).map { "{id: c\($0), rotten: false}" }.joined(separator: ", ") + "]\n"
    let found = try Self.findings(Self.rule(each: "each: {a: crates, b: crates}", when: "a.rotten && b.rotten"), record)
    #expect(found.statuses == expected)
    #expect(found.reasons.allSatisfy { $0.contains("more than \(Evaluator.mostSubjects) things") }, "\(found.reasons)")
  }
}
