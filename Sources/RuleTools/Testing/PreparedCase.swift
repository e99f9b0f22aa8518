import CEL
import Diagnostics
import Documents
import Engine
import Records
import Rules

/// Why a case has no record.
struct CaseProblem: Error, Sendable {
  var reasons: [Localized]
}

/// A case with its record, ready to be judged by any plan over the same vocabulary.
struct PreparedCase: Sendable {
  var rule: String
  var one: RuleTest.Case
  var document: Document
  var record: Record
  /// Its patches as they are written.
  var patches: [(path: String, text: String)] = []

  /// Nil where the plan has no such rule.
  func outcome(in plan: Plan) -> CaseOutcome? { judged(in: plan)?.outcome }

  /// The outcome with what it is made of.
  func judged(in plan: Plan) -> (outcome: CaseOutcome, findings: RecordFindings, assessment: Assessment)? {
    guard let index = plan.rules.firstIndex(where: { $0.rule.id.value == rule }) else { return nil }
    var evaluator = Evaluator(plan, asOf: one.asOf, wantsLedger: true)
    let findings = evaluator.findings(in: record)
    let assessment = evaluator.assess(findings, in: record)
    return (CaseOutcome(rule: index, in: plan, findings: findings, assessment: assessment, record: record), findings, assessment)
  }

  /// What does not come out as expected.
  func failures(in plan: Plan) -> [Localized] {
    guard let outcome = outcome(in: plan) else {
      return [Localized(zh: "没有规则「\(rule)」", en: "there is no rule `\(rule)`")]
    }
    return one.expect.differences(from: outcome)
  }

  /// How many things a failure tells of.
  private static let mostSubjects = 3

  /// The conditions of the rule with their values.
  func reasoning(in plan: Plan) -> [TracedSubject] {
    guard let index = plan.rules.firstIndex(where: { $0.rule.id.value == rule }) else { return [] }
    var evaluator = Evaluator(plan, asOf: one.asOf)
    return evaluator.reasoning(ofRule: index, in: record, atMost: Self.mostSubjects)
  }
}
