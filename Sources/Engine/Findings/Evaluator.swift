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
  /// Of every violation the facts that decided it, and what would lift it.
  let wantsReasons: Bool
  /// By rule: its statuses are kept, thing by thing, to be compared; empty where none are.
  let watched: [Bool]
  /// Facts that nobody established are listed.
  var listsOpenFacts = true
  /// How much of a rule is weighed.
  var depth = WeighingDepth.whole

  public init(
    _ plan: Plan, asOf: CalendarDate? = nil, trace: Bool = false, showsPersonalData: Bool = false,
    wantsLedger: Bool = false, wantsReasons: Bool = false, watching watched: [Bool] = []
  ) {
    self.plan = plan
    self.watched = watched
    self.asOf = asOf
    self.wantsReasons = wantsReasons
    wantsTrace = trace
    self.showsPersonalData = showsPersonalData
    self.wantsLedger = wantsLedger
    evaluation = Evaluation(program: plan.program, host: plan.host, tables: plan.host.heap)
  }

  /// Sets the variables that every expression sees.
  mutating func load(_ record: Record) { load(record, asOf: record.dateOfAssessment(plan.manifest, asOf: asOf)) }

  mutating func load(_ record: Record, asOf: Cell) {
    evaluation.load(record.heap)
    let count = RuleScope.firstBinding + plan.bindings + 1
    evaluation.locals.replaceSubrange(0..., with: repeatElement(.null, count: count))
    evaluation.locals[RuleScope.record] = record.root
    evaluation.locals[RuleScope.asOf] = asOf
    if let cell = record.cell(at: plan.manifest.inspected, from: record.root) {
      evaluation.locals[RuleScope.inspected] = record.heap.cells[cell]
    }
    evaluation.locals[RuleScope.act] = .unknown()
    evaluation.reset()
  }

  /// One status for each rule and each thing that it looks at.
  public mutating func findings(in record: Record) -> RecordFindings {
    var result = findings(in: record, of: plan.rules.indices)
    result.warnings = contradictions(in: record)
    return result
  }

  /// The same of some rules only, without what the record contradicts itself in.
  public mutating func findings(in record: Record, of rules: some Sequence<Int>) -> RecordFindings {
    load(record)
    var result = RecordFindings()
    var wanted = WantedFacts()
    var outcomes = RuleOutcomes()
    for index in rules {
      let isDraft = plan.rules[index].rule.status == .draft
      outcomes.begin()
      bind(0, rule: index, record: record, into: &outcomes)
      if wantsLedger { result.verdicts += outcomes.verdicts }
      if isDraft {
        result.shadows += outcomes.findings
      } else {
        if !outcomes.findings.isEmpty { result.findings += outcomes.findings }
        result.subjects += outcomes.subjects
        result.counts += outcomes.counts
        if !outcomes.unexamined.isEmpty { wanted.add(outcomes.unexamined, rule: index) }
      }
    }
    result.watched = outcomes.watched
    if listsOpenFacts { result.unexamined = wanted.listed { told($0, in: record) } }
    if wantsReasons {
      for index in result.findings.indices where result.findings[index].status == .violation {
        result.findings[index].reasons = reasons(of: result.findings[index], in: record)
      }
      load(record)
    }
    return result
  }

  /// What one rule says of a record.
  private struct RuleOutcomes {
    var findings: [Finding] = []
    var counts = StatusCounts()
    var subjects = 0
    /// What nobody looked at, as often as it was asked for.
    var unexamined: [OpenFact] = []
    var verdicts: [Verdict] = []
    /// Of all rules so far.
    var watched = WatchedStatuses()
    /// The rule was given up: it would have to look at too many things.
    var isCutOff = false
    /// What `each` is bound to.
    var bound: [CellID] = []
    var weighed = Weighed()

    /// Another rule's turn; what was taken up for the last one is used again.
    mutating func begin() {
      // Most are empty already.
      if !findings.isEmpty { findings.removeAll(keepingCapacity: true) }
      counts = StatusCounts()
      subjects = 0
      if !unexamined.isEmpty { unexamined.removeAll(keepingCapacity: true) }
      if !verdicts.isEmpty { verdicts.removeAll(keepingCapacity: true) }
      isCutOff = false
      if !bound.isEmpty { bound.removeAll(keepingCapacity: true) }
    }
  }

  private func note(
    _ status: Status, _ index: Int, _ subject: String, reason: String?, in outcomes: inout RuleOutcomes
  ) {
    outcomes.counts.add(status)
    if wantsLedger {
      outcomes.verdicts.append(Verdict(rule: index, subject: subject, status: status, reason: reason))
    }
  }

  private func watches(_ index: Int) -> Bool { watched.indices.contains(index) && watched[index] }

  /// A list without elements is watched at its own place.
  private mutating func watchList(
    _ status: Status, _ index: Int, _ list: Entry, in outcomes: inout RuleOutcomes
  ) {
    guard watches(index) else { return }
    outcomes.watched.add(status, of: index, at: outcomes.bound, list: listPlace(list))
  }

  private func watch(_ status: Status, _ index: Int, in outcomes: inout RuleOutcomes) {
    if watches(index) { outcomes.watched.add(status, of: index, at: outcomes.bound) }
  }

  // MARK: Subjects

  /// How many things one rule may look at in one record: `each` over several lists multiplies them.
  public static let mostSubjects = 100_000

  /// Binds the names of `each` one after the other; a list that is not there is one subject at its path.
  private mutating func bind(
    _ depth: Int, rule index: Int, record: Record, into outcomes: inout RuleOutcomes
  ) {
    let planned = plan.rules[index]
    guard outcomes.subjects < Self.mostSubjects else { return cutOff(index, record: record, into: &outcomes) }
    guard depth < planned.body.each.count else {
      outcomes.subjects += 1
      judge(index, record: record, into: &outcomes)
      return
    }
    evaluation.reset()
    let list = evaluation.value(of: planned.body.each[depth].list)
    switch list.kind {
    case .list where list.count > 0:
      // A list that the rule made is gone with the first condition: its elements are kept.
      let kept = evaluation.keep(list)
      for offset in 0..<Int(list.count) where !outcomes.isCutOff {
        let element = evaluation.element(kept, offset)
        evaluation.locals[RuleScope.firstBinding + depth] = element
        outcomes.bound.append(place(of: element, at: offset, in: list, record))
        bind(depth + 1, rule: index, record: record, into: &outcomes)
        outcomes.bound.removeLast()
      }
    case .list, .null:
      outcomes.subjects += 1
      let isOpen = list.kind == .list && list.flags.contains(.incomplete)
      note(
        isOpen ? .unexamined : .notApplicable, index,
        listSubject(planned.body.each[depth].list, missing: [], under: outcomes.bound, in: record),
        reason: "each.\(planned.body.each[depth].name)", in: &outcomes)
      watchList(isOpen ? .unexamined : .notApplicable, index, planned.body.each[depth].list, in: &outcomes)
    case .unknown:
      outcomes.subjects += 1
      outcomes.unexamined += openFacts(record)
      let facts = wantsLedger ? missingFacts(record) : []
      note(
        .unexamined, index, listSubject(planned.body.each[depth].list, missing: facts, under: outcomes.bound, in: record),
        reason: Self.missing(facts), in: &outcomes)
      watchList(.unexamined, index, planned.body.each[depth].list, in: &outcomes)
    default:
      outcomes.subjects += 1
      let error = errorText()
      note(.failed, index, ledgerSubject(outcomes.bound, record), reason: "error: " + error.en, in: &outcomes)
      watch(.failed, index, in: &outcomes)
      outcomes.findings.append(failure(index, subjects: outcomes.bound, record: record, message: error))
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
    if watches(index) { outcomes.watched.add(.failed, of: index, at: []) }
    outcomes.findings.append(failure(index, subjects: [], record: record, message: error))
  }

  // MARK: One subject

  private mutating func judge(
    _ index: Int, record: Record, into outcomes: inout RuleOutcomes
  ) {
    let planned = plan.rules[index]
    if !wantsLedger, let status = ruledOut(planned, record: record) {
      outcomes.counts.add(status)
      return watch(status, index, in: &outcomes)
    }
    weigh(planned, record: record, into: &outcomes.weighed)
    let (status, excuse) = Engine.status(of: outcomes.weighed.truths)
    if status == .unexamined { outcomes.unexamined += outcomes.weighed.missing }
    if !status.isListed, !wantsLedger {
      outcomes.counts.add(status)
      return watch(status, index, in: &outcomes)
    }
    let weighed = outcomes.weighed
    let (truths, errors) = (weighed.truths, weighed.errors)
    var reason = weighed.reason
    guard status.isListed else {
      let missing = told(weighed.missing, in: record)
      let why = ledgerReason(
        status, planned, truths, excuse: excuse, missing: missing, errors: errors, reason: reason)
      note(status, index, ledgerSubject(outcomes.bound, record), reason: why, in: &outcomes)
      watch(status, index, in: &outcomes)
      return
    }
    switch status {
    case .exempt: reason = excuse.map { .exception(planned.rule.unless[$0].reason) }
    case .pending: reason = excuse.map { .procedure(planned.rule.pending[$0].reason) }
    case .failed: reason = .error(errors.first ?? Localized(zh: "规则出错", en: "the rule broke"))
    case .undetermined: break
    default: reason = nil
    }
    var finding = detailed(index, status: status, subjects: outcomes.bound, record: record)
    finding.reason = reason
    // Nobody can be charged while it is open who did it.
    if status == .violation, !finding.partyMissing.isEmpty { finding.status = .undetermined }
    if finding.status == .undetermined {
      let missing = told(truths.isOpen ? weighed.missing : weighed.excuseMissing, in: record)
      finding.missing = Self.unique(missing + (status == .violation ? finding.partyMissing : []))
    }
    finding.from = weighed.date?.from
    finding.to = weighed.date?.to
    finding.notRaised = zip(planned.rule.unless, truths.unless).compactMap { written, found in
      status == .violation && found.burden == .party && found.outcome.truth == .unknown ? written.reason : nil
    }
    let why = ledgerReason(
      finding.status, planned, truths, excuse: excuse, missing: finding.missing, errors: errors, reason: reason)
    note(finding.status, index, finding.subject, reason: why, in: &outcomes)
    watch(finding.status, index, in: &outcomes)
    outcomes.findings.append(finding)
  }

  /// The place of an element that `each` is bound to; of a list that the rule made, where the element lies.
  func place(of element: Cell, at offset: Int, in list: Cell, _ record: Record) -> CellID {
    list.space == .record ? Int(list.payload) + offset : record.home(of: element) ?? 0
  }

  func path(of subjects: [CellID], _ record: Record) -> String {
    subjects.map { record.path(of: $0) }.joined(separator: ", ")
  }

  private func ledgerSubject(_ subjects: [CellID], _ record: Record) -> String {
    wantsLedger ? path(of: subjects, record) : ""
  }

  // MARK: What is missing

  func hasDecision(_ record: Record) -> Bool {
    guard let decisions = plan.manifest.decisions,
      let cell = record.cell(at: decisions.list, from: record.root)
    else { return false }
    return record.heap.cells[cell].kind == .list && record.heap.cells[cell].count > 0
  }

  func errorText() -> Localized {
    evaluation.errors.first?.text
      ?? Localized(zh: "表达式出错", en: "an expression failed")
  }
}
