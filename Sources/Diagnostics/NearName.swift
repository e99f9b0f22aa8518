/// The names near to one that was not found: within a distance that grows with the length of the name, best
/// first, at most three; none rather than a wrong one.
public func nearNames(to wrong: String, among names: some Sequence<String>) -> [String] {
  let target = Array(wrong.unicodeScalars)
  let limit = target.count <= 2 ? 1 : target.count <= 5 ? 2 : min(4, target.count / 3 + 1)
  let lowered = wrong.lowercased()
  var edits = EditDistance(limit: limit)
  var found: [(distance: Int, letters: Int, name: String)] = []
  var seen: Set<String> = []
  for name in names where abs(name.unicodeScalars.count - target.count) <= limit {
    let other = Array(name.unicodeScalars)
    // A word in the wrong case is that word.
    let isOtherCase = mayDifferInCaseOnly(target, other) && wrong != name && lowered == name.lowercased()
    let distance = isOtherCase ? 1 : edits.between(target, other)
    guard isOtherCase || distance <= limit && distance < target.count && distance < other.count else { continue }
    if seen.insert(name).inserted { found.append((distance, lettersApart(target, other), name)) }
  }
  found.sort { ($0.distance, $0.letters, $0.name) < ($1.distance, $1.letters, $1.name) }
  guard let best = found.first?.distance else { return [] }
  return found.filter { $0.distance <= best + 1 }.prefix(3).map(\.name)
}

/// False where two words certainly differ in more than case: at the first letter in which they differ both are of a kind
/// that has no other spelling. Most words are told apart so, without making lower case of them.
private func mayDifferInCaseOnly(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
  for (one, other) in zip(a, b) {
    guard let left = plainLetter(one), let right = plainLetter(other) else { return true }
    if left != right { return false }
  }
  return true
}

/// An ASCII letter in lower case, another ASCII character or an ideograph as it is; nil: any other.
private func plainLetter(_ letter: Unicode.Scalar) -> UInt32? {
  switch letter.value {
  case 0x41...0x5A: letter.value + 0x20
  case 0x00...0x7F, 0x4E00...0x9FFF: letter.value
  default: nil
  }
}

/// Letters that one word has and the other has not. Of two names that are equally near, fingers slip to the one with the
/// same letters more often.
private func lettersApart(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var counts: [Unicode.Scalar: Int] = [:]
  for letter in a { counts[letter, default: 0] += 1 }
  for letter in b { counts[letter, default: 0] -= 1 }
  return counts.values.reduce(0) { $0 + abs($1) }
}

/// Edits between two words; swapping two neighbours is one edit. Beyond the limit nobody asks how many there are.
private struct EditDistance {
  let limit: Int
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var row: [Int] = []

  init(limit: Int) { self.limit = limit }

  mutating func between(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    last.replaceSubrange(0..., with: 0...b.count)
    var leastOfLast = 0
    for i in 1...a.count {
      row.replaceSubrange(0..., with: CollectionOfOne(i))
      var least = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var edits = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { edits = min(edits, beforeLast[j - 2] + 1) }
        row.append(edits)
        least = min(least, edits)
      }
      // A word goes on from one of the last two rows.
      if least > limit, leastOfLast > limit { return limit + 1 }
      leastOfLast = least
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
  }
}
