import CEL
import Records
import Rules

/// One rule over one subject, to be judged again with other facts.
struct RetriedSubject {
  /// Index into the plan's rules.
  var rule: Int
  /// One cell for each binding of `each`.
  var cells: [CellID]
  /// The date of assessment stays as it was, whatever becomes of the facts.
  var asOf: Cell
}

/// What came of it, and what was read for it.
struct Retrial {
  var status: Status
  var reads: [CellID]

  /// Neither charged nor left open.
  var isLifted: Bool { status == .clear || status == .exempt || status == .notApplicable }
  var isOpen: Bool { status == .undetermined || status == .unexamined }
}

extension Evaluator {
  /// Nil where the subject is no longer found.
  mutating func retry(_ subject: RetriedSubject, in record: Record, depth: WeighingDepth = .status) -> Retrial? {
    load(record, asOf: subject.asOf)
    let planned = plan.rules[subject.rule]
    self.depth = depth
    defer { self.depth = .whole }
    evaluation.watch()
    let isFound = bind(subject.cells, planned, in: record)
    var status = Status.unexamined
    if isFound {
      status = Engine.status(of: weigh(planned, record: record).truths).status
      if status == .violation, isPartyOpen(planned, record) { status = .undetermined }
    }
    let reads = evaluation.watched()
    return isFound ? Retrial(status: status, reads: reads) : nil
  }

  private mutating func bind(_ cells: [CellID], _ planned: PlannedRule, in record: Record) -> Bool {
    guard cells.count == planned.body.each.count else { return false }
    for (depth, wanted) in cells.enumerated() {
      evaluation.reset()
      let list = evaluation.value(of: planned.body.each[depth].list)
      guard list.kind == .list else { return false }
      let found = evaluation.cells(of: list).enumerated().first { offset, element in
        place(of: element, at: offset, in: list, record) == wanted
      }
      guard let found else { return false }
      evaluation.locals[RuleScope.firstBinding + depth] = evaluation.keep(found.element)
    }
    return true
  }

  private mutating func isPartyOpen(_ planned: PlannedRule, _ record: Record) -> Bool {
    guard let entry = planned.body.party else { return false }
    evaluation.reset()
    let value = evaluation.value(of: entry)
    return value.kind != .object && value.kind != .null && lacksFact(record)
  }
}
