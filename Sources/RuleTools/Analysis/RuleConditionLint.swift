import CEL
import Diagnostics
import Rules

/// The conditions of the entries of a rule set, each list in the order in which it is asked.
extension ConditionLint {
  mutating func look(at checked: CheckedRuleSet) {
    for function in checked.source.functions {
      // A function may well be a constant under a name.
      let body = Condition(written: function.body, checked: nil)
      guard Statement(body, vocabulary: vocabulary)?.readsAnything ?? false else { continue }
      var context = Context()
      _ = look(through: [body], in: &context)
    }
    for rule in checked.rules { look(at: rule) }
    for ground in checked.grounds {
      var context = context(of: ground.ground.of)
      _ = look(through: pairs(ground.ground.when, ground.body.when), in: &context)
    }
    for route in checked.routes {
      var context = context(of: route.route.of)
      _ = look(through: pairs(route.route.when, route.when), in: &context)
    }
    for entry in checked.contradictions {
      var context = Context()
      _ = look(through: pairs(entry.contradiction.when, entry.body.when), in: &context)
    }
  }

  /// Where a ground or a route is about certain acts only, `act` is one of them.
  private func context(of concern: Concern) -> Context {
    var context = Context()
    guard concern.penalties.isEmpty, !concern.acts.isEmpty else { return context }
    let acts = ValueSet.words(concern.acts.map(\.value))
    if let worlds = context.worlds.assuming(.fact(Fact(term: "act.id", yes: acts, no: .anything))) {
      context.worlds = worlds
    }
    return context
  }

  private mutating func look(at rule: CheckedRuleSet.CheckedRule) {
    var context = Context()
    guard look(through: pairs(rule.rule.applies, rule.body.applies), in: &context) == .holds,
      look(through: pairs(rule.rule.when, rule.body.when), in: &context) == .holds
    else { return }
    look(at: rule.rule.unless, rule.body.unless, Self.exception, in: context)
    look(at: rule.rule.pending, rule.body.pending, Self.procedure, in: context)
  }

  private static let exception = Localized(zh: "例外", en: "exception")
  private static let procedure = Localized(zh: "待决事由", en: "open procedure")

  /// Exceptions, or open procedures: each must be able to hold, to fail, and to differ from those before it.
  private mutating func look(
    at excuses: [Excuse], _ bodies: [[CheckedExpression]], _ name: Localized, in context: Context
  ) {
    var earlier: [[String]: SourceSpan] = [:]
    for (excuse, body) in zip(excuses, bodies) {
      let conditions = pairs(excuse.when, body)
      guard let first = conditions.first else { continue }
      let texts = conditions.map { $0.written.expression.text(of: $0.written.expression.root) }
      if let same = earlier[texts] {
        tell(
          .repeatedCondition, first.written.span, "这个\(name.zh)已经写过", "this \(name.en) stands there already",
          other: [Label(same, Localized(zh: "第一次在这里", en: "first here"))])
        continue
      }
      earlier[texts] = first.written.span
      look(at: conditions, first, name, in: context)
    }
  }

  private mutating func look(
    at conditions: [Condition], _ first: Condition, _ name: Localized, in context: Context
  ) {
    let before = found.count
    // What stands in the rule may be asked again: where it is unknown, so is the excuse.
    var inner = Context()
    inner.worlds = context.worlds
    if look(through: conditions, in: &inner) == .impossible {
      guard let last = found.last else { return }
      forget(after: before)
      tell(
        .deadExcuse, last.primary.span, "这个\(name.zh)永远不能成立：\(last.message.zh)",
        "this \(name.en) can never hold: \(last.message.en)", other: last.secondary)
      return
    }
    let formula = Formula.and(conditions.compactMap { Statement($0, vocabulary: vocabulary)?.formula })
    guard context.worlds.exclude(formula.withoutPresence, is: false) else { return }
    forget(after: before)
    tell(
      .deadExcuse, first.written.span, "规则成立时，这个\(name.zh)总是成立，规则因此永远不起作用",
      "this \(name.en) holds whenever the rule does, so that the rule never does anything")
  }

  private func pairs(_ written: [SourceExpression], _ checked: [CheckedExpression]) -> [Condition] {
    zip(written, checked).map { Condition(written: $0, checked: $1) }
  }
}
