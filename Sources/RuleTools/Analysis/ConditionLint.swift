import CEL
import Diagnostics
import Rules

/// A condition as written and as checked; the body of a function is checked where it is called.
struct Condition {
  var written: SourceExpression
  var checked: CheckedExpression?
}

/// Reasons over conditions that must all hold: what never changes, what repeats or follows from what stands before it,
/// what cannot be true together with it.
///
/// A statement that an earlier condition makes already may stand again inside a longer one: `[a, a && b]` says that `a`
/// alone raises a suspicion and `b` does not. Only a whole condition that stands there already is told.
struct ConditionLint {
  let vocabulary: Vocabulary
  private(set) var found: [Diagnostic] = []

  init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// What holds where a list is looked at.
  struct Context {
    /// The conditions before, whole.
    var conditions: [Statement] = []
    /// The statements that they are joined of.
    var statements: [Statement] = []
    /// What all statements before leave possible.
    var worlds = Worlds()
    /// What those leave possible that make a later one superfluous.
    var reasons = Worlds()

    mutating func add(_ statement: Statement, _ formula: Formula) {
      statements.append(statement)
      if let next = worlds.assuming(formula) { worlds = next }
      if let next = reasons.assuming(formula) { reasons = next }
    }
  }

  /// What came of looking through a list.
  enum Outcome {
    case holds
    /// It cannot hold, which the last diagnostic says.
    case impossible
  }

  /// Looks through a list of conditions; `context` holds with them afterwards.
  mutating func look(through conditions: [Condition], in context: inout Context) -> Outcome {
    for condition in conditions {
      guard let statement = Statement(condition, vocabulary: vocabulary) else { continue }
      guard look(at: statement, in: &context) == .holds else { return .impossible }
    }
    return .holds
  }

  private mutating func look(at condition: Statement, in context: inout Context) -> Outcome {
    if let same = context.conditions.first(where: { $0.text == condition.text }) {
      tellRepeated(condition, same)
      return .holds
    }
    var own: [Statement] = []
    for statement in condition.conjuncts {
      if let same = own.first(where: { $0.text == statement.text }) {
        tellRepeated(statement, same)
        continue
      }
      own.append(statement)
      if context.statements.contains(where: { $0.text == statement.text }) { continue }
      guard look(atFresh: statement, in: &context) == .holds else { return .impossible }
    }
    context.conditions.append(condition)
    return .holds
  }

  private mutating func look(atFresh statement: Statement, in context: inout Context) -> Outcome {
    let formula = statement.formula
    if isAlwaysTrue(statement, formula, in: context) { return .holds }
    if isNeverTrue(statement, formula, in: context) { return .impossible }
    lookInside(statement)
    lookAtAlternatives(of: statement, in: context)
    context.add(statement, formula)
    return .holds
  }

  // MARK: One statement

  private mutating func isAlwaysTrue(_ statement: Statement, _ formula: Formula, in context: Context) -> Bool {
    let text = statement.text
    if !statement.readsAnything {
      guard !Worlds().exclude(formula) else { return false }
      tell(.constantCondition, statement.span, "条件「\(text)」不读取任何字段", "the condition `\(text)` reads no field")
      return true
    }
    if Worlds().exclude(formula, is: false) {
      // `has(x) || absent(x)` asks whether x is established: it is true or unknown, and means to be.
      guard Worlds().exclude(formula.withoutPresence, is: false) else { return false }
      tell(.constantCondition, statement.span, "条件「\(text)」永远为真", "the condition `\(text)` is always true")
      return true
    }
    guard context.reasons.exclude(formula, is: false) else { return false }
    tell(
      .impliedCondition, statement.span, "由前面的条件可知「\(text)」成立", "the condition `\(text)` follows from what stands before it",
      other: context.label { $0.exclude(formula, is: false) })
    return true
  }

  private mutating func isNeverTrue(_ statement: Statement, _ formula: Formula, in context: Context) -> Bool {
    let text = statement.text
    if Worlds().exclude(formula) {
      tell(.constantCondition, statement.span, "条件「\(text)」永远为假", "the condition `\(text)` is never true")
      return true
    }
    guard context.worlds.exclude(formula) else { return false }
    tell(
      .contradictoryConditions, statement.span, "条件「\(text)」与前面的条件矛盾，不可能同时成立",
      "the condition `\(text)` cannot hold together with what stands before it",
      other: context.label { $0.exclude(formula) })
    return true
  }

  private mutating func tellRepeated(_ statement: Statement, _ first: Statement) {
    tell(
      .repeatedCondition, statement.span, "条件「\(statement.text)」已经写过",
      "the condition `\(statement.text)` stands there already",
      other: [Label(first.span, Localized(zh: "第一次在这里", en: "first here"))])
  }

  // MARK: Inside a statement

  /// Each alternative must be able to hold and add something to those before it.
  private mutating func lookAtAlternatives(of statement: Statement, in context: Context) {
    var rest: Worlds? = Worlds()
    for alternative in statement.alternatives {
      let formula = alternative.formula
      let before = found.count
      var inner = context
      guard look(at: alternative, in: &inner) == .holds, found.count == before else { continue }
      if let left = rest, left.exclude(formula) {
        tell(
          .impliedCondition, alternative.span, "「\(alternative.text)」成立时，前面的选项已经成立",
          "where `\(alternative.text)` is true, an alternative before it is true already")
      }
      // Where some alternative always holds, as `has(x) || absent(x)` does, nothing is said of the others.
      rest = rest?.assuming(formula, is: false).flatMap { $0.isImpossible ? nil : $0 }
    }
  }

  /// What is asked of the elements of a list is a condition too. `exists(x, true)` asks whether there are any.
  private mutating func lookInside(_ statement: Statement) {
    for predicate in statement.predicates where predicate.text != "true" {
      var inner = Context()
      _ = look(at: predicate, in: &inner)
    }
  }

  mutating func tell(
    _ mistake: LintMistake, _ span: SourceSpan, _ zh: String, _ en: String, other: [Label] = []
  ) {
    found.append(mistake.at(span, Localized(zh: zh, en: en), other: other))
  }

  /// Takes back what was told since, which another diagnostic says better.
  mutating func forget(after count: Int) { found.removeSubrange(count...) }
}

extension ConditionLint.Context {
  /// The first of the statements that does it alone, as the other party.
  fileprivate func label(where isReason: (Worlds) -> Bool) -> [Label] {
    for statement in statements {
      guard let alone = Worlds().assuming(statement.formula), isReason(alone) else { continue }
      return [Label(statement.span, Localized(zh: "见此条件", en: "because of this"))]
    }
    return []
  }
}
