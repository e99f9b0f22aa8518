import Foundation
import Testing

/// `check --ledger` and its proof.
@Suite struct LedgerTests {
  private static let inputs = [
    "examples/tutorial/visit.yaml", "examples/decisions/001-cream-emulsifier-swap.yaml",
    "examples/decisions/008-dexamethasone-cream.yaml",
  ]

  /// The lines of a ledger over some examples and one broken record.
  private static func ledger() async throws -> (folder: TemporaryFolder, path: String, lines: [String]) {
    let folder = try TemporaryFolder()
    let broken = folder.path("broken.yaml")
    try Data("schema: inspection/1\nid: x\n".utf8).write(to: URL(fileURLWithPath: broken))
    let path = folder.path("ledger.ndjson")
    let outcome = try await Program.run(["check"] + Self.inputs + [broken, "--ledger", path, "--format", "ndjson"], within: 180)
    #expect(outcome.status == 3)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return (folder, path, text.split(separator: "\n").map(String.init))
  }

  @Test func `a ledger that was written is right`() async throws {
    let (folder, path, lines) = try await Self.ledger()
    #expect(lines.count > 300)
    let outcome = try await Program.run("ledger", "verify", path, "--lang", "en")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.hasPrefix("the ledger is right: 4 records"))
    withExtendedLifetime(folder) {}
  }

  /// One change to the lines, and a word of what must be said.
  static let changes: [(String, @Sendable ([String]) -> [String], String)] = [
    ("a line taken away", { Array($0[..<40] + $0[41...]) }, "lines"),
    ("a line twice", { Array($0[...40] + $0[40...]) }, "two statuses"),
    ("the end cut off", { Array($0.dropLast()) }, "no sums"),
    ("another status", { $0.enumerated().map { $0 == 40 ? $1.replacingOccurrences(of: "\"unexamined\"", with: "\"clear\"").replacingOccurrences(of: "\"not_applicable\"", with: "\"clear\"") : $1 } }, "lines"),
    ("a record taken away", { $0.filter { !$0.contains("\"n\": 2,") } }, "number"),
    ("an unknown rule", { $0.enumerated().map { $0 == 40 ? $1.replacingOccurrences(of: "\"rule\": \"", with: "\"rule\": \"X") : $1 } }, "has no"),
    ("a line that is no JSON", { Array($0[..<40] + ["{"] + $0[40...]) }, ":41"),
  ]

  @Test(arguments: changes.indices)
  func `a changed ledger is found out`(index: Int) async throws {
    let (what, change, word) = Self.changes[index]
    let (folder, _, lines) = try await Self.ledger()
    let path = folder.path("changed.ndjson")
    try Data((change(lines).joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    let outcome = try await Program.run("ledger", "verify", path, "--lang", "en")
    #expect(outcome.status == 1, "\(what)")
    #expect(outcome.output.contains(word), "\(what): \(outcome.output.prefix(300))")
  }
}
