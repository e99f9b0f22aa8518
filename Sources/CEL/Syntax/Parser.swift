import Diagnostics

/// Recursive descent over the tokens; the levels of binary operators share one function. Depth is bounded: of the
/// recursion by `depth`, of the tree (a long chain of operators is a deep tree) by the height of each node.
struct Parser {
  static let maximumDepth = 250

  let lexer: Lexer
  var position = 0
  var nodes: [Expression.Node] = []
  var heights: [Int] = []
  var diagnostics: [Diagnostic]
  var depth = 0
  /// After the first syntax error the rest is only read to find its end: one cause, one error.
  var hasFailed = false

  init(lexer: Lexer) {
    self.lexer = lexer
    diagnostics = lexer.diagnostics
  }

  mutating func parseWhole() -> ExprID {
    if case .end = token.kind {
      if diagnostics.isEmpty {
        diagnostics.append(
          CELMistake.emptyExpression.at(
            lexer.span(token.range), Localized(zh: "表达式为空", en: "the expression is empty")))
      }
      return missing()
    }
    let root = parseExpression()
    if token.kind != .end { reportTrailing() }
    return root
  }

  // MARK: Levels

  mutating func parseExpression() -> ExprID {
    guard enter() else { return missing() }
    defer { depth -= 1 }
    let condition = parseBinary(from: .or)
    guard let mark = take(.question) else { return condition }
    let yes = parseBinary(from: .or)
    guard expect(.colon, zh: "条件表达式缺少「:」", en: "`? :` needs its `:`") else {
      return add(.missing, nodes[condition].span.union(nodes[yes].span))
    }
    let no = parseExpression()
    return add(
      .call(function: "_?_:_", target: nil, arguments: [condition, yes, no]),
      nodes[condition].span.union(nodes[no].span), focus: mark, children: [condition, yes, no])
  }

  enum Level: Int { case or, and, relation, sum, product, unary }

  mutating func parseBinary(from level: Level) -> ExprID {
    guard let next = Level(rawValue: level.rawValue + 1) else { return parseUnary() }
    if level == .or || level == .and { return parseConnective(level, next) }
    var left = level == .product ? parseUnary() : parseBinary(from: next)
    while let (function, focus) = takeOperator(of: level) {
      let right = level == .product ? parseUnary() : parseBinary(from: next)
      left = binary(function, left, right, focus)
    }
    return left
  }

  private mutating func parseConnective(_ level: Level, _ next: Level) -> ExprID {
    var terms = [parseBinary(from: next)]
    var focus: SourceSpan?
    while let (_, mark) = takeOperator(of: level) {
      focus = focus ?? mark
      terms.append(parseBinary(from: next))
    }
    guard let focus, let first = terms.first, let last = terms.last else { return terms[0] }
    return add(
      level == .or ? .or(terms) : .and(terms), nodes[first].span.union(nodes[last].span), focus: focus,
      children: terms)
  }

  private mutating func binary(_ function: String, _ left: ExprID, _ right: ExprID, _ focus: SourceSpan) -> ExprID {
    let span = nodes[left].span.union(nodes[right].span)
    let call: Expression.Kind =
      .call(function: function == "@not_in" ? "@in" : function, target: nil, arguments: [left, right])
    let id = add(call, span, focus: focus, children: [left, right])
    guard function == "@not_in" else { return id }
    return add(.call(function: "!_", target: nil, arguments: [id]), span, focus: focus, children: [id])
  }

  // MARK: Operators

  private mutating func takeOperator(of level: Level) -> (function: String, focus: SourceSpan)? {
    let start = token.range
    if case .symbol(let symbol) = token.kind, let (function, itsLevel) = Self.operators[symbol], itsLevel == level {
      position += 1
      return (function, lexer.span(start))
    }
    guard token.kind == .name else { return nil }
    let word = text(token)
    if word == "in", level == .relation {
      position += 1
      return ("@in", lexer.span(start))
    }
    return takeWordOperator(word, level)
  }

  /// `and`, `or`, `not in`, written as words by people who come from other languages.
  private mutating func takeWordOperator(_ word: String, _ level: Level) -> (String, SourceSpan)? {
    let start = lexer.span(token.range)
    let meant: (Level, String, Localized)
    switch word.lowercased() {
    case "and": meant = (.and, "&&", Localized(zh: "并且写作 &&", en: "write `&&`"))
    case "or": meant = (.or, "||", Localized(zh: "或者写作 ||", en: "write `||`"))
    case "not" where text(peek(1)) == "in":
      meant = (.relation, "@not_in", Localized(zh: "写作 !(x in 列表)", en: "write `!(x in list)`"))
    default: return nil
    }
    guard meant.0 == level else { return nil }
    position += meant.1 == "@not_in" ? 2 : 1
    diagnostics.append(
      CELMistake.wrongOperator.at(
        start, Localized(zh: "「\(word)」不是运算符", en: "`\(word)` is no operator"), help: [meant.2],
        suggestions: meant.1.hasPrefix("@") ? [] : [meant.1]))
    return (meant.1, start)
  }

  private static let operators: [Symbol: (String, Level)] = [
    .or: ("||", .or), .and: ("&&", .and), .equal: ("_==_", .relation), .notEqual: ("_!=_", .relation),
    .less: ("_<_", .relation), .lessOrEqual: ("_<=_", .relation), .greater: ("_>_", .relation),
    .greaterOrEqual: ("_>=_", .relation), .plus: ("_+_", .sum), .minus: ("_-_", .sum), .times: ("_*_", .product),
    .over: ("_/_", .product), .modulo: ("_%_", .product),
  ]

  // MARK: Unary

  mutating func parseUnary() -> ExprID {
    var marks: [SourceSpan] = []
    var sign: Symbol?
    while case .symbol(let symbol) = token.kind, symbol == .not || symbol == .minus, sign == nil || symbol == sign {
      if symbol == .minus, isNumber(peek(1)) { break }
      sign = symbol
      marks.append(lexer.span(token.range))
      position += 1
    }
    if marks.isEmpty, takeNotWord() {
      sign = .not
      marks.append(lexer.span(tokens[position - 1].range))
    }
    if let sign, isAt(.not) || (isAt(.minus) && !(sign == .minus && isNumber(peek(1)))) {
      fail(
        zh: "「\(sign.rawValue)」之后不能是\(describe(token).zh)，请加括号",
        en: "`\(sign.rawValue)` is not followed by \(describe(token).en) without parentheses")
      return missing()
    }
    guard depth + marks.count <= Self.maximumDepth else { return tooDeep() }
    var operand = parseMember()
    for mark in marks.reversed() {
      operand = add(
        .call(function: sign == .minus ? "-_" : "!_", target: nil, arguments: [operand]),
        mark.union(nodes[operand].span), focus: mark, children: [operand])
    }
    return operand
  }

  func isNumber(_ token: Token) -> Bool {
    switch token.kind {
    case .int, .uint, .double: true
    default: false
    }
  }

  /// `not x`, by people who come from other languages.
  private mutating func takeNotWord() -> Bool {
    guard token.kind == .name, text(token).lowercased() == "not" else { return false }
    switch peek(1).kind {
    case .name where text(peek(1)) != "in", .string: break
    default: return false
    }
    diagnostics.append(
      CELMistake.wrongOperator.at(
        lexer.span(token.range), Localized(zh: "「not」不是运算符", en: "`not` is no operator"),
        help: [Localized(zh: "非写作 !；对空值的判断写作 absent(x)", en: "write `!`; of a value that may be null, `absent(x)`")],
        suggestions: ["!"]))
    position += 1
    return true
  }
}
