import Diagnostics

/// The names that any table knows, in one spelling, and what is near a name that none knows.
struct KnownNames: Sendable {
  private var spelled: [String: String] = [:]
  /// Folded names by their first and by their last letter: a name that is mistyped seldom differs in both.
  private var byEnd: [Unicode.Scalar: [String]] = [:]

  mutating func add(_ name: String, folded: String) {
    guard spelled.updateValue(name, forKey: folded) == nil else { return }
    guard let first = folded.unicodeScalars.first, let last = folded.unicodeScalars.last else { return }
    byEnd[first, default: []].append(folded)
    if last != first { byEnd[last, default: []].append(folded) }
  }

  func contains(_ folded: String) -> Bool { spelled[folded] != nil }

  /// As the tables spell them. They are told, never taken for the name itself.
  func near(_ name: String) -> [String] {
    let folded = NameFolding.name(name)
    let ends = Set([folded.unicodeScalars.first, folded.unicodeScalars.last].compactMap { $0 })
    return nearNames(to: folded, among: ends.flatMap { byEnd[$0] ?? [] }).compactMap { spelled[$0] }
  }
}
