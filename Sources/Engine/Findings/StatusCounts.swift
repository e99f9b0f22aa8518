/// How often each status was found.
public struct StatusCounts: Sendable, Equatable {
  /// By the number of the status.
  private var counts: [Int] = []

  public init() {}

  public subscript(status: Status) -> Int { counts.isEmpty ? 0 : counts[status.number] }

  public var total: Int { counts.reduce(0, +) }

  public mutating func add(_ status: Status) {
    if counts.isEmpty { counts = Array(repeating: 0, count: Status.allCases.count) }
    counts[status.number] += 1
  }

  public static func += (sum: inout StatusCounts, other: StatusCounts) {
    if sum.counts.isEmpty { return sum = other }
    for (number, count) in other.counts.enumerated() { sum.counts[number] += count }
  }

  public static func -= (sum: inout StatusCounts, other: StatusCounts) {
    for status in Status.allCases where other[status] > 0 { sum.counts[status.number] -= other[status] }
  }
}

extension Status {
  /// Its place in `allCases`.
  fileprivate var number: Int {
    switch self {
    case .violation: 0
    case .pending: 1
    case .exempt: 2
    case .undetermined: 3
    case .unexamined: 4
    case .clear: 5
    case .notApplicable: 6
    case .failed: 7
    }
  }
}
