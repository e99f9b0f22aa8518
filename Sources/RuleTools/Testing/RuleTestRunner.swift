import CEL
public import Diagnostics
import Documents
public import Engine
import Records
public import Rules

/// What became of one case.
public struct CaseResult: Sendable {
  public enum Outcome: String, Sendable { case passed, failed, todo }

  public var rule: String
  public var title: Localized
  public var outcome: Outcome
  /// Why it failed.
  public var reasons: [Localized]
  /// Where it failed, the conditions of the rule with their values.
  public var reasoning: [TracedSubject] = []
  public var span: SourceSpan
  /// How long it took.
  public var duration = Duration.zero
}

/// Runs the cases that stand beside the rules.
public struct RuleTestRunner: Sendable {
  let plan: Plan
  /// Records that tests build on, by their path from the rule folder.
  let bases: [String: Document]

  public init(_ plan: Plan, bases: [String: Document]) {
    self.plan = plan
    self.bases = bases
  }

  public func run(_ test: RuleTest) -> [CaseResult] { test.cases.map { run($0, of: test) } }

  private func run(_ one: RuleTest.Case, of test: RuleTest) -> CaseResult {
    let start = ContinuousClock.now
    var reasoning: [TracedSubject] = []
    var reasons = failures(of: one, in: test, reasoning: &reasoning)
    let duration = ContinuousClock.now - start
    var outcome = CaseResult.Outcome.passed
    if one.todo != nil {
      outcome = reasons.isEmpty ? .failed : .todo
      if reasons.isEmpty { reasons = [Localized(zh: "标为 todo 的用例已经成立，请去掉 todo", en: "the case marked `todo` holds now: take the mark away")] }
    } else if !reasons.isEmpty {
      outcome = .failed
    }
    return CaseResult(
      rule: test.of.value, title: one.title, outcome: outcome, reasons: reasons,
      reasoning: outcome == .passed ? [] : reasoning, span: one.span, duration: duration)
  }

  private func failures(
    of one: RuleTest.Case, in test: RuleTest, reasoning: inout [TracedSubject]
  ) -> [Localized] {
    switch prepare(one, of: test) {
    case .failure(let problem): return problem.reasons
    case .success(let prepared):
      let failures = prepared.failures(in: plan)
      if !failures.isEmpty { reasoning = prepared.reasoning(in: plan) }
      return failures
    }
  }

  /// What the rule says of the first case's record; nil where there is none.
  public func statusOfFirstCase(_ test: RuleTest) -> String? {
    guard let one = test.cases.first, case .success(let prepared) = prepare(one, of: test) else { return nil }
    return prepared.outcome(in: plan)?.gravest?.rawValue
  }

  /// Builds the record of a case, or tells why there is none.
  func prepare(_ one: RuleTest.Case, of test: RuleTest) -> Result<PreparedCase, CaseProblem> {
    guard plan.rules.contains(where: { $0.rule.id.value == test.of.value }) else {
      return .failure(
        CaseProblem(reasons: [Localized(zh: "没有规则「\(test.of.value)」", en: "there is no rule `\(test.of.value)`")]))
    }
    var problems: [Diagnostic] = []
    guard let document = document(for: one, in: test, problems: &problems),
      let record = decode(document, by: plan.ruleSet.schema, reporting: &problems)
    else {
      let reasons = problems.isEmpty ? [Localized(zh: "没有可用的记录", en: "there is no record to judge")] : problems.map(\.message)
      return .failure(CaseProblem(reasons: reasons))
    }
    let patches = one.patches.map { ($0.path, $0.value.map { Self.written($0, in: test.document) } ?? RuleTest.absent) }
    return .success(PreparedCase(rule: test.of.value, one: one, document: document, record: record, patches: patches))
  }

  /// A value on one line.
  private static func written(_ node: NodeID, in document: Document) -> String {
    let text = document.source.text(of: document.span(of: node))
    if !text.contains("\n") { return text }
    let json = writeJSON(EditableTree(document, node).laidOut(in: document.source), .line)
    return String(decoding: json.dropLast(), as: UTF8.self)
  }

  private func document(
    for one: RuleTest.Case, in test: RuleTest, problems: inout [Diagnostic]
  ) -> Document? {
    var source = test.document
    var root = test.record
    if root == nil, let base = test.base {
      guard let found = bases[base.value] else {
        problems.append(
          RuleMistake.missingFile.at(
            base.span, Localized(zh: "找不到「\(base.value)」", en: "`\(base.value)` is not there")))
        return nil
      }
      source = found
      root = found.root
    }
    guard let root else { return nil }
    var tree = EditableTree(source, root)
    for patch in one.patches {
      let value = patch.value.map { EditableTree(test.document, $0) }
      guard let steps = PathStep.steps(of: patch.path), tree.set(steps[...], to: value) else {
        problems.append(
          RuleMistake.testShape.at(
            patch.span, Localized(zh: "路径「\(patch.path)」不存在", en: "there is nothing at `\(patch.path)`")))
        return nil
      }
    }
    return tree.laidOut(in: source.source)
  }
}
