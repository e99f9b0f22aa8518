import CEL
import Diagnostics
import Engine
import Records
import Rules

struct AssessmentJSON {
  let plan: Plan
  let options: ReportOptions
  let record: Record
  let lines: LineIndex

  func value(_ assessment: Assessment) -> JSONValue {
    .object([
      ("acts", .array(assessment.acts.map(act))), ("grounds", .array(assessment.grounds.map(ground))),
      ("questions", .array(assessment.questions.map(question))), ("fine_cny", Self.range(assessment.fine)),
      ("personal_fine_cny", Self.range(assessment.personalFine(withIncomes: options.unmasks))),
      ("decisions", .array(assessment.decisions.map(decision))),
      ("recommendations", .array(assessment.recommendations.map(recommendation))),
    ])
  }

  static func range(_ total: FineTotal?) -> JSONValue {
    guard let total else { return .null }
    return .object([("min", .string(total.min)), ("max", JSONValue(total.max))])
  }

  static func range(_ range: AmountRange?) -> JSONValue {
    guard let range else { return .null }
    return .object([("min", .string(range.min.description)), ("max", JSONValue(range.max?.description))])
  }

  private func act(_ act: AssessedAct) -> JSONValue {
    .object([
      ("act", .string(act.act.id.value)), ("title", RecordJSON.localized(act.act.title)),
      ("findings", .array(act.findings.map { .int($0) })), ("provision", .string(act.provision)),
      ("penalty", JSONValue(act.penalty?.id.value)), ("law", JSONValue(act.law?.rawValue)),
      ("laws", .array(act.laws.map(law))), ("goods", .array(act.value.parts.map(goods))),
      ("goods_value_cny", goodsValue(act)), ("goods_value_complete", .bool(act.value.isComplete)),
      ("fine_cny", Self.range(act.fine)), ("arithmetic", RecordJSON.localized(act.arithmetic)),
      ("outcome", .string(act.outcome.rawValue)), ("serious", .bool(act.isSerious)),
      (
        "absorbed",
        .array(act.absorbed.map { .object([("act", .string($0.act)), ("goods", JSONValue($0.goods))]) })
      ), ("absorbed_by", JSONValue(act.absorbedBy)),
      ("confiscation", .array(act.confiscation.map(confiscation))), ("persons", .array(act.persons.map(person))),
      ("bar_years", act.barYears.map { .int($0) } ?? .null),
    ])
  }

  private func law(_ law: LawOfTime) -> JSONValue {
    .object([
      ("of", .string(law.moment.rawValue)), ("provision", .string(law.provision)), ("penalty", JSONValue(law.penalty)),
      ("fine_cny", Self.range(law.fine)), ("arithmetic", RecordJSON.localized(law.arithmetic)),
    ])
  }

  /// A sum of nothing known is no value.
  private func goodsValue(_ act: AssessedAct) -> JSONValue {
    if act.value.isComplete, !act.value.parts.isEmpty { return .string(act.value.known.description) }
    return act.value.known > .zero ? .string(act.value.known.description) : .null
  }

  private func goods(_ goods: ValuedGoods) -> JSONValue {
    .object([("path", .string(goods.path)), ("value_cny", JSONValue(goods.value?.description))])
  }

  private func confiscation(_ item: Confiscated) -> JSONValue {
    .object([
      ("what", .string(item.what)), ("cny", JSONValue(item.amount?.description)), ("mandatory", .bool(item.isMandatory)),
    ])
  }

  private func person(_ person: PersonalConsequence) -> JSONValue {
    .object([
      ("role", .string(person.role)), ("person", JSONValue(person.path)),
      ("fine_cny", Self.range(person.fine(withIncome: options.unmasks))),
      ("formula", person.formula.map { RecordJSON.localized($0) } ?? .null), ("ban", ban(person.ban)),
    ])
  }

  private func ban(_ ban: BanLength?) -> JSONValue {
    switch ban {
    case .years(let years)?: .object([("years", .int(years))])
    case .lifetime?: .string("lifetime")
    case nil: .null
    }
  }

  private func ground(_ ground: AssessedGround) -> JSONValue {
    let json = RecordJSON(plan: plan, options: options, lines: lines)
    return .object([
      ("ground", .string(ground.ground.id.value)), ("title", RecordJSON.localized(ground.ground.title)),
      ("acts", JSONValue(ground.acts)), ("effect", .string(ground.ground.effect.rawValue)),
      ("state", .string(ground.state.rawValue)), ("evidence", .array(ground.evidence.map { json.evidence($0, record) })),
      ("missing", JSONValue(ground.missing.map(\.text))),
    ])
  }

  private func question(_ question: AskedQuestion) -> JSONValue {
    .object([
      ("question", .string(question.question)), ("subject", .string(question.subject)),
      ("answer", question.answer.map { .bool($0) } ?? .null),
    ])
  }

  private func decision(_ decision: ComparedDecision) -> JSONValue {
    func sum(_ sum: ComparedDecision.Sum) -> JSONValue {
      .object([("decided", JSONValue(sum.decided?.description)), ("position", .string(sum.position.rawValue))])
    }
    return .object([
      ("number", JSONValue(decision.number)), ("fine", sum(decision.fine)), ("confiscated", sum(decision.confiscated)),
      (
        "acts",
        .array(
          decision.acts.map {
            .object([
              ("act", .string($0.act)), ("provision", JSONValue($0.provision)), ("position", .string($0.position.rawValue)),
            ])
          })
      ), ("revocation", .string(decision.revocation.rawValue)),
    ])
  }

  private func recommendation(_ line: Recommendation) -> JSONValue {
    .object([
      ("action", .string(line.route.action.value)), ("acts", JSONValue(line.acts)), ("state", .string(line.state.rawValue)),
      ("route", .string(line.route.id.value)), ("addressee", JSONValue(line.addressee?[options.language])),
      ("conditions", JSONValue(line.conditions.map { $0[options.language] })),
      ("alternatives", JSONValue(line.route.alternatives.map(\.value))), ("steps_before", JSONValue(line.route.stepsBefore)),
      ("blocked_by", JSONValue(line.blockedBy.map(\.text) + line.bars.map { $0[options.language] })),
    ])
  }
}
