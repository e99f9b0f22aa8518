import CEL
import Records
import Rules

/// Where the text of a provision changed between the act and the decision: the law of the act's time counts, unless the law
/// of the decision is nowhere heavier.
extension Evaluator {
  /// The provision that an act is judged by. Nil where the text changed and the day of the act is not known well enough: no
  /// penalty is guessed.
  func provision(of act: Act, end: CalendarDate?, record: Record) -> Provision? {
    guard !act.versions.isEmpty else { return plan.ruleSet.provision(act.provision.value) }
    let now = dayOfDecision(record).flatMap { plan.ruleSet.provision(of: act, on: $0) }
    guard let end else { return nil }
    let then = plan.ruleSet.provision(of: act, on: end)
    guard let now, let then, now.id != then.id else { return then }
    return isNowhereHeavier(now, than: then) ? now : then
  }

  /// The day on which it is decided: of the first decision, else of the assessment.
  func dayOfDecision(_ record: Record) -> CalendarDate? {
    if let names = plan.manifest.decisions, let list = record.cell(at: names.list, from: record.root),
      let first = record.elements(of: record.heap.cells[list]).first,
      let cell = record.field(names.date, of: record.heap.cells[first]), let date = record.heap.cells[cell].date
    {
      return date
    }
    return record.dateOfAssessment(plan.manifest, asOf: asOf).date
  }

  private func isNowhereHeavier(_ new: Provision, than old: Provision) -> Bool {
    guard let new = new.penalty.flatMap({ plan.ruleSet.penalty($0.value) }),
      let old = old.penalty.flatMap({ plan.ruleSet.penalty($0.value) })
    else { return false }
    return isNowhereHeavier(new.fine, than: old.fine)
      && isNowhereHeavier(new.serious?.fine ?? new.fine, than: old.serious?.fine ?? old.fine)
  }

  private func isNowhereHeavier(_ new: FineScale?, than old: FineScale?) -> Bool {
    guard let new else { return true }
    guard let old else { return false }
    return [.second, .equal].contains(dominance(new, old, at: GoodsValue(isComplete: false)))
  }
}
