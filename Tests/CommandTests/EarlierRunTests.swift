import Foundation
import Testing

/// `--earlier FILE` where the file is what an earlier run wrote.
@Suite struct EarlierRunTests {
  private static let rules = ["--rules", "Tests/CommandTests/CampaignPage/rules"]
  private static let visits = "Tests/CommandTests/CampaignPage/visits.yaml"

  private static func page(_ records: String, earlier: String) async throws -> Program.Outcome {
    try await Program.run(["check", records, "--format", "html", "--fail-on", "never", "--earlier", earlier] + rules)
  }

  /// The lines of the comparison: what is compared, before, now, and the change.
  private static func comparison(_ page: String) throws -> [[String]] {
    let start = try #require(page.range(of: "<section id=\"comparison\">"))
    let end = try #require(page[start.upperBound...].range(of: "</section>"))
    let rows = page[start.upperBound..<end.lowerBound].matches(of: #/<tr>(<th scope="row">.*?)</tr>/#)
    return rows.map { row in
      row.output.1.matches(of: #/<t[hd][^>]*>(.*?)</t[hd]>/#).map {
        String($0.output.1).replacing(#/<span lang="zh">.*?</span>/#, with: "").replacing(#/<[^>]*>/#, with: "")
      }
    }
  }

  @Test(arguments: ["json", "ndjson"])
  func `a run compared with itself has changed in nothing`(form: String) async throws {
    let folder = try TemporaryFolder()
    let file = folder.path("earlier.\(form)")
    _ = try await Program.run(["check", Self.visits, "--format", "\(form)=\(file)", "--fail-on", "never"] + Self.rules)
    let outcome = try await Self.page(Self.visits, earlier: file)
    #expect(outcome.status == 3, "\(outcome.errors)")
    let lines = try Self.comparison(outcome.output)
    #expect(lines.first == ["Visits", "9", "9", "0.00 %"])
    #expect(lines.contains { $0[0].contains("rotten") || $0[0].contains("Visits with violations:") })
    for line in lines where line[1] != "not established" { #expect(line[1] == line[2], "\(line)") }
    // One of its decisions states no sum: what all of them come to is not known, and is not said.
    #expect(lines.contains(["Fines and confiscations decided (yuan)", "not established", "at least 1,200.50", "–"]))
    #expect(outcome.output.contains("2023-01-01 – 2024-01-06"))
  }

  @Test func `decided money is added up exactly where every decision states it`() async throws {
    let folder = try TemporaryFolder()
    let head = "{\"type\":\"run\",\"tool\":{\"name\":\"cosmetics-check\",\"version\":\"1\"},\"rule_set\":{\"name\":\"m\",\"version\":\"1\",\"digest\":\"d\"}}"
    let record =
      "{\"type\":\"record\",\"date\":\"2022-02-03\",\"assessment\":{\"decisions\":[{\"fine\":{\"decided\":\"0.1\"},\"confiscated\":{\"decided\":\"0.2\"}}]}}"
    let summary =
      "{\"type\":\"summary\",\"records\":3,\"checked\":3,\"records_with_violations\":1,\"cases\":1,\"by_category\":{},\"recommended\":{}}"
    let file = try folder.file("e.ndjson", ([head] + Array(repeating: record, count: 3) + [summary]).joined(separator: "\n") + "\n")
    let lines = try Self.comparison(try await Self.page(Self.visits, earlier: file).output)
    #expect(lines.contains { $0[0] == "Fines and confiscations decided (yuan)" && $0[1] == "0.90" })
    #expect(lines.contains { $0[0] == "Of which fines (yuan)" && $0[1] == "0.30" })
  }

  /// Each is what `sed` or an editor makes of a run of the market.
  @Test(arguments: [
    ("a line of it is gone", "E0302", "9"), ("it did not end", "E0302", "汇总"), ("it is there twice", "E0310", "不止一次"),
    ("a count is a text", "E0303", "cases"), ("a count is less than nothing", "E0307", "整数"), ("its records are no list", "E0312", "campaign-figures/1"),
    ("records", "E0312", "campaign-figures/1"), ("what validate says", "E0312", "campaign-figures/1"), ("nothing in it", "E0312", "campaign-figures/1"),
  ])
  func `what is no whole run is told with its place, and nothing is judged`(damage: String, code: String, word: String) async throws {
    let folder = try TemporaryFolder()
    let run = try await Program.run(["check", Self.visits, "--format", "ndjson", "--fail-on", "never"] + Self.rules).output
    var lines = run.split(separator: "\n").map(String.init)
    switch damage {
    case "a line of it is gone": lines.remove(at: 2)
    case "it did not end": lines.removeLast()
    case "it is there twice": lines += lines
    case "a count is a text": lines.append(lines.removeLast().replacing(#/"cases": (\d+)/#) { "\"cases\": \"\($0.output.1)\"" })
    case "a count is less than nothing": lines.append(lines.removeLast().replacing(#/"cases": /#, with: "\"cases\": -"))
    case "its records are no list": lines = [#"{"schema_version":1,"tool":{},"rule_set":{},"records":{},"summary":{}}"#]
    case "records": lines = [#"{"schema":"market/1","id":"a","day":"2023-05-01"}"#]
    case "what validate says": lines = [#"{"diagnostics":[],"summary":{"errors":0,"warnings":0}}"#]
    default: lines = ["{}"]
    }
    let file = try folder.file("e.ndjson", lines.joined(separator: "\n") + "\n")
    let outcome = try await Self.page(Self.visits, earlier: file)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("错误[\(code)]") && outcome.errors.contains(word) && outcome.errors.contains("e.ndjson:"), "\(outcome.errors)")
  }
}
