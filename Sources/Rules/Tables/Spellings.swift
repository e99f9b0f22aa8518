/// Letters that are written in several ways, for running text: what one stands for another, and what syllable in Latin
/// letters stands for which.
struct Spellings: Sendable {
  private var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
  private var syllables: [[Unicode.Scalar]: Set<Unicode.Scalar>] = [:]

  /// `written` means the letter: where it is one letter, always; where it is several, it may.
  mutating func add(_ written: String, means letter: Unicode.Scalar) {
    let scalars = Array(written.unicodeScalars)
    if scalars.count == 1 {
      letters[scalars[0]] = letter
    } else {
      syllables[scalars, default: []].insert(letter)
    }
  }

  func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let folded = NameFolding.fold(scalar)
    return letters[folded] ?? folded
  }

  /// The letters that a run of Latin letters may stand for.
  func meant(by run: ArraySlice<Unicode.Scalar>) -> Set<Unicode.Scalar>? {
    syllables.isEmpty ? nil : syllables[Array(run)]
  }
}
