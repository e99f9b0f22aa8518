import CEL

/// The values that a term can have where something is known of it. Always at least as wide as the truth, so that an
/// empty set proves that there is none.
struct ValueSet: Hashable, Sendable {
  enum Values: Hashable, Sendable {
    case anything
    case words(Set<String>)
    case allBut(Set<String>)
    /// Stretches that do not touch, in any order.
    case numbers([NumberRange])
  }

  var values: Values
  /// Whether the term can be established as absent.
  var includesNull: Bool

  static let anything = ValueSet(values: .anything, includesNull: true)
  static let present = ValueSet(values: .anything, includesNull: false)
  static let absent = ValueSet(values: .words([]), includesNull: true)
  static let none = ValueSet(values: .words([]), includesNull: false)

  static func words(_ words: some Sequence<String>) -> ValueSet {
    ValueSet(values: .words(Set(words)), includesNull: false)
  }

  static func numbers(_ ranges: [NumberRange]) -> ValueSet {
    ValueSet(values: .numbers(ranges.filter { !$0.isEmpty }), includesNull: false)
  }

  var isEmpty: Bool {
    guard !includesNull else { return false }
    switch values {
    case .anything, .allBut: return false
    case .words(let words): return words.isEmpty
    case .numbers(let ranges): return ranges.isEmpty
    }
  }

  func orNull(_ mayBeNull: Bool) -> ValueSet {
    ValueSet(values: values, includesNull: includesNull || mayBeNull)
  }

  func intersection(_ other: ValueSet) -> ValueSet {
    ValueSet(
      values: Self.intersection(values, other.values), includesNull: includesNull && other.includesNull)
  }

  private static func intersection(_ a: Values, _ b: Values) -> Values {
    switch (a, b) {
    case (.anything, let other), (let other, .anything): other
    case (.words(let left), .words(let right)): .words(left.intersection(right))
    case (.words(let words), .allBut(let out)), (.allBut(let out), .words(let words)): .words(words.subtracting(out))
    case (.allBut(let left), .allBut(let right)): .allBut(left.union(right))
    case (.numbers(let left), .numbers(let right)):
      .numbers(left.flatMap { a in right.map { a.intersection($0) } }.filter { !$0.isEmpty })
    // Of what is compared with words here and with numbers there, nothing is claimed, save that nothing is nothing.
    case (.words(let words), .numbers), (.numbers, .words(let words)): words.isEmpty ? .words([]) : .anything
    case (.allBut, .numbers), (.numbers, .allBut): .anything
    }
  }
}
