/// A pattern whose words are folded and whose lists are filled in.
struct PatternMatcher: Sendable {
  private enum Part: Sendable {
    case words([[Unicode.Scalar]])
    case gap(Int, crossesClauses: Bool)
  }

  private var parts: [Part]
  private var word: [Unicode.Scalar]?
  /// What its first word may begin with; nil: anything.
  let beginnings: Set<Unicode.Scalar>?
  /// Within it a word may end and a clause go on; or even that may end.
  private var hasGap = false
  private var crossesClauses = false

  init(_ pattern: WordPattern, lists: [String: [String]], _ spellings: Spellings) {
    func folded(_ words: [String]) -> Part { .words(words.map { FoldedText.letters(of: $0, spellings) }) }
    parts = pattern.parts.map { part in
      switch part {
      case .word(let word): folded([word])
      case .choice(let words): folded(words)
      case .list(let name): folded(lists[name] ?? [])
      case .gap(let count, let crosses): .gap(count, crossesClauses: crosses)
      }
    }
    var first: Set<Unicode.Scalar>? = []
    search: for part in parts {
      guard case .words(let words) = part else { break }
      first?.formUnion(words.compactMap(\.first))
      if !words.contains(where: \.isEmpty) { break search }
    }
    if let found = first, found.isEmpty { first = nil }
    beginnings = first
    if parts.count == 1, case .words(let words) = parts[0], words.count == 1 { word = words[0] }
    hasGap = parts.contains { if case .gap = $0 { true } else { false } }
    crossesClauses = parts.contains { if case .gap(_, true) = $0 { true } else { false } }
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
        case .words(let words):
          for word in words {
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
