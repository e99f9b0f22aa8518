import CEL
import Diagnostics
import Records
import Rules

/// A record with what was found in it.
struct JudgedRecord {
  let record: Record
  let findings: RecordFindings
  let assessment: Assessment

  init(_ record: Record, _ findings: RecordFindings, _ assessment: Assessment) {
    self.record = record
    self.findings = findings
    self.assessment = assessment
  }
}

extension SecondEvaluator {
  /// Where the two say something that no status, fine or recommendation shows.
  func parts(_ first: JudgedRecord, _ second: JudgedRecord, isReassessed: Bool) -> [RecordEffect.Part] {
    var found: Set<RecordEffect.Part> = []
    if saysOtherwise(first, second) { found.insert(.findings) }
    if !pair.common.sharesContradictions,
      first.findings.warnings.map(SaidContradiction.init) != second.findings.warnings.map(SaidContradiction.init)
    {
      found.insert(.contradictions)
    }
    if isReassessed {
      let (one, other) = (first.assessment, second.assessment)
      if one.acts.map(SaidAct.init) != other.acts.map(SaidAct.init) { found.insert(.acts) }
      if one.grounds.map(SaidGround.init) != other.grounds.map(SaidGround.init) { found.insert(.grounds) }
      if one.questions != other.questions { found.insert(.questions) }
      if one.decisions.map(SaidDecision.init) != other.decisions.map(SaidDecision.init) { found.insert(.decisions) }
      if one.recommendations.map(SaidRecommendation.init) != other.recommendations.map(SaidRecommendation.init) {
        found.insert(.recommendations)
      }
    }
    return RecordEffect.Part.allCases.filter(found.contains)
  }

  /// Whether a finding that both have, with the same status, is told in other words, on other evidence, under another article.
  func saysOtherwise(_ first: JudgedRecord, _ second: JudgedRecord, ignoringEvidence: Bool = false) -> Bool {
    func said(_ finding: Finding, _ rule: Rule, _ record: Record) -> SaidFinding {
      var said = SaidFinding(finding, rule, record)
      // What it is counted over is told with the act alone.
      if ignoringEvidence { (said.evidence, said.goods) = ([], nil) }
      return said
    }
    var earlier: [SaidFinding.Key: SaidFinding] = [:]
    for finding in first.findings.findings where pair.isApartInFirst[finding.rule] {
      let key = SaidFinding.Key(rule: finding.rule, subject: finding.subject, status: finding.status)
      earlier[key] = said(finding, pair.first.rules[finding.rule].rule, first.record)
    }
    return second.findings.findings.contains { finding in
      guard !pair.common.sharesFindings[finding.rule], let rule = pair.common.counterparts[finding.rule],
        let before = earlier[SaidFinding.Key(rule: rule, subject: finding.subject, status: finding.status)]
      else { return false }
      return before != said(finding, pair.second.rules[finding.rule].rule, second.record)
    }
  }
}

/// What a finding says beside its status.
private struct SaidFinding: Hashable {
  struct Key: Hashable {
    var rule: Int
    var subject: String
    var status: Status
  }

  struct Fact: Hashable {
    var path: String
    var value: String?
    var unit: String?
    var standIn: String?
  }

  let title: Localized
  let category: String
  let basis: [String]
  let act: String
  let message: Localized
  let reason: Reason?
  let missing: [MissingFact]
  let notRaised: [Localized]
  var evidence: [Fact]
  var goods: [String]?
  let party: String?
  let isReferred: Bool

  init(_ finding: Finding, _ rule: Rule, _ record: Record) {
    title = rule.title
    category = rule.category.value
    basis = rule.basis.map(\.value)
    act = rule.act.value
    message = finding.message
    reason = finding.reason
    missing = finding.missing
    notRaised = finding.notRaised
    evidence = finding.evidence.map { Fact(path: $0.path, value: $0.value, unit: $0.unit, standIn: $0.standIn) }
    goods = finding.goods?.map { record.path(of: $0) }
    party = finding.party.map { record.path(of: $0) }
    isReferred = finding.isReferred
  }
}

private struct SaidContradiction: Hashable {
  let id: String
  let path: String
  let message: Localized

  init(_ found: Contradicted) {
    id = found.id
    path = found.path
    message = found.message
  }
}

private struct SaidAct: Hashable {
  struct Law: Hashable {
    var moment: Ground.Moment
    var provision: String
    var fine: AmountRange?
  }

  struct Loss: Hashable {
    var what: String
    var amount: ExactDecimal?
    var isMandatory: Bool
  }

  struct Person: Hashable {
    var role: String
    var path: String?
    var fine: AmountRange?
    var formula: Localized?
    var ban: BanLength?
  }

  let id: String
  let title: Localized
  let provision: String
  let penalty: String?
  let law: Ground.Moment?
  let laws: [Law]
  let findings: Int
  let goods: [String]
  let known: ExactDecimal
  let fine: AmountRange?
  let arithmetic: Localized
  let outcome: ActOutcome
  let isSerious: Bool
  let absorbed: [AbsorbedAct]
  let absorbedBy: String?
  let confiscation: [Loss]
  let persons: [Person]
  let barYears: Int?

  init(_ act: AssessedAct) {
    id = act.act.id.value
    title = act.act.title
    provision = act.provision
    penalty = act.penalty?.id.value
    law = act.law
    laws = act.laws.map { Law(moment: $0.moment, provision: $0.provision, fine: $0.fine) }
    findings = act.findings.count
    goods = act.value.parts.map(\.path)
    known = act.value.known
    fine = act.fine
    arithmetic = act.arithmetic
    outcome = act.outcome
    isSerious = act.isSerious
    absorbed = act.absorbed
    absorbedBy = act.absorbedBy
    confiscation = act.confiscation.map { Loss(what: $0.what, amount: $0.amount, isMandatory: $0.isMandatory) }
    persons = act.persons.map { Person(role: $0.role, path: $0.path, fine: $0.fine, formula: $0.formula, ban: $0.ban) }
    barYears = act.barYears
  }
}

private struct SaidGround: Hashable {
  let id: String
  let title: Localized
  let effect: GroundEffect
  let acts: [String]
  let state: GroundState
  let missing: [MissingFact]

  init(_ ground: AssessedGround) {
    id = ground.ground.id.value
    title = ground.ground.title
    effect = ground.ground.effect
    acts = ground.acts
    state = ground.state
    missing = ground.missing
  }
}

private struct SaidDecision: Hashable {
  let number: String?
  let positions: [Position]
  let acts: [String]

  init(_ decision: ComparedDecision) {
    number = decision.number
    positions = [decision.fine.position, decision.confiscated.position, decision.revocation]
    acts = decision.acts.map { "\($0.act) \($0.provision ?? "") \($0.position.rawValue)" }
  }
}

private struct SaidRecommendation: Hashable {
  let route: String
  let action: String
  let state: Recommendation.State
  let acts: [String]
  let addressee: Localized?
  let conditions: [Localized]
  let blockedBy: [MissingFact]
  let bars: [Localized]
  let alternatives: [String]
  let steps: [String]

  init(_ line: Recommendation) {
    route = line.route.id.value
    action = line.route.action.value
    state = line.state
    acts = line.acts
    addressee = line.addressee
    conditions = line.conditions
    blockedBy = line.blockedBy
    bars = line.bars
    alternatives = line.route.alternatives.map(\.value)
    steps = line.route.stepsBefore
  }
}
