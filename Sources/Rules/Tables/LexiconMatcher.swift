import CEL

/// Finds the words of a lexicon in running text.
struct LexiconMatcher: Sendable {
  private struct Term: Sendable {
    var pattern: PatternMatcher
    var innocent: [PatternMatcher]
    var needsJudgement: Bool
  }

  private var terms: [Term] = []
  /// The numbers of terms by the letter that they may begin with, so that a text is walked once.
  private var byBeginning: [Unicode.Scalar: [Int]] = [:]
  private var contexts: [ContextMatcher]

  init(_ lexicon: Lexicon, contexts: [ContextMatcher], lists: [String: FoldedWords], _ spellings: Spellings) {
    self.contexts = contexts
    for entry in lexicon.entries {
      let pattern = PatternMatcher(entry.term, lists: lists, spellings)
      for letter in pattern.beginnings ?? [] { byBeginning[letter, default: []].append(terms.count) }
      terms.append(
        Term(
          pattern: pattern, innocent: entry.innocent.map { PatternMatcher($0, lists: lists, spellings) },
          needsJudgement: entry.needsJudgement))
    }
  }

  /// Yes where a word stands outside all its innocent contexts; unknown where only a person can tell. With the word.
  func says(_ text: FoldedText) -> (truth: Truth, word: String?) {
    var doubtful: Range<Int>?
    for position in text.letters.indices {
      for letter in [text.letters[position]] + text.meant(at: position) {
        for number in byBeginning[letter] ?? [] {
          let term = terms[number]
          for end in term.pattern.ends(at: position, in: text) where !isInnocent(position..<end, term, in: text) {
            if !term.needsJudgement { return (.yes, text.excerpt(position..<end)) }
            doubtful = doubtful ?? position..<end
          }
        }
      }
    }
    return doubtful.map { (.unknown, text.excerpt($0)) } ?? (.no, nil)
  }

  private func isInnocent(_ word: Range<Int>, _ term: Term, in text: FoldedText) -> Bool {
    term.innocent.contains { $0.covers(word, in: text) } || contexts.contains { $0.holds(around: word, in: text) }
  }
}
