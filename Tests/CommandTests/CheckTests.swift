import Diagnostics
import Foundation
import Testing

/// What `check` writes, as people and programs read it.
@Suite struct CheckTests {
  private static let tutorial = "examples/tutorial/visit.yaml"

  @Test(arguments: ["zh", "en"])
  func `no line of a text report is wider than a terminal`(language: String) async throws {
    for arguments in [["check", "examples"], ["check", "examples", "--explain"]] {
      let outcome = try await Program.run(arguments + ["--lang", language], within: 180)
      let wide = outcome.output.split(separator: "\n").filter { displayWidth($0) > 80 }
      #expect(wide.isEmpty, "\(wide.prefix(3))")
    }
  }

  @Test(arguments: [("zh", "违法", "位置", "依据", "缺少"), ("en", "violation", "at", "under", "missing")])
  func `the verdict comes first, and a finding's place, article and missing facts stand near`(
    language: String, verdict: String, place: String, article: String, missing: String
  ) async throws {
    let outcome = try await Program.run(
      ["check", "examples/decisions/001-cream-emulsifier-swap.yaml", "--lang", language])
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.first?.contains(verdict) == true)
    let heads = lines.indices.filter { lines[$0].contains(#/^[^ ].*  [A-Z]{3}-[0-9]{3}  /#) }
    try #require(!heads.isEmpty)
    for head in heads {
      let near = lines[head..<min(head + 12, lines.count)].joined(separator: "\n")
      #expect(near.contains("  \(place) ") && near.contains("  \(article) "), "\(near)")
      if lines[head].hasPrefix(language == "zh" ? "待查" : "undetermined") { #expect(near.contains("  \(missing) "), "\(near)") }
    }
  }

  @Test func `of many files the summary comes last`() async throws {
    let outcome = try await Program.run("check", "examples/decisions", "--lang", "en")
    let count = try FileManager.default.contentsOfDirectory(atPath: Package.root.appendingPathComponent("examples/decisions").path).count
    let end = try #require(outcome.output.range(of: "\(count) records: \(count) judged, 0 not"))
    #expect(outcome.output[end.upperBound...].split(separator: "\n").count < 25)
  }

  // MARK: For programs

  private struct Run: Decodable {
    struct Record: Decodable {
      var id: String?, state: String
      var statuses: [String: Int]?
    }
    struct Summary: Decodable {
      var records: Int, checked: Int, invalid: Int, subjects: Int
      var statuses: [String: Int]
    }
    var schema_version: Int
    var records: [Record]
    var summary: Summary
  }

  @Test func `the sums of a JSON report are right, broken records among them`() async throws {
    let folder = try TemporaryFolder()
    try Data("schema: inspection/1\nid: broken\nvisit: {dtae: 2023-01-01}\n".utf8).write(to: URL(fileURLWithPath: folder.path("b.yaml")))
    let outcome = try await Program.run(["check", "examples/tutorial", folder.url.path, "--format", "json"])
    #expect(outcome.status == 3)
    let run = try JSONDecoder().decode(Run.self, from: Data(outcome.output.utf8))
    #expect(run.records.map(\.state) == ["checked", "invalid"])
    #expect(run.records.map(\.id) == ["tutorial", "broken"] || run.records.last?.id == "broken")
    #expect(run.summary.checked + run.summary.invalid == run.summary.records)
    #expect(run.summary.statuses.values.reduce(0, +) == run.summary.subjects)
    #expect(run.records.compactMap(\.statuses).flatMap(\.values).reduce(0, +) == run.summary.subjects)
  }

  @Test func `newline-delimited JSON says the same in lines`() async throws {
    let json = try await Program.run(["check", Self.tutorial, "--format", "json"])
    let lines = try await Program.run(["check", Self.tutorial, "--format", "ndjson"])
    let kinds = try lines.output.split(separator: "\n").map { line in
      try JSONDecoder().decode([String: JSONKind].self, from: Data(line.utf8))["type"]?.text
    }
    #expect(kinds == ["run", "record", "summary"])
    let record = try #require(lines.output.split(separator: "\n").dropFirst().first)
    #expect(json.output.contains(record.dropFirst("{\"type\": \"record\", ".count)))
  }

  /// A string, or anything else.
  private struct JSONKind: Decodable {
    var text: String?
    init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
  }

  @Test(arguments: ["json", "ndjson", "yaml"])
  func `the form of the input changes nothing in the result`(form: String) async throws {
    let folder = try TemporaryFolder()
    let converted = try await Program.run("convert", Self.tutorial, "--to", form)
    let path = folder.path("visit.\(form)")
    try Data(converted.output.utf8).write(to: URL(fileURLWithPath: path))
    let plain = try await Program.run("check", Self.tutorial, "--format", "plain", "--lang", "en")
    let other = try await Program.run("check", path, "--format", "plain", "--lang", "en")
    let piped = try await Program.run(["check", "-", "--format", "plain", "--lang", "en"], stdin: Data(converted.output.utf8))
    // Lines and columns differ; the statement of the fine does not.
    func fines(_ text: String) -> [Substring] { text.split(separator: "\n").filter { $0.contains("  Fine  ") } }
    #expect(!fines(plain.output).isEmpty)
    #expect(fines(other.output) == fines(plain.output))
    #expect(fines(piped.output) == fines(plain.output))
    #expect(other.status == plain.status && piped.status == plain.status)
  }

  @Test func `personal data are masked unless asked for`() async throws {
    let record = """
      schema: inspection/1
      id: masked
      visit: {date: 2023-05-01}
      enterprise: {production_licence: null}
      persons: [{id: p1, name: 张三丰, roles: [legal_representative], income_last_year: 123456}]
      judgements: [{question: otherwise_serious, subject: unlicensed_production, answer: true, by: 李四光}]
      products: [{id: p, name: 甲, kind: ordinary, maker: inspected}]
      batches: [{id: b, product: p, made_on: 2023-04-01, maker: inspected, goods_value: 20000}]
      """
    let masked = try await Program.run(["check", "-", "--format", "json", "--from", "yaml"], stdin: Data(record.utf8))
    let shown = try await Program.run(["check", "-", "--format", "json", "--from", "yaml", "--unmask"], stdin: Data(record.utf8))
    for secret in ["张三丰", "李四光", "123456"] { #expect(!masked.output.contains(secret), "\(secret)") }
    #expect(masked.output != shown.output)
  }

  // MARK: Exit statuses

  static let endings: [(String, Int32)] = [
    ("check examples/tutorial", 1), ("check examples/tutorial --fail-on never", 0), ("check no-such-file", 3),
    ("check examples/tutorial --rules no-such-folder", 2), ("check", 2), ("check examples/tutorial --format unknown", 2),
    ("rules test --filter NOTHING", 3), ("rules eval 1+", 2), ("rules eval 1+1", 0),
  ]

  @Test(arguments: endings)
  func `the exit status says how it ended`(command: String, status: Int32) async throws {
    let outcome = try await Program.run(command.split(separator: " ").map(String.init), within: 180)
    #expect(outcome.status == status, "\(outcome.errors)")
  }

  @Test func `every case beside the rules holds`() async throws {
    let outcome = try await Program.run(["rules", "test", "--lang", "en"], within: 300)
    #expect(outcome.status == 0, "\(outcome.output.suffix(2000))\(outcome.errors.suffix(2000))")
  }

  @Test func `every active rule has at least four cases`() async throws {
    struct Cases: Decodable {
      struct Case: Decodable { var rule: String }
      var cases: [Case]
    }
    struct Rules: Decodable {
      struct Rule: Decodable { var id: String, status: String }
      var rules: [Rule]
    }
    let tests = try await Program.run(["rules", "test", "--format", "json"], within: 300)
    let list = try await Program.run(["rules", "list", "--format", "json"])
    let cases = try JSONDecoder().decode(Cases.self, from: Data(tests.output.utf8)).cases.map(\.rule)
    let active = try JSONDecoder().decode(Rules.self, from: Data(list.output.utf8)).rules.filter { $0.status == "active" }
    #expect(active.count >= 30)
    for rule in active { #expect(cases.count { $0 == rule.id } >= 4, "\(rule.id)") }
  }
}
