import CEL
import Diagnostics
import Rules

/// Numbers as people read them: groups of three digits.
enum Numerals {
  static func count(_ number: Int) -> String { (number < 0 ? "−" : "") + grouped(String(number.magnitude)) }

  /// `1 visit`, `2,000 visits`.
  static func count(_ number: Int, _ one: String) -> String { "\(count(number)) \(one)\(number == 1 ? "" : "s")" }

  /// Yuan: whole, or with two digits after the point, or with as many as there are.
  static func money(_ amount: ExactDecimal) -> String { decimal(amount, digits: amount.scale == 0 ? 0 : 2) }

  /// With at least so many digits after the point.
  static func decimal(_ number: ExactDecimal, digits: Int) -> String {
    let parts = number.description.drop { $0 == "-" }.split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let padded = fraction + String(repeating: "0", count: max(0, digits - fraction.utf8.count))
    return (number < .zero ? "−" : "") + grouped(String(parts.first ?? "0")) + (padded.isEmpty ? "" : "." + padded)
  }

  /// `12.5 %`; a dash of nothing.
  static func percent(_ share: ExactDecimal?) -> String { share.map { decimal($0, digits: 1) + " %" } ?? "–" }

  /// `50,000 – 150,000`; an open end says so.
  static func range(_ range: AmountRange) -> Localized {
    guard let top = range.max else {
      return Localized(zh: "\(money(range.min)) 以上（上限待查明）", en: "\(money(range.min)) or more (upper end open)")
    }
    let text = range.min == top ? money(top) : "\(money(range.min)) – \(money(top))"
    return Localized(zh: text, en: text)
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
