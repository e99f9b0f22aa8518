/// Tells whether a word stands where it is innocent.
struct ContextMatcher: Sendable {
  private let phrases: [PatternMatcher]
  /// What a phrase may begin with; nil: anything.
  private let beginnings: Set<Unicode.Scalar>?
  private let except: [PatternMatcher]
  private let ends: [PatternMatcher]
  private let before: Int?
  private let after: Int?
  private let isAnywhere: Bool
  private let isAround: Bool

  init(_ context: WordContext, lists: [String: FoldedWords], _ spellings: Spellings) {
    func matchers(_ patterns: [WordPattern]) -> [PatternMatcher] {
      patterns.map { PatternMatcher($0, lists: lists, spellings) }
    }
    phrases = matchers(context.phrases)
    let first = phrases.compactMap(\.beginnings)
    beginnings = first.count == phrases.count ? Set(first.joined()) : nil
    except = matchers(context.except)
    ends = matchers(context.ends)
    before = context.before
    after = context.after
    isAnywhere = context.isAnywhere
    isAround = context.isAround
  }

  func holds(around word: Range<Int>, in text: FoldedText) -> Bool {
    if isAnywhere, text.letters.indices.contains(where: { !found(at: $0, in: text).isEmpty }) { return true }
    if isAround, phrases.contains(where: { $0.covers(word, in: text) }) { return true }
    return looksAhead(to: word, in: text) || looksBack(at: word, in: text)
  }

  private func looksAhead(to word: Range<Int>, in text: FoldedText) -> Bool {
    guard let before else { return false }
    // A phrase of some letters stands further off than its end.
    for start in stride(from: word.lowerBound - 1, through: max(0, word.lowerBound - before - Self.longest), by: -1) {
      guard text.clause[start] == text.clause[word.lowerBound] else { return false }
      for end in found(at: start, in: text) where end <= word.lowerBound && word.lowerBound - end <= before {
        if !isEnded(end..<word.lowerBound, in: text) { return true }
      }
    }
    return false
  }

  private func looksBack(at word: Range<Int>, in text: FoldedText) -> Bool {
    guard let after else { return false }
    for start in word.upperBound..<max(word.upperBound, min(text.letters.count, word.upperBound + after + 1)) {
      guard text.clause[start] == text.clause[word.lowerBound] else { return false }
      if !found(at: start, in: text).isEmpty, !isEnded(word.upperBound..<start, in: text) { return true }
    }
    return false
  }

  private func found(at start: Int, in text: FoldedText) -> [Int] {
    if let beginnings, !text.mayBegin(with: beginnings, at: start) { return [] }
    return phrases.flatMap { $0.ends(at: start, in: text) }.filter { end in
      !except.contains { $0.covers(start..<end, in: text) }
    }
  }

  private func isEnded(_ between: Range<Int>, in text: FoldedText) -> Bool {
    between.contains { start in
      ends.contains { $0.ends(at: start, in: text).contains { $0 <= between.upperBound } }
    }
  }

  /// Letters that a phrase may have.
  private static let longest = 16
}
