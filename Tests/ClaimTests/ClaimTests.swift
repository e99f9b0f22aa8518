import Claims
import Foundation
import Testing

/// How well the lexicons read sentences that people judged. `judged.csv` is what the lexicons were made with; `held_out.csv` was
/// written before and set aside. `swift run claim-score FILE.csv` prints the tables, of other sentences too.
@Suite struct ClaimTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  private static let judged = Result { try read("judged") }
  private static let heldOut = Result { try read("held_out") }

  private static func results(_ name: String) throws -> [ClaimReader.Result] {
    try name == "judged" ? judged.get() : heldOut.get()
  }

  private static func read(_ name: String) throws -> [ClaimReader.Result] {
    let data = try Data(contentsOf: tests.appending(path: "Claims/Sentences/\(name).csv"))
    let sentences = try #require(ClaimSentence.read(data))
    return try ClaimReader(rules: tests.deletingLastPathComponent().appending(path: "rules").path).read(sentences)
  }

  /// In a small category one sentence is more than the share that may be wrong of all: so many of each may be.
  @Test(arguments: [("judged", 168, 1), ("held_out", 174, 2)])
  func `forbidden words are found, and no others`(name: String, violations: Int, tolerated: Int) throws {
    let scores = ClaimScore.scores(of: try Self.results(name)) { $0.wording }
    let report = ClaimScore.table(of: scores)
    let all = try #require(scores.last)
    #expect(all.violations == violations)
    #expect(all.precision >= 970 && all.recall >= 950, "\(report)")
    // What only a person can judge goes to one, and seldom anything else.
    #expect(all.openAsked * 10 >= all.open * 9 && all.innocentAsked * 5 <= all.innocent, "\(report)")
    for score in scores {
      #expect(score.falselyFound <= max(tolerated, score.violations * 3 / 100), "\(score.category)\n\(report)")
      #expect(score.asked + score.missed <= max(tolerated, score.violations * 5 / 100), "\(score.category)\n\(report)")
    }
  }

  /// The rules that charge know what the words are, and no sentence is charged that no person would.
  @Test(arguments: ["judged", "held_out"])
  func `the active rules charge medical words and superlatives, and nobody wrongly`(name: String) throws {
    let results = try Self.results(name)
    let advertisements = results.filter { !$0.sentence.isOnLabel }
    let report = ClaimScore.table(of: ClaimScore.scores(of: results) { $0.finding })
    let all = try #require(ClaimScore.scores(of: results) { $0.finding }.last)
    #expect(all.precision >= 970, "\(report)")
    #expect(all.missed * 20 <= all.violations, "\(report)")
    for score in ClaimScore.scores(of: advertisements, by: { $0.finding }) where ["absolute", "disease", "medical_term"].contains(score.category) {
      #expect(score.recall >= 900, "\(score.category)\n\(report)")
    }
  }

  /// Names of substances hold words of all kinds: 活血丹, 止血环酸, 药用芍药.
  @Test func `a list of ingredients claims nothing`() throws {
    let rules = Self.tests.deletingLastPathComponent().appending(path: "rules")
    let lists = ClaimSentence.ingredients(try Data(contentsOf: rules.appending(path: "tables/names.csv")), inEach: 40)
    #expect(lists.count > 200)
    let charged = try ClaimReader(rules: rules.path).read(lists).filter { $0.wording == .violation || $0.finding == .violation }
    #expect(charged.isEmpty, "\(charged.map(\.sentence.text))")
  }
}
