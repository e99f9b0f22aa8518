import CEL
import Diagnostics
import Engine
import Records
import Rules

/// All of what came out for one case that a test can expect something of.
struct CaseOutcome: Sendable, Equatable {
  struct Consequence: Sendable, Equatable {
    var min: String?
    var max: String?
    var ban: String?
  }

  /// Of the rule: subject -> status, in order of place.
  var statuses: [(subject: String, status: Status)] = []
  /// Of all acts.
  var acts: Set<String> = []
  /// What the rule refers others for: act -> the first such party's place in the record, or `unknown`.
  var refers: [String: String] = [:]
  var fine: AmountRange?
  /// Action -> state of its first recommendation.
  var recommend: [String: String] = [:]
  /// Action -> whom its first recommendation is addressed to.
  var addressees: [String: String] = [:]
  /// Action -> the steps before its first recommendation.
  var stepsBefore: [String: [String]] = [:]
  var cites: [RuleTest.CitingPart: Set<String>] = [:]
  var grounds: [String: String] = [:]
  var persons: [String: Consequence] = [:]
  /// Of all acts.
  var personalFine: AmountRange?
  var barYears = 0
  var confiscate: [String: String] = [:]
  /// Of the same in yuan, where it is a sum: `open` where it is not established.
  var confiscatedYuan: [String: String] = [:]

  /// Several things: the gravest status speaks for the rule.
  var gravest: Status? {
    let order: [Status] = [.failed, .violation, .pending, .undetermined, .exempt, .unexamined, .clear, .notApplicable]
    return order.first { status in statuses.contains { $0.status == status } }
  }

  static func == (a: CaseOutcome, b: CaseOutcome) -> Bool {
    a.statuses.elementsEqual(b.statuses) { $0 == $1 } && a.acts == b.acts && a.refers == b.refers && a.fine == b.fine && a.personalFine == b.personalFine
      && a.recommend == b.recommend && a.addressees == b.addressees && a.stepsBefore == b.stepsBefore && a.cites == b.cites && a.grounds == b.grounds && a.persons == b.persons && a.barYears == b.barYears
      && a.confiscate == b.confiscate && a.confiscatedYuan == b.confiscatedYuan
  }

  init(rule: Int, in plan: Plan, findings: RecordFindings, assessment: Assessment, record: Record) {
    statuses = findings.verdicts.filter { $0.rule == rule }.map { ($0.subject, $0.status) }
    acts = Set(assessment.acts.map(\.act.id.value))
    fine = assessment.fine
    personalFine = assessment.personalFine(withIncomes: true)
    for recommendation in assessment.recommendations where recommend[recommendation.route.action.value] == nil {
      let action = recommendation.route.action.value
      recommend[action] = recommendation.state.rawValue
      addressees[action] = recommendation.addressee?.zh
      stepsBefore[action] = recommendation.route.stepsBefore
    }
    let charging = Set(findings.findings.indices.filter { findings.findings[$0].rule == rule })
    if statuses.contains(where: { $0.status == .violation }) {
      cites[.rule] = Set(plan.rules[rule].rule.basis.map(\.value))
    }
    for index in charging.sorted() where findings.findings[index].isReferred && findings.findings[index].status == .violation {
      let act = plan.rules[rule].act.id.value
      if refers[act] == nil { refers[act] = findings.findings[index].party.map { record.path(of: $0) } ?? "unknown" }
    }
    let own = assessment.acts.filter { $0.findings.contains(where: charging.contains) }
    for act in own { add(act) }
    addGrounds(assessment, of: Set(own.map(\.act.id.value)))
  }

  private mutating func add(_ act: AssessedAct) {
    cites[.act, default: []].insert(act.provision)
    if let provision = act.penalty?.provision { cites[.penalty, default: []].insert(provision.value) }
    barYears = max(barYears, act.barYears ?? 0)
    for item in act.confiscation {
      confiscate[item.what] = item.isMandatory ? "must" : "may"
      confiscatedYuan[item.what] = item.amount.map { "\($0)" } ?? "open"
    }
    for person in act.persons where persons[person.role] == nil {
      persons[person.role] = Consequence(
        min: person.fine.map { "\($0.min)" }, max: person.fine?.max.map { "\($0)" }, ban: person.ban.map(Self.text))
    }
  }

  private mutating func addGrounds(_ assessment: Assessment, of own: Set<String>) {
    for ground in assessment.grounds where !own.isDisjoint(with: ground.acts) {
      grounds[ground.ground.id.value] = ground.state.rawValue
      if ground.state == .holds, let provision = ground.ground.provision {
        cites[.ground, default: []].insert(provision.value)
      }
    }
    for recommendation in assessment.recommendations where !own.isDisjoint(with: recommendation.acts) {
      if let provision = recommendation.route.provision { cites[.recommendation, default: []].insert(provision.value) }
    }
  }

  static func text(_ ban: BanLength) -> String {
    switch ban {
    case .years(let years): "\(years)"
    case .lifetime: "lifetime"
    }
  }
}
