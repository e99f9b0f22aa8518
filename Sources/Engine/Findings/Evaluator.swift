public import CEL
import Diagnostics
public import Records
import Rules

/// Runs the plan over one record after the other. One for each worker; it owns the scratch.
public struct Evaluator: ~Copyable {
  public let plan: Plan
  var evaluation: Evaluation
  /// Overrides the record's own date of assessment.
  var asOf: CalendarDate?
  let wantsTrace: Bool
  /// Personal data stand in messages as they are.
  let showsPersonalData: Bool
  /// Every verdict is kept, not only what is listed.
  let wantsLedger: Bool

  public init(_ plan: Plan, asOf: CalendarDate? = nil, trace: Bool = false, showsPersonalData: Bool = false, wantsLedger: Bool = false) {
    self.plan = plan
    self.asOf = asOf
    wantsTrace = trace
    self.showsPersonalData = showsPersonalData
    self.wantsLedger = wantsLedger
    evaluation = Evaluation(program: plan.program, host: plan.host, tables: plan.host.heap)
  }

  /// Sets the variables that every expression sees.
  mutating func load(_ record: Record) {
    evaluation.load(record.heap)
    evaluation.locals = ContiguousArray(repeating: .null, count: RuleScope.firstBinding + plan.bindings + 1)
    evaluation.locals[RuleScope.record] = record.root
    evaluation.locals[RuleScope.asOf] = record.dateOfAssessment(plan.manifest, asOf: asOf)
    if let cell = record.cell(at: plan.manifest.inspected, from: record.root) {
      evaluation.locals[RuleScope.inspected] = record.heap.cells[cell]
    }
    evaluation.locals[RuleScope.act] = .unknown()
    evaluation.reset()
  }

  /// One status for each rule and each thing that it looks at.
  public mutating func findings(in record: Record) -> RecordFindings {
    load(record)
    var result = RecordFindings()
    var wanted: [MissingFact: Set<Int>] = [:]
    for index in plan.rules.indices {
      let isDraft = plan.rules[index].rule.status == .draft
      var outcomes = RuleOutcomes()
      bind(0, rule: index, subjects: [], record: record, into: &outcomes)
      result.verdicts += outcomes.verdicts
      if isDraft {
        result.shadows += outcomes.findings
      } else {
        result.findings += outcomes.findings
        result.subjects += outcomes.subjects
        for (status, count) in outcomes.counts { result.counts[status, default: 0] += count }
        for fact in outcomes.unexamined { wanted[fact, default: []].insert(index) }
      }
    }
    result.unexamined = wanted.map { (fact: $0.key, rules: $0.value.count) }
      .sorted { ($1.rules, $0.fact.text) < ($0.rules, $1.fact.text) }
    result.warnings = contradictions(in: record)
    return result
  }

  /// What one rule says of a record.
  private struct RuleOutcomes {
    var findings: [Finding] = []
    var counts: [Status: Int] = [:]
    var subjects = 0
    var unexamined: Set<MissingFact> = []
    var verdicts: [Verdict] = []
    /// The rule was given up: it would have to look at too many things.
    var isCutOff = false

    mutating func count(_ status: Status) { counts[status, default: 0] += 1 }
  }

  private func note(
    _ status: Status, _ index: Int, _ subject: String, reason: String?, in outcomes: inout RuleOutcomes
  ) {
    outcomes.count(status)
    if wantsLedger {
      outcomes.verdicts.append(Verdict(rule: index, subject: subject, status: status, reason: reason))
    }
  }

  // MARK: Subjects

  /// How many things one rule may look at in one record: `each` over several lists multiplies them.
  public static let mostSubjects = 100_000

