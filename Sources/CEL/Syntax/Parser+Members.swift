import Diagnostics

/// Values, and what follows them: fields, calls, indexes.
extension Parser {
  mutating func parseMember() -> ExprID {
    var (value, isName) = parsePrimary()
    while true {
      switch token.kind {
      case .symbol(.dot): (value, isName) = parseSelector(of: value, isName: isName)
      case .symbol(.openBracket):
        value = parseIndex(of: value)
        isName = false
      case .symbol(.openBrace) where isName:
        value = parseMessage(named: value)
        isName = false
      default: return value
      }
      if hasFailed, case .missing = nodes[value].kind { return value }
    }
  }

  // MARK: Selectors

  private mutating func parseSelector(of operand: ExprID, isName: Bool) -> (ExprID, isName: Bool) {
    let dot = token.range
    position += 1
    var isOptional = false
    if isAt(.question) {
      allowOptional(token.range)
      isOptional = true
      position += 1
    }
    let field = token
    let span = nodes[operand].span.union(lexer.span(field.range))
    guard let name = fieldName() else {
      failSelector(after: dot)
      return (add(.missing, span), false)
    }
    let isQuoted = field.kind == .quotedName
    if !isQuoted, !isOptional, isAt(.openParen) {
      return (parseCall(name, focus: lexer.span(field.range), target: operand), false)
    }
    let select = add(
      .select(operand: operand, field: name, isTest: false, isOptional: isOptional), span,
      focus: lexer.span(field.range), children: [operand])
    return (select, isName && !isQuoted && !isOptional)
  }

  private mutating func failSelector(after dot: Range<Int>) {
    let found = describe(token)
    var help: [Localized] = []
    if case .name = token.kind {
      help = [Localized(zh: "该词不能直接作字段名，写作 `\(text(token))`（反引号）", en: "this word names a field only in backticks")]
    }
    fail(zh: "「.」之后应为字段名，却是\(found.zh)", en: "a field name belongs after `.`, not \(found.en)", help: help)
  }

  /// A field's name after a dot or in a message; nil where there is none.
  private mutating func fieldName() -> String? {
    switch token.kind {
    case .name where !Self.literals.contains(text(token)):
      position += 1
      return text(tokens[position - 1])
    case .quotedName:
      if !lexer.options.allowsQuotedFields {
        fail(zh: "此处不支持反引号", en: "backticks are not allowed here")
      }
      position += 1
      return String(decoding: lexer.bytes[tokens[position - 1].range].dropFirst().dropLast(), as: UTF8.self)
    default: return nil
    }
  }

  private func isOptionalMark() -> Bool { isAt(.question) }

  private mutating func allowOptional(_ range: Range<Int>) {
    guard !lexer.options.allowsOptionals else { return }
    fail(zh: "此处不支持可选值的写法「?」", en: "the optional syntax `?` is not allowed here")
  }

  private mutating func takeOptionalMark() -> Bool {
    guard isOptionalMark() else { return false }
    allowOptional(token.range)
    position += 1
    return true
  }

  private mutating func parseIndex(of operand: ExprID) -> ExprID {
    let open = lexer.span(token.range)
    position += 1
    let isOptional = takeOptionalMark()
    let index = parseExpression()
    let close = lexer.span(token.range)
    guard expect(.closeBracket, zh: "缺少「]」", en: "a `]` is missing") else {
      return add(.missing, nodes[operand].span.union(nodes[index].span))
    }
    return add(
      .call(function: isOptional ? "_[?_]" : "_[_]", target: nil, arguments: [operand, index]),
      nodes[operand].span.union(close), focus: open.union(close), children: [operand, index])
  }

  // MARK: Calls

