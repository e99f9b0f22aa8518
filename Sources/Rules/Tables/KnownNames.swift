import CEL
import Diagnostics

/// The names that any table knows, numbered, each in one spelling; and what is near a name that none knows.
struct KnownNames: Sendable {
  /// Of the folded names.
  private var numbers = TextNumbers()
  /// By number: as the tables spell it.
  private var spelled: [String] = []

  /// The number of a name of a table.
  mutating func enter(_ name: String) -> Int {
    let (number, isNew) = numbers.enter(NameFolding.name(name))
    if isNew { spelled.append(name) } else { spelled[number] = name }
    return number
  }

  /// Nil where no table knows the name.
  func number(of name: String) -> Int? { numbers.number(of: NameFolding.name(name)) }

  func contains(_ name: String) -> Bool { number(of: name) != nil }

  /// As the tables spell them. They are told, never taken for the name itself.
  func near(_ name: String, by ends: NameEnds) -> [String] {
    let folded = NameFolding.name(name)
    let like = ends.names(like: folded).map { String(decoding: numbers.text($0), as: UTF8.self) }
    return nearNames(to: folded, among: like).compactMap { found in numbers.number(of: found).map { spelled[$0] } }
  }

  /// Made only where a name is unknown: most runs never ask for it.
  func ends() -> NameEnds {
    NameEnds((0..<numbers.count).lazy.map { String(decoding: numbers.text($0), as: UTF8.self) })
  }
}

/// Names by their first and by their last letter: one that is mistyped seldom differs in both.
struct NameEnds: Sendable {
  private var numbers: [Unicode.Scalar: [Int]] = [:]

  init(_ names: some Sequence<String>) {
    for (number, name) in names.enumerated() {
      for letter in Self.ends(of: name) { numbers[letter, default: []].append(number) }
    }
  }

  func names(like name: String) -> [Int] { Self.ends(of: name).flatMap { numbers[$0] ?? [] } }

  private static func ends(of name: String) -> Set<Unicode.Scalar> {
    Set([name.unicodeScalars.first, name.unicodeScalars.last].compactMap { $0 })
  }
}
