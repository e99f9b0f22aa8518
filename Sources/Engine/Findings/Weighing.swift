import CEL
import Diagnostics
import Records
import Rules

/// How much of a rule is weighed, and whether what is missing is worked out.
enum WeighingDepth {
  case whole
  /// The status and no more.
  case status
  /// Whether it is a violation: to the first condition that is not established.
  case charge
}

/// What became of a rule's conditions over one thing.
struct Weighed {
  var truths = Truths()
  /// What `applies` and `when` lack.
  var missing: [OpenFact] = []
  /// What exceptions and open procedures lack.
  var excuseMissing: [OpenFact] = []
  var errors: [Localized] = []
  var date: LawPeriod?
  var reason: Reason?

  /// Another thing is weighed; what was taken up for the last one is used again.
  mutating func begin() {
    truths.begin()
    missing.removeAll(keepingCapacity: true)
    excuseMissing.removeAll(keepingCapacity: true)
    errors.removeAll(keepingCapacity: true)
    date = nil
    reason = nil
  }
}

extension Truths {
  fileprivate mutating func begin() {
    applies.removeAll(keepingCapacity: true)
    when.removeAll(keepingCapacity: true)
    unless.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
  }
}

/// When an act was done, as far as known, and what would tell it better.
struct LawPeriod {
  var from: CalendarDate
  var to: CalendarDate
  var open: [OpenFact] = []
}

/// The conditions of a rule over what `each` is bound to.
extension Evaluator {
  /// `notApplicable` or `clear`, where a condition that is false says so: most rules say no more of most things. Nil where more has to be
  /// known. It is what ``weigh(_:record:into:)`` leads to, without what is missing: one that is false decides, whatever else is open.
  mutating func ruledOut(_ planned: PlannedRule, record: Record) -> Status? {
    let whole = depth
    depth = .status
    defer { depth = whole }
    for entry in planned.body.applies where denies(entry) { return .notApplicable }
    var missing: [OpenFact] = []
    let date = lawDate(planned.body.lawDate, record: record, missing: &missing)
    if inForce(planned.rule, date).outcome.truth == .no { return .notApplicable }
    for entry in planned.body.when where denies(entry) { return .clear }
    return nil
  }

  private mutating func denies(_ entry: Entry) -> Bool {
    evaluation.reset()
    return evaluation.denies(entry)
  }

  mutating func weigh(_ planned: PlannedRule, record: Record) -> Weighed {
    var weighed = Weighed()
    weigh(planned, record: record, into: &weighed)
    return weighed
  }

  mutating func weigh(_ planned: PlannedRule, record: Record, into weighed: inout Weighed) {
    weighed.begin()
    conditions(
      planned.body.applies, into: &weighed.truths.applies, missing: &weighed.missing, errors: &weighed.errors,
      record: record)
    if !weighed.truths.applies.contains(where: { stops(at: $0.truth) }) {
      weighed.date = lawDate(planned.body.lawDate, record: record, missing: &weighed.missing)
      let force = inForce(planned.rule, weighed.date)
      weighed.truths.applies.append(force.outcome)
      if force.outcome.truth == .unknown { weighed.missing += weighed.date?.open ?? [] }
      weighed.reason = force.reason
    }
    if !weighed.truths.applies.contains(where: { stops(at: $0.truth) }) {
      conditions(
        planned.body.when, into: &weighed.truths.when, missing: &weighed.missing, errors: &weighed.errors, record: record)
    }
    let isDecided =
      weighed.truths.applies.contains { stops(at: $0.truth) } || weighed.truths.when.contains { stops(at: $0.truth) }
    if !isDecided { weighExcuses(planned, into: &weighed, record: record) }
  }

