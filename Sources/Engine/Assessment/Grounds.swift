import CEL
import Diagnostics
import Records
import Rules

/// The grounds that make an act serious, lighter, excused or out of time, each at the date that it asks for.
extension Evaluator {
  mutating func grounds(of act: AssessedAct, record: Record) -> [AssessedGround] {
    load(act, record: record)
    var found: [AssessedGround] = []
    for index in plan.grounds.indices {
      let ground = plan.grounds[index].ground
      guard ground.of.includes(act: act.act.id.value, penalty: act.penalty?.id.value) else { continue }
      var result = AssessedGround(
        planned: plan.grounds[index], acts: [act.act.id.value], state: .notMet, evidence: [], missing: [], isPointedAt: false)
      let inForce = dateOf(ground.appliesAt, act: act, record: record).map { ground.inForce.contains($0) }
        ?? (ground.inForce == InForce() ? .yes : .unknown)
      if inForce != .no {
        bindGround(0, index: index, record: record, into: &result)
        if inForce == .unknown, result.state == .holds { result.state = .open }
      }
      found.append(result)
    }
    return found
  }

  /// The act's end, or the day on which it is decided: of the first decision, else of the assessment.
  private func dateOf(_ moment: Ground.Moment, act: AssessedAct, record: Record) -> CalendarDate? {
    switch moment {
    case .act: return act.to
    case .decision: return dayOfDecision(record)
    }
  }

  private mutating func bindGround(_ depth: Int, index: Int, record: Record, into result: inout AssessedGround) {
    let body = plan.grounds[index].body
    guard depth < body.each.count else { return judgeGround(body.when, record: record, into: &result) }
    evaluation.reset()
    let list = evaluation.value(of: body.each[depth].list)
    if list.kind == .unknown || list.flags.contains(.incomplete) {
      result.missing += missingFacts(record)
      if result.state == .notMet { result.state = .open }
    }
    guard list.kind == .list else { return }
    for element in evaluation.cells(of: list) {
      evaluation.locals[RuleScope.firstBinding + depth] = element
      bindGround(depth + 1, index: index, record: record, into: &result)
    }
  }

  private mutating func judgeGround(_ when: [Entry], record: Record, into result: inout AssessedGround) {
    var evidence: [Evidence] = []
    var missing: [MissingFact] = []
    var isOpen = false
    for entry in when {
      evaluation.reset()
      let truth = evaluation.truth(of: entry)
      if truth == .no { return }
      if truth == .unknown {
        isOpen = true
        missing += missingFacts(record)
        continue
      }
      evaluation.reset()
      for read in evaluation.trace(entry).reads {
        if let place = read.place, let fact = self.evidence(read, at: place, record: record) { evidence.append(fact) }
      }
    }
    if isOpen {
      if result.state == .notMet { result.state = .open }
      if !evidence.isEmpty { result.isPointedAt = true }
      result.missing += missing
    } else {
      result.state = .holds
    }
    result.evidence += evidence
  }
}
