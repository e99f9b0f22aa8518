import CEL

/// How two terms stand to each other.
struct Pair: Hashable, Sendable {
  var first: String
  var second: String
}

/// What follows from terms that are compared with each other and with numbers: `a < b`, `b < c` and `c < a` cannot all
/// be, nor `a > 5`, `a < b` and `b < 3`.
struct OrderClosure {
  private enum Edge: Int { case none, notAfter, before }

  private var names: [String] = []
  /// `edges[a][b]`: a stands before b, or not after it.
  private var edges: [[Edge]] = []

  private static let mostTerms = 12

  /// Nil where nothing is compared, or too much to follow.
  init?(_ orders: [Pair: ValueSet]) {
    let known = Set(orders.keys.flatMap { [$0.first, $0.second] })
    guard !known.isEmpty, known.count <= Self.mostTerms else { return nil }
    names = known.sorted()
    edges = Array(repeating: Array(repeating: .none, count: names.count), count: names.count)
    for (pair, set) in orders {
      guard let a = names.firstIndex(of: pair.first), let b = names.firstIndex(of: pair.second),
        case .words(let signs) = set.values, !signs.contains("#")
      else { continue }
      if !signs.contains(">") { edges[a][b] = signs.contains("=") ? .notAfter : .before }
      if !signs.contains("<") { edges[b][a] = signs.contains("=") ? .notAfter : .before }
    }
    close()
  }

  private mutating func close() {
    for middle in names.indices {
      for a in names.indices where edges[a][middle] != .none {
        for b in names.indices where edges[middle][b] != .none {
          let isStrict = edges[a][middle] == .before || edges[middle][b] == .before
          let edge = isStrict ? Edge.before : .notAfter
          if edge.rawValue > edges[a][b].rawValue { edges[a][b] = edge }
        }
      }
    }
  }

  /// Whether no values fit; `values` gives what each term can be.
  func isImpossible(_ values: (String) -> ValueSet?) -> Bool {
    let bounds = names.map { values($0).map(Self.bounds) ?? .all }
    for a in names.indices {
      for b in names.indices where edges[a][b] != .none {
        if a == b, edges[a][b] == .before { return true }
        guard let low = bounds[a].low, let high = bounds[b].high else { continue }
        let mustDiffer = edges[a][b] == .before || !low.isIncluded || !high.isIncluded
        if low.value > high.value || (low.value == high.value && mustDiffer) { return true }
      }
    }
    return false
  }

  /// From the smallest to the largest value.
  private static func bounds(_ set: ValueSet) -> NumberRange {
    guard case .numbers(let ranges) = set.values, let first = ranges.first else { return .all }
    return ranges.dropFirst().reduce(first) { $0.hull($1) }
  }
}

extension NumberRange {
  /// The smallest stretch that covers both.
  fileprivate func hull(_ other: NumberRange) -> NumberRange {
    NumberRange(low: Self.wider(low, other.low, by: <), high: Self.wider(high, other.high, by: >))
  }

  private static func wider(_ a: End?, _ b: End?, by isWider: (ExactDecimal, ExactDecimal) -> Bool) -> End? {
    guard let a, let b else { return nil }
    if a.value == b.value { return End(value: a.value, isIncluded: a.isIncluded || b.isIncluded) }
    return isWider(a.value, b.value) ? a : b
  }
}
