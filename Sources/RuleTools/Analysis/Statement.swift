import CEL
import Diagnostics
import Rules

/// A condition or a part of one: as it is written, and what it says.
struct Statement {
  /// As written; functions are calls in it.
  private let expression: Expression
  /// With the bodies of the functions that it calls.
  private let inlined: Expression
  private let reader: FormulaReader
  private let id: ExprID
  let text: String
  let formula: Formula

  /// Nil where the condition is too large to reason about.
  init?(_ condition: Condition, vocabulary: Vocabulary) {
    let written = condition.written.expression
    guard let inlined = condition.checked.map({ InlinedExpression($0) }) ?? InlinedExpression(untyped: written)
    else { return nil }
    self.init(
      expression: written, inlined: inlined.expression, reader: FormulaReader(inlined, vocabulary: vocabulary),
      id: written.root)
  }

  private init(expression: Expression, inlined: Expression, reader: FormulaReader, id: ExprID) {
    self.expression = expression
    self.inlined = inlined
    self.reader = reader
    self.id = id
    text = expression.text(of: id)
    formula = reader.formula(id)
  }

  var span: SourceSpan { expression[id].span }

  /// The statements that it is joined of by `&&`; itself where it is not.
  var conjuncts: [Statement] {
    guard case .and(let terms) = expression[id].kind else { return [self] }
    return terms.flatMap { part($0).conjuncts }
  }

  /// The statements that it is joined of by `||`; none where it is not.
  var alternatives: [Statement] {
    guard case .or(let terms) = expression[id].kind else { return [] }
    return terms.map(part)
  }

  /// What the outermost folds in it ask of each element.
  var predicates: [Statement] { predicates(below: id) }

  /// What a person found is a fact of the record too, though it is asked for by a word.
  var readsAnything: Bool { readsAnything(id) }

  private func part(_ id: ExprID) -> Statement {
    Statement(expression: expression, inlined: inlined, reader: reader, id: id)
  }

  private func predicates(below id: ExprID) -> [Statement] {
    if case .comprehension(let fold) = expression[id].kind, let predicate = fold.predicate { return [part(predicate)] }
    return expression.children(of: id).flatMap { predicates(below: $0) }
  }

  private func readsAnything(_ id: ExprID) -> Bool {
    switch inlined[id].kind {
    case .ident, .call("judged", nil, _): true
    default: inlined.children(of: id).contains { readsAnything($0) }
    }
  }
}
