public import CEL
public import Diagnostics
public import Rules

/// What to look for.
public struct LintOptions: Sendable {
  /// Entries last checked against the law before this day are told.
  public var since: CalendarDate?

  public init(since: CalendarDate? = nil) { self.since = since }
}

/// Looks through a rule set that is right for what is most likely not meant.
public func lint(_ checked: CheckedRuleSet, tests: [RuleTest], options: LintOptions) -> [Diagnostic] {
  let set = checked.source
  var pass = LintPass(set: set, tests: tests, options: options)
  for rule in set.rules { pass.look(at: rule) }
  pass.lookForUnused()
  var conditions = ConditionLint(schema: set.schema)
  conditions.look(at: checked)
  return pass.found + conditions.found
}

private struct LintPass {
  let set: RuleSet
  let options: LintOptions
  let tested: Set<String>
  var found: [Diagnostic] = []

  init(set: RuleSet, tests: [RuleTest], options: LintOptions) {
    self.set = set
    self.options = options
    tested = Set(tests.map(\.of.value))
  }

  mutating func look(at rule: Rule) {
    if !tested.contains(rule.id.value) {
      tell(.untestedRule, rule.id.span, "规则「\(rule.id.value)」没有用例", "the rule `\(rule.id.value)` has no tests")
    }
    if rule.title.zh == rule.title.en {
      tell(.sameTranslation, rule.id.span, "「\(rule.id.value)」的中英文标题相同", "the titles of `\(rule.id.value)` are the same in both languages")
    }
    if !Self.hasValue(rule.message.zh) || !Self.hasValue(rule.message.en) {
      tell(.messageWithoutField, rule.id.span, "「\(rule.id.value)」的消息没有引用任何字段", "the message of `\(rule.id.value)` names no field")
    }
    if let odd = rule.id.value.unicodeScalars.first(where: { $0.value > 0x7E || $0.value < 0x21 }) {
      tell(.lookAlike, rule.id.span, "编号中有字符「\(odd)」", "the id has the character `\(odd)`")
    }
    lookAtBasis(of: rule)
    if let since = options.since, let checked = rule.verified?.checked, checked.last < since.first {
      tell(.notCheckedSince, rule.id.span, "「\(rule.id.value)」最近一次核对于 \(checked)", "`\(rule.id.value)` was last checked on \(checked)")
    }
  }

  /// Each moment at which the rule is in force needs some provision that is in force too.
  private mutating func lookAtBasis(of rule: Rule) {
    let cited = rule.basis.compactMap { set.provision($0.value) }
    guard !cited.isEmpty else { return }
    let end = rule.inForce.to
    let covered = cited.contains { provision in
      guard let last = provision.inForce.to else { return true }
      return end.map { $0.first <= last.first } ?? false
    }
    guard !covered, let first = rule.basis.first else { return }
    tell(
      .provisionNotInForce, first.span, "「\(rule.id.value)」引用的条款都已失效，而规则仍在施行",
      "every provision that `\(rule.id.value)` cites ends while the rule goes on",
      other: cited.map { Label($0.id.span, Localized(zh: "在此声明", en: "declared here")) })
  }

  mutating func lookForUnused() {
    var words: Set<String> = []
    for expression in allExpressions() {
      for node in expression.nodes { if case .literal(.string(let word)) = node.kind { words.insert(word) } }
    }
    for lexicon in set.lexicons where !words.contains(lexicon.id.value) { unused(lexicon.id, "词库", "lexicon") }
    for question in set.questions where !words.contains(question.id.value) { unused(question.id, "问题", "question") }
    let used = Set(set.rules.map(\.act.value))
    for act in set.acts where !used.contains(act.id.value) { unused(act.id, "违法行为", "act") }
  }

  private mutating func unused(_ id: Located<String>, _ zh: String, _ en: String) {
    tell(.unused, id.span, "\(zh)「\(id.value)」没有被使用", "the \(en) `\(id.value)` is never used")
  }

  private func allExpressions() -> [Expression] {
    var found: [Expression] = set.functions.map(\.body.expression)
    for rule in set.rules {
      found += (rule.applies + rule.when + (rule.unless + rule.pending).flatMap(\.when)).map(\.expression)
    }
    found += set.grounds.flatMap(\.when).map(\.expression)
    found += set.routes.flatMap(\.when).map(\.expression)
    found += set.contradictions.flatMap(\.when).map(\.expression)
    return found
  }

  private static func hasValue(_ parts: [Template.Part]) -> Bool {
    parts.contains { if case .value = $0 { true } else { false } }
  }

  private mutating func tell(
    _ mistake: LintMistake, _ span: SourceSpan, _ zh: String, _ en: String, other: [Label] = []
  ) {
    found.append(mistake.at(span, Localized(zh: zh, en: en), other: other))
  }
}
