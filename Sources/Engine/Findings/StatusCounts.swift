/// How often each status was found.
public struct StatusCounts: Sendable, Equatable {
  /// By the number of the status. No vector: it would have to lie at a multiple of 64 bytes, which not every frame keeps to.
  private var counts = InlineArray<8, Int>(repeating: 0)

  public init() {}

  public subscript(status: Status) -> Int { counts[status.number] }

  public var total: Int { counts.indices.reduce(0) { $0 + counts[$1] } }

  public mutating func add(_ status: Status) { counts[status.number] += 1 }

  public static func += (sum: inout StatusCounts, other: StatusCounts) {
    for number in sum.counts.indices { sum.counts[number] += other.counts[number] }
  }

  public static func -= (sum: inout StatusCounts, other: StatusCounts) {
    for number in sum.counts.indices { sum.counts[number] -= other.counts[number] }
  }

  public static func == (one: StatusCounts, other: StatusCounts) -> Bool {
    one.counts.indices.allSatisfy { one.counts[$0] == other.counts[$0] }
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
