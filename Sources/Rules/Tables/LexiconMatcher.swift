import CEL

/// Finds the words of a lexicon in running text.
struct LexiconMatcher: Sendable {
  private struct Term: Sendable {
    var letters: [Unicode.Scalar]
    var innocent: [[Unicode.Scalar]]
    var needsJudgement: Bool
    var text: String
  }

  /// By their first letter, so that a text is walked once.
  private var terms: [Unicode.Scalar: [Term]] = [:]

  init(_ lexicon: Lexicon) {
    for entry in lexicon.entries {
      let letters = NameFolding.letters(entry.term)
      guard let first = letters.first else { continue }
      terms[first, default: []].append(
        Term(
          letters: letters, innocent: entry.innocent.map { NameFolding.letters($0) },
          needsJudgement: entry.needsJudgement, text: entry.term))
    }
  }

  /// Yes where a word stands outside all its innocent contexts; unknown where only a person can tell.
  func says(_ text: String) -> (truth: Truth, word: String?) {
    let letters = NameFolding.letters(text)
    var doubtful: String?
    for position in letters.indices {
      for term in terms[letters[position]] ?? [] where Self.stands(term.letters, in: letters, at: position) {
        if term.innocent.contains(where: { Self.covers($0, term: term.letters, in: letters, at: position) }) { continue }
        if term.needsJudgement {
          doubtful = doubtful ?? term.text
        } else {
          return (.yes, term.text)
        }
      }
    }
    return doubtful == nil ? (.no, nil) : (.unknown, doubtful)
  }

  private static func stands(_ word: [Unicode.Scalar], in text: [Unicode.Scalar], at position: Int) -> Bool {
    position + word.count <= text.count && text[position..<(position + word.count)].elementsEqual(word)
  }

  /// Whether an innocent context stands around this very occurrence of the term.
  private static func covers(
    _ context: [Unicode.Scalar], term: [Unicode.Scalar], in text: [Unicode.Scalar], at position: Int
  ) -> Bool {
    guard context.count >= term.count else { return false }
    for offset in 0...(context.count - term.count)
    where context[offset..<(offset + term.count)].elementsEqual(term) && position >= offset {
      if stands(context, in: text, at: position - offset) { return true }
    }
    return false
  }
}