  /// Binds the names of `each` one after the other; a list that is not there is one subject at its path.
  private mutating func bind(
    _ depth: Int, rule index: Int, subjects: [CellID], record: Record, into outcomes: inout RuleOutcomes
  ) {
    let body = plan.rules[index].body
    guard outcomes.subjects < Self.mostSubjects else { return cutOff(index, record: record, into: &outcomes) }
    guard depth < body.each.count else {
      outcomes.subjects += 1
      judge(index, subjects: subjects, record: record, into: &outcomes)
      return
    }
    evaluation.reset()
    let list = evaluation.value(of: body.each[depth].list)
    switch list.kind {
    case .list where list.count > 0:
      // A list that the rule made is gone with the first condition: its elements are kept.
      let elements = evaluation.cells(of: list).map { evaluation.keep($0) }
      for (offset, element) in elements.enumerated() where !outcomes.isCutOff {
        evaluation.locals[RuleScope.firstBinding + depth] = element
        let place = list.space == .record ? Int(list.payload) + offset : record.home(of: element) ?? 0
        bind(depth + 1, rule: index, subjects: subjects + [place], record: record, into: &outcomes)
      }
    case .list, .null:
      outcomes.subjects += 1
      let isOpen = list.kind == .list && list.flags.contains(.incomplete)
      note(
        isOpen ? .unexamined : .notApplicable, index,
        listSubject(body.each[depth].list, missing: [], under: subjects, in: record),
        reason: "each.\(body.each[depth].name)", in: &outcomes)
    case .unknown:
      outcomes.subjects += 1
      let facts = missingFacts(record)
      outcomes.unexamined.formUnion(facts)
      note(
        .unexamined, index, listSubject(body.each[depth].list, missing: facts, under: subjects, in: record),
        reason: Self.missing(facts), in: &outcomes)
    default:
      outcomes.subjects += 1
      let error = errorText()
      note(.failed, index, path(of: subjects, record), reason: "error: " + error.en, in: &outcomes)
      outcomes.findings.append(failure(index, subjects: subjects, record: record, message: error))
    }
  }

  /// What was not looked at is told once, as a rule that broke: it is never passed over in silence.
  private mutating func cutOff(_ index: Int, record: Record, into outcomes: inout RuleOutcomes) {
    outcomes.isCutOff = true
    outcomes.subjects += 1
    let most = Self.mostSubjects
    let error = Localized(
      zh: "该规则要看的对象超过 \(most) 个，其余未看；请拆分记录，或减少规则的 each",
      en: "the rule would look at more than \(most) things; the rest was not looked at: divide the record, or use fewer lists in `each`")
    note(.failed, index, record.path(of: 0), reason: "error: " + error.en, in: &outcomes)
    outcomes.findings.append(failure(index, subjects: [], record: record, message: error))
  }

  // MARK: One subject

  private mutating func judge(
    _ index: Int, subjects: [CellID], record: Record, into outcomes: inout RuleOutcomes
  ) {
    let planned = plan.rules[index]
    var truths = Truths()
    var missing: [MissingFact] = []
    var errors: [Localized] = []
    var date: LawPeriod?
    var reason: Reason?

    conditions(planned.body.applies, into: &truths.applies, missing: &missing, errors: &errors, record: record)
    if !truths.applies.contains(where: { $0.truth == .no }) {
      date = lawDate(planned.body.lawDate, record: record, missing: &missing)
      let force = inForce(planned.rule, date)
      truths.applies.append(force.outcome)
      if force.outcome.truth == .unknown { missing += date?.open ?? [] }
      reason = force.reason
    }
    if !truths.applies.contains(where: { $0.truth == .no }) {
      conditions(planned.body.when, into: &truths.when, missing: &missing, errors: &errors, record: record)
    }
    let isDecided = truths.applies.contains { $0.truth == .no } || truths.when.contains { $0.truth == .no }
    var excuseMissing: [MissingFact] = []
    if !isDecided {
      for (excuse, entries) in zip(planned.rule.unless, planned.body.unless) {
        let outcome = conjunction(entries, missing: &excuseMissing, errors: &errors, record: record)
        truths.unless.append((excuse.burden, outcome))
      }
      for entries in planned.body.pending {
        var outcome = conjunction(entries, missing: &excuseMissing, errors: &errors, record: record)
        // A decision closes the procedures before it, unless the record says that one is open.
        if outcome.truth == .unknown, hasDecision(record) { outcome = Outcome(.no) }
        truths.pending.append(outcome)
      }
    }
    let (status, excuse) = Engine.status(of: truths)
    if status == .unexamined { outcomes.unexamined.formUnion(missing) }
    guard status.isListed else {
      let why = ledgerReason(
        status, planned, truths, excuse: excuse, missing: missing, errors: errors, reason: reason)
      note(status, index, path(of: subjects, record), reason: why, in: &outcomes)
      return
    }
    switch status {
    case .exempt: reason = excuse.map { .exception(planned.rule.unless[$0].reason) }
    case .pending: reason = excuse.map { .procedure(planned.rule.pending[$0].reason) }
    case .failed: reason = .error(errors.first ?? Localized(zh: "规则出错", en: "the rule broke"))
    case .undetermined: break
    default: reason = nil
    }
    let isOpenBefore = (truths.applies + truths.when).contains { $0.truth == .unknown }
    var finding = detailed(index, status: status, subjects: subjects, record: record)
    finding.reason = reason
    if status == .violation, !finding.partyMissing.isEmpty {
      // Nobody can be charged while it is open who did it.
      finding.status = .undetermined
      excuseMissing += finding.partyMissing
    }
    finding.missing = finding.status == .undetermined ? Self.unique(isOpenBefore ? missing : excuseMissing) : []
    finding.from = date?.from
    finding.to = date?.to
    finding.notRaised = zip(planned.rule.unless, truths.unless).compactMap { written, found in
      status == .violation && found.burden == .party && found.outcome.truth == .unknown ? written.reason : nil
    }
    let why = ledgerReason(
      finding.status, planned, truths, excuse: excuse, missing: finding.missing, errors: errors, reason: reason)
    note(finding.status, index, finding.subject, reason: why, in: &outcomes)
    outcomes.findings.append(finding)
  }

