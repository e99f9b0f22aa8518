/// The names near to one that was not found: within a distance that grows with the length of the name, best
/// first, at most three; none rather than a wrong one.
public func nearNames(to wrong: String, among names: some Sequence<String>) -> [String] {
  let target = Array(wrong.unicodeScalars)
  let limit = target.count <= 2 ? 1 : target.count <= 5 ? 2 : min(4, target.count / 3 + 1)
  var found: [(distance: Int, letters: Int, name: String)] = []
  for name in Set(names) {
    let other = Array(name.unicodeScalars)
    guard abs(other.count - target.count) <= limit else { continue }
    // A word in the wrong case is that word.
    let isOtherCase = wrong != name && wrong.lowercased() == name.lowercased()
    let distance = isOtherCase ? 1 : editDistance(target, other)
    guard isOtherCase || distance <= limit && distance < target.count && distance < other.count else { continue }
    found.append((distance, lettersApart(target, other), name))
  }
  found.sort { ($0.distance, $0.letters, $0.name) < ($1.distance, $1.letters, $1.name) }
  guard let best = found.first?.distance else { return [] }
  return found.filter { $0.distance <= best + 1 }.prefix(3).map(\.name)
}

/// Letters that one word has and the other has not. Of two names that are equally near, fingers slip to the one with the
/// same letters more often.
private func lettersApart(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var counts: [Unicode.Scalar: Int] = [:]
  for letter in a { counts[letter, default: 0] += 1 }
  for letter in b { counts[letter, default: 0] -= 1 }
  return counts.values.reduce(0) { $0 + abs($1) }
}

/// Edits between two words; swapping two neighbours is one edit.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + Array(repeating: 0, count: b.count)
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
