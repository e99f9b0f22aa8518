/// How often each status was found.
public struct StatusCounts: Sendable, Equatable {
  /// By the number of the status.
  private var counts = SIMD8<Int>()

  public init() {}

  public subscript(status: Status) -> Int { counts[status.number] }

  public var total: Int { counts.wrappedSum() }

  public mutating func add(_ status: Status) { counts[status.number] += 1 }

  public static func += (sum: inout StatusCounts, other: StatusCounts) { sum.counts &+= other.counts }

  public static func -= (sum: inout StatusCounts, other: StatusCounts) { sum.counts &-= other.counts }
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
