import Glibc

/// The shortest digits that read back as the same double: `0.1`, `-0.0045`, `2`, `1e+21`, `NaN`, `Infinity`.
func shortest(_ value: Double) -> String {
  if value.isNaN { return "NaN" }
  if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
  let text = value.description
  if text.hasSuffix(".0") { return String(text.dropLast(2)) }
  guard let exponentMark = text.firstIndex(of: "e"), abs(value) >= 1, abs(value) < 1e21,
    let exponent = Int(text[text.index(after: exponentMark)...])
  else { return text }
  // 1.5e+16 is written out.
  let isNegative = text.hasPrefix("-")
  let digits = text[..<exponentMark].filter { $0 != "." && $0 != "-" }
  let zeros = exponent + 1 - digits.count
  guard zeros >= 0 else { return text }
  return (isNegative ? "-" : "") + digits + String(repeating: "0", count: zeros)
}

/// What decimal digits spell; nil unless all of the text is one number. `Infinity` and `NaN` are numbers.
func parseDouble(_ text: String) -> Double? {
  switch text.lowercased() {
  case "nan": return .nan
  case "inf", "+inf", "infinity", "+infinity": return .infinity
  case "-inf", "-infinity": return -.infinity
  default: break
  }
  let allowed = text.utf8.allSatisfy {
    (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2B || $0 == 0x2D || $0 == 0x65 || $0 == 0x45
  }
  guard allowed, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
  return Double(text)
}

/// C's `%.nf` and `%.ne`: exact digits, ties to even.
func fixed(_ value: Double, precision: Int, isScientific: Bool) -> String {
  let format = "%.\(min(max(precision, 0), 400))\(isScientific ? "e" : "f")"
  var buffer = [CChar](repeating: 0, count: 1024)
  let length = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
  let used = max(0, min(Int(length), buffer.count - 1))
  return String(decoding: buffer[..<used].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
