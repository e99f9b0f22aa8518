import CEL

/// An expression in which the parameters of the rule set's functions are replaced by what was given for them, so that a
/// term reads the same whether a condition or a function that it calls speaks of it.
///
/// Numbers of nodes stay as they are. A node may have several parents then: walk it with care for its size.
struct InlinedExpression {
  private(set) var expression: Expression
  private(set) var types: [Type]

  private static let mostSize = 20_000

  /// Nil where the expression would become too large to reason about.
  init?(_ checked: CheckedExpression) {
    expression = checked.expression
    types = checked.types
    inline(expression.root, given: [:])
    var sizes: [Int?] = Array(repeating: nil, count: expression.nodes.count)
    guard size(expression.root, &sizes) <= Self.mostSize else { return nil }
  }

  /// An expression of which no types are known, as it is; nil where it is too large.
  init?(untyped expression: Expression) {
    guard expression.nodes.count <= Self.mostSize else { return nil }
    self.expression = expression
    types = Array(repeating: .dyn, count: expression.nodes.count)
  }

  private mutating func inline(_ id: ExprID, given: [String: ExprID]) {
    switch expression[id].kind {
    case .ident(let name, _):
      guard let value = given[name] else { return }
      expression.nodes[id].kind = expression[value].kind
      types[id] = types[value]
    case .comprehension(let fold):
      inline(fold.range, given: given)
      var inner = given
      for variable in [fold.variable, fold.secondVariable].compactMap({ $0 }) { inner[variable] = nil }
      guard fold.form == .bind, fold.variable.contains("@"), let body = fold.transform else {
        for part in [fold.predicate, fold.transform].compactMap({ $0 }) { inline(part, given: inner) }
        return
      }
      inner[fold.variable] = fold.range
      inline(body, given: inner)
      expression.nodes[id].kind = expression[body].kind
      types[id] = types[body]
    default:
      for child in expression.children(of: id) { inline(child, given: given) }
    }
  }

  /// The size as a tree: a node counts once for every parent.
  private func size(_ id: ExprID, _ sizes: inout [Int?]) -> Int {
    if let known = sizes[id] { return known }
    var sum = 1
    for child in expression.children(of: id) { sum = min(sum + size(child, &sizes), Self.mostSize + 1) }
    sizes[id] = sum
    return sum
  }
}

extension Expression {
  /// The parts of a node, in the order in which they are written.
  func children(of id: ExprID) -> [ExprID] {
    switch self[id].kind {
    case .literal, .ident, .missing: []
    case .select(let operand, _, _, _): [operand]
    case .call(_, let target, let arguments): (target.map { [$0] } ?? []) + arguments
    case .and(let terms), .or(let terms): terms
    case .list(let elements, _): elements
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .message(_, let fields): fields.map(\.value)
    case .comprehension(let fold): [fold.range] + [fold.predicate, fold.transform].compactMap { $0 }
    }
  }
}
