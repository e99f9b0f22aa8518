import Foundation
import Testing

/// `rules lint` over our own rules with one bad rule file added.
@Suite struct LintTests {
  /// Lines of a rule file, by number; the first line is `rules:`.
  private static func lint(_ rule: String) async throws -> (found: [LintReport.Found], status: Int32) {
    let (report, status) = try await LintReport.of(["zz.yaml": "rules:\n" + rule])
    return (report.diagnostics.filter { $0.location.file.hasSuffix("zz.yaml") }, status)
  }

  private static func rule(id: String = "ZZZ-001", title: String = "{zh: 甲, en: a}", when: String, message: String = "${batch.id}") -> String {
    """
      - id: \(id)
        title: \(title)
        category: other
        basis: [csar-59-1-1]
        law_date: batch.made_on
        each: {batch: batches}
        when:
          - \(when)
        act: unlicensed_production
        message: {zh: "\(message)", en: "\(message)"}

    """
  }

  @Test(arguments: [
    ("a rule without tests", rule(when: "batch.spoiled"), ["W0501"], 2),
    ("one text for both languages", rule(title: "{zh: a, en: a}", when: "batch.spoiled"), ["W0501", "W0502"], 2),
    ("a message without a field", rule(when: "batch.spoiled", message: "text"), ["W0501", "W0502", "W0503"], 2),
    ("a condition given twice", rule(when: "batch.spoiled\n      - batch.spoiled"), ["W0501", "W0504"], 2),
    ("a condition that reads nothing", rule(when: "1 < 2"), ["W0501", "W0505"], 2),
    ("a full-width letter in an id", rule(id: "ＺＺＺ-001", when: "batch.spoiled"), ["W0501", "W0509"], 2),
    ("a misspelt field", rule(when: "batch.spoilt"), ["E0222"], 9),
    ("a field that may be null, without a guard", rule(when: "batch.unit_price > 3 && enterprise.production_licence.state == \"valid\""), ["E0226"], 9),
    ("an id used twice", rule(id: "UNL-001", when: "batch.spoiled"), ["E0406"], 2),
  ])
  func `each slip has its code and place`(what: String, rule: String, codes: [String], line: Int) async throws {
    let (found, status) = try await Self.lint(rule)
    #expect(Set(found.map(\.code)) == Set(codes), "\(what)")
    #expect(found.map(\.location.line).min() == line, "\(what)")
    #expect(status == (codes.first?.hasPrefix("E") == true ? 2 : 1), "\(what)")
  }

  @Test func `what a forge reads is what the other forms say`() async throws {
    struct Log: Decodable {
      struct Run: Decodable {
        struct Result: Decodable { var ruleId: String, level: String }
        var results: [Result]
      }
      var runs: [Run]
    }
    let folder = try TemporaryFolder()
    let arguments = ["rules", "lint", "--since", "2100-01-01", "--format", "sarif=" + folder.path("a.sarif"), "--format", "json"]
    let outcome = try await Program.run(arguments, within: 120)
    let report = try JSONDecoder().decode(LintReport.self, from: Data(outcome.output.utf8))
    let log = try JSONDecoder().decode(Log.self, from: Data(try folder.text("a.sarif").utf8))
    let results = try #require(log.runs.first?.results)
    #expect(results.map(\.ruleId) == report.diagnostics.map(\.code))
    #expect(results.map(\.level) == report.diagnostics.map(\.severity))
    #expect(Set(results.map(\.level)) == ["warning", "note"])
  }

  @Test func `our own rules have no errors and no warnings`() async throws {
    let outcome = try await Program.run(["rules", "lint", "--format", "json"], within: 120)
    let report = try JSONDecoder().decode(LintReport.self, from: Data(outcome.output.utf8))
    #expect(report.summary.errors == 0)
    #expect(report.summary.warnings == 0, "\(report.diagnostics.filter { $0.severity == "warning" })")
    #expect(outcome.status == 0)
  }
}
