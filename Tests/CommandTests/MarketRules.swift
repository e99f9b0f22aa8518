import Foundation
import Testing

/// A small rule set of a fruit market on the disk, as it was and with changes.
struct MarketRules {
  /// One text of one file in place of another; the file's name alone adds or replaces the whole file.
  struct Edit: Sendable {
    var file: String
    var from: String
    var to: String

    init(_ file: String, _ from: String, _ to: String) {
      self.file = file
      self.from = from
      self.to = to
    }
  }

  static let old = Package.root.appendingPathComponent("Tests/CommandTests/Diff/Market").path
  static let visits = old + "/visits.ndjson"

  private let folder: TemporaryFolder
  var new: String { folder.path("market") }

  init(_ edits: [Edit] = []) throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Self.old, toPath: new)
    for edit in edits {
      let path = "market/" + edit.file
      guard !edit.from.isEmpty else {
        try folder.file(path, edit.to)
        continue
      }
      let text = try folder.text(path)
      try #require(text.contains(edit.from), "\(edit.file) has no \(edit.from)")
      try folder.file(path, text.replacing(edit.from, with: edit.to, maxReplacements: 1))
    }
  }

  func path(_ name: String) -> String { folder.path(name) }
  func file(_ name: String, _ text: String) throws -> String { try folder.file(name, text) }
  func text(_ name: String) throws -> String { try folder.text(name) }

  func diff(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(["rules", "diff", Self.old, new] + arguments)
  }

  /// Holds a text against a file beside the tests; `UPDATE=1` writes the file anew. Folders are named as they are in the package.
  func expect(_ text: String, toBe golden: String) throws {
    let shown = text.replacing(new, with: "NEW").replacing(Self.old, with: "OLD")
    let file = Package.root.appendingPathComponent("Tests/CommandTests/Diff/\(golden)")
    if ProcessInfo.processInfo.environment["UPDATE"] != nil { try Data(shown.utf8).write(to: file) }
    #expect((try? String(contentsOf: file, encoding: .utf8)) == shown, "run: UPDATE=1 swift test --filter RulesDiff")
  }
}
