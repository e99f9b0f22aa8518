/// Slips of the finger. Each makes another word of a word, or says that it cannot.
enum Typo: CaseIterable {
  case transposed, missing, doubled, replaced, otherCase, added

  func word(_ word: String, at place: Int) -> String? {
    var letters = Array(word)
    guard letters.count > 3 else { return nil }
    // Past the first letter, short of the last.
    let index = 1 + place % (letters.count - 2)
    switch self {
    case .transposed: letters.swapAt(index, index + 1)
    case .missing: letters.remove(at: index)
    case .doubled: letters.insert(letters[index], at: index)
    case .replaced: letters[index] = letters[index] == "x" ? "z" : "x"
    case .otherCase:
      guard let upper = letters[0].uppercased().first, upper != letters[0] else { return nil }
      letters[0] = upper
    case .added: letters.append("e")
    }
    let result = String(letters)
    return result == word ? nil : result
  }

  /// A different slip for each number, and the same one always.
  static func number(_ number: Int, of word: String) -> String? {
    for step in 0..<allCases.count {
      let typo = allCases[(number + step) % allCases.count]
      if let made = typo.word(word, at: number / allCases.count + number) { return made }
    }
    return nil
  }
}

/// Even choice of so many from a list, the same always, spread over the whole of it.
func spread<T>(_ list: [T], _ count: Int) -> [T] {
  guard list.count > count else { return list }
  return (0..<count).map { list[($0 * list.count + list.count / 2) / count] }
}