  private mutating func weighExcuses(_ planned: PlannedRule, into weighed: inout Weighed, record: Record) {
    for (index, entries) in planned.body.unless.enumerated() {
      let outcome = conjunction(entries, missing: &weighed.excuseMissing, errors: &weighed.errors, record: record)
      weighed.truths.unless.append((planned.rule.unless[index].burden, outcome))
    }
    for entries in planned.body.pending {
      var outcome = conjunction(entries, missing: &weighed.excuseMissing, errors: &weighed.errors, record: record)
      // A decision closes the procedures before it, unless the record says that one is open.
      if outcome.truth == .unknown, hasDecision(record) { outcome = Outcome(.no) }
      weighed.truths.pending.append(outcome)
    }
  }

  /// Conditions in order, to the first that is false, or that settles what is asked.
  private mutating func conditions(
    _ entries: [Entry], into outcomes: inout [Outcome], missing: inout [OpenFact], errors: inout [Localized],
    record: Record
  ) {
    for entry in entries {
      let outcome = outcome(of: entry, missing: &missing, errors: &errors, record: record)
      outcomes.append(outcome)
      if stops(at: outcome.truth) { return }
    }
  }

  private func stops(at truth: Truth) -> Bool { truth == .no || (depth == .charge && truth == .unknown) }

  /// Conditions taken as one. What they lack counts only where none of them is false.
  private mutating func conjunction(
    _ entries: [Entry], missing: inout [OpenFact], errors: inout [Localized], record: Record
  ) -> Outcome {
    let known = (missing: missing.count, errors: errors.count)
    var whole = Outcome(.yes)
    for entry in entries {
      let outcome = outcome(of: entry, missing: &missing, errors: &errors, record: record)
      switch outcome.truth {
      case .yes: continue
      case .unknown: whole = Outcome(.unknown, isError: outcome.isError && (whole.truth == .yes || whole.isError))
      case .no:
        missing.removeSubrange(known.missing...)
        errors.removeSubrange(known.errors...)
        return Outcome(.no)
      }
    }
    return whole
  }

  mutating func outcome(
    of entry: Entry, missing: inout [OpenFact], errors: inout [Localized], record: Record
  ) -> Outcome {
    evaluation.reset()
    let truth = evaluation.truth(of: entry)
    guard truth == .unknown else { return Outcome(truth) }
    let isError = !evaluation.errors.isEmpty && !lacksFact(record)
    if depth == .whole {
      missing += openFacts(record)
      if !evaluation.errors.isEmpty { errors.append(errorText()) }
    }
    return Outcome(.unknown, isError: isError)
  }

  // MARK: Dates

  /// The first date that is established; a period is judged by its end.
  mutating func lawDate(
    _ dates: [RuleBody<Entry>.Date], record: Record, missing: inout [OpenFact]
  ) -> LawPeriod? {
    var firstMissing: [OpenFact]?
    for date in dates {
      evaluation.reset()
      switch date {
      case .day(let entry):
        if let day = evaluation.value(of: entry).date { return LawPeriod(from: day, to: day) }
      case .period(let from, let to):
        let begin = evaluation.value(of: from).date
        let end = evaluation.value(of: to)
        if let end = end.date { return LawPeriod(from: begin ?? end, to: end) }
        if let begin {
          let today = evaluation.locals[RuleScope.asOf].date
          // Going on: the end is the day of assessment. Not established: somewhere between.
          let last = end.kind == .null ? today ?? begin : CalendarDate(first: begin.first, last: today?.last ?? begin.last)
          return LawPeriod(
            from: begin, to: last.last < last.first ? begin : last, open: end.kind == .null || depth != .whole ? [] : openFacts(record))
        }
      }
      if depth == .whole, firstMissing == nil { firstMissing = openFacts(record) }
    }
    missing += firstMissing ?? []
    return nil
  }

  /// Being in force is the first of the `applies`; an act before the rule set's time is judged by law that it lacks.
  private func inForce(_ rule: Rule, _ date: LawPeriod?) -> (
    outcome: Outcome, reason: Reason?
  ) {
    guard let date else { return (Outcome(.unknown), nil) }
    if let begin = plan.manifest.covers.from, date.to.last < begin.first {
      return (Outcome(.unknown), .lawNotEncoded)
    }
    return (Outcome(rule.inForce.contains(date.to)), nil)
  }
}
