import CEL
import Diagnostics
import Engine
import Records
import Rules

/// What a record says where totals are given by a field of it. A value that is not there is a group too: no visit is left out.
enum GroupValue: Hashable, Sendable {
  case value(String)
  /// Established as absent.
  case absent
  /// Left out, or personal and not to be shown.
  case unknown, masked
}

/// A fact that many records lack: a field wherever it stands, or a question whatever it is about.
enum LackedFact: Hashable, Sendable {
  /// A path with its places left open: `samples[].items[].value`.
  case field(String)
  case question(String)
  case other(String)

  init(_ fact: MissingFact) {
    switch fact {
    case .path(let path): self = .field(Self.withoutPlaces(path))
    case .question(let id, _): self = .question(id)
    case .other(let text): self = .other(text)
    }
  }

  private static func withoutPlaces(_ path: String) -> String {
    var isInside = false
    return path.filter { character in
      if character == "]" { isInside = false }
      defer { if character == "[" { isInside = true } }
      return !isInside
    }
  }

  var text: String {
    switch self {
    case .field(let text), .question(let text), .other(let text): text
    }
  }
}

/// A month of a year.
struct Month: Hashable, Comparable, Sendable {
  var year: Int
  var month: Int

  init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  /// Nil where the date is not known to the month.
  init?(_ date: CalendarDate) {
    guard date.first != CalendarDate.open.low, date.last != CalendarDate.open.high else { return nil }
    let first = CalendarDate(day: date.first).components
    let last = CalendarDate(day: date.last).components
    guard first.year == last.year, first.month == last.month else { return nil }
    self.init(year: first.year, month: first.month)
  }

  static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }

  /// `2023-05`.
  var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}

/// What is counted of one record: all that the figures of a campaign need of it.
struct VisitFigures: Sendable {
  struct Undetermined: Sendable {
    var category: String
    var missing: Set<LackedFact>
  }

  var id: String?
  var enterprise: String?
  /// Tells one enterprise from another.
  var enterpriseKey = ""
  var date: String?
  /// The days that the date may be.
  var days: CalendarDate?
  /// False: it could not be read or does not fit the schema; then nothing else is counted of it.
  var isJudged = true
  var statuses = StatusCounts()
  /// By the roll-ups of the rule set, in their order.
  var groups: [GroupValue] = []
  /// Row and column of the rule set's grid.
  var cell: [GroupValue] = []
  /// Categories in which there is a violation.
  var violated: Set<String> = []
  /// Categories of the acts that make it a case; empty where it is none.
  var charged: Set<String> = []
  var isCase = false
  var fine: AmountRange?
  var decisions: [ComparedDecision] = []
  var recommendations: [Recommendation] = []
  var undetermined: [Undetermined] = []
  /// Facts that nobody established, with the number of rules that ask for each.
  var unexamined: [(fact: LackedFact, rules: Int)] = []
  var contradictions = 0

  var month: Month? { days.flatMap { Month($0) } }
}

extension VisitFigures {
  init(_ result: RecordResult, plan: Plan, unmasks: Bool) {
    id = result.id
    enterprise = result.enterprise
    enterpriseKey = result.enterpriseKey ?? result.enterprise ?? "\(result.file):\(result.position.line)"
    date = result.date
    guard case .checked(let record, let findings, let assessment) = result.content else {
      isJudged = false
      return
    }
    func group(_ path: [String]) -> GroupValue { GroupValue(path, of: record, unmasks: unmasks) }
    func category(_ finding: Finding) -> String { plan.rules[finding.rule].rule.category.value }
    days = record.cell(at: plan.manifest.date, from: record.root).flatMap { record.heap.cells[$0].date }
    statuses = findings.counts
    groups = plan.manifest.rollUps.map(group)
    cell = plan.manifest.rollUpGrid.map { [group($0.rows), group($0.columns)] } ?? []
    violated = Set(findings.findings.filter { $0.status == .violation }.map(category))
    isCase = assessment.isCase
    for act in assessment.acts where act.outcome.isPunishable {
      charged.formUnion(act.findings.map { category(findings.findings[$0]) })
    }
    fine = assessment.fine
    decisions = assessment.decisions
    recommendations = assessment.recommendations
    undetermined = findings.findings.filter { $0.status == .undetermined }.map { finding in
      Undetermined(category: category(finding), missing: Set((finding.missing + finding.partyMissing).map { LackedFact($0) }))
    }
    // One field at several places is asked for once.
    var asked: [LackedFact: Int] = [:]
    for lacked in findings.unexamined { asked[LackedFact(lacked.fact), default: 0] += lacked.rules }
    unexamined = asked.map { ($0.key, $0.value) }
    contradictions = findings.warnings.count
  }
}

extension GroupValue {
  init(_ path: [String], of record: Record, unmasks: Bool) {
    guard let place = record.cell(at: path, from: record.root) else {
      self = .unknown
      return
    }
    let cell = record.heap.cells[place]
    switch cell.kind {
    case .unknown: self = .unknown
    case .null: self = .absent
    case _ where !unmasks && (record.field(of: place)?.isSensitive ?? false): self = .masked
    default: self = .value(Self.text(of: cell, in: record))
    }
  }

  private static func text(of cell: Cell, in record: Record) -> String {
    switch cell.kind {
    case .text: record.text(of: cell)
    case .boolean: cell.payload == 1 ? "true" : "false"
    case .list: record.elements(of: cell).map { text(of: record.heap.cells[$0], in: record) }.joined(separator: ", ")
    case .int, .decimal: cell.exactDecimal?.description ?? "?"
    default: cell.date?.description ?? "?"
    }
  }
}
