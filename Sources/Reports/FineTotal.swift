import CEL
import Diagnostics
import Rules

/// Ranges of fines added up, without bound: the sum of as many as a run can count is exact, and the same in any grouping. One open
/// upper end leaves the whole open.
public struct FineTotal: Sendable, Equatable {
  private var lower = ExactSum()
  /// Of the ranges with an upper end.
  private var upper = ExactSum()
  private var isOpen = false

  init(_ range: AmountRange) {
    lower.add(range.min)
    if let top = range.max { upper.add(top) } else { isOpen = true }
  }

  /// Without a first one the second is the sum.
  static func sum(_ one: FineTotal?, _ other: FineTotal?) -> FineTotal? {
    guard var total = one, let other else { return one ?? other }
    total.lower.add(other.lower)
    total.upper.add(other.upper)
    total.isOpen = total.isOpen || other.isOpen
    return total
  }

  public var min: String { lower.description }
  /// Nil where an upper end is open.
  public var max: String? { isOpen ? nil : upper.description }

  var words: Localized {
    guard let max else { return Localized(zh: "\(min) 元以上（上限待查明）", en: "\(min) yuan or more (upper end open)") }
    if min == max { return Localized(zh: "\(min) 元", en: "\(min) yuan") }
    return Localized(zh: "\(min) 至 \(max) 元", en: "\(min) to \(max) yuan")
  }
}

/// A sum of decimals in 128 bits on either side of the point: the numbers of 64 bits that it takes to outgrow it are more than anybody
/// can count.
struct ExactSum: Sendable, Equatable, CustomStringConvertible {
  private var whole: Int128 = 0
  /// In units of the smallest decimal; never a whole or more, and never less than nothing.
  private var fraction: Int128 = 0

  private static let unit = power(Int(ExactDecimal.maximumScale))

  private static func power(_ scale: Int) -> Int128 { (0..<scale).reduce(1) { power, _ in power * 10 } }

  mutating func add(_ number: ExactDecimal) {
    let one = Self.power(Int(number.scale)), mantissa = Int128(number.mantissa)
    add(whole: mantissa / one, fraction: mantissa % one * (Self.unit / one))
  }

  mutating func add(_ other: ExactSum) { add(whole: other.whole, fraction: other.fraction) }

  private mutating func add(whole more: Int128, fraction part: Int128) {
    whole += more
    fraction += part
    if fraction >= Self.unit { (whole, fraction) = (whole + 1, fraction - Self.unit) }
    if fraction < 0 { (whole, fraction) = (whole - 1, fraction + Self.unit) }
  }

  /// Without zeros at the end, as decimals are written.
  var description: String {
    let isNegative = whole < 0
    let (integer, part) = isNegative && fraction > 0 ? (whole + 1, Self.unit - fraction) : (whole, fraction)
    let sign = isNegative ? "-" : ""
    guard part > 0 else { return "\(sign)\(integer.magnitude)" }
    let digits = String(String(part + Self.unit).dropFirst().reversed().drop { $0 == "0" }.reversed())
    return "\(sign)\(integer.magnitude).\(digits)"
  }
}
