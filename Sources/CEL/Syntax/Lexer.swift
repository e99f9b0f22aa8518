import Diagnostics

/// Cuts an expression's text into tokens. Never stops: what makes no sense is reported and passed over.
struct Lexer {
  let bytes: [UInt8]
  let map: SpanMap
  let options: ParseOptions
  var index = 0
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []
  /// After a text without its end, the next quote is likely that end.
  var isUnterminated = false

  init(_ text: String, map: SpanMap, options: ParseOptions) {
    bytes = Array(text.utf8)
    self.map = map
    self.options = options
  }

  mutating func run() {
    while true {
      skipSpace()
      guard index < bytes.count else { break }
      let start = index
      scan()
      if index == start { index += 1 }
    }
    tokens.append(Token(kind: .end, range: bytes.count..<bytes.count))
  }

  private mutating func scan() {
    let byte = bytes[index]
    if Self.startsName(byte) {
      if let prefix = stringPrefix() { return scanString(prefix: prefix) }
      return scanName()
    }
    if Self.isDigit(byte) || (byte == UInt8(ascii: ".") && Self.isDigit(peek(1))) { return scanNumber() }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): scanString(prefix: 0)
    case UInt8(ascii: "`"): scanQuotedName()
    case 0x80...: scanForeign()
    default: scanSymbol()
    }
  }

  // MARK: Space

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: index += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      default: return
      }
    }
  }

  // MARK: Names

  private mutating func scanName() {
    let start = index
    while index < bytes.count, Self.continuesName(bytes[index]) { index += 1 }
    add(.name, from: start)
  }

  private mutating func scanQuotedName() {
    let start = index
    index += 1
    while index < bytes.count, Self.continuesName(bytes[index]) || " .-/".utf8.contains(bytes[index]) { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "`"), index > start + 1 {
      index += 1
      return add(.quotedName, from: start)
    }
    while index < bytes.count, bytes[index] != UInt8(ascii: "`"), bytes[index] != 0x0A { index += 1 }
    if index < bytes.count { index += 1 }
    report(
      .unknownCharacter, start..<index, zh: "反引号内的名称不合规则", en: "not a name that backticks can hold",
      help: [
        Localized(
          zh: "反引号内可用字母、数字、_ . - / 和空格", en: "backticks hold letters, digits, `_`, `.`, `-`, `/` and spaces")
      ])
    add(.bad, from: start)
  }

  // MARK: Operators

  private mutating func scanSymbol() {
    let start = index
    let two = String(decoding: bytes[start..<min(start + 2, bytes.count)], as: UTF8.self)
    if two.utf8.count == 2, let slip = Slip(rawValue: two) {
      index += 2
      if two == "==", peek(0) == UInt8(ascii: "=") {
        index += 1
        reportSlip("===", slip, from: start)
      } else if slip.isWrong {
        reportSlip(two, slip, from: start)
      }
      return add(.symbol(slip.symbol), from: start)
    }
    if two.utf8.count == 2, let symbol = Symbol(rawValue: two) {
      index += 2
      return add(.symbol(symbol), from: start)
    }
    let one = String(two.prefix(1))
    if let symbol = Symbol(rawValue: one) {
      index += 1
      return add(.symbol(symbol), from: start)
    }
    index += 1
    if let slip = Slip(rawValue: one) {
      reportSlip(one, slip, from: start)
      return add(.symbol(slip.symbol), from: start)
    }
    report(
      .unknownCharacter, start..<index, zh: "表达式中不能有「\(one)」", en: "`\(one)` has no meaning in an expression")
    add(.bad, from: start)
  }

  private mutating func reportSlip(_ written: String, _ slip: Slip, from start: Int) {
    let meant = slip.symbol.rawValue
    report(
      .wrongOperator, start..<index, zh: "「\(written)」不是运算符", en: "`\(written)` is no operator",
      help: [Localized(zh: "应写作 \(meant)（\(slip.words.zh)）", en: "write `\(meant)` (\(slip.words.en))")],
      suggestions: [meant])
  }

  // MARK: Helpers

  func peek(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

  mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: start..<index))
  }

  func span(_ range: Range<Int>) -> SourceSpan {
    map.span(of: UInt32(clamping: range.lowerBound)..<UInt32(clamping: range.upperBound))
  }

  mutating func report(
    _ mistake: CELMistake, _ range: Range<Int>, zh: String, en: String, help: [Localized] = [],
    suggestions: [String] = []
  ) {
    diagnostics.append(
      mistake.at(span(range), Localized(zh: zh, en: en), help: help, suggestions: suggestions))
  }

  static func startsName(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
  }

  static func continuesName(_ byte: UInt8) -> Bool { startsName(byte) || isDigit(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// Operators of other languages, and what they are here.
enum Slip: String {
  case assign = "="
  case equal = "=="
  case ampersand = "&"
  case bar = "|"
  case angles = "<>"
  case arrow = "=>"
  case backArrow = "=<"

  var isWrong: Bool { self != .equal }

  var symbol: Symbol {
    switch self {
    case .assign, .equal: .equal
    case .ampersand: .and
    case .bar: .or
    case .angles: .notEqual
    case .arrow: .greaterOrEqual
    case .backArrow: .lessOrEqual
    }
  }

  var words: (zh: String, en: String) {
    switch self {
    case .assign, .equal: ("等于", "equals")
    case .ampersand: ("并且", "and")
    case .bar: ("或者", "or")
    case .angles: ("不等于", "differs from")
    case .arrow: ("大于或等于", "at least")
    case .backArrow: ("小于或等于", "at most")
    }
  }
}
