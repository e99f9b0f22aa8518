/// Durations as texts: `1h30m`, `123.5s`, `-3ms`; nanoseconds inside.
enum DurationText {
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ns", 1), ("us", 1000), ("µs", 1000), ("μs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
    ("m", 60_000_000_000), ("h", 3_600_000_000_000),
  ]

  /// Nil for what is no duration and for what lies outside about 292 years.
  static func parse(_ text: String) -> Int64? {
    var rest = Array(text.unicodeScalars)[...]
    let isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
    if rest.elementsEqual(["0"]) { return 0 }
    guard !rest.isEmpty else { return nil }
    var total: Int128 = 0
    while !rest.isEmpty {
      guard let part = part(&rest) else { return nil }
      total += part
      guard total <= Int128(Int64.max) + 1 else { return nil }
    }
    return Int64(exactly: isNegative ? -total : total)
  }

  private static func part(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int128? {
    let number = rest.prefix { (0x30...0x39).contains($0.value) || $0 == "." }
    rest = rest.dropFirst(number.count)
    let unit = rest.prefix { !(0x30...0x39).contains($0.value) && $0 != "." }
    rest = rest.dropFirst(unit.count)
    var name = String.UnicodeScalarView()
    name.append(contentsOf: unit)
    guard number.count <= 40, let scale = units.first(where: { $0.name == String(name) })?.nanoseconds else { return nil }
    let halves = number.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, number.contains(where: { $0 != "." }) else { return nil }
    var whole: Int128 = 0
    for digit in halves[0] {
      whole = whole * 10 + Int128(digit.value - 0x30)
      guard whole < 1 << 64 else { return nil }
    }
    var result = whole * Int128(scale)
    if halves.count == 2 {
      // Digits beyond the nanosecond are cut off.
      var weight = Int128(scale) * 1_000_000_000_000_000_000
      for digit in halves[1].prefix(18) {
        weight /= 10
        result += Int128(digit.value - 0x30) * weight / 1_000_000_000_000_000_000
      }
    }
    return result
  }

  /// In seconds: `123.5s`.
  static func text(_ nanoseconds: Int64) -> String {
    let magnitude = nanoseconds.magnitude
    return (nanoseconds < 0 ? "-" : "") + String(magnitude / 1_000_000_000) + fraction(magnitude % 1_000_000_000) + "s"
  }

  /// `.5`, `.000000001`, or nothing.
  static func fraction(_ nanoseconds: UInt64) -> String {
    guard nanoseconds > 0 else { return "" }
    let digits = String(nanoseconds)
    var text = String(repeating: "0", count: 9 - digits.utf8.count) + digits
    while text.hasSuffix("0") { text.removeLast() }
    return "." + text
  }
}
