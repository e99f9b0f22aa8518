import Diagnostics
import Documents
import Foundation
import Testing

/// `rules fmt`, and the formatter over every rule file that we have.
@Suite struct FormatTests {
  private static func ours() throws -> [(name: String, text: String)] {
    let found = FileManager.default.enumerator(atPath: Package.root.path)
    let names = (found?.compactMap { $0 as? String } ?? []).filter {
      ($0.hasPrefix("rules/") || $0.hasPrefix("examples/")) && $0.hasSuffix(".yaml")
    }
    return try names.sorted().map {
      ($0, try String(contentsOf: Package.root.appendingPathComponent($0), encoding: .utf8))
    }
  }

  private static func formatted(_ text: String) -> String? {
    switch formatYAML(SourceText(id: SourceID(0), name: "x", text: text)) {
    case .unchanged: text
    case .changed(let bytes): String(decoding: bytes, as: UTF8.self)
    case .unreadable, .refused: nil
    }
  }

  /// The comments of a file, in order, wherever they stand.
  private static func comments(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.firstRange(of: /(?:^| )#/).map { line[$0.lowerBound...].trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test func `every file of ours can be formatted, keeps its comments, and twice is once`() throws {
    let files = try Self.ours()
    #expect(files.count > 120)
    for (name, text) in files {
      let once = try #require(Self.formatted(text), "\(name)")
      #expect(Self.formatted(once) == once, "\(name)")
      #expect(Self.comments(once) == Self.comments(text), "\(name)")
    }
  }

  /// Twice the indentation, blanks at every line end, line ends of another system: the same form comes out.
  @Test func `a file that was put out of form comes back`() throws {
    var tried = 0
    for (name, text) in try Self.ours() where !text.contains(/[:-] [|>]/) {
      let once = try #require(Self.formatted(text), "\(name)")
      let lines = once.split(separator: "\n", omittingEmptySubsequences: false)
      // Later lines of a text or of braces keep what indentation they have, as long as it is enough.
      guard !lines.contains(where: { $0.prefix { $0 == " " }.count % 2 == 1 || $0.contains("- - ") }) else { continue }
      let mangled = lines.map { line in
        let inner = line.drop { $0 == " " }
        let moved = inner.hasPrefix("- ") ? "-   " + inner.dropFirst(2) : String(inner)
        return String(repeating: " ", count: 2 * (line.count - inner.count)) + moved + (line.isEmpty ? "" : "  ")
      }.joined(separator: "\r\n")
      #expect(mangled != once)
      tried += 1
      let back = Self.formatted(mangled)
      #expect(Self.inner(back ?? "") == Self.inner(once), "\(name)")
      #expect(back == once || Self.goesOn(once), "\(name)")
    }
    #expect(tried > 50)
  }

  private static func inner(_ text: String) -> [Substring] {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }
  }

  /// A line that ends within braces or brackets: what follows is not moved back.
  private static func goesOn(_ text: String) -> Bool {
    text.contains(/,\n/)
  }

  @Test func `check tells and writes nothing; without it the file is written, and a second run finds nothing`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.yaml", "rules:\n- {id: X,  b: 1}   # note\n")
    let check = try await Program.run("rules", "fmt", "--check", file, "--lang", "en")
    #expect(check.status == 1)
    #expect(check.output.hasPrefix("not formatted  \(file)\n1 files: 1 not formatted"))
    #expect(try folder.text("a.yaml").hasPrefix("rules:\n- {id"))
    let run = try await Program.run("rules", "fmt", file, "--format", "json")
    #expect(run.status == 0)
    #expect(run.output.contains("\"summary\":{\"files\":1,\"unchanged\":0,\"changed\":1,\"refused\":0}"))
    #expect(try folder.text("a.yaml") == "rules:\n  - {id: X, b: 1}   # note\n")
    #expect(try await Program.run("rules", "fmt", "--check", file).status == 0)
    #expect(folder.names == ["a.yaml"])
  }

  @Test func `a file that cannot be read is left alone, and the others are formatted`() async throws {
    let folder = try TemporaryFolder()
    try folder.file("a.yaml", "rules: [\n")
    try folder.file("b.yaml", "a:   1\n")
    let run = try await Program.run("rules", "fmt", folder.url.path, "--lang", "en")
    #expect(run.status == 3)
    #expect(run.output.contains("left alone  \(folder.url.path)/a.yaml:"))
    #expect(try folder.text("a.yaml") == "rules: [\n")
    #expect(try folder.text("b.yaml") == "a: 1\n")
  }

  @Test func `what is not there is told`() async throws {
    #expect(try await Program.run("rules", "fmt", "/no/such/file.yaml").status == 2)
  }

  @Test func `the rules of this package are formatted`() async throws {
    let outcome = try await Program.run("rules", "fmt", "--check", "--lang", "en")
    #expect(outcome.status == 0, "run: cosmetics-check rules fmt\n\(outcome.output)")
  }
}
