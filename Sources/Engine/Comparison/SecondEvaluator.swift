public import CEL
public import Records
import Rules

/// Judges records by the second rule set of a pair once the first has judged them. Only what the two do not have in common is
/// judged again; what comes out is what a run of the second alone would give.
public struct SecondEvaluator: ~Copyable {
  public let pair: PlanPair
  var evaluator: Evaluator

  public init(_ pair: PlanPair, asOf: CalendarDate? = nil, showsPersonalData: Bool = false) {
    self.pair = pair
    var watched = [Bool](repeating: false, count: pair.second.rules.count)
    for index in pair.apartInSecond { watched[index] = true }
    evaluator = Evaluator(pair.second, asOf: asOf, showsPersonalData: showsPersonalData, watching: watched)
    evaluator.listsOpenFacts = false
  }

  /// What the second finds in a record that the first could not read.
  public mutating func alone(_ record: Record) -> RecordEffect {
    let findings = evaluator.findings(in: record)
    let assessment = evaluator.assess(findings, in: record)
    return RecordEffect((StatusCounts(), Assessment()), (findings.counts, assessment))
  }

  /// What the second finds otherwise than the first in a record that both can read. `findings` are those of an evaluator that
  /// watches at least the rules of the first that stand apart.
  public mutating func effect(
    beside findings: RecordFindings, _ assessment: Assessment, in record: Record, asSecondReads second: Record
  ) -> RecordEffect {
    if pair.isSame { return RecordEffect((findings.counts, assessment), (findings.counts, assessment)) }
    // It may have watched others besides, for another pair.
    let watched = findings.watched.only { pair.isApartInFirst[$0] }
    let judged = judged(beside: findings, assessment, watched, in: second)
    var effect = RecordEffect((findings.counts, assessment), (judged.findings.counts, judged.assessment))
    effect.moves = StatusMoves(pair, in: Both(record, second)).moves(from: watched, to: judged.findings.watched)
    let (one, other) = (
      JudgedRecord(record, findings, assessment), JudgedRecord(second, judged.findings, judged.assessment)
    )
    effect.parts = parts(one, other, isReassessed: judged.isReassessed)
    effect.differsInEvidenceAlone = effect.parts.contains(.findings) && !saysOtherwise(one, other, ignoringEvidence: true)
    return effect
  }

  /// The findings and the assessment of the second; of `findings` only those that both have in common. `watched` is what the
  /// first says by the rules that stand apart.
  mutating func judged(
    beside findings: RecordFindings, _ assessment: Assessment, _ watched: WatchedStatuses, in record: Record
  ) -> (findings: RecordFindings, assessment: Assessment, isReassessed: Bool) {
    var judged = evaluator.findings(in: record, of: pair.apartInSecond)
    let hasOwn = !judged.findings.isEmpty || findings.findings.contains { pair.isApartInFirst[$0.rule] }
    judged.findings = merged(judged.findings, shared(findings.findings))
    judged.shadows = merged(judged.shadows, shared(findings.shadows))
    let own = judged.counts
    judged.counts = findings.counts
    judged.counts -= counts(of: watched)
    judged.counts += own
    judged.subjects = judged.counts.total
    judged.warnings =
      pair.common.sharesContradictions
      ? findings.warnings : evaluator.contradictions(freshlyIn: record) + findings.warnings.filter(\.isFromHistory)
    if pair.common.sharesAssessment, !hasOwn, pair.keepsOrder { return (judged, assessment, false) }
    return (judged, evaluator.assess(judged, in: record), true)
  }

  /// Findings of the first as findings of the second.
  private func shared(_ findings: [Finding]) -> [Finding] {
    findings.compactMap { finding in
      guard let rule = pair.sharing[finding.rule] else { return nil }
      var finding = finding
      finding.rule = rule
      return finding
    }
  }

  /// By rule; of one rule they come from one of the two, in order.
  private func merged(_ own: [Finding], _ shared: [Finding]) -> [Finding] {
    if own.isEmpty, pair.keepsOrder { return shared }
    return (own + shared).enumerated().sorted { ($0.element.rule, $0.offset) < ($1.element.rule, $1.offset) }.map(\.element)
  }

  private func counts(of watched: WatchedStatuses) -> StatusCounts {
    var counts = StatusCounts()
    for entry in watched.entries where pair.first.rules[Int(entry.rule)].rule.status == .active { counts.add(entry.status) }
    return counts
  }
}

extension Evaluator {
  mutating func contradictions(freshlyIn record: Record) -> [Contradicted] {
    load(record)
    return contradictions(in: record)
  }
}
