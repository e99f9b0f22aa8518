/// Words that a pattern chooses from, folded.
struct FoldedWords: Sendable {
  let words: [[Unicode.Scalar]]
  let beginnings: Set<Unicode.Scalar>
  /// One of them has no letter.
  let mayBeEmpty: Bool

  init(_ words: [String], _ spellings: Spellings) {
    self.words = words.map { FoldedText.letters(of: $0, spellings) }
    beginnings = Set(self.words.compactMap(\.first))
    mayBeEmpty = self.words.contains(where: \.isEmpty)
  }
}

/// A pattern whose words are folded and whose lists are filled in.
struct PatternMatcher: Sendable {
  private enum Part: Sendable {
    case word([Unicode.Scalar])
    case choice(FoldedWords)
    case gap(Int, crossesClauses: Bool)
  }

  private var parts: [Part]
  private var word: [Unicode.Scalar]?
  /// What its first word may begin with; nil: anything.
  let beginnings: Set<Unicode.Scalar>?
  /// Within it a word may end and a clause go on; or even that may end.
  private var hasGap = false
  private var crossesClauses = false

  init(_ pattern: WordPattern, lists: [String: FoldedWords], _ spellings: Spellings) {
    parts = pattern.parts.map { part in
      switch part {
      case .word(let word): .word(FoldedText.letters(of: word, spellings))
      case .choice(let words): .choice(FoldedWords(words, spellings))
      case .list(let name): .choice(lists[name] ?? FoldedWords([], spellings))
      case .gap(let count, let crosses): .gap(count, crossesClauses: crosses)
      }
    }
    beginnings = Self.beginnings(of: parts)
    if parts.count == 1 {
      switch parts[0] {
      case .word(let only): word = only
      case .choice(let choice): word = choice.words.count == 1 ? choice.words[0] : nil
      case .gap: break
      }
    }
    for case .gap(_, let crosses) in parts {
      hasGap = true
      if crosses { crossesClauses = true }
    }
  }

  private static func beginnings(of parts: [Part]) -> Set<Unicode.Scalar>? {
    var found: Set<Unicode.Scalar> = []
    search: for part in parts {
      switch part {
      case .word(let word):
        guard let letter = word.first else { continue }
        found.insert(letter)
        break search
      case .choice(let choice):
        if found.isEmpty { found = choice.beginnings } else { found.formUnion(choice.beginnings) }
        if !choice.mayBeEmpty { break search }
      case .gap: break search
      }
    }
    return found.isEmpty ? nil : found
  }

  /// Where it ends if it begins at a place: a pattern with gaps or alternatives may end at several.
  func ends(at place: Int, in text: FoldedText) -> [Int] {
    guard place < text.letters.count else { return [] }
    // Most patterns are one word.
    if let word {
      guard let end = text.end(of: word, at: place), end.isLiteral, isWhole(place..<end.place, in: text) else { return [] }
      return [end.place]
    }
    if let beginnings, !text.mayBegin(with: beginnings, at: place) { return [] }
    var reached: Set<Reached> = [Reached(place: place, isLiteral: false)]
    for part in parts {
      var next: Set<Reached> = []
      for position in reached {
        switch part {
        case .word(let word):
          guard let end = text.end(of: word, at: position.place) else { continue }
          next.insert(Reached(place: end.place, isLiteral: position.isLiteral || end.isLiteral))
        case .choice(let choice):
          for word in choice.words {
            guard let end = text.end(of: word, at: position.place) else { continue }
            next.insert(Reached(place: end.place, isLiteral: position.isLiteral || end.isLiteral))
          }
        case .gap(let count, _):
          for end in position.place...(position.place + count) where end <= text.letters.count {
            next.insert(Reached(place: end, isLiteral: position.isLiteral))
          }
        }
      }
      reached = next
      if reached.isEmpty { return [] }
    }
    return Set(reached.filter { $0.isLiteral && isWhole(place..<$0.place, in: text) }.map(\.place)).sorted()
  }

  /// How far a part came, and whether any letter so far stands as it is: syllables alone are no word.
  private struct Reached: Hashable {
    var place: Int
    var isLiteral: Bool
  }

  private func isWhole(_ range: Range<Int>, in text: FoldedText) -> Bool {
    if crossesClauses { return true }
    let last = range.upperBound - 1
    return hasGap ? text.clause[range.lowerBound] == text.clause[last] : text.phrase[range.lowerBound] == text.phrase[last]
  }

  /// Whether it stands somewhere around a stretch.
  func covers(_ range: Range<Int>, in text: FoldedText) -> Bool {
    (max(0, range.lowerBound - Self.reach)...range.lowerBound).contains { start in
      ends(at: start, in: text).contains { $0 >= range.upperBound }
    }
  }

  /// How far before a word a phrase around it may begin.
  private static let reach = 24
}
