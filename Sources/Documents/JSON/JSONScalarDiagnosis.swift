import Diagnostics

/// Strings and numbers, step by step.
extension JSONDiagnosis {
  mutating func string() {
    let start = index
    index += 1
    while found == nil, let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"): escape()
      case 0x0A, 0x0D: return fail(.lineBreak, start..<index)
      case 0..<0x20: return fail(.control(byte), spot)
      default: index += 1
      }
    }
    if found == nil { fail(.openString, start..<(start + 1)) }
  }

  private mutating func escape() {
    let start = index
    index += 1
    switch peek {
    case UInt8(ascii: "u"): unicodeEscape(from: start)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 1
    default: fail(.badEscape, start..<spot.upperBound)
    }
  }

  private mutating func unicodeEscape(from start: Int) {
    index += 1
    guard let high = digits() else { return fail(.badEscape, start..<index) }
    if (0xDC00..<0xE000).contains(high) { return fail(.loneSurrogate, start..<index) }
    guard (0xD800..<0xDC00).contains(high) else { return }
    let second = index
    guard peek == UInt8(ascii: "\\"), second + 1 < range.upperBound, source.bytes[second + 1] == UInt8(ascii: "u") else {
      return fail(.loneSurrogate, start..<index)
    }
    index += 2
    guard let low = digits() else { return fail(.badEscape, second..<index) }
    if !(0xDC00..<0xE000).contains(low) { fail(.loneSurrogate, start..<second) }
  }

  private mutating func digits() -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = UInt32(String(UnicodeScalar(byte)), radix: 16) else { return nil }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  /// RFC 8259, section 6.
  mutating func number() {
    let start = index
    while let byte = peek, Self.isWord(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
      index += 1
    }
    let spelled = start..<index
    var rest = source.bytes[spelled]
    if rest.first == UInt8(ascii: "+") { return fail(.plusSign, spelled) }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.elementsEqual("Infinity".utf8) || rest.elementsEqual("NaN".utf8) { return fail(.notANumber, spelled) }
    let whole = rest.prefix(while: CoreSchema.isDigit)
    if whole.count > 1, whole.first == UInt8(ascii: "0") { return fail(.leadingZero, spelled) }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: CoreSchema.isDigit)
      if fraction.isEmpty || whole.isEmpty { return fail(.barePoint, spelled) }
      rest = rest.dropFirst(1 + fraction.count)
    }
    if whole.isEmpty { return fail(.badNumber, spelled) }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      let exponent = rest.prefix(while: CoreSchema.isDigit)
      if exponent.isEmpty { return fail(.badNumber, spelled) }
      rest = rest.dropFirst(exponent.count)
    }
    if !rest.isEmpty { fail(.badNumber, spelled) }
  }
}
