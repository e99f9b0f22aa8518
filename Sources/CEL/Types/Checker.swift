public import Diagnostics

/// Resolves the names of an expression and gives its nodes types. `expecting` is the type that the whole is asked
/// to have. The tree may hold nodes that were put in after parsing.
public func check(
  _ expression: Expression, in scope: Scope, expecting: Type?, reporting: inout [Diagnostic]
) -> CheckedExpression {
  var checker = Checker(expression, scope: scope)
  checker.checkWhole(expecting: expecting)
  reporting.append(contentsOf: checker.diagnostics)
  return checker.finish()
}

/// Resolves names only; what names nothing fails when it is evaluated.
public func resolve(_ expression: Expression, in scope: Scope) -> CheckedExpression {
  var checker = Checker(expression, scope: scope)
  checker.isTyping = false
  checker.checkWhole(expecting: nil)
  return checker.finish()
}

struct Checker {
  static let maximumDepth = 600
  /// A type of more parts than this is taken as dyn.
  static let maximumTypeSize = 400

  struct Local {
    var name: String
    var type: Type
    /// The words of a closed list that it takes.
    var words: [String]?
    /// What a name given to a value stands for.
    var origin: ExprID?
  }

  var expression: Expression
  let scope: Scope
  let names: NameTable
  var types: [Type]
  var references: [Reference?]
  var diagnostics: [Diagnostic] = []
  var locals: [Local] = []
  var guards: Set<String>
  var unification: Unification
  var isTyping = true
  var depth = 0
  /// What the other side of a comparison takes, while one side is read.
  var expectedWords: [String]?
  /// Paths whose guard was asked for already, and where that was reported.
  var asked: Set<String> = []
  var askedAt: [ExprID: Int] = [:]
  /// Where the text has a syntax error the tree is a guess: then only wrong names are told.
  let isBroken: Bool
  private var isTooDeep = false

  init(_ expression: Expression, scope: Scope) {
    self.expression = expression
    self.scope = scope
    names = NameTable(scope)
    types = Array(repeating: .dyn, count: expression.nodes.count)
    references = Array(repeating: nil, count: expression.nodes.count)
    guards = scope.guards
    isBroken = expression.nodes.contains { $0.kind == .missing }
    unification = Unification(types: scope.types)
  }

  var isRules: Bool { scope.dialect == .rules }

  mutating func checkWhole(expecting: Type?) {
    guard let expecting else {
      _ = read(expression.root)
      return
    }
    let found = expecting.isNullable ? read(expression.root) : value(expression.root)
    guard isTyping, !assign(found, to: expecting) else { return }
    reportWrongType(expression.root, found, expecting)
  }

  func finish() -> CheckedExpression {
    CheckedExpression(
      expression: expression,
      types: isTyping ? types.map { unification.resolved($0, freeToDyn: true) } : types.map { _ in .dyn },
      references: references, variableCount: scope.variables.count, dialect: scope.dialect, objectTypes: scope.types)
  }

  /// Whether a type may stand for another; among rules a whole number may stand for a decimal.
  mutating func assign(_ type: Type, to expected: Type) -> Bool { assign([type], to: [expected]) }

  mutating func assign(_ given: [Type], to expected: [Type]) -> Bool {
    if unification.assign(given, to: expected) { return true }
    guard isRules else { return false }
    unification.widensInt = true
    defer { unification.widensInt = false }
    return unification.assign(given, to: expected)
  }

  // MARK: Nodes

  /// The type of a value that is needed: one that may be null has to be guarded.
  mutating func value(_ id: ExprID) -> Type {
    let type = read(id)
    guard case .nullable(let inner) = type else { return type }
    reportGuard(id)
    types[id] = inner
    return inner
  }

  /// The type of a node as it is read. `isTested`: in `has(…)`, where nothing needs a guard.
  mutating func read(_ id: ExprID, isTested: Bool = false) -> Type {
    guard depth < Self.maximumDepth else { return reportTooDeep(id) }
    depth += 1
    defer { depth -= 1 }
    let type = node(id, isTested: isTested)
    types[id] = !isTyping || type.isLarger(than: Self.maximumTypeSize) ? .dyn : type
    return types[id]
  }

  private mutating func node(_ id: ExprID, isTested: Bool) -> Type {
    switch expression[id].kind {
    case .literal(let literal): return type(of: literal, at: id)
    case .ident(let name, let isAbsolute): return ident(id, name, isAbsolute: isAbsolute)
    case .select(let operand, let field, let isTest, let isOptional):
      return select(id, operand, field, isTest: isTest, isOptional: isOptional, isTested: isTested)
    case .call(let function, let target, let arguments): return call(id, function, target, arguments)
    case .and(let terms): return connective(terms, isAnd: true)
    case .or(let terms): return connective(terms, isAnd: false)
    case .list(let elements, let optional): return list(elements, optional)
    case .map(let entries): return map(entries)
    case .message(let name, let fields): return message(id, name, fields)
    case .comprehension(let fold): return self.fold(id, fold)
    case .missing: return .error
    }
  }

