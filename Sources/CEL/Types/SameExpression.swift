extension Expression {
  /// Whether both are the same tree, wherever each stands.
  public func saysTheSame(as other: Expression) -> Bool {
    root == other.root && nodes.count == other.nodes.count
      && zip(nodes, other.nodes).allSatisfy { $0.kind == $1.kind && $0.kind.hasLetters(of: $1.kind) }
  }
}

extension Expression.Kind {
  /// Texts that Swift takes for equal may be spelled with other letters, which a condition tells apart.
  fileprivate func hasLetters(of other: Expression.Kind) -> Bool {
    guard case .literal(.string(let one)) = self, case .literal(.string(let two)) = other else { return true }
    return one.utf8.elementsEqual(two.utf8)
  }
}

extension CheckedExpression {
  /// Whether both are the same tree, with the same types and names. Object types are told by their numbers: both scopes must have
  /// the same ones.
  public func saysTheSame(as other: CheckedExpression) -> Bool {
    expression.saysTheSame(as: other.expression) && types == other.types && references == other.references
      && variableCount == other.variableCount && dialect == other.dialect
  }
}
