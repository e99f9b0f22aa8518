import Diagnostics

extension Parser {
  static let literals: Set<String> = ["true", "false", "null", "in"]
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  /// A value, and whether it is a plain name that may begin a message.
  mutating func parsePrimary() -> (ExprID, isName: Bool) {
    let start = token
    switch start.kind {
    case .name: return parseName(isAbsolute: false)
    case .symbol(.dot) where peek(1).kind == .name:
      position += 1
      return parseName(isAbsolute: true)
    case .symbol(.minus) where isNumber(peek(1)):
      position += 1
      return (number(isNegative: true, from: lexer.span(start.range)), false)
    case .int, .uint, .double: return (number(isNegative: false, from: lexer.span(start.range)), false)
    case .string(let value): return (literal(.string(value)), false)
    case .bytes(let value): return (literal(.bytes(value)), false)
    case .symbol(.openParen): return (parseParentheses(), false)
    case .symbol(.openBracket): return (parseList(), false)
    case .symbol(.openBrace): return (parseMap(), false)
    case .bad:
      position += 1
      return (add(.missing, lexer.span(start.range)), false)
    case .symbol, .quotedName, .end:
      failOperand()
      return (missing(), false)
    }
  }

  private mutating func failOperand() {
    let found = describe(token)
    fail(zh: "此处应为一个值，却是\(found.zh)", en: "a value belongs here, not \(found.en)")
  }

  private mutating func literal(_ value: Expression.Literal) -> ExprID {
    position += 1
    return add(.literal(value), lexer.span(tokens[position - 1].range))
  }

  private mutating func parseParentheses() -> ExprID {
    position += 1
    let inner = parseExpression()
    guard expect(.closeParen, zh: "缺少「)」", en: "a `)` is missing") else {
      return add(.missing, nodes[inner].span)
    }
    return inner
  }

  // MARK: Names

  private mutating func parseName(isAbsolute: Bool) -> (ExprID, isName: Bool) {
    let word = text(token)
    let span = lexer.span(isAbsolute ? tokens[position - 1].range.lowerBound..<token.range.upperBound : token.range)
    if Self.literals.contains(word) {
      guard !isAbsolute, word != "in" else {
        failOperand()
        return (missing(), false)
      }
      return (literal(word == "null" ? .null : .bool(word == "true")), false)
    }
    if Self.reserved.contains(word) {
      reportReserved(word)
      position += 1
      return (add(.missing, span), false)
    }
    position += 1
    if isAt(.openParen) {
      return (parseCall((isAbsolute ? "." : "") + word, focus: span, target: nil), false)
    }
    return (add(.ident(word, isAbsolute: isAbsolute), span), true)
  }

  private mutating func reportReserved(_ word: String) {
    defer { hasFailed = true }
    guard !hasFailed else { return }
    diagnostics.append(
      CELMistake.reservedWord.at(
        lexer.span(token.range), Localized(zh: "「\(word)」是保留字", en: "`\(word)` is a reserved word"),
        help: word == "if" || word == "else"
          ? [Localized(zh: "条件写作 条件 ? 值 : 另一值", en: "a choice is written `condition ? value : other`")] : []))
  }

  // MARK: Numbers

  private mutating func number(isNegative: Bool, from start: SourceSpan) -> ExprID {
    let token = self.token
    let spelling = (isNegative ? "-" : "") + text(token)
    position += 1
    let span = start.union(lexer.span(token.range))
    if let value = value(of: token.kind, spelling: spelling) { return add(.literal(value), span) }
    diagnostics.append(
      CELMistake.badNumber.at(
        span, Localized(zh: "「\(spelling)」超出数字的范围", en: "`\(spelling)` is out of the range of numbers"),
        help: token.kind == .uint && isNegative
          ? [Localized(zh: "带 u 的整数没有负号", en: "a number with `u` has no sign")] : []))
    return add(.missing, span)
  }

  private func value(of kind: Token.Kind, spelling: String) -> Expression.Literal? {
    switch kind {
    case .int: return Self.integer(spelling, Int64.self).map { .int($0) }
    case .uint: return Self.integer(String(spelling.dropLast()), UInt64.self).map { .uint($0) }
    case .double:
      guard let value = Double(spelling) else { return nil }
      return value.isFinite ? .double(value, spelling: spelling) : nil
    default: return nil
    }
  }

  private static func integer<T: FixedWidthInteger>(_ text: String, _ type: T.Type) -> T? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative ? text.dropFirst() : text[...]
    guard digits.hasPrefix("0x") else { return T(text) }
    return T((isNegative ? "-" : "") + digits.dropFirst(2), radix: 16)
  }
}
