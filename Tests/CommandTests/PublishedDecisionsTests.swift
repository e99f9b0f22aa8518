import Foundation
import Testing

/// What was worked out by hand for a published decision, in `Decisions/expected.json`.
struct ExpectedDecision: Decodable, Sendable {
  struct Range: Decodable, Hashable, Sendable {
    var min: String
    var max: String?
  }

  struct Act: Decodable, Hashable, Sendable {
    var act: String
    var penalty: String
    var fine: Range
    var absorbed: Set<String>
  }

  var acts: Set<Act>
  var fine: Range?
  /// The strongest state of any line that recommends revocation, or `none`.
  var revocation: String
  /// Where the authority's fines lie, in the order of the decisions.
  var positions: [String]
  var why: String
  /// Whether what the authority decided lies within what the law gives.
  var agrees: String
  var difference: [String: String]?
}

/// The part of the command's answer that is compared.
private struct Answer: Decodable {
  struct Record: Decodable {
    var id: String?
    var assessment: Assessment?
  }
  struct Assessment: Decodable {
    var acts: [Act]
    var fine_cny: ExpectedDecision.Range?
    var decisions: [Decision]
    var recommendations: [Recommendation]
  }
  struct Act: Decodable {
    var act: String
    var penalty: String
    var fine_cny: ExpectedDecision.Range
    var absorbed: [Absorbed]
  }
  struct Absorbed: Decodable { var act: String }
  struct Decision: Decodable { var fine: Fine }
  struct Fine: Decodable { var position: String }
  struct Recommendation: Decodable {
    var action: String
    var state: String
  }
  var records: [Record]
}

/// The published decisions of `examples/decisions`, judged by the program and compared with what was worked out by hand.
@Suite struct PublishedDecisionsTests {
  private static let expected: [String: ExpectedDecision] = {
    let file = Package.root.appendingPathComponent("Tests/CommandTests/Decisions/expected.json")
    guard let data = try? Data(contentsOf: file) else { return [:] }
    return (try? JSONDecoder().decode([String: ExpectedDecision].self, from: data)) ?? [:]
  }()

  @Test func `every published decision comes out as it was worked out by hand`() async throws {
    try #require(!Self.expected.isEmpty)
    let outcome = try await Program.run(
      ["check", "examples/decisions", "--format", "json", "--fail-on", "never"], within: 180)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(Set(answer.records.compactMap(\.id)) == Set(Self.expected.keys))
    for record in answer.records {
      guard let id = record.id, let wanted = Self.expected[id] else { continue }
      let found = try #require(record.assessment, "\(id)")
      Self.compare(id, found, with: wanted)
    }
  }

  /// The table of all of them, and of those that are left out, with the reasons: `docs/decisions.md`.
  @Test func `the table of decisions is current`() throws {
    let data = try Data(contentsOf: Package.root.appendingPathComponent("Tests/CommandTests/Decisions/unused.json"))
    let unused = try JSONDecoder().decode([String: [String: String]].self, from: data)
    #expect(Set(unused.keys).isDisjoint(with: Self.expected.keys))
    for (id, decision) in Self.expected {
      #expect(["agree", "differ"].contains(decision.agrees), "\(id)")
      #expect((decision.agrees == "differ") == (decision.difference != nil), "\(id)")
    }
    let text = Self.table(unused)
    let file = Package.root.appendingPathComponent("docs/decisions.md")
    if ProcessInfo.processInfo.environment["UPDATE"] != nil { try Data(text.utf8).write(to: file) }
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == text, "run: UPDATE=1 swift test --filter PublishedDecisions")
  }

  private static func table(_ unused: [String: [String: String]]) -> String {
    let all = expected.sorted { $0.key < $1.key }
    let differing = all.filter { $0.value.agrees == "differ" }
    let confirmed = all.count { $0.value.positions.contains("inside") }
    let earlier = all.count { $0.value.acts.isEmpty }
    var lines = [
      "# Published decisions", "",
      "Records of \(all.count) real decisions, anonymised, under `examples/decisions`: what the rules say, and what the authority decided.",
      "What should come out was worked out by hand from the articles (`Tests/CommandTests/Decisions`); a test compares it, and makes this page.",
      "",
      "- \(all.count - differing.count) agree: nothing that was published lies outside what the law gives. That confirms a fine in \(confirmed) of them only;",
      "  in the others the fine, the value or the reasons were not published, or the upper end is open.",
      "- \(earlier) of those are charged with nothing, since they fall under earlier law, which is not encoded, or nothing is established.",
      "- \(differing.count) differ; \(unused.count) more were gathered and have too few facts.", "",
      "| decision | acts, each with its lawful fine in yuan | absorbed | in all | revocation | the authority's fine | |", "|---|---|---|---|---|---|---|",
    ]
    for (id, one) in all {
      let acts = one.acts.sorted { $0.act < $1.act }.map { "`\($0.act)` (\($0.penalty)) \(words($0.fine))" }
      let absorbed = Set(one.acts.flatMap(\.absorbed)).sorted().map { "`\($0)`" }
      let cells = [
        id, acts.isEmpty ? "none" : acts.joined(separator: "; "), absorbed.joined(separator: ", "), one.fine.map(words) ?? "",
        one.revocation, one.positions.map { $0.replacing("_", with: " ") }.joined(separator: ", "), one.agrees,
      ]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    lines += ["", "## Where they differ", ""]
    for (id, one) in differing {
      lines.append("- **\(id)**: \(one.difference?["en"] ?? "") \(one.difference?["zh"] ?? "")")
    }
    lines += ["", "## Left out", ""]
    for (id, reason) in unused.sorted(by: { $0.key < $1.key }) {
      lines.append("- **\(id)**: \(reason["en"] ?? "") \(reason["zh"] ?? "")")
    }
    lines += ["", "## How each was worked out", ""]
    for (id, one) in all { lines.append("- **\(id)**: \(one.why)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ range: ExpectedDecision.Range) -> String { "\(range.min) to \(range.max ?? "open")" }

  private static func compare(_ id: String, _ found: Answer.Assessment, with wanted: ExpectedDecision) {
    let acts = found.acts.map {
      ExpectedDecision.Act(act: $0.act, penalty: $0.penalty, fine: $0.fine_cny, absorbed: Set($0.absorbed.map(\.act)))
    }
    #expect(Set(acts) == wanted.acts, "\(id): \(wanted.why)")
    #expect(found.fine_cny == wanted.fine, "\(id): \(wanted.why)")
    #expect(revocation(found) == wanted.revocation, "\(id): \(wanted.why)")
    #expect(found.decisions.map(\.fine.position) == wanted.positions, "\(id): \(wanted.why)")
  }

  private static func revocation(_ found: Answer.Assessment) -> String {
    let states = found.recommendations.filter { $0.action == "revoke_licence" }.map(\.state)
    return ["recommended", "conditional", "barred"].first(where: states.contains) ?? "none"
  }
}
