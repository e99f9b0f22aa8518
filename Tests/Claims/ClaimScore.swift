/// How many sentences of a category were read as a person reads them.
public struct ClaimScore: Sendable {
  public var category: String
  public var sentences = 0
  public var violations = 0
  /// Violations that were read as such; those left to a person; those missed.
  public var found = 0
  public var asked = 0
  public var missed = 0
  /// Read as violations, and none.
  public var falselyFound = 0
  /// For a person to judge, and those of them that went to one.
  public var open = 0
  public var openAsked = 0
  public var innocent = 0
  public var innocentAsked = 0

  /// Per mille of what was read as a violation; all where nothing was.
  public var precision: Int { found + falselyFound == 0 ? 1000 : found * 1000 / (found + falselyFound) }
  /// Per mille of the violations; all where there are none.
  public var recall: Int { violations == 0 ? 1000 : found * 1000 / violations }

  mutating func count(_ expected: ClaimSentence.Reading, readAs reading: ClaimSentence.Reading) {
    sentences += 1
    switch expected {
    case .violation:
      violations += 1
      switch reading {
      case .violation: found += 1
      case .humanJudgement: asked += 1
      case .innocent: missed += 1
      }
    case .humanJudgement:
      open += 1
      if reading == .humanJudgement { openAsked += 1 }
    case .innocent:
      innocent += 1
      if reading == .humanJudgement { innocentAsked += 1 }
    }
    if expected != .violation, reading == .violation { falselyFound += 1 }
  }

  /// By category in the order of their names; the last is all.
  public static func scores(
    of results: [ClaimReader.Result], by reading: (ClaimReader.Result) -> ClaimSentence.Reading
  ) -> [ClaimScore] {
    var scores: [String: ClaimScore] = [:]
    var all = ClaimScore(category: "all")
    for result in results {
      scores[result.sentence.category, default: ClaimScore(category: result.sentence.category)]
        .count(result.sentence.expected, readAs: reading(result))
      all.count(result.sentence.expected, readAs: reading(result))
    }
    return scores.values.sorted { $0.category < $1.category } + [all]
  }

  /// A table in Markdown.
  public static func table(of scores: [ClaimScore]) -> String {
    func share(_ perMille: Int) -> String {
      perMille == 1000 ? "1.000" : "0." + String(1000 + perMille).dropFirst()
    }
    let head = """
      | category | sentences | violations | found | to a person | missed | falsely found | precision | recall | open, to a person | innocent, to a person |
      |---|---|---|---|---|---|---|---|---|---|---|

      """
    return head
      + scores.map { score in
        "| \(score.category) | \(score.sentences) | \(score.violations) | \(score.found) | \(score.asked) | \(score.missed) | \(score.falselyFound)"
          + " | \(share(score.precision)) | \(share(score.recall)) | \(score.openAsked) of \(score.open) | \(score.innocentAsked) of \(score.innocent) |"
      }.joined(separator: "\n")
  }
}
