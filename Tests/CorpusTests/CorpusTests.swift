import Corpus
import Diagnostics
import Foundation
import Testing

/// How well mistakes are told, measured on good rules and records that a program broke.
@Suite(.serialized) struct CorpusTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static func scorer() throws -> Scorer {
    try #require(Scorer(rules: Good(folder: root + "/rules"), root: "rules/"), "the rules that are broken are no good ones")
  }

  @Test func `broken rule files are told at the right place, once, with the word that was meant`() async throws {
    let specimens = brokenRules(from: Good(folder: Self.root + "/rules"))
    #expect(specimens.count >= 450)
    // Every third of them, of every kind some: all of them are scored by `swift run corpus-score`.
    let chosen = specimens.enumerated().filter { $0.offset.isMultiple(of: 3) }.map(\.element)
    try await Self.expectGood(chosen, atLeast: 150)
  }

  @Test func `broken records are told at the right place, once, with the word that was meant`() async throws {
    try await Self.expectGood(brokenRecords(from: Good(folder: Self.root + "/examples")), atLeast: 100)
  }

  private static func expectGood(_ specimens: [Specimen], atLeast count: Int) async throws {
    #expect(specimens.count >= count)
    let outcomes = try await scorer().judge(specimens)
    let report = table(of: outcomes) + "\n" + misses(of: outcomes)
    #expect(Share(outcomes.map(\.isLineRight)).perMille >= 990, "\(report)")
    #expect(Share(outcomes.map(\.isColumnRight)).perMille >= 970, "\(report)")
    #expect(Share(outcomes.compactMap(\.isWordRight)).perMille >= 950, "\(report)")
    #expect(Share(outcomes.map(\.isSingle)).perMille >= 980, "\(report)")
  }

  @Test func `a good text gives no specimen that is good`() throws {
    let rules = Good(folder: Self.root + "/rules")
    for specimen in brokenRules(from: rules) {
      for (file, text) in specimen.texts {
        #expect(rules.files.first { $0.name == file }?.bytes != text, "\(specimen.kind): \(specimen.note)")
      }
      #expect(!specimen.places.isEmpty)
    }
  }

  @Test func `places are counted in characters from 1`() throws {
    let scorer = try Self.scorer()
    let specimens = brokenRecords(from: Good([Good.File(name: "a.yaml", bytes: ContiguousArray("schema: inspection/1\nid: 甲\nvisit: {date: 2023-05-06, town: 街}\n".utf8))]))
    let one = try #require(specimens.first { $0.kind == "bad date" })
    #expect(one.places == [SourcePosition(line: 3, column: 15)])
    #expect(scorer.judge(one).errors.contains { $0.place == SourcePosition(line: 3, column: 15) })
  }
}
