import Foundation
import Testing

/// `check --shadow`: a second rule set beside the first, shown and never counted.
@Suite struct CheckShadowTests {
  private let market: MarketRules

  init() throws {
    market = try MarketRules([
      .init("fruit.yaml", "when: [crate.rotten]", "when: [crate.rotten, crate.worth > 100]"), .init("law.yaml", "max: 1500", "max: 2500"),
      .init("fruit.yaml", "status: draft", "status: active"),
    ])
  }

  private func check(_ arguments: String..., shadow: String? = nil) async throws -> Program.Outcome {
    try await Program.run(
      ["check", MarketRules.visits, "--rules", MarketRules.old] + (shadow.map { ["--shadow", $0] } ?? []) + arguments)
  }

  /// Records of JSON lines, each as it is without what the shadow says.
  private func withoutShadow(_ lines: String) -> [String] {
    lines.split(separator: "\n").map { String($0.replacing(#/, "shadow(_rule_set)?": (null|\{.*\})(?=\}$)/#, with: "")) }
  }

  @Test func `what the first says, its ledger and the exit status are the same bytes as without it`() async throws {
    let (plain, shadowed) = (market.path("plain"), market.path("shadowed"))
    let alone = try await check("--format", "ndjson", "--ledger", plain)
    let beside = try await check("--format", "ndjson", "--ledger", shadowed, shadow: market.new)
    #expect(alone.status == 3 && beside.status == 3 && !alone.output.contains("\"shadow\":"))
    #expect(withoutShadow(beside.output) == alone.output.split(separator: "\n").map(String.init))
    #expect(try market.text("plain") == market.text("shadowed"))
    for format in ["csv", "sarif"] {
      let (one, other) = (try await check("--format", format), try await check("--format", format, shadow: market.new))
      #expect(one.output == other.output && one.status == other.status)
    }
  }

  struct Line: Decodable {
    struct Move: Decodable { var rule: String, subject: String, from: String?, to: String? }
    struct Effect: Decodable { var reading: String?, changed: Int? }
    struct Name: Decodable { var name: String, digest: String }
    var type: String, id: String?, shadow: Effect?, shadow_rule_set: Name?
  }

  @Test func `a record that comes out differently says so, the others say null`() async throws {
    let outcome = try await check("--format", "ndjson", shadow: market.new)
    let lines = try outcome.output.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    #expect(lines.first?.shadow_rule_set?.name == "market")
    #expect(lines.filter { $0.type == "record" && $0.shadow != nil }.map(\.id) == ["plain", "rotten", "cheap", "open", "boast", "decided", "bare"])
    #expect(lines.last?.shadow?.changed == 7)
    #expect(outcome.output.split(separator: "\n").filter { $0.contains("\"shadow\": null}") }.count == 1)
    let json = try await check("--format", "json", shadow: market.new)
    let whole = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(whole?["shadow_rule_set"] != nil)
  }

  @Test(arguments: ["zh", "en"])
  func `the text has a part for it after each record and at the end`(language: String) async throws {
    let outcome = try await check("--format", "plain", "--lang", language, shadow: market.new)
    let heading = language == "zh" ? "影子规则集（不计入结果）" : "Shadow rules (never counted)"
    let parts = outcome.output.components(separatedBy: "\n" + heading + "\n").dropFirst().map { part in
      heading + "\n" + part.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("  ") }.joined(separator: "\n") + "\n"
    }
    let end = outcome.output.components(separatedBy: language == "zh" ? "\n影子  " : "\nShadow  ").last ?? ""
    try market.expect(parts.joined(separator: "\n") + "\n" + end, toBe: "shadow.\(language).txt")
  }

  @Test func `a shadow that cannot be used ends the command before anything is judged`() async throws {
    let broken = try MarketRules([.init("law.yaml", "max: 1500", "max: many")])
    let outcome = try await check("--lang", "en", shadow: broken.new)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(try await check(shadow: "no-such-folder").status == 2)
  }

  @Test func `a record that only the shadow cannot read is told and is no failure`() async throws {
    let narrow = try MarketRules([.init("schema.yaml", "required: [schema, id]", "required: [schema, id, day]")])
    let bare = try narrow.file("bare.json", #"{"schema": "market/1", "id": "bare"}"#)
    let outcome = try await Program.run(["check", bare, "--rules", MarketRules.old, "--shadow", narrow.new, "--lang", "en"])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("the shadow rules cannot read this record") && outcome.output.contains("E0302"))
    let other = try await Program.run(["check", bare, "--rules", narrow.new, "--shadow", MarketRules.old, "--lang", "en"])
    #expect(other.status == 3 && other.output.contains("only the shadow rules can read this record"))
  }

  @Test func `any number of jobs writes the same bytes`() async throws {
    var seen: Set<String> = []
    for jobs in ["1", "3"] { seen.insert(try await check("--format", "json", "--jobs", jobs, shadow: market.new).output) }
    #expect(seen.count == 1)
  }
}
