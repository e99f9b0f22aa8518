/// A value as one would write it on paper: nothing is shared, nothing is laid out.
indirect enum Value: Sendable {
  case unknown
  case error
  case null
  case bool(Bool)
  case int(Int64)
  case decimal(Digits)
  case text(String)
  case date(Span<Int>)
  case amount(Quantity)
  case list([Value], isComplete: Bool)
  /// Which one it is, its type, and its fields.
  case object(Int, Kind, [String: Value])

  enum Kind: Int, Sendable { case shop, crate, person }
}

/// A decimal number: digits and how many of them stand after the point.
struct Digits: Equatable, Sendable {
  var digits: Int128
  var places: Int

  init(_ digits: Int128, places: Int = 0) {
    self.digits = digits
    self.places = places
    while self.places > 0, self.digits % 10 == 0 {
      self.digits /= 10
      self.places -= 1
    }
  }

  /// Whether 64 bits and 18 places hold it.
  var fits: Bool { places <= 18 && Int64(exactly: digits) != nil }

  static func ten(_ power: Int) -> Int128 { (0..<power).reduce(Int128(1)) { product, _ in product * 10 } }

  private func digits(places wanted: Int) -> Int128 { digits * Self.ten(wanted - places) }

  static func + (a: Digits, b: Digits) -> Digits {
    let places = max(a.places, b.places)
    return Digits(a.digits(places: places) + b.digits(places: places), places: places)
  }

  static prefix func - (a: Digits) -> Digits { Digits(-a.digits, places: a.places) }

  static func * (a: Digits, b: Digits) -> Digits { Digits(a.digits * b.digits, places: a.places + b.places) }

  static func < (a: Digits, b: Digits) -> Bool { (a + -b).digits < 0 }

  /// Half away from zero.
  static func quotient(_ a: Digits, _ b: Digits, places: Int) -> Digits {
    let above = abs(a.digits) * ten(places + b.places)
    let below = abs(b.digits) * ten(a.places)
    let rounded = (2 * above + below) / (2 * below)
    return Digits((a.digits < 0) != (b.digits < 0) ? -rounded : rounded, places: places)
  }
}

extension Digits: Comparable {}

/// All values between two ends; nil is an open end.
struct Span<Bound: Comparable & Sendable>: Sendable {
  var low: Bound?
  var high: Bound?
  var excludesLow = false
  var excludesHigh = false

  init(_ low: Bound?, _ high: Bound?, excludesLow: Bool = false, excludesHigh: Bool = false) {
    self.low = low
    self.high = high
    self.excludesLow = excludesLow
    self.excludesHigh = excludesHigh
  }

  var isSingle: Bool { low != nil && low == high }

  /// Whether one of these lies below one of those: for all pairs, for none, or nil.
  func isBelow(_ other: Span) -> Bool? {
    if let high, let low = other.low, high < low || high == low && (excludesHigh || other.excludesLow) { return true }
    if let low, let high = other.high, low >= high { return false }
    return nil
  }

  func isSame(_ other: Span) -> Bool? {
    if isBelow(other) == true || other.isBelow(self) == true { return false }
    return isSingle && other.isSingle ? low == other.low : nil
  }

  /// Whether everything in it lies in the other; nil where only some of it does.
  func isWithin(_ other: Span) -> Bool? {
    if isBelow(other) == true || other.isBelow(self) == true { return false }
    if let bound = other.low {
      guard let low, low > bound || low == bound && (!other.excludesLow || excludesLow) else { return nil }
    }
    if let bound = other.high {
      guard let high, high < bound || high == bound && (!other.excludesHigh || excludesHigh) else { return nil }
    }
    return true
  }
}

/// An amount in its dimension's base unit; one without dimension is nothing detected, which compares with all.
struct Quantity: Sendable {
  var span: Span<Digits>
  var dimension: String?
}