  mutating func parseCall(_ name: String, focus: SourceSpan, target: ExprID?) -> ExprID {
    position += 1
    var arguments: [ExprID] = []
    while !isAt(.closeParen) {
      let before = position
      arguments.append(parseExpression())
      if take(.comma) == nil { break }
      if isAt(.closeParen) {
        let found = describe(token)
        fail(zh: "逗号之后缺少参数，却有\(found.zh)", en: "an argument belongs after the comma, not \(found.en)")
      }
      if position == before { break }
    }
    let close = lexer.span(token.range)
    let span = (target.map { nodes[$0].span } ?? focus).union(close)
    guard expect(.closeParen, zh: "缺少「)」", en: "a `)` is missing") else { return add(.missing, focus.union(close)) }
    return expand(name, target: target, arguments: arguments, span: span, focus: focus)
  }

  // MARK: Messages

  private mutating func parseMessage(named value: ExprID) -> ExprID {
    let name = Self.dottedName(of: value, in: nodes)
    position += 1
    var fields: [Expression.FieldEntry] = []
    var children: [ExprID] = []
    while !isAt(.closeBrace) {
      if isAt(.comma), fields.isEmpty, peek(1).kind == .symbol(.closeBrace) {
        position += 1
        break
      }
      let isOptional = takeOptionalMark()
      guard let field = fieldName() else {
        let found = describe(token)
        fail(zh: "此处应为字段名，却是\(found.zh)", en: "a field name belongs here, not \(found.en)")
        break
      }
      guard expect(.colon, zh: "字段名之后缺少「:」", en: "a `:` belongs after the field name") else { break }
      let content = parseExpression()
      fields.append(.init(name: field, value: content, isOptional: isOptional))
      children.append(content)
      if take(.comma) == nil { break }
    }
    let close = lexer.span(token.range)
    let span = nodes[value].span.union(close)
    guard expect(.closeBrace, zh: "缺少「}」", en: "a `}` is missing") else { return add(.missing, span) }
    return add(.message(name: name, fields), span, focus: nodes[value].span, children: children)
  }

  private static func dottedName(of id: ExprID, in nodes: [Expression.Node]) -> String {
    var parts: [String] = []
    var current = id
    while case .select(let operand, let field, _, _) = nodes[current].kind {
      parts.append(field)
      current = operand
    }
    if case .ident(let name, let isAbsolute) = nodes[current].kind { parts.append((isAbsolute ? "." : "") + name) }
    return parts.reversed().joined(separator: ".")
  }

  // MARK: Lists and maps

  mutating func parseList() -> ExprID {
    let open = lexer.span(token.range)
    position += 1
    var elements: [ExprID] = []
    var optional: [Int] = []
    if isAt(.comma), peek(1).kind == .symbol(.closeBracket) { position += 1 }
    while !isAt(.closeBracket) {
      if takeOptionalMark() { optional.append(elements.count) }
      elements.append(parseExpression())
      if take(.comma) == nil { break }
    }
    let span = open.union(lexer.span(token.range))
    guard expect(.closeBracket, zh: "列表缺少「]」", en: "the list lacks its `]`") else { return add(.missing, span) }
    return add(.list(elements, optionalIndices: optional), span, children: elements)
  }

  mutating func parseMap() -> ExprID {
    let open = lexer.span(token.range)
    position += 1
    var entries: [Expression.MapEntry] = []
    if isAt(.comma), peek(1).kind == .symbol(.closeBrace) { position += 1 }
    while !isAt(.closeBrace) {
      let isOptional = takeOptionalMark()
      let key = parseExpression()
      guard expect(.colon, zh: "键之后缺少「:」", en: "a `:` belongs after the key") else { break }
      entries.append(.init(key: key, value: parseExpression(), isOptional: isOptional))
      if take(.comma) == nil { break }
    }
    let span = open.union(lexer.span(token.range))
    guard expect(.closeBrace, zh: "映射缺少「}」", en: "the map lacks its `}`") else { return add(.missing, span) }
    return add(.map(entries), span, children: entries.flatMap { [$0.key, $0.value] })
  }
}
