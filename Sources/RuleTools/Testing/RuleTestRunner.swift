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
  public var span: SourceSpan
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
    var reasons = failures(of: one, in: test)
    var outcome = CaseResult.Outcome.passed
    if one.todo != nil {
      outcome = reasons.isEmpty ? .failed : .todo
      if reasons.isEmpty { reasons = [Localized(zh: "标为 todo 的用例已经成立，请去掉 todo", en: "the case marked `todo` holds now: take the mark away")] }
    } else if !reasons.isEmpty {
      outcome = .failed
    }
    return CaseResult(rule: test.of.value, title: one.title, outcome: outcome, reasons: reasons, span: one.span)
  }

  private func failures(of one: RuleTest.Case, in test: RuleTest) -> [Localized] {
    guard let index = plan.rules.firstIndex(where: { $0.rule.id.value == test.of.value }) else {
      return [Localized(zh: "没有规则「\(test.of.value)」", en: "there is no rule `\(test.of.value)`")]
    }
    var problems: [Diagnostic] = []
    guard let document = document(for: one, in: test, problems: &problems),
      let record = decode(document, by: plan.ruleSet.schema, reporting: &problems)
    else {
      return problems.isEmpty
        ? [Localized(zh: "没有可用的记录", en: "there is no record to judge")] : problems.map(\.message)
    }
    var evaluator = Evaluator(plan, asOf: one.asOf, wantsLedger: true)
    let findings = evaluator.findings(in: record)
    let assessment = evaluator.assess(findings, in: record)
    return statusFailures(one.expect, rule: index, findings: findings)
      + assessmentFailures(one.expect, assessment: assessment)
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

  // MARK: Expectations

  private func statusFailures(
    _ expect: RuleTest.Expectation, rule: Int, findings: RecordFindings
  ) -> [Localized] {
    guard let wanted = expect.status?.value else { return [] }
    let verdicts = findings.verdicts.filter { $0.rule == rule }
    if let subject = expect.subject {
      guard let verdict = verdicts.first(where: { $0.subject == subject }) else {
        let known = verdicts.map(\.subject).joined(separator: ", ")
        return [Localized(zh: "没有对象「\(subject)」，有：\(known)", en: "no subject `\(subject)`; there are: \(known)")]
      }
      return verdict.status.rawValue == wanted ? [] : [Self.differs("status", wanted, verdict.status.rawValue)]
    }
    // Several things: the gravest status speaks for the rule.
    let order: [Status] = [.failed, .violation, .pending, .undetermined, .exempt, .unexamined, .clear, .notApplicable]
    let found = order.first { status in verdicts.contains { $0.status == status } }
    return found?.rawValue == wanted ? [] : [Self.differs("status", wanted, found?.rawValue ?? "none")]
  }

  private func assessmentFailures(_ expect: RuleTest.Expectation, assessment: Assessment) -> [Localized] {
    var failures: [Localized] = []
    if let wanted = expect.acts {
      let found = assessment.acts.map(\.act.id.value)
      if Set(found) != Set(wanted) {
        failures.append(Self.differs("acts", wanted.joined(separator: ", "), found.joined(separator: ", ")))
      }
    }
    if let wanted = expect.fineMin, assessment.fine?.min != wanted {
      failures.append(Self.differs("fine.min", "\(wanted)", assessment.fine.map { "\($0.min)" } ?? "none"))
    }
    if let wanted = expect.fineMax, assessment.fine?.max != wanted {
      failures.append(Self.differs("fine.max", "\(wanted)", assessment.fine?.max.map { "\($0)" } ?? "open"))
    }
    if expect.isFineOpen, let max = assessment.fine?.max { failures.append(Self.differs("fine.max", "open", "\(max)")) }
    for (action, state) in expect.recommend {
      let found = assessment.recommendations.first { $0.route.action.value == action }?.state.rawValue ?? "none"
      if found != state { failures.append(Self.differs("recommend.\(action)", state, found)) }
    }
    return failures
  }

  private static func differs(_ what: String, _ wanted: String, _ found: String) -> Localized {
    Localized(zh: "\(what)：预期 \(wanted)，实为 \(found)", en: "\(what): expected \(wanted), found \(found)")
  }
}
