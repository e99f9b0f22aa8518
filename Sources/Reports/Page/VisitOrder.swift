import CEL
import Rules

/// The fine of a visit as a value to sort by: none, then by the lower end; of equal ones that whose upper end is open is the greatest.
struct AmountRangeOrNone: Hashable, Comparable, Sendable {
  var range: AmountRange?

  static func < (a: AmountRangeOrNone, b: AmountRangeOrNone) -> Bool {
    guard let left = a.range, let right = b.range else { return a.range == nil && b.range != nil }
    guard left.min == right.min else { return left.min < right.min }
    guard let low = left.max, let high = right.max else { return left.max != nil && right.max == nil }
    return low < high
  }
}

extension GroupValue {
  /// Words of a closed list in its order, other texts by their letters, and last what is no value.
  func isBefore(_ other: GroupValue, in order: [String: Int]) -> Bool { rank(in: order) < other.rank(in: order) }

  private func rank(in order: [String: Int]) -> (Int, Int, String) {
    switch self {
    case .value(let text): (0, order[text] ?? order.count, text)
    case .absent: (1, 0, "")
    case .masked: (2, 0, "")
    case .unknown: (3, 0, "")
    }
  }
}
