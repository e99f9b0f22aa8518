import Diagnostics
import Documents
import Foundation
import Testing

/// Findings as SARIF and CSV: the same findings as in JSON, in forms that other programs open.
@Suite struct FindingFormatsTests {
  private struct Run: Decodable {
    struct Record: Decodable {
      struct Finding: Decodable { var rule: String, status: String, subject: String }
      struct Problem: Decodable { var code: String }
      var id: String?
      var findings: [Finding]?
      var shadows: [Finding]?
      var errors: [Problem]?
    }
    var records: [Record]
  }

  private struct Log: Decodable {
    struct RuleProperties: Decodable { var status: String }
    struct Rule: Decodable { var id: String, properties: RuleProperties }
    struct Driver: Decodable { var rules: [Rule] }
    struct Tool: Decodable { var driver: Driver }
    struct Properties: Decodable { var record: String?, status: String }
    struct Name: Decodable { var fullyQualifiedName: String }
    struct Place: Decodable { var logicalLocations: [Name]? }
    struct Suppression: Decodable { var justification: String }
    struct Result: Decodable {
      var ruleId: String, ruleIndex: Int?, kind: String, level: String
      var locations: [Place], partialFingerprints: [String: String]
      var suppressions: [Suppression]?, properties: Properties?
    }
    struct Invocation: Decodable { var executionSuccessful: Bool }
    struct Run: Decodable { var tool: Tool, results: [Result], invocations: [Invocation] }
    var runs: [Run]
  }

  /// The decisions, the tutorial, an exception, and a record that does not fit the schema.
  private static func output(_ format: String, _ folder: TemporaryFolder) async throws -> String {
    let broken = try folder.file("broken.yaml", "schema: inspection/1\nid: broken\nvisit: {dtae: 2023-05-18}\n")
    let exempt = try folder.file(
      "exempt.yaml",
      """
      schema: inspection/1
      id: =1+1
      visit: {date: 2023-06-12}
      enterprise: {name: "企业，\\"甲\\"\\n（虚构）", roles: [producer], gmp: {date: 2023-06-12, general_failed: 1, key_failed: 0, priority_failed: 0}}
      conduct: {corrected_promptly: true, harm: none}
      judgements: [{question: minor, subject: no_gmp, answer: true}]
      """)
    let outcome = try await Program.run(
      ["check", "examples", broken, exempt, "--format", format, "--lang", "en"], within: 180)
    #expect(outcome.status == 3, "\(outcome.errors)")
    return outcome.output
  }

  @Test func `SARIF is valid, and holds every finding once with its kind`() async throws {
    let folder = try TemporaryFolder()
    let text = try await Self.output("sarif", folder)
    var problems: [Diagnostic] = []
    let document = try #require(readJSONValue(SourceText(id: SourceID(0), name: "sarif", text: text), reporting: &problems))
    let check = try JSONSchemaCheck(folder: Package.root.appendingPathComponent("Tests/CommandTests/Schemas"))
    #expect(check.problems(of: document, by: "sarif-2.1.0.schema.json") == [])

    let log = try JSONDecoder().decode(Log.self, from: Data(text.utf8))
    let run = try #require(log.runs.first)
    let json = try JSONDecoder().decode(Run.self, from: Data(try await Self.output("json", folder).utf8))
    #expect(run.results.count == json.records.reduce(0) { $0 + ($1.findings?.count ?? 0) + ($1.shadows?.count ?? 0) + ($1.errors?.count ?? 0) })
    #expect(Set(run.results.compactMap { $0.partialFingerprints["finding/v1"] }).count == run.results.count)
    #expect(run.invocations.map(\.executionSuccessful) == [false])

    let found = run.results.compactMap { result in
      result.properties.map { "\($0.record ?? "") \(result.ruleId) \(result.locations.first?.logicalLocations?.first?.fullyQualifiedName ?? "") \($0.status)" }
    }
    let wanted = json.records.flatMap { record in
      ((record.findings ?? []) + (record.shadows ?? [])).map { "\(record.id ?? "") \($0.rule) \($0.subject) \($0.status)" }
    }
    #expect(found == wanted)
    for result in run.results {
      if let index = result.ruleIndex {
        #expect(run.tool.driver.rules[index].id == result.ruleId)
        #expect((run.tool.driver.rules[index].properties.status == "draft") == (result.kind == "informational"))
      }
      #expect((result.kind == "fail") != (result.level == "none"))
      #expect((result.properties?.status == "exempt") == (result.suppressions?.isEmpty == false))
    }
    let kinds = Dictionary(grouping: run.results.filter { $0.kind != "informational" }, by: { $0.properties?.status ?? "invalid" }).mapValues { Set($0.map(\.kind)) }
    #expect(kinds["violation"] == ["fail"] && kinds["exempt"] == ["fail"] && kinds["invalid"] == ["fail"])
    #expect(kinds["undetermined"]?.contains("open") == true)
  }

  @Test func `CSV has a row for every finding, and none of a formula`() async throws {
    let folder = try TemporaryFolder()
    _ = try await Self.output("csv=" + folder.path("out.csv"), folder)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("out.csv")))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    var problems: [Diagnostic] = []
    let table = CSVTable(SourceText(id: SourceID(0), name: "csv", text: text), reporting: &problems)
    #expect(problems.isEmpty)
    let json = try JSONDecoder().decode(Run.self, from: Data(try await Self.output("json", folder).utf8))
    #expect(table.rows.count == json.records.reduce(0) { $0 + max(1, $1.findings?.count ?? $1.errors?.count ?? 0) })
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    let exempt = try #require(table.rows.first { $0[0].text == "'=1+1" })
    #expect(exempt[1].text == "企业，\"甲\"\n（虚构）")
    #expect(exempt[3].text == "exempt" && exempt[4].text == "OTH-202")
    #expect(table.rows.contains { $0[0].text == "broken" && $0[3].text == "not judged" && $0[4].text == "E0301" })
  }

  @Test(arguments: ["sarif", "csv"])
  func `personal data are masked unless asked for`(format: String) async throws {
    let folder = try TemporaryFolder()
    let record = try folder.file(
      "person.yaml",
      """
      schema: inspection/1
      id: person
      visit: {date: 2023-06-12}
      enterprise: {name: 甲}
      persons: [{id: m1, name: 张三丰, roles: [employee], banned_from: 2023-01-01, banned_to: 2030-01-01}]
      conduct: {employs_banned: [m1], refused_to_correct: true}
      """)
    let masked = try await Program.run("check", record, "--format", format)
    #expect(masked.status == 1 && !masked.output.contains("张三丰"))
    let shown = try await Program.run("check", record, "--format", format, "--unmask")
    #expect(shown.output.contains("张三丰"), "\(shown.output)")
  }
}
