import Diagnostics
import Documents
import Foundation
import Testing

/// `rules schema`, and the schemas that lie in `rules/schema/` for editors.
@Suite struct SchemaTests {
  private static let kinds = ["rule", "law", "assessment", "table", "test", "manifest", "mutants", "campaign", "record"]
  private static let folder = Package.root.appendingPathComponent("rules/schema")

  @Test(arguments: kinds)
  func `the schema in the rule folder is the one that the program prints`(kind: String) async throws {
    let outcome = try await Program.run("rules", "schema", kind)
    #expect(outcome.status == 0)
    let kept = try String(contentsOf: Self.folder.appendingPathComponent("\(kind).schema.json"), encoding: .utf8)
    #expect(outcome.output == kept, "run: cosmetics-check rules schema \(kind) -o rules/schema/\(kind).schema.json")
  }

  @Test func `provision is another name of law`() async throws {
    let law = try await Program.run("rules", "schema", "law"), provision = try await Program.run("rules", "schema", "provision")
    #expect(law.output == provision.output && !law.output.isEmpty)
  }

  /// All YAML files below a folder, by their path in the package.
  private static func files(_ folder: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: Package.root.appendingPathComponent(folder).path)
    return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }.map { "\(folder)/\($0)" }.sorted()
  }

  private static func documents(_ text: String) -> [Document] {
    var problems: [Diagnostic] = []
    return readYAML(SourceText(id: SourceID(0), name: "x.yaml", text: text), reporting: &problems)
  }

  private static func text(_ file: String) throws -> String {
    try String(contentsOf: Package.root.appendingPathComponent(file), encoding: .utf8)
  }

  @Test func `every rule file names its schema in its first line, and keeps to it`() throws {
    let check = try JSONSchemaCheck(folder: Self.folder)
    let files = Self.files("rules").filter { $0 != "rules/schema/inspection.yaml" }
    #expect(files.count > 80)
    for file in files {
      let text = try Self.text(file)
      guard let line = text.prefixMatch(of: /# yaml-language-server: \$schema=((?:\.\.\/)*)schema\/([a-z]+\.schema\.json)\n/) else {
        Issue.record("\(file) names no schema")
        continue
      }
      #expect(line.1.count == 3 * (file.split(separator: "/").count - 2), "\(file)")
      #expect((line.2 == "test.schema.json") == file.hasSuffix(".test.yaml"), "\(file)")
      for document in Self.documents(text) { #expect(check.problems(of: document, by: String(line.2)) == [], "\(file)") }
    }
  }

  @Test func `every example keeps to the schema of records`() throws {
    let check = try JSONSchemaCheck(folder: Self.folder)
    let files = Self.files("examples")
    #expect(files.count > 30)
    for file in files {
      for document in Self.documents(try Self.text(file)) {
        #expect(check.problems(of: document, by: "record.schema.json") == [], "\(file)")
      }
    }
  }

  @Test(arguments: [
    ("rules/illegal_additives/prohibited_in_sample.yaml", "rule", "category: illegal_additives", "categoryy: illegal_additives"),
    ("rules/illegal_additives/prohibited_in_sample.yaml", "rule", "burden: party", "burden: nobody"),
    ("rules/illegal_additives/prohibited_in_sample.yaml", "rule", "    act: prohibited_ingredient\n", ""),
    ("rules/illegal_additives/prohibited_in_sample.yaml", "rule", "in_force: {from: 2021-01-01}", "in_force: {from: 2021}"),
    ("rules/illegal_additives/prohibited_in_sample.yaml", "rule", "- reason: {zh: 异议尚未终结, ", "- reason: {"),
    ("rules/illegal_additives/prohibited_in_sample.test.yaml", "test", "expect: {status: exempt}", "expects: {status: exempt}"),
    ("rules/illegal_additives/prohibited_in_sample.test.yaml", "test", "kind: ordinary", "kind: ordinaire"),
    ("rules/law/csar-penalties.yaml", "law", "bands:", "band:"),
    ("rules/law/csar-penalties.yaml", "law", "mandatory: true", "mandatory: perhaps"),
    ("rules/law/csar.yaml", "law", "instrument: csar,", ""),
    ("rules/assessment/routes.yaml", "assessment", "needs: act", "needs: gravity"),
    ("rules/tables/tables.yaml", "table", "rows: 1028", "rows: many"),
    ("rules/rules.yaml", "manifest", "name: china-cosmetics\n", ""),
    ("examples/tutorial/visit.yaml", "record", "schema: inspection/1", "schema: inspection/2"),
    ("examples/tutorial/visit.yaml", "record", "assessed_on: 2026-04-10", "assessed_on: 2026/04/10"),
  ])
  func `what breaks a file breaks the schema`(file: String, kind: String, was: String, becomes: String) throws {
    let check = try JSONSchemaCheck(folder: Self.folder)
    let text = try Self.text(file)
    #expect(text.contains(was), "\(file) no longer has \(was)")
    let found = Self.documents(text.replacing(was, with: becomes)).flatMap { check.problems(of: $0, by: "\(kind).schema.json") }
    #expect(!found.isEmpty, "\(file): \(was) -> \(becomes)")
  }
}
