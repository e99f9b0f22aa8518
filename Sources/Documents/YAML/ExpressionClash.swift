import Diagnostics

/// A value on one line that YAML reads otherwise than its author meant: an expression that begins with a character
/// of YAML's own, or that holds `: `. It is looked for only after reading failed.
struct ExpressionClash {
  let kind: YAMLClash
  let value: String
  /// Where the value stands.
  let range: Range<Int>

  /// Nil where the line around the offset holds no such value.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, around offset: Int) {
    let line = lineRange(bytes, around: offset)
    guard line.count <= 2000 else { return nil }
    let text = Self.value(in: bytes[line])
    guard let first = text.first, let kind = Self.kind(text, first) else { return nil }
    self.kind = kind
    range = text.startIndex..<text.endIndex
    value = String(decoding: text, as: UTF8.self)
  }

  var cure: [Localized] { kind.cures(of: value) }

  /// What follows the indentation, the dashes and the key of a line.
  private static func value(in line: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
    var rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    while rest.count > 1, rest.first == UInt8(ascii: "-"), rest[rest.startIndex + 1] == 0x20 {
      rest = rest.dropFirst().drop { $0 == 0x20 }
    }
    let key = rest.prefix { CoreSchema.isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    let after = rest.dropFirst(key.count)
    if !key.isEmpty, after.first == UInt8(ascii: ":"), after.dropFirst().first == 0x20 {
      rest = after.dropFirst().drop { $0 == 0x20 }
    }
    while rest.last == 0x20 || rest.last == 0x09 { rest = rest.dropLast() }
    return rest
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
  }

  private static func kind(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ first: UInt8) -> YAMLClash? {
    switch first {
    case UInt8(ascii: "!"): text.count > 1 ? .tag : nil
    case UInt8(ascii: "*"), UInt8(ascii: "&"): text.count > 1 ? .alias : nil
    case UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"): text.count > 1 ? .reserved : nil
    case UInt8(ascii: "\""), UInt8(ascii: "'"): goesOn(text, after: closingQuote(text, first)) && !isNoEnd(closingQuote(text, first).map { text[$0 + 1] }) ? .quote : nil
    case UInt8(ascii: "["), UInt8(ascii: "{"): goesOn(text, after: closingBracket(text)) ? .bracket : nil
    case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "#"): nil
    default: holdsColon(text) ? .colon : nil
    }
  }

  /// More follows than a comment, a separator, or another value before which a comma is missing.
  private static func goesOn(_ text: Slice<UnsafeBufferPointer<UInt8>>, after end: Int?) -> Bool {
    guard let end, let next = text[(end + 1)...].first(where: { $0 != 0x20 }) else { return false }
    return !"#:,[]{}\"'".utf8.contains(next)
  }

  private static func closingQuote(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ quote: UInt8) -> Int? {
    text.dropFirst().firstIndex(of: quote)
  }

  /// `'it's'`, `{zh: "一, en: "two"}`: what follows at once is no end of a value that goes on, but a quote too many or too few.
  static func isNoEnd(_ next: UInt8?) -> Bool {
    guard let next else { return true }
    return isLetter(next) || CoreSchema.isDigit(next)
  }

  private static func closingBracket(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  /// `a ? b : c`, or any other `: ` after the first word of the value.
  private static func holdsColon(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1 == 0x20 }
  }
}

/// The line around an offset, without its line end.
func lineRange(_ bytes: UnsafeBufferPointer<UInt8>, around offset: Int) -> Range<Int> {
  var start = min(offset, bytes.count)
  while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
  var end = start
  while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
  return start..<end
}
