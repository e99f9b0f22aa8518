import CEL
public import Records
import Rules

/// The conditions of a rule with their values, for explanations.
extension Evaluator {
  static func parts(
    of planned: PlannedRule
  ) -> [(name: String, entries: [Entry], checked: [CheckedExpression])] {
    [("applies", planned.body.applies, planned.checked.applies), ("when", planned.body.when, planned.checked.when)]
      + zip(planned.body.unless, planned.checked.unless).map { ("unless", $0, $1) }
      + zip(planned.body.pending, planned.checked.pending).map { ("pending", $0, $1) }
  }

  /// Personal data are masked here as everywhere.
  func traced(
    _ part: String, _ checked: CheckedExpression, _ trace: Trace, _ record: Record
  ) -> TracedCondition {
    TracedCondition(
      part: part, text: checked.expression.text(of: checked.expression.root), truth: trace.truth,
      operands: trace.reads.map { read in
        (read.text, !showsPersonalData && isSensitive(read, record) ? Evidence.mask : read.shown)
      })
  }

  /// The conditions of one rule over each thing that it looks at, whatever came of it; of a large record the first ones.
  public mutating func reasoning(ofRule index: Int, in record: Record, atMost most: Int) -> [TracedSubject] {
    guard plan.rules.indices.contains(index) else { return [] }
    load(record)
    var found: [TracedSubject] = []
    reason(0, plan.rules[index], subjects: [], record: record, most: most, into: &found)
    return found
  }

  private mutating func reason(
    _ depth: Int, _ planned: PlannedRule, subjects: [CellID], record: Record, most: Int, into found: inout [TracedSubject]
  ) {
    guard found.count < most else { return }
    guard depth < planned.body.each.count else {
      var conditions: [TracedCondition] = []
      for part in Self.parts(of: planned) {
        for (entry, checked) in zip(part.entries, part.checked) {
          evaluation.reset()
          conditions.append(traced(part.name, checked, evaluation.trace(entry), record))
        }
      }
      let subject = subjects.map { record.path(of: $0) }.joined(separator: ", ")
      return found.append(TracedSubject(subject: subject, conditions: conditions))
    }
    evaluation.reset()
    let list = evaluation.value(of: planned.body.each[depth].list)
    guard list.kind == .list else { return }
    for (offset, element) in evaluation.cells(of: list).enumerated() {
      evaluation.locals[RuleScope.firstBinding + depth] = element
      let place = place(of: element, at: offset, in: list, record)
      reason(depth + 1, planned, subjects: subjects + [place], record: record, most: most, into: &found)
    }
  }
}