  private func path(of subjects: [CellID], _ record: Record) -> String {
    subjects.map { record.path(of: $0) }.joined(separator: ", ")
  }

  /// Conditions in order, to the first that is false.
  private mutating func conditions(
    _ entries: [Entry], into outcomes: inout [Outcome], missing: inout [MissingFact], errors: inout [Localized],
    record: Record
  ) {
    for entry in entries {
      let outcome = outcome(of: entry, missing: &missing, errors: &errors, record: record)
      outcomes.append(outcome)
      if outcome.truth == .no { return }
    }
  }

  private mutating func conjunction(
    _ entries: [Entry], missing: inout [MissingFact], errors: inout [Localized], record: Record
  ) -> Outcome {
    var outcomes: [Outcome] = []
    var found: [MissingFact] = []
    var broken: [Localized] = []
    conditions(entries, into: &outcomes, missing: &found, errors: &broken, record: record)
    if outcomes.contains(where: { $0.truth == .no }) { return Outcome(.no) }
    let open = outcomes.filter { $0.truth == .unknown }
    guard !open.isEmpty else { return Outcome(.yes) }
    missing += found
    errors += broken
    return Outcome(.unknown, isError: open.allSatisfy(\.isError))
  }

  mutating func outcome(
    of entry: Entry, missing: inout [MissingFact], errors: inout [Localized], record: Record
  ) -> Outcome {
    evaluation.reset()
    let truth = evaluation.truth(of: entry)
    guard truth == .unknown else { return Outcome(truth) }
    let facts = missingFacts(record)
    missing += facts
    if !evaluation.errors.isEmpty { errors.append(errorText()) }
    return Outcome(.unknown, isError: facts.isEmpty && !evaluation.errors.isEmpty)
  }

  // MARK: Dates

  /// When an act was done, as far as known, and what would tell it better.
  private struct LawPeriod {
    var from: CalendarDate
    var to: CalendarDate
    var open: [MissingFact] = []
  }

  /// The first date that is established; a period is judged by its end.
  private mutating func lawDate(
    _ dates: [RuleBody<Entry>.Date], record: Record, missing: inout [MissingFact]
  ) -> LawPeriod? {
    var firstMissing: [MissingFact]?
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
            from: begin, to: last.last < last.first ? begin : last, open: end.kind == .null ? [] : missingFacts(record))
        }
      }
      if firstMissing == nil { firstMissing = missingFacts(record) }
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

  // MARK: What is missing

  func hasDecision(_ record: Record) -> Bool {
    guard let decisions = plan.manifest.decisions,
      let cell = record.cell(at: decisions.list, from: record.root)
    else { return false }
    return record.heap.cells[cell].kind == .list && record.heap.cells[cell].count > 0
  }

  func missingFacts(_ record: Record) -> [MissingFact] {
    var facts: [MissingFact] = []
    for place in evaluation.missing where record.heap.cells.indices.contains(place) {
      facts.append(.path(record.path(of: place)))
    }
    for fact in evaluation.missingFacts { facts.append(MissingFact(host: fact)) }
    return Self.unique(facts)
  }

  static func unique(_ facts: [MissingFact]) -> [MissingFact] {
    var seen: Set<MissingFact> = []
    return facts.filter { seen.insert($0).inserted }
  }

  private func errorText() -> Localized {
    evaluation.errors.first?.text
      ?? Localized(zh: "表达式出错", en: "an expression failed")
  }
}
