import Diagnostics

/// Texts and bytes between quotes.
extension Lexer {
  /// The length of `r`, `b`, `br` before a quote; nil where a name begins here.
  func stringPrefix() -> Int? {
    var length = 0
    if peek(0) | 0x20 == UInt8(ascii: "b") { length += 1 }
    if peek(length) | 0x20 == UInt8(ascii: "r") { length += 1 }
    guard length > 0, Self.isQuote(peek(length)) else { return nil }
    return length
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  mutating func scanString(prefix: Int) {
    let start = index
    let marks = bytes[index..<index + prefix].map { $0 | 0x20 }
    let isBytes = marks.contains(UInt8(ascii: "b"))
    let isRaw = marks.contains(UInt8(ascii: "r"))
    index += prefix
    let quote = bytes[index]
    let isTriple = peek(1) == quote && peek(2) == quote
    index += isTriple ? 3 : 1
    var content: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
        index += isTriple ? 3 : 1
        return add(
          isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self)), from: start)
      }
      if byte == 0x0A || byte == 0x0D, !isTriple { break }
      if byte == 0x0D {
        // Line ends inside a text are line feeds, however the file was saved.
        index += peek(1) == 0x0A ? 2 : 1
        content.append(0x0A)
      } else if byte == UInt8(ascii: "\\"), !isRaw {
        scanEscape(isBytes: isBytes, into: &content)
      } else {
        content.append(byte)
        index += 1
      }
    }
    reportUnterminated(start..<index)
    add(.bad, from: start)
  }

  mutating func reportUnterminated(_ range: Range<Int>) {
    defer { isUnterminated = true }
    guard !isUnterminated else { return }
    var help = [Localized(zh: "在文字末尾加上引号", en: "close the text with the quote that opens it")]
    if options.dialect == .rules {
      help.append(
        Localized(
          zh: "若文字中有「 #」或「: 」，YAML 会在此处截断：整个表达式请用单引号括起来",
          en: "YAML cuts an unquoted value at ` #`: put the whole expression in single quotes"))
    }
    report(.unterminatedString, range, zh: "文字缺少结尾的引号", en: "a text without its closing quote", help: help)
  }

  private mutating func scanEscape(isBytes: Bool, into content: inout [UInt8]) {
    let start = index
    guard index + 1 < bytes.count else {
      index += 1
      return
    }
    let letter = peek(1)
    if let plain = Self.plainEscapes[letter] {
      index += 2
      return content.append(plain)
    }
    let value: UInt32?
    var isOctet = isBytes
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): value = digits(from: 2, count: 2, radix: 16)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      value = isBytes ? nil : digits(from: 2, count: letter == UInt8(ascii: "u") ? 4 : 8, radix: 16)
      isOctet = false
    case UInt8(ascii: "0")...UInt8(ascii: "3"): value = digits(from: 1, count: 3, radix: 8)
    default: value = nil
    }
    guard let value, let scalar = Unicode.Scalar(value) else { return reportEscape(from: start, isBytes: isBytes) }
    if isOctet {
      content.append(UInt8(truncatingIfNeeded: value))
    } else {
      content.append(contentsOf: Array(String(Character(scalar)).utf8))
    }
  }

  /// Reads digits after the backslash and passes over the escape where they are all there.
  private mutating func digits(from offset: Int, count: Int, radix: UInt32) -> UInt32? {
    var value: UInt32 = 0
    for position in offset..<offset + count {
      let byte = peek(position)
      let digit: UInt32
      switch byte {
      case 0x30...0x39: digit = UInt32(byte - 0x30)
      case 0x41...0x46: digit = UInt32(byte - 0x41) + 10
      case 0x61...0x66: digit = UInt32(byte - 0x61) + 10
      default: return nil
      }
      guard digit < radix else { return nil }
      value = value &* radix &+ digit
    }
    index += offset + count
    return value
  }

  private mutating func reportEscape(from start: Int, isBytes: Bool) {
    if index == start {
      index += 1
      if index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += scalar(at: index).length }
    }
    let written = String(decoding: bytes[start..<index], as: UTF8.self)
    report(
      .badEscape, start..<index, zh: "「\(written)」不是有效的转义", en: "`\(written)` is no escape",
      help: [
        Localized(
          zh: "反斜杠本身写作 \\\\；或在引号前加 r，使反斜杠无特殊含义：r\"…\"",
          en: "a backslash itself is written `\\\\`; or put `r` before the quotes, and backslashes mean themselves: `r\"…\"`")
      ])
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "\\"): 0x5C,
    UInt8(ascii: "?"): 0x3F, UInt8(ascii: "\""): 0x22, UInt8(ascii: "'"): 0x27, UInt8(ascii: "`"): 0x60,
  ]
}
