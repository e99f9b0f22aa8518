import Diagnostics
import Documents
import Foundation
import Testing

/// The schema of the results: it holds for everything that the program writes, and for nothing that differs by a key.
@Suite struct OutputSchemaTests {
  private static func document(_ text: some StringProtocol) throws -> Document {
    var problems: [Diagnostic] = []
    return try #require(readJSONValue(SourceText(id: SourceID(0), name: "x.json", text: String(text)), reporting: &problems))
  }

  private static func problems(_ text: some StringProtocol) throws -> [String] {
    let check = try JSONSchemaCheck(folder: Package.root.appendingPathComponent("docs"))
    return check.problems(of: try document(text), by: "output.schema.json")
  }

  @Test func `the schema in the documentation is the one that the program prints`() async throws {
    let outcome = try await Program.run("schema")
    let kept = try String(contentsOf: Package.root.appendingPathComponent("docs/output.schema.json"), encoding: .utf8)
    #expect(outcome.status == 0 && outcome.output == kept, "run: cosmetics-check schema -o docs/output.schema.json")
  }

  @Test(arguments: [[], ["--explain"], ["--unmask"]])
  func `all results of the examples keep to it, also those of broken records`(options: [String]) async throws {
    let folder = try TemporaryFolder()
    let broken = try folder.file("broken.yaml", "schema: inspection/1\nid: broken\nvisit: {dtae: 2023-05-18}\n")
    let lines = folder.path("out.ndjson")
    let outcome = try await Program.run(
      ["check", "examples", broken, folder.path("missing.yaml"), "--format", "json", "--format", "ndjson=" + lines] + options, within: 180)
    #expect(outcome.status == 3)
    #expect(try Self.problems(outcome.output) == [])
    let all = try folder.text("out.ndjson").split(separator: "\n")
    #expect(all.count > 30)
    for line in all { #expect(try Self.problems(line) == [], "\(line.prefix(120))") }
  }

  @Test func `a key too many and a key too few break it, wherever they stand`() async throws {
    let text = try await Program.run("check", "examples/tutorial", "--format", "json", "--explain").output
    #expect(try Self.problems(text) == [])
    let keys = Set(text.matches(of: /"([a-z_]+)":[ ]/).map { String($0.1) })
    #expect(keys.count > 70)
    // Names of categories and actions are data: the schema does not know them.
    let open = try await Set(Program.run("check", "examples/tutorial", "--format", "json").output.matches(of: /"([a-z_]+)": (?:\{"records"|\d+[,}])/).map { String($0.1) })
    for key in keys.subtracting(open) {
      let renamed = text.replacing("\"\(key)\": ", with: "\"\(key)x\": ", maxReplacements: 1)
      #expect(try !Self.problems(renamed).isEmpty, "\(key) renamed")
      let added = text.replacing("\"\(key)\": ", with: "\"another_key\": 1, \"\(key)\": ", maxReplacements: 1)
      #expect(try !Self.problems(added).isEmpty, "beside \(key)")
    }
  }
}
