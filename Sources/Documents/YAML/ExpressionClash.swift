import Diagnostics

/// A value on one line that YAML reads otherwise than its author meant: an expression that begins with a character
/// of YAML's own, or that holds `: `. It is looked for only after reading failed.
struct ExpressionClash {
  private let value: String
  private let first: UInt8
  /// Where the value stands.
  let range: Range<Int>

  /// Nil where the line around the offset holds no such value.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, around offset: Int) {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    guard end - start <= 2000 else { return nil }
    let text = Self.value(in: bytes[start..<end])
    guard let first = text.first else { return nil }
    self.first = first
    range = text.startIndex..<text.endIndex
    value = String(decoding: text, as: UTF8.self)
    guard Self.clashes(text, first) else { return nil }
  }

  /// YAML took the value's beginning for a tag.
  var isTag: Bool { first == UInt8(ascii: "!") }

  /// How to write it: quoted, and for `!x` in words.
  var cure: [Localized] {
    var cures = [Localized(zh: "给整个值加引号：\(quoted)", en: "quote all of it: \(quoted)")]
    if isTag {
      let inner = value.dropFirst()
      let name = inner.hasPrefix("has(") && inner.hasSuffix(")") ? inner.dropFirst(4).dropLast() : nil
      let isPath = name?.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" } ?? false
      let written = isPath ? "absent(\(name ?? ""))" : "absent(x)"
      cures.append(
        isPath
          ? Localized(zh: "或写作 \(written)", en: "or write \(written)")
          : Localized(zh: "「!has(x)」可写作 \(written)", en: "`!has(x)` can be written \(written)"))
    }
    return cures
  }

  private var quoted: String {
    let text = value.count > 120 ? value.prefix(120) + "…" : value[...]
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

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

  private static func clashes(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      text.count > 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"): goesOn(text, after: closingQuote(text, first))
    case UInt8(ascii: "["), UInt8(ascii: "{"): goesOn(text, after: closingBracket(text))
    case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "#"): false
    default: holdsColon(text)
    }
  }

  private static func goesOn(_ text: Slice<UnsafeBufferPointer<UInt8>>, after end: Int?) -> Bool {
    guard let end else { return false }
    let rest = text[(end + 1)...].drop { $0 == 0x20 }
    return !rest.isEmpty && rest.first != UInt8(ascii: "#") && rest.first != UInt8(ascii: ":")
      && rest.first != UInt8(ascii: ",")
  }

  private static func closingQuote(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ quote: UInt8) -> Int? {
    text.dropFirst().firstIndex(of: quote)
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
