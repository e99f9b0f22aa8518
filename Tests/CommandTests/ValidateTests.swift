import Foundation
import Testing

/// `validate`, as anybody would call it.
@Suite struct ValidateTests {
  private static let good = "schema: inspection/1\nid: v1\nvisit: {date: 2023-05-18}\n"
  private static let bad = "schema: inspection/1\nid: v2\nvisit: {date: 2023-02-31}\nenterprize: {}\n"

  /// What the expected-results file says of the broken records.
  struct Expected: Decodable {
    struct Mistake: Decodable {
      var code: String
      var line: Int?
    }
    var state: String?
    var errors: [Mistake]
  }

  struct Report: Decodable {
    struct Diagnostic: Decodable {
      struct Location: Decodable { var file: String, line: Int, column: Int, end_line: Int, end_column: Int }
      struct Text: Decodable { var zh: String, en: String }
      struct Related: Decodable { var location: Location, message: Text? }
      var code: String, severity: String, message: Text, location: Location, related: [Related], help: [Text]
      var suggestions: [String]
    }
    struct Summary: Decodable { var errors: Int, warnings: Int, records: Int, invalid: Int }
    var diagnostics: [Diagnostic]
    var summary: Summary
  }

  private static func report(_ arguments: [String], stdin: String = "") async throws -> (Report, Int32) {
    let outcome = try await Program.run(["validate", "--format", "json"] + arguments, stdin: Data(stdin.utf8))
    return (try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8)), outcome.status)
  }

  @Test func `each broken record gives its mistakes at their lines`() async throws {
    let folder = Package.root.appendingPathComponent("Tests/CommandTests")
    let expected = try JSONDecoder().decode(
      [String: Expected].self, from: Data(contentsOf: folder.appendingPathComponent("broken-expected.json")))
    #expect(expected.count > 10)
    for (name, expectation) in expected.sorted(by: { $0.key < $1.key }) {
      let (report, status) = try await Self.report(["Tests/CommandTests/Broken/" + name])
      #expect(status == (expectation.state == "checked" ? 0 : 3), "\(name)")
      let found = report.diagnostics.map { "\($0.code):\($0.location.line)" }
      for mistake in expectation.errors where mistake.code.hasPrefix("E") {
        #expect(found.contains("\(mistake.code):\(mistake.line ?? 0)"), "\(name): \(found)")
      }
      if !expectation.errors.isEmpty, expectation.state == "invalid" {
        #expect(report.summary.errors == expectation.errors.count, "\(name): \(found)")
      }
    }
  }

  @Test func `a good record is silent and ends with 0`() async throws {
    let outcome = try await Program.run("validate", "-", "--format", "plain", stdin: Self.good)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output == "1 条记录，其中 0 条不符合词汇表；0 个错误，0 个警告\n")
  }

  @Test func `the parts of a diagnostic are as published`() async throws {
    let (report, status) = try await Self.report(["-"], stdin: Self.bad)
    #expect(status == 3)
    #expect(report.diagnostics.map(\.code) == ["E0306", "E0301"])
    let second = try #require(report.diagnostics.last)
    #expect(second.suggestions == ["enterprise"])
    #expect(second.location.line == 4 && second.location.column == 1)
    #expect(second.location.end_line == 4 && second.location.end_column == 11)
    #expect(report.summary.records == 1 && report.summary.invalid == 1 && report.summary.errors == 2)
  }

  @Test func `the rest of a batch is still checked`() async throws {
    let folder = try TemporaryFolder()
    try folder.file("a/one.yaml", Self.good)
    try folder.file("a/two.yaml", Self.bad)
    try folder.file("a/deep/er/three.json", #"{"schema":"inspection/1","id":"v3","visit":{"date":"2023-05"}}"#)
    try folder.file("a/four.ndjson", "{\"schema\":\"inspection/1\",\"id\":\"v4\",\"visit\":{\"date\":\"2023\"}}\n{oops\n{\"id\":\"v6\"}\n")
    try folder.file("a/readme.txt", "not a record")
    let (report, status) = try await Self.report([folder.path("a")])
    #expect(status == 3)
    #expect(report.summary.records == 6)
    #expect(report.summary.invalid == 3)
    #expect(report.diagnostics.contains { $0.location.file.hasSuffix("four.ndjson") && $0.location.line == 2 })
    #expect(report.diagnostics.contains { $0.location.file.hasSuffix("four.ndjson") && $0.location.line == 3 })
  }

  @Test func `an id used twice in a run is told with the other place`() async throws {
    let folder = try TemporaryFolder()
    let first = try folder.file("1.yaml", Self.good)
    let second = try folder.file("2.yaml", Self.good + "---\n" + Self.good)
    let (report, status) = try await Self.report([first, second])
    #expect(status == 3)
    #expect(report.diagnostics.map(\.code) == ["E0317", "E0317"])
    #expect(report.diagnostics.allSatisfy { $0.related.first?.location.file == first })
    #expect(report.diagnostics.map(\.location.line) == [2, 6])
  }

  @Test(arguments: [
    ("yaml", good), ("json", #"{"schema":"inspection/1","id":"v1","visit":{"date":"2023"}}"#),
    ("json", #"[{"schema":"inspection/1","id":"v1","visit":{"date":"2023"}}]"#),
    ("ndjson", "{\"schema\":\"inspection/1\",\"id\":\"v1\",\"visit\":{\"date\":\"2023\"}}\n"),
  ])
  func `standard input is told by its first bytes, or by the option`(form: String, text: String) async throws {
    for arguments in [["-"], ["-", "--from", form]] {
      let (report, status) = try await Self.report(arguments, stdin: text)
      #expect(status == 0)
      #expect(report.summary.records == 1)
    }
  }

  @Test func `no record at all is no success`() async throws {
    let folder = try TemporaryFolder()
    try folder.file("empty/readme.txt", "nothing")
    for path in [folder.path("empty"), try folder.file("empty.yaml", ""), folder.path("not-there.yaml")] {
      let outcome = try await Program.run("validate", path)
      #expect(outcome.status == 3, "\(path)")
      #expect(outcome.output.contains("E01"), "\(outcome.output)")
    }
    let outcome = try await Program.run("validate", "-")
    #expect(outcome.status == 3)
  }

  @Test func `a rule folder that is not there is wrong usage`() async throws {
    let outcome = try await Program.run("validate", "-", "--rules", "no-such-folder", stdin: Self.good)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("no-such-folder"))
  }

  @Test func `a schema with a mistake is told and judges nothing`() async throws {
    let folder = try TemporaryFolder()
    try folder.file("rules.yaml", "schema: s.yaml\n")
    try folder.file("s.yaml", "type: object\nproperties:\n  id: {title: {zh: 甲, en: a}, type: string, multipleOf: 2}\n")
    let outcome = try await Program.run("validate", "-", "--rules", folder.url.path, "--lang", "en", stdin: Self.good)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("E0351"))
    #expect(outcome.output == "")
  }

  // MARK: Hostile input

  /// The time is for a build without optimisation on a machine that does other things too.
  @Test func `a line of 200 MB is refused in bounded memory`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("long.ndjson")
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try #require(FileHandle(forWritingAtPath: path))
    let block = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
    try file.write(contentsOf: Data("{\"schema\":\"".utf8))
    for _ in 0..<200 { try file.write(contentsOf: block) }
    try file.write(contentsOf: Data("\"}\n{\"id\":\"v2\"}\n".utf8))
    try file.close()
    let outcome = try await Program.run(["validate", path, "--format", "plain"], memory: 400, within: 180)
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("long.ndjson:1:"))
    #expect(outcome.output.contains("long.ndjson:2:"))
    #expect(outcome.output.utf8.count < 4000)
  }

  static let nonsense: [String] = [
    "a: \u{0}b", "{", "[", "{{{{", "- - - -", String(repeating: "[", count: 100_000), String(repeating: "a:\n", count: 1000), "&a [*a]",
    "!!python/object x", "'", "null", "[]", "{}", "---\n---\n", "schema: inspection/1",
    #"{"schema":"inspection/1","id":null,"visit":null}"#, "\u{FEFF}", "\r\n\r\n",
  ]

  static let nonsenseBytes: [[UInt8]] = [[0x00, 0x01, 0x02, 0xFF], [0xFF, 0xFE, 0x61, 0x00]] + nonsense.map { Array($0.utf8) }

  @Test(arguments: nonsenseBytes.map { Data($0) })
  func `nonsense ends in a diagnostic, never in a crash`(bytes: Data) async throws {
    let outcome = try await Program.run(["validate", "-", "--format", "json"], stdin: bytes)
    #expect(outcome.status == 3, "\(outcome.errors)")
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    #expect(report.summary.errors > 0 || report.summary.records == 0)
  }
}
