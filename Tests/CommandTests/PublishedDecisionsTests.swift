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
