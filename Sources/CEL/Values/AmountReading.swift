public import Diagnostics

extension Amount {
  /// Why a text is no amount.
  public enum Mistake: Error, Hashable, Sendable {
    case noNumber
    case unknownUnit(String, near: [String])
    /// `3.2万`: the number that was meant.
    case multiplied(meant: String)
    case doesNotFit
    case reversed

    public var text: Localized {
      switch self {
      case .noNumber: Localized(zh: "没有可读的数字", en: "there is no number in it")
      case .unknownUnit(let unit, _): Localized(zh: "没有单位「\(unit)」", en: "there is no unit `\(unit)`")
      case .multiplied(let meant): Localized(zh: "请写 \(meant)", en: "write \(meant)")
      case .doesNotFit: Localized(zh: "数字过大或小数位过多", en: "the number is too large or has too many digits")
      case .reversed: Localized(zh: "下限大于上限", en: "the lower end is above the upper end")
      }
    }
  }

  /// Reads `12.5 mg/kg`, `<= 1000 CFU/g`, `2~3 %`, `1.2×10^3 CFU/g`, `未检出`, `pH 5.5`.
  public init(parsing text: some StringProtocol) throws(Mistake) {
    var reader = AmountReader(text: plain(String(text)))
    self = try reader.amount()
  }

  /// Reads what most amounts are, a number, a blank and a unit's symbol: `12.5 mg/kg`; nil for anything else.
  public init?(plain text: ContiguousArray<UInt8>.SubSequence) {
    guard let blank = text.firstIndex(of: UInt8(ascii: " ")), let number = ExactDecimal(plain: text[..<blank]),
      let unit = Unit(symbol: text[(blank + 1)...])
    else { return nil }
    self.init(number, unit)
  }
}

/// Full-width forms and blanks as ASCII; blanks at the ends dropped.
private func plain(_ text: String) -> [Unicode.Scalar] {
  var scalars: [Unicode.Scalar] = []
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x3000, 0xA0, 0x09: scalars.append(" ")
    case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
    default: scalars.append(scalar)
    }
  }
  while scalars.last == " " { scalars.removeLast() }
  return Array(scalars.drop { $0 == " " })
}

private struct AmountReader {
  let text: [Unicode.Scalar]
  var position = 0

  init(text: [Unicode.Scalar]) { self.text = text }

  private static let notDetected: Set<String> = ["未检出", "nd", "n.d.", "not detected", "不得检出"]
  private static let comparisons: [(String, isUpper: Bool, isExcluded: Bool)] = [
    ("<=", true, false), (">=", false, false), ("≤", true, false), ("≥", false, false), ("≦", true, false),
    ("≧", false, false), ("<", true, true), (">", false, true),
  ]

  mutating func amount() throws(Amount.Mistake) -> Amount {
    // What begins with an ASCII digit or sign is a number.
    if let first = text.first, first.value > 0x3E {
      if Self.notDetected.contains(rest.lowercased()) { return .notDetected }
      if skip("pH") || skip("PH") || skip("ph") { _ = skip(":") }
    }
    blanks()
    let comparison = Self.comparisons.first { skip($0.0) }
    blanks()
    let first = try number()
    blanks()
    var second: ExactDecimal?
    if comparison == nil, skip("~") || skip("～") || skip("–") || skip("—") || skip("至") {
      blanks()
      second = try number()
      blanks()
    }
    let unit = try self.unit()
    if let second {
      guard first <= second else { throw .reversed }
      return Amount(lower: first, upper: second, unit: unit)
    }
    guard let comparison else { return Amount(first, unit) }
    return comparison.isUpper
      ? Amount(lower: nil, upper: first, isUpperExcluded: comparison.isExcluded, unit: unit)
      : Amount(lower: first, upper: nil, isLowerExcluded: comparison.isExcluded, unit: unit)
  }

  private var rest: String { string(position..<text.count) }

  private func string(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text[range])
    return String(result)
  }

  private mutating func skip(_ mark: String) -> Bool {
    var end = position
    for scalar in mark.unicodeScalars {
      guard end < text.count, text[end] == scalar else { return false }
      end += 1
    }
    position = end
    return true
  }

  private mutating func blanks() {
    while position < text.count, text[position] == " " { position += 1 }
  }

  private mutating func digits(_ allowed: (Unicode.Scalar) -> Bool) -> String {
    let start = position
    while position < text.count, allowed(text[position]) { position += 1 }
    return string(start..<position)
  }

  private mutating func number() throws(Amount.Mistake) -> ExactDecimal {
    let start = position
    _ = skip("-") || skip("+")
    let body = digits { (0x30...0x39).contains($0.value) || $0 == "." }
    guard body.unicodeScalars.contains(where: { $0 != "." }) else { throw .noNumber }
    // `1,000` has two readings.
    if position < text.count, text[position] == "," {
      let whole = digits { (0x30...0x39).contains($0.value) || $0 == "," || $0 == "." }
      throw meant(body + whole.filter { $0 != "," }, since: start)
    }
    guard let value = ExactDecimal(string(start..<position)) else {
      throw body.filter { $0 == "." }.count > 1 ? .noNumber : .doesNotFit
    }
    for (mark, power) in [("亿", 8), ("万", 4), ("千", 3)] where position < text.count && skip(mark) {
      guard let meant = ExactDecimal(mantissa: Int128(value.mantissa), scale: Int(value.scale) - power) else {
        throw .doesNotFit
      }
      throw self.meant(meant.description, since: start)
    }
    return try scaled(value)
  }

  /// The whole amount with another number in place of the one that began there.
  private func meant(_ number: String, since start: Int) -> Amount.Mistake {
    let unit = rest.filter { $0 != "元" && $0 != " " }
    return .multiplied(meant: string(0..<start) + number + (unit.isEmpty ? "" : " " + unit))
  }

  /// A factor written after the number: `×10^3`, `x10³`, `e3`.
  private mutating func scaled(_ value: ExactDecimal) throws(Amount.Mistake) -> ExactDecimal {
    let start = position
    blanks()
    var exponent: Int?
    if skip("×10") || skip("x10") || skip("X10") || skip("*10") || skip("× 10") {
      if skip("^") {
        let isNegative = skip("-")
        exponent = Int(digits { (0x30...0x39).contains($0.value) }).map { isNegative ? -$0 : $0 }
      } else {
        exponent = superscript()
      }
      guard exponent != nil else { throw .noNumber }
    } else if skip("e") || skip("E") {
      let isNegative = skip("-")
      if !isNegative { _ = skip("+") }
      exponent = Int(digits { (0x30...0x39).contains($0.value) }).map { isNegative ? -$0 : $0 }
    }
    guard let exponent else {
      position = start
      return value
    }
    guard abs(exponent) <= 40,
      let result = ExactDecimal(mantissa: Int128(value.mantissa), scale: Int(value.scale) - exponent)
    else { throw .doesNotFit }
    return result
  }

  private mutating func superscript() -> Int? {
    let isNegative = skip("⁻")
    let table: [Unicode.Scalar] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    var value: Int?
    while position < text.count, let digit = table.firstIndex(of: text[position]), (value ?? 0) < 100 {
      value = (value ?? 0) * 10 + digit
      position += 1
    }
    return value.map { isNegative ? -$0 : $0 }
  }

  private mutating func unit() throws(Amount.Mistake) -> Unit {
    let spelling = rest
    guard !spelling.isEmpty else { return .none }
    if let unit = Unit(spelling: spelling) { return unit }
    throw .unknownUnit(spelling, near: nearNames(to: spelling, among: Unit.symbols))
  }
}
