import CEL
public import Records
import Rules

/// One of the facts that decided a finding.
public struct DecidingFact: Sendable, Hashable {
  /// What was established.
  public enum State: String, Sendable, CaseIterable {
    case value
    /// It was looked for and is not there.
    case absent
    /// The list holds nothing else.
    case complete
    /// It is there, whatever is in it.
    case present
  }

  /// Nil: the date of assessment.
  public var cell: CellID?
  public var path: String
  public var state: State
  /// As shown to people; nil where there is no value.
  public var value: String?
  public var isBoolean: Bool
  public var unit: String?
  public var isSensitive: Bool
}

/// Why a violation is one, and what would lift it.
public struct Reasons: Sendable {
  /// With these facts alone it is a violation; with any of them not established it is none. Empty: not worked out.
  public var facts: [DecidingFact] = []
  /// The nearest change of the record with which it is no violation; nil where none was found.
  public var repair: Repair?
}

extension Evaluator {
  /// The reasons of a violation. The record that was loaded is another afterwards.
  mutating func reasons(of finding: Finding, in record: Record) -> Reasons {
    let today = record.dateOfAssessment(plan.manifest, asOf: asOf)
    let subject = RetriedSubject(rule: finding.rule, cells: finding.subjects, asOf: today)
    let selection = FactSelection(record)
    guard finding.status == .violation, let whole = retry(subject, in: record), whole.status == .violation,
      let facts = decidingFacts(subject, in: selection, read: whole.reads)
    else { return Reasons() }
    let demanded = demandedFacts(subject, besides: facts, in: selection, read: whole.reads)
    var reasons = Reasons(facts: (demanded + facts).map { decidingFact($0, in: record) })
    if let date = today.date {
      var timeless = subject
      timeless.asOf = .unknown()
      if !stands(timeless, on: facts, in: selection) { reasons.facts.append(Self.dateOfAssessment(date)) }
    }
    reasons.repair = repair(of: subject, facts: facts, in: record, read: whole.reads)
    return reasons
  }

  private static func dateOfAssessment(_ date: CalendarDate) -> DecidingFact {
    DecidingFact(
      cell: nil, path: "as_of", state: .value, value: date.description, isBoolean: false, unit: nil, isSensitive: false)
  }

  /// Whether it is a violation on these facts alone.
  private mutating func stands(
    _ subject: RetriedSubject, on facts: [CellID], in selection: FactSelection, countingRequired: Bool = false
  ) -> Bool {
    let record = selection.record
    let inspected = record.cell(at: plan.manifest.inspected, from: record.root)
    let few = selection.record(
      keeping: facts, given: subject.cells + [inspected].compactMap { $0 }, countingRequired: countingRequired)
    return retry(subject, in: few, depth: .charge)?.status == .violation
  }

  /// An irreducible set of facts that forces the violation, in the order in which they were read: first taken from what
  /// was read, and where that is not enough from all. Nil: there is none.
  mutating func decidingFacts(_ subject: RetriedSubject, in selection: FactSelection, read: [CellID]) -> [CellID]? {
    let record = selection.record
    var facts = record.facts(in: read + readUnwatched(record))
    if !stands(subject, on: facts, in: selection) {
      facts = record.facts
      guard stands(subject, on: facts, in: selection) else { return nil }
    }
    // Large pieces first; then one by one until none can go. What was read last goes first.
    var size = facts.count / 2
    while size > 0 {
      let before = facts.count
      var end = facts.count
      while end > 0 {
        let start = max(0, end - size)
        let fewer = Array(facts[..<start] + facts[end...])
        if stands(subject, on: fewer, in: selection) { facts = fewer }
        end = start
      }
      if size > 1 { size /= 2 } else if facts.count == before { break }
    }
    return facts
  }

  /// Fields that no record can be without and that it hangs on all the same, such as the date of the visit.
  private mutating func demandedFacts(
    _ subject: RetriedSubject, besides facts: [CellID], in selection: FactSelection, read: [CellID]
  ) -> [CellID] {
    let record = selection.record
    var demanded = record.facts(in: read).filter { record.isRequired($0) && record.heap.cells[$0].kind != .object }
    for cell in demanded {
      let fewer = demanded.filter { $0 != cell }
      if stands(subject, on: facts + fewer, in: selection, countingRequired: true) { demanded = fewer }
    }
    return demanded
  }

  /// What is looked up by the engine and the host, not by a condition: decisions, and what persons found.
  private func readUnwatched(_ record: Record) -> [CellID] {
    let decisions = plan.manifest.decisions.flatMap { record.cell(at: $0.list, from: record.root) }
    guard let names = plan.manifest.judgements, let list = record.cell(at: names.list, from: record.root) else {
      return [decisions].compactMap { $0 }
    }
    let answers = record.elements(of: record.heap.cells[list]).flatMap { element in
      [names.question, names.subject, names.answer].compactMap { record.field($0, of: record.heap.cells[element]) }
    }
    return [decisions, list].compactMap { $0 } + answers
  }

  private func decidingFact(_ cell: CellID, in record: Record) -> DecidingFact {
    let value = record.heap.cells[cell]
    let field = record.field(of: cell)
    var fact = DecidingFact(
      cell: cell, path: record.path(of: cell), state: .value, value: nil, isBoolean: value.kind == .boolean,
      unit: field?.unit, isSensitive: field?.isSensitive ?? false)
    switch value.kind {
    case .null: fact.state = .absent
    case .list:
      fact.state = .complete
      let elements = record.elements(of: value).map { record.heap.cells[$0] }
      let isPlain = elements.allSatisfy { $0.kind != .object }
      fact.value = isPlain ? "[" + elements.map { shown($0, in: record) }.joined(separator: ", ") + "]" : "[\(elements.count)]"
    case .object where record.isOwn(value, of: cell): fact.state = .present
    default: fact.value = shown(value, in: record)
    }
    return fact
  }

  /// A value as people read it; a reference as the place that it leads to.
  func shown(_ value: Cell, in record: Record) -> String {
    switch value.kind {
    case .text: record.text(of: value)
    case .amount: record.heap.amount(of: value)?.description ?? ""
    case .object: record.home(of: value).map { record.path(of: $0) } ?? ""
    default: evaluation.display(value)
    }
  }
}
