import CEL

/// A stretch of numbers; whole numbers and days are kept with both ends included.
struct NumberRange: Hashable, Sendable {
  struct End: Hashable, Sendable {
    var value: ExactDecimal
    var isIncluded: Bool
  }

  /// Nil is open.
  var low: End?
  var high: End?

  static let all = NumberRange(low: nil, high: nil)

  static func only(_ value: ExactDecimal) -> NumberRange {
    NumberRange(low: End(value: value, isIncluded: true), high: End(value: value, isIncluded: true))
  }

  static func from(_ value: ExactDecimal, included: Bool) -> NumberRange {
    NumberRange(low: End(value: value, isIncluded: included), high: nil)
  }

  static func upTo(_ value: ExactDecimal, included: Bool) -> NumberRange {
    NumberRange(low: nil, high: End(value: value, isIncluded: included))
  }

  var isEmpty: Bool {
    guard let low, let high else { return false }
    if low.value == high.value { return !(low.isIncluded && high.isIncluded) }
    return low.value > high.value
  }

  func intersection(_ other: NumberRange) -> NumberRange {
    NumberRange(low: Self.tighter(low, other.low, by: >), high: Self.tighter(high, other.high, by: <))
  }

  private static func tighter(_ a: End?, _ b: End?, by isTighter: (ExactDecimal, ExactDecimal) -> Bool) -> End? {
    guard let a, let b else { return a ?? b }
    if a.value == b.value { return End(value: a.value, isIncluded: a.isIncluded && b.isIncluded) }
    return isTighter(a.value, b.value) ? a : b
  }

  /// The whole numbers of the stretch: ends that are left out move inwards by one, a fraction to the next whole.
  var whole: NumberRange {
    NumberRange(low: low.map { Self.wholeEnd($0, step: 1) }, high: high.map { Self.wholeEnd($0, step: -1) })
  }

  /// An end that does not fit a number stays as it is: a wider stretch tells less, never something wrong.
  private static func wholeEnd(_ end: End, step: Int64) -> End {
    let isWhole = end.value.scale == 0
    if isWhole, end.isIncluded { return end }
    if isWhole { return (end.value + ExactDecimal(step)).map { End(value: $0, isIncluded: true) } ?? end }
    guard let floor = Self.floor(end.value) else { return end }
    return End(value: step > 0 ? (floor + ExactDecimal(1)) ?? floor : floor, isIncluded: true)
  }

  private static func floor(_ value: ExactDecimal) -> ExactDecimal? {
    var unit: Int64 = 1
    for _ in 0..<value.scale { unit *= 10 }
    let quotient = value.mantissa / unit
    return ExactDecimal(value.mantissa < 0 ? quotient - 1 : quotient)
  }
}
