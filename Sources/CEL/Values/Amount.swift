/// A measured or allowed amount: an interval with a unit. `12.5 mg/kg` is a single value, `<= 5 %` all up to 5,
/// `2~3 %` all between; `未检出` lies below every positive amount of any unit.
public struct Amount: Hashable, Sendable, BitwiseCopyable {
  /// Nil where that end is open.
  public var lower: ExactDecimal?
  public var upper: ExactDecimal?
  public var isLowerExcluded: Bool
  public var isUpperExcluded: Bool
  public var isNotDetected: Bool
  public var unit: Unit

  public init(
    lower: ExactDecimal?, upper: ExactDecimal?, isLowerExcluded: Bool = false, isUpperExcluded: Bool = false,
    isNotDetected: Bool = false, unit: Unit
  ) {
    self.lower = lower
    self.upper = upper
    self.isLowerExcluded = isLowerExcluded
    self.isUpperExcluded = isUpperExcluded
    self.isNotDetected = isNotDetected
    self.unit = unit
  }

  public init(_ value: ExactDecimal, _ unit: Unit = .none) {
    self.init(lower: value, upper: value, unit: unit)
  }

  public static let notDetected = Amount(lower: .zero, upper: .zero, isNotDetected: true, unit: .none)

  public var isSingle: Bool { lower != nil && lower == upper }

  /// A single value in the base of its dimension, such as mg/kg; nil of an interval and of what does not fit exactly.
  public var valueInBase: ExactDecimal? {
    guard isSingle, let lower else { return nil }
    return ExactDecimal(mantissa: Int128(lower.mantissa), scale: Int(lower.scale) - unit.exponent)
  }

  // MARK: Order

  /// Whether the two can be compared at all: `未检出` can with everything.
  public func isComparable(with other: Amount) -> Bool {
    isNotDetected || other.isNotDetected || unit.dimension == other.unit.dimension
  }

  /// Below for every pair of possible values: yes; for none: no.
  public static func less(_ a: Amount, _ b: Amount) -> Truth {
    if let upper = a.upper, let lower = b.lower {
      let order = order(upper, a.unit, lower, b.unit)
      if order < 0 || (order == 0 && (a.isUpperExcluded || b.isLowerExcluded)) { return .yes }
    }
    if let lower = a.lower, let upper = b.upper, order(lower, a.unit, upper, b.unit) >= 0 { return .no }
    return .unknown
  }

  public static func lessOrEqual(_ a: Amount, _ b: Amount) -> Truth { !less(b, a) }

  public static func equal(_ a: Amount, _ b: Amount) -> Truth {
    if less(a, b) == .yes || less(b, a) == .yes { return .no }
    guard a.isSingle, b.isSingle, let left = a.lower, let right = b.lower else { return .unknown }
    return Truth(order(left, a.unit, right, b.unit) == 0)
  }

  /// Whether a value keeps to a limit: `<= 10 mg/kg` and `4.0~8.5` are what is allowed, a limit of one number is the
  /// most that is allowed, and `未检出` (不得检出) allows nothing that can be detected.
  public static func meets(_ value: Amount, _ limit: Amount) -> Truth {
    var limit = limit
    if limit.isSingle { limit.lower = nil }
    if less(value, limit) == .yes || less(limit, value) == .yes { return .no }
    if let bound = limit.lower {
      guard let lowest = value.lower else { return .unknown }
      let order = order(lowest, value.unit, bound, limit.unit)
      guard order > 0 || (order == 0 && (!limit.isLowerExcluded || value.isLowerExcluded)) else { return .unknown }
    }
    if let bound = limit.upper {
      guard let highest = value.upper else { return .unknown }
      let order = order(highest, value.unit, bound, limit.unit)
      guard order < 0 || (order == 0 && (!limit.isUpperExcluded || value.isUpperExcluded)) else { return .unknown }
    }
    return .yes
  }

  /// Negative, zero or positive, exactly, whatever the units' powers of ten.
  private static func order(_ a: ExactDecimal, _ unitA: Unit, _ b: ExactDecimal, _ unitB: Unit) -> Int {
    let shift = (unitA.exponent - Int(a.scale)) - (unitB.exponent - Int(b.scale))
    var left = Int128(a.mantissa)
    var right = Int128(b.mantissa)
    for _ in 0..<abs(shift) {
      let (product, overflow) = (shift > 0 ? left : right).multipliedReportingOverflow(by: 10)
      // The other side has 64 bits only: what outgrows 128 is farther from zero.
      if overflow { return shift > 0 ? (left > 0 ? 1 : -1) : (right > 0 ? -1 : 1) }
      if shift > 0 { left = product } else { right = product }
    }
    return left < right ? -1 : left == right ? 0 : 1
  }
}

extension Amount: CustomStringConvertible {
  public var description: String {
    if isNotDetected { return "未检出" }
    let unit = unit.symbol.isEmpty ? "" : " " + unit.symbol
    switch (lower, upper) {
    case (let low?, let high?) where low == high: return "\(low)\(unit)"
    case (let low?, let high?):
      if isLowerExcluded || isUpperExcluded {
        return "\(isLowerExcluded ? "> " : ">= ")\(low), \(isUpperExcluded ? "< " : "<= ")\(high)\(unit)"
      }
      return "\(low)~\(high)\(unit)"
    case (let low?, nil): return "\(isLowerExcluded ? ">" : ">=") \(low)\(unit)"
    case (nil, let high?): return "\(isUpperExcluded ? "<" : "<=") \(high)\(unit)"
    case (nil, nil): return unit.isEmpty ? "?" : "?" + unit
    }
  }
}

extension Heap {
  /// Lays an amount out: its bounds are two cells.
  public mutating func append(_ amount: Amount, space: Cell.Space = .record) -> Cell {
    let first = cells.count
    cells.append(amount.lower.map { .decimal($0) } ?? .null)
    cells.append(amount.upper.map { .decimal($0) } ?? .null)
    return amount.cell(boundsAt: first, space: space)
  }

  /// Nil where the cell is no amount of this heap.
  public func amount(of cell: Cell) -> Amount? {
    let first = Int(cell.payload)
    guard cell.kind == .amount, first >= 0, first + 1 < cells.count else { return nil }
    return Amount(
      lower: cells[first].decimal, upper: cells[first + 1].decimal, isLowerExcluded: cell.scale & 1 != 0,
      isUpperExcluded: cell.scale & 2 != 0, isNotDetected: cell.scale & 4 != 0, unit: Unit(number: cell.count))
  }
}

extension Amount {
  /// The cell of an amount whose bounds lie at an offset of a heap.
  public func cell(boundsAt first: Int, space: Cell.Space = .record) -> Cell {
    Cell(
      .amount, payload: Int64(first), count: UInt32(unit.index),
      scale: (isLowerExcluded ? 1 : 0) | (isUpperExcluded ? 2 : 0) | (isNotDetected ? 4 : 0), space: space)
  }
}
