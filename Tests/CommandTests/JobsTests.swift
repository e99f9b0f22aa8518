import Foundation
import Testing

/// Many records at a time: the result is the same as of one at a time.
@Suite struct JobsTests {
  /// The examples as lines, again and again, each time with other ids; every 50th line broken, every 30th id used before.
  /// Each line has 15,000 blanks in it, so that the whole is judged in many chunks.
  private static func manyLines(_ folder: TemporaryFolder) async throws -> String {
    let lines = try await Program.run("convert", "examples/decisions", "--to", "ndjson").output.split(separator: "\n")
    let blanks = String(repeating: " ", count: 15_000)
    var text = ""
    for number in 0..<160 {
      let id = number % 30 == 29 ? "again" : "visit-\(number)"
      if number % 50 == 49 {
        text += "{\(blanks)\"schema\": \"inspection/1\", \"id\": \"\(id)\", \"visit\": {\"dtae\": 1}}\n"
      } else {
        text += "{" + blanks + lines[number % lines.count].dropFirst().replacing(#/"id": ?"[^"]*"/#, with: "\"id\": \"\(id)\"", maxReplacements: 1) + "\n"
      }
    }
    return try folder.file("many.ndjson", text)
  }

  @Test(arguments: ["text", "plain", "json", "ndjson", "sarif", "csv"])
  func `any number of jobs writes the same bytes, the ledger too`(format: String) async throws {
    let folder = try TemporaryFolder()
    let path = try await Self.manyLines(folder)
    var seen: Set<Data> = []
    var ledgers: Set<Data> = []
    for jobs in [1, 2, 7] {
      let outcome = try await Program.run(
        ["check", path, "--jobs", "\(jobs)", "--format", format, "--ledger", folder.path("ledger")], within: 240)
      #expect(outcome.status == 3, "\(outcome.errors)")
      seen.insert(Data(outcome.output.utf8))
      ledgers.insert(try Data(contentsOf: URL(fileURLWithPath: folder.path("ledger"))))
    }
    #expect(seen.count == 1)
    #expect(ledgers.count == 1)
    let check = try await Program.run("ledger", "verify", folder.path("ledger"))
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test func `the second of two equal ids is refused, whichever worker meets it first`() async throws {
    let folder = try TemporaryFolder()
    let path = try await Self.manyLines(folder)
    let outcome = try await Program.run(
      ["check", path, "--jobs", "4", "--format", "ndjson", "--fail-on", "never"], within: 240)
    let again = outcome.output.split(separator: "\n").filter { $0.contains("\"id\": \"again\"") }
    // Lines 30, 60, 90, 120 and 150 have the id; line 150 is also one of the broken ones.
    #expect(again.count == 5)
    #expect(again.count { $0.contains("E0317") } == 3)
    #expect(again.first?.contains("E0317") == false)
  }

  @Test(arguments: ["0", "257", "two"])
  func `a number of jobs that cannot be is wrong usage`(jobs: String) async throws {
    #expect(try await Program.run("check", "examples/tutorial", "--jobs", jobs).status == 2)
  }

  @Test func `without a terminal nobody is shown the progress`() async throws {
    let quiet = try await Program.run("check", "examples/tutorial", "--fail-on", "never")
    #expect(quiet.errors.isEmpty)
  }
}
