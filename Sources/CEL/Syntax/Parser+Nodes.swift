import Diagnostics

/// Tokens, nodes and errors.
extension Parser {
  var tokens: [Token] { lexer.tokens }
  var token: Token { peek(0) }

  func peek(_ offset: Int) -> Token {
    let index = min(position + offset, lexer.tokens.count - 1)
    return lexer.tokens[index]
  }

  func text(_ token: Token) -> String { String(decoding: lexer.bytes[token.range], as: UTF8.self) }

  func isAt(_ symbol: Symbol) -> Bool { token.kind == .symbol(symbol) }

  mutating func take(_ symbol: Symbol) -> SourceSpan? {
    guard isAt(symbol) else { return nil }
    position += 1
    return lexer.span(tokens[position - 1].range)
  }

  /// Takes the symbol or reports that it is not there.
  mutating func expect(_ symbol: Symbol, zh: String, en: String) -> Bool {
    if take(symbol) != nil { return true }
    fail(zh: zh, en: en)
    return false
  }

  // MARK: Nodes

  mutating func add(
    _ kind: Expression.Kind, _ span: SourceSpan, focus: SourceSpan? = nil, children: [ExprID] = []
  ) -> ExprID {
    let height = (children.map { heights[$0] }.max() ?? 0) + 1
    if height > Self.maximumDepth {
      reportTooDeep(focus ?? span)
      nodes.append(.init(kind: .missing, span: span, focus: focus ?? span))
      heights.append(1)
      return nodes.count - 1
    }
    nodes.append(.init(kind: kind, span: span, focus: focus ?? span))
    heights.append(height)
    return nodes.count - 1
  }

  mutating func missing() -> ExprID { add(.missing, lexer.span(token.range)) }

  // MARK: Depth

  mutating func enter() -> Bool {
    guard depth < Self.maximumDepth else {
      _ = tooDeep()
      return false
    }
    depth += 1
    return true
  }

  /// Reports it and gives up on the rest of the text.
  mutating func tooDeep() -> ExprID {
    reportTooDeep(lexer.span(token.range))
    position = tokens.count - 1
    return missing()
  }

  private mutating func reportTooDeep(_ span: SourceSpan) {
    defer { hasFailed = true }
    guard !hasFailed else { return }
    diagnostics.append(
      CELMistake.tooDeep.at(
        span,
        Localized(
          zh: "表达式嵌套超过 \(Self.maximumDepth) 层", en: "the expression is nested more than \(Self.maximumDepth) levels deep"),
        help: [Localized(zh: "请拆成几个条件，或写成函数", en: "split it into several conditions, or write a function")]))
  }

  // MARK: Errors

  /// Reports what stands at the present token, unless something was reported already.
  mutating func fail(zh: String, en: String, help: [Localized] = []) {
    defer { hasFailed = true }
    guard !hasFailed, token.kind != .bad, tokens[max(0, position - 1)].kind != .bad else { return }
    diagnostics.append(
      CELMistake.unexpected.at(
        lexer.span(token.range), Localized(zh: zh, en: en), help: help + bracketHelp()))
  }

  /// An expression cut off inside a bracket was probably cut off by YAML.
  private func bracketHelp() -> [Localized] {
    guard token.kind == .end, lexer.options.dialect == .rules else { return [] }
    let open = tokens.reduce(0) { count, token in
      switch token.kind {
      case .symbol(.openParen), .symbol(.openBracket), .symbol(.openBrace): count + 1
      case .symbol(.closeParen), .symbol(.closeBracket), .symbol(.closeBrace): count - 1
      default: count
      }
    }
    guard open > 0 else { return [] }
    return [
      Localized(
        zh: "在 YAML 的 […] 或 {…} 里，逗号和括号会截断未加引号的表达式：请用单引号把整个表达式括起来，或每行写一个条件（- 条件）",
        en: "inside `[…]` or `{…}` YAML cuts an unquoted value at a comma or bracket: put the expression in single quotes, or write one condition a line (`- condition`)"
      )
    ]
  }

  mutating func reportTrailing() {
    let found = describe(token)
    var help: [Localized] = []
    switch token.kind {
    case .name, .string, .int, .double, .uint, .quotedName, .bytes:
      help = [Localized(zh: "两个值之间缺少运算符，例如 && 或 ==", en: "an operator is missing between two values, such as `&&` or `==`")]
    case .symbol(.comma):
      help = [Localized(zh: "几个条件之间用 &&，或每行写一个", en: "conditions are joined by `&&`, or stand one a line")]
    default: break
    }
    fail(zh: "表达式在此应已结束，却有\(found.zh)", en: "the expression should end here, but there is \(found.en)", help: help)
  }

  func describe(_ token: Token) -> Localized {
    if token.kind == .end { return Localized(zh: "结尾", en: "its end") }
    let written = text(token)
    return Localized(zh: "「\(written)」", en: "`\(written)`")
  }
}
