/// A number as a spreadsheet keeps it: in binary, of which fifteen digits are meant.
struct SpreadsheetNumber {
  let value: Double

  /// Nil for what is no number.
  init?(_ text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self.value = value
  }

  /// More digits than a spreadsheet keeps: what was typed is lost.
  var isImprecise: Bool { value.magnitude >= 1e15 }

  /// The decimal of at most fifteen digits that it shows, without exponent: `12.1` for 12.099999999999999645.
  var decimal: String {
    if value == 0 { return "0" }
    let (found, power) = Self.digits(of: value.magnitude)
    var digits = found
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    var text = value < 0 ? "-" : ""
    if power < 0 {
      text += "0." + String(repeating: "0", count: -power - 1) + String(decoding: digits, as: UTF8.self)
    } else if digits.count <= power + 1 {
      text += String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: power + 1 - digits.count)
    } else {
      text += String(decoding: digits[...power], as: UTF8.self) + "." + String(decoding: digits[(power + 1)...], as: UTF8.self)
    }
    return text
  }

  /// The day that a serial number stands for; nil where it is no whole day or lies before March 1900, which spreadsheets get wrong.
  func day(from1904: Bool) -> String? {
    let serial = value + (from1904 ? 1462 : 0)
    guard serial >= 61, serial < 2_958_466, serial == serial.rounded(.down) else { return nil }
    // The 25569th day is 1970-01-01 (the civil-from-days algorithm, whose years begin in March).
    let days = Int(serial) - 25_569 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// At most fifteen digits and the power of ten of the first.
  private static func digits(of value: Double) -> (digits: [UInt8], power: Int) {
    var (digits, power) = shortest(Array(value.description.utf8))
    guard digits.count > 15 else { return (digits, power) }
    let isUp = digits[15] >= 0x35
    digits = Array(digits[..<15])
    guard isUp else { return (digits, power) }
    var index = 14
    while index >= 0, digits[index] == 0x39 {
      digits[index] = 0x30
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits = [0x31] + digits.dropLast()
      power += 1
    }
    return (digits, power)
  }

  /// The digits of Swift's shortest description (`12.1`, `5e-05`), from the first that is not 0, and its power of ten.
  private static func shortest(_ text: [UInt8]) -> (digits: [UInt8], power: Int) {
    let mark = text.firstIndex(of: UInt8(ascii: "e")) ?? text.count
    let exponent = mark < text.count ? Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0 : 0
    let mantissa = text[..<mark]
    let point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mark
    var digits = Array(mantissa.filter { $0 != UInt8(ascii: ".") })
    var power = exponent + point - 1
    while digits.count > 1, digits.first == 0x30 {
      digits.removeFirst()
      power -= 1
    }
    return (digits, power)
  }
}
