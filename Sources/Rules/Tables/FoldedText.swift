/// Running text as its letters, so that inserted marks hide nothing, and where its clauses end.
struct FoldedText: Sendable {
  private(set) var letters: [Unicode.Scalar] = []
  /// By letter: the number of its phrase. Words do not run from one into another.
  private(set) var phrase: [Int] = []
  /// By letter: the number of its clause. Gaps and contexts do not reach from one into another.
  private(set) var clause: [Int] = []
  /// By letter: whether nothing stands between it and the letter before it.
  private var isJoined: [Bool] = []
  /// By the first letter of a run of Latin letters: where the run ends, and what it may stand for.
  private var runs: [Int: (end: Int, meant: Set<Unicode.Scalar>)] = [:]

  /// What stands between two letters.
  private enum Mark: Int, Comparable {
    case none, inserted, space, listed, end

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  init(_ text: String, _ spellings: Spellings) {
    var marks: [Mark] = []
    var mark = Mark.none
    for scalar in text.unicodeScalars {
      let plain = spellings.plain(scalar)
      if Self.isLetter(plain, after: letters.last) {
        marks.append(mark)
        letters.append(plain)
        mark = .none
      } else {
        mark = max(mark, Self.mark(plain))
      }
    }
    isJoined = marks.map { $0 == .none }
    divide(at: marks)
    findRuns(spellings)
  }

  /// The letters alone, for words that are looked for.
  static func letters(of text: String, _ spellings: Spellings) -> [Unicode.Scalar] {
    var letters: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      let plain = spellings.plain(scalar)
      if isLetter(plain, after: letters.last) { letters.append(plain) }
    }
    return letters
  }

  private static func isLetter(_ scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Bool {
    if NameFolding.isLetter(scalar) { return true }
    // PA+++, 100%: a plus or per cent belongs to the Latin letter or digit before it.
    return (scalar == "+" || scalar == "%") && (last?.isASCII ?? false)
  }

  private static func mark(_ scalar: Unicode.Scalar) -> Mark {
    switch scalar {
    case ",", ";", "!", "?", ":", "\n", "\r", "。", "；", "！", "？", "，", "：", "…": .end
    case "、", "“", "”", "\"", "「", "」", "《", "》", "(", ")": .listed
    case _ where scalar.properties.isWhitespace: .space
    default: .inserted
    }
  }

  /// A mark between single letters is inserted; a comma is where a single letter stands on both sides.
  private mutating func divide(at marks: [Mark]) {
    var (currentPhrase, currentClause) = (0, 0)
    for position in marks.indices {
      let isSingleBefore = position == 1 || position > 1 && marks[position - 1] != .none
      let isSingleAfter = position + 1 == marks.count || marks[position + 1] != .none
      let isSpelledOut = isSingleBefore || isSingleAfter
      switch marks[position] {
      case .end where !(isSingleBefore && isSingleAfter):
        currentPhrase += 1
        currentClause += 1
      case .listed where !isSpelledOut: currentPhrase += 1
      case .space where !isSpelledOut: currentClause += 1
      default: break
      }
      phrase.append(currentPhrase)
      clause.append(currentClause)
    }
  }

  private mutating func findRuns(_ spellings: Spellings) {
    var start = 0
    while start < letters.count {
      var end = start
      while end < letters.count, Self.isLatin(letters[end]) { end += 1 }
      if end > start, let meant = spellings.meant(by: letters[start..<end]) { runs[start] = (end, meant) }
      start = max(end, start + 1)
    }
  }

  /// Where a word that stands at a place ends, and whether a letter of it stands there as it is and not as a syllable.
  func end(of word: [Unicode.Scalar], at place: Int) -> (place: Int, isLiteral: Bool)? {
    var position = place
    var isLiteral = false
    for letter in word {
      guard position < letters.count else { return nil }
      if letters[position] == letter {
        position += 1
        isLiteral = true
      } else if let run = runs[position], run.meant.contains(letter) {
        position = run.end
      } else {
        return nil
      }
    }
    if position > place, splitsLatinWord(at: place) || splitsLatinWord(at: position) { return nil }
    return (position, isLiteral)
  }

  /// Whether a place lies within a word in Latin letters: `spf` is no part of ANIS PF.
  private func splitsLatinWord(at place: Int) -> Bool {
    place > 0 && place < letters.count && isJoined[place] && Self.isLatin(letters[place]) && Self.isLatin(letters[place - 1])
  }

  private static func isLatin(_ letter: Unicode.Scalar) -> Bool { ("a"..."z").contains(letter) }

  /// What a syllable that begins at a place may stand for.
  func meant(at place: Int) -> Set<Unicode.Scalar> { runs[place]?.meant ?? [] }

  /// Whether a word that begins with one of these letters may stand at a place.
  func mayBegin(with beginnings: Set<Unicode.Scalar>, at place: Int) -> Bool {
    if beginnings.contains(letters[place]) { return true }
    guard let run = runs[place] else { return false }
    return !run.meant.isDisjoint(with: beginnings)
  }

  func excerpt(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters[range])
    return String(view)
  }
}
