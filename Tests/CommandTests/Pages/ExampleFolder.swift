import Diagnostics
import Foundation
import Testing

/// The files that the command lines on the pages speak of.
struct ExampleFolder {
  struct Told: Decodable {
    struct Location: Decodable {
      var file: String
      var line: Int
      var column: Int
    }
    var code: String
    var location: Location
  }

  private struct Report: Decodable { var diagnostics: [Told] }

  private let folder: TemporaryFolder

  init(rules: [(name: String, text: String)] = ExampleRun.files("", .rules)) throws {
    folder = try TemporaryFolder()
    for (name, text) in rules { try folder.file("market/" + name, Data(MarkedText(text).bytes)) }
    try folder.file("market/law/more.yaml", "acts: []\n")
    try folder.file("photos/stall.jpg", "")
    for name in ["visits.yaml", "visits.txt", "visits/v1.yaml"] { try folder.file(name, ExampleWorld.population) }
  }

  func path(_ name: String) -> String { folder.path(name) }

  /// What the program tells of a command line whose paths lie in this folder.
  func diagnostics(of command: String) async throws -> [Told] {
    var words = command.split(separator: " ").dropFirst().map(String.init)
    let isValidation = words.first == "validate"
    let verbs: Set<String> = ["validate", "rules", "lint", "yaml"]
    for (index, word) in words.enumerated() where !word.hasPrefix("-") && !verbs.contains(word) || word == "rules" && index > 0 {
      try make(word)
      words[index] = path(word)
    }
    if isValidation { words += ["--rules", path("market")] }
    let outcome = try await Program.run(words + ["--format", "json"])
    return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8)).diagnostics
  }

  /// Files that are too large to be made where nobody asks for them, or that cannot be read.
  private func make(_ name: String) throws {
    let object = #"{"schema": "market/1", "id": "v1", "day": "2026-03-12"}"#
    switch name {
    case "all.yaml": try folder.file(name, Data(repeating: UInt8(ascii: "#"), count: 65 << 20))
    case "line.ndjson": try folder.file(name, Data(repeating: UInt8(ascii: " "), count: 17 << 20))
    case "all.ndjson", "line.json": try folder.file(name, object + "\n")
    case "torn.xlsx": try folder.file(name, "PK\u{3}\u{4}torn")
    case "locked.yaml":
      // A link to itself can be opened by nobody, the administrator neither.
      try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: path(name))
    default: break
    }
  }
}
