extension CheckedExpression {
  /// What `&&` and `||` join at the top of the expression, each an expression by itself over the same variables; nil where
  /// there is neither. It does not look into comprehensions, whose variables are their own.
  public var operands: (joinsAll: Bool, parts: [CheckedExpression])? {
    switch expression[expression.root].kind {
    case .and(let terms): (true, terms.map { rooted(at: $0) })
    case .or(let terms): (false, terms.map { rooted(at: $0) })
    default: nil
    }
  }

  private func rooted(at id: ExprID) -> CheckedExpression {
    CheckedExpression(
      expression: Expression(nodes: expression.nodes, root: id), types: types, references: references,
      variableCount: variableCount, dialect: dialect, objectTypes: objectTypes)
  }
}