  private mutating func type(of literal: Expression.Literal, at id: ExprID) -> Type {
    switch literal {
    case .null: return .null
    case .bool: return .bool
    case .int: return .int
    case .uint: return .uint
    case .string: return .string
    case .bytes: return .bytes
    case .double(_, let spelling):
      guard isRules else { return .double }
      if ExactDecimal(spelling) == nil {
        report(
          .badLiteral, id, zh: "「\(spelling)」的位数过多，不能精确表示", en: "`\(spelling)` has too many digits to be exact")
      }
      return .decimal
    }
  }

  private mutating func reportTooDeep(_ id: ExprID) -> Type {
    if !isTooDeep, isTyping {
      report(.tooDeep, id, zh: "表达式嵌套过深", en: "the expression is nested too deeply")
    }
    isTooDeep = true
    types[id] = .error
    return .error
  }

  // MARK: Truths

  /// In `&&` what one term proves holds for those to its right; in `||`, what it would have proven were it false.
  private mutating func connective(_ terms: [ExprID], isAnd: Bool) -> Type {
    let saved = guards
    defer { guards = saved }
    for term in terms {
      truth(term)
      guards.formUnion(proven(where: isAnd, term))
    }
    return .bool
  }

  /// Reads a condition.
  mutating func truth(_ id: ExprID) {
    let type = value(id)
    if isTyping, !assign(type, to: .bool) { reportWrongType(id, type, .bool) }
  }

  func proven(where truth: Bool, _ id: ExprID) -> Set<String> {
    isRules && isTyping ? Guards(expression: expression).proven(where: truth, id) : []
  }

  mutating func conditional(_ id: ExprID, _ arguments: [ExprID]) -> Type {
    truth(arguments[0])
    let saved = guards
    guards = saved.union(proven(where: true, arguments[0]))
    let yes = read(arguments[1])
    guards = saved.union(proven(where: false, arguments[0]))
    let no = read(arguments[2])
    guards = saved
    references[id] = .function(name: "_?_:_", swallowsTarget: false, host: nil)
    guard isTyping else { return .dyn }
    let isNullable = isRules && (yes.isNullable || no.isNullable || (yes == .null) != (no == .null))
    let parts = isNullable ? [yes, no].filter { $0 != .null }.map(\.withoutNull) : [yes, no]
    let result = unification.fresh()
    guard assign(parts, to: parts.map { _ in result }) else {
      reportNoOverload(id, "_?_:_", [types[arguments[0]], yes, no], arguments)
      return .error
    }
    let joined = unification.resolved(result)
    return isNullable && !joined.isDynOrError ? .nullable(joined) : joined
  }

  // MARK: Lists and maps

  private mutating func list(_ elements: [ExprID], _ optional: [Int]) -> Type {
    var joined: Type?
    for (index, element) in elements.enumerated() {
      joined = join(joined, entry(element, isOptional: optional.contains(index)))
    }
    return .list(joined ?? unification.fresh())
  }

  private mutating func map(_ entries: [Expression.MapEntry]) -> Type {
    var keys: Type?
    var values: Type?
    for item in entries {
      keys = join(keys, value(item.key))
      values = join(values, entry(item.value, isOptional: item.isOptional))
    }
    return .map(keys ?? unification.fresh(), values ?? unification.fresh())
  }

  /// An element; of `?x` the value in the optional.
  mutating func entry(_ id: ExprID, isOptional: Bool) -> Type {
    let type = value(id)
    guard isOptional, isTyping else { return type }
    let inner = unification.fresh()
    guard assign(type, to: .optional(inner)) else {
      reportWrongType(id, type, .optional(type))
      return .error
    }
    let known = unification.resolved(inner)
    return type.isDynOrError ? .dyn : known
  }

  private mutating func join(_ previous: Type?, _ next: Type) -> Type {
    guard isTyping else { return .dyn }
    guard let previous else { return next }
    guard assign(previous, to: next) else { return .dyn }
    return unification.mostGeneral(unification.resolved(previous), unification.resolved(next))
  }

  private mutating func message(_ id: ExprID, _ name: String, _ fields: [Expression.FieldEntry]) -> Type {
    for field in fields { _ = entry(field.value, isOptional: field.isOptional) }
    if names.type(named: name) != nil {
      report(.unknownType, id, zh: "「\(name)」不是消息类型", en: "`\(name)` is not a message type")
    } else {
      report(.unknownType, id, zh: "没有类型「\(name)」", en: "there is no type `\(name)`")
    }
    return .error
  }
}
