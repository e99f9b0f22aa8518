extension Expression {
  /// The text of a node, as one would write it. Names that begin with `@` are the language's own: a field read
  /// from such a variable prints as the field alone.
  public func text(of id: ExprID) -> String { Printer(expression: self).text(id, within: 0) }
}

struct Printer {
  let expression: Expression

  private static let infix: [String: (symbol: String, level: Int)] = [
    "_==_": ("==", 4), "_!=_": ("!=", 4), "_<_": ("<", 4), "_<=_": ("<=", 4), "_>_": (">", 4), "_>=_": (">=", 4),
    "@in": ("in", 4), "_+_": ("+", 5), "_-_": ("-", 5), "_*_": ("*", 6), "_/_": ("/", 6), "_%_": ("%", 6),
  ]

  /// `level`: what binds less tightly than this gets parentheses. 1 is `?:`, 2 `||`, 3 `&&`, 4 to 6 the binary
  /// operators, 7 the unary ones, 8 what a dot may follow.
  func text(_ id: ExprID, within level: Int) -> String {
    switch expression[id].kind {
    case .literal(let literal): return Self.text(literal)
    case .ident(let name, let isAbsolute): return (isAbsolute ? "." : "") + Self.name(name)
    case .select(let operand, let field, let isTest, let isOptional):
      let read = self.read(operand, field, isOptional)
      return isTest ? "has(\(read))" : read
    case .call(let function, let target, let arguments): return call(function, target, arguments, within: level)
    case .and(let terms): return joined(terms, " && ", own: 3, within: level)
    case .or(let terms): return joined(terms, " || ", own: 2, within: level)
    case .list(let elements, let optional):
      let parts = elements.enumerated().map { (optional.contains($0) ? "?" : "") + text($1, within: 0) }
      return "[" + parts.joined(separator: ", ") + "]"
    case .map(let entries):
      let parts = entries.map {
        ($0.isOptional ? "?" : "") + text($0.key, within: 0) + ": " + text($0.value, within: 0)
      }
      return "{" + parts.joined(separator: ", ") + "}"
    case .message(let name, let fields):
      let parts = fields.map { ($0.isOptional ? "?" : "") + Self.field($0.name) + ": " + text($0.value, within: 0) }
      return name + "{" + parts.joined(separator: ", ") + "}"
    case .comprehension(let fold): return text(fold)
    case .missing: return "…"
    }
  }

  private static func name(_ name: String) -> String {
    guard let mark = name.lastIndex(of: "@"), mark != name.startIndex else { return name }
    return String(name[name.index(after: mark)...])
  }

  static func field(_ name: String) -> String {
    let isName = name.utf8.allSatisfy(Lexer.continuesName) && name.utf8.first.map(Lexer.startsName) ?? false
    return isName && !Parser.literals.contains(name) ? name : "`\(name)`"
  }

  private func read(_ operand: ExprID, _ field: String, _ isOptional: Bool) -> String {
    if case .ident(let name, _) = expression[operand].kind, name.hasPrefix("@") { return field }
    return text(operand, within: 8) + (isOptional ? ".?" : ".") + Self.field(field)
  }

  private func joined(_ terms: [ExprID], _ mark: String, own: Int, within level: Int) -> String {
    let text = terms.map { self.text($0, within: own + 1) }.joined(separator: mark)
    return own < level ? "(\(text))" : text
  }

  private func call(_ function: String, _ target: ExprID?, _ arguments: [ExprID], within level: Int) -> String {
    if target == nil, arguments.count == 2, let (symbol, own) = Self.infix[function] {
      let text = self.text(arguments[0], within: own) + " \(symbol) " + self.text(arguments[1], within: own + 1)
      return own < level ? "(\(text))" : text
    }
    switch (function, arguments.count) {
    case ("!_", 1), ("-_", 1):
      let inner = text(arguments[0], within: 8)
      // A sign before a number would become part of it, whatever follows the number.
      let isGuarded = inner.hasPrefix("-") || (function == "-_" && beginsWithNumber(inner))
      let text = String(function.prefix(1)) + (isGuarded ? "(\(inner))" : inner)
      return level > 7 ? "(\(text))" : text
    case ("_?_:_", 3):
      let text =
        self.text(arguments[0], within: 2) + " ? " + self.text(arguments[1], within: 2) + " : "
        + self.text(arguments[2], within: 1)
      return level > 1 ? "(\(text))" : text
    case ("_[_]", 2), ("_[?_]", 2):
      return text(arguments[0], within: 8) + (function == "_[_]" ? "[" : "[?") + text(arguments[1], within: 0) + "]"
    default:
      let list = arguments.map { text($0, within: 0) }.joined(separator: ", ")
      return (target.map { text($0, within: 8) + "." } ?? "") + function + "(\(list))"
    }
  }

  private func beginsWithNumber(_ text: String) -> Bool {
    text.utf8.first.map { Lexer.isDigit($0) || $0 == UInt8(ascii: ".") } ?? false
  }

  // MARK: Folds

  private func text(_ fold: Expression.Comprehension) -> String {
    if fold.form == .bind { return bound(fold) }
    var parts = [fold.variable]
    if let second = fold.secondVariable { parts.append(second) }
    for part in [fold.predicate, fold.transform] {
      if let part { parts.append(text(part, within: 0)) }
    }
    let name = fold.form == .existsOne ? "exists_one" : fold.form.rawValue
    return text(fold.range, within: 8) + ".\(name)(" + parts.joined(separator: ", ") + ")"
  }

  /// `f@x` is the parameter `x` of a function `f` that was put in for its call: prints as the call.
  private func bound(_ fold: Expression.Comprehension) -> String {
    guard let mark = fold.variable.lastIndex(of: "@"), mark != fold.variable.startIndex else {
      let body = fold.transform.map { text($0, within: 0) } ?? "…"
      return "cel.bind(\(fold.variable), \(text(fold.range, within: 0)), \(body))"
    }
    let function = fold.variable[..<mark]
    var arguments = [text(fold.range, within: 0)]
    var body = fold.transform
    while let next = body, case .comprehension(let inner) = expression[next].kind, inner.form == .bind,
      inner.variable.hasPrefix(function + "@")
    {
      arguments.append(text(inner.range, within: 0))
      body = inner.transform
    }
    return "\(function)(" + arguments.joined(separator: ", ") + ")"
  }

  // MARK: Literals

  private static func text(_ literal: Expression.Literal) -> String {
    switch literal {
    case .null: "null"
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .uint(let value): "\(value)u"
    case .double(_, let spelling): spelling
    case .string(let value): "\"" + value.unicodeScalars.map(escaped).joined() + "\""
    case .bytes(let value): "b\"" + value.map(escaped).joined() + "\""
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: octet(UInt8(truncatingIfNeeded: scalar.value))
    default: String(Character(scalar))
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    (0x20..<0x7F).contains(byte) ? escaped(Unicode.Scalar(byte)) : octet(byte)
  }

  private static func octet(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
  }
}
