import CEL
import Diagnostics
import Records
import Rules

extension Evaluator {
  /// Acts, fine ranges, grounds, decisions and recommendations of one record.
  public mutating func assess(_ findings: RecordFindings, in record: Record) -> Assessment {
    var assessment = Assessment()
    let settled = settledByLighterLaw(acts(of: findings.findings, with: .violation, record: record), record: record)
    let (acts, grounds) = (settled.acts, settled.grounds)
    // What is not yet, or not wholly, established charges nobody, but shows which way is barred and why.
    let open = [Status.pending, .undetermined].flatMap { self.acts(of: findings.findings, with: $0, record: record) }
    assessment.fine = settled.total
    assessment.acts = acts
    assessment.grounds = Self.merged(grounds)
    assessment.questions =
      questions(acts: acts, grounds: grounds, findings: findings.findings, record: record) + lawQuestions(acts, record: record)
    assessment.recommendations = recommendations(acts: acts, open: open, grounds: grounds, findings: findings, record: record)
    assessment.decisions = comparedDecisions(assessment, record: record)
    load(record)
    return assessment
  }

  /// Findings of one act are one act; in the order of their first finding.
  private mutating func acts(of findings: [Finding], with status: Status, record: Record) -> [AssessedAct] {
    var order: [String] = []
    var groups: [String: [Int]] = [:]
    for (index, finding) in findings.enumerated()
    where finding.status == status && !finding.isReferred && finding.partyMissing.isEmpty {
      let act = plan.rules[finding.rule].act.id.value
      if groups[act] == nil { order.append(act) }
      groups[act, default: []].append(index)
    }
    return order.compactMap { name in
      guard let numbers = groups[name], let first = numbers.first else { return nil }
      return act(plan.rules[findings[first].rule].act, numbers, findings, record: record)
    }
  }

  private func act(_ act: Act, _ numbers: [Int], _ findings: [Finding], record: Record) -> AssessedAct {
    let own = numbers.map { findings[$0] }
    var goods: [CellID] = []
    for cell in own.flatMap({ $0.goods ?? [] }) where !goods.contains(cell) { goods.append(cell) }
    let end = own.compactMap(\.to).max { $0.last < $1.last }
    let provision = provision(of: act, end: end)
    return AssessedAct(
      act: act, provision: provision?.id.value ?? act.provision.value,
      penalty: provision?.penalty.flatMap { plan.ruleSet.penalty($0.value) }, findings: numbers,
      from: own.compactMap(\.from).min { $0.first < $1.first }, to: end, goods: goods.sorted(),
      hasOpenGoods: own.contains { $0.areGoodsOpen }, isConduct: own.allSatisfy { $0.goods == nil },
      mayHaveMoreGoods: goods.contains { record.isInIncompleteList($0) }, value: GoodsValue(), fine: nil, arithmetic: Localized(zh: "", en: ""), outcome: .penalty, isSerious: false,
      absorbed: [], absorbedBy: nil, confiscation: [], persons: [])
  }

  private static func merged(_ grounds: [AssessedGround]) -> [AssessedGround] {
    var result: [AssessedGround] = []
    for ground in grounds {
      if let index = result.firstIndex(where: { $0.ground.id == ground.ground.id && $0.state == ground.state }) {
        result[index].acts += ground.acts
        for evidence in ground.evidence where !result[index].evidence.contains(evidence) {
          result[index].evidence.append(evidence)
        }
        for fact in ground.missing where !result[index].missing.contains(fact) { result[index].missing.append(fact) }
      } else {
        result.append(ground)
      }
    }
    return result
  }

  /// What only a person can answer: a ground of an act hangs on nothing else, or a finding waits for it; and what was answered.
  private func questions(
    acts: [AssessedAct], grounds: [AssessedGround], findings: [Finding], record: Record
  ) -> [AskedQuestion] {
    var asked: [AskedQuestion] = []
    func ask(_ question: String, _ subject: String, _ answer: Bool?) {
      let new = AskedQuestion(question: question, subject: subject, answer: answer)
      if !asked.contains(where: { $0.question == question && $0.subject == subject }) { asked.append(new) }
    }
    for ground in grounds {
      for question in ground.ground.when.flatMap({ Self.questionsAsked(in: $0.expression) }) {
        for act in ground.acts {
          guard let answer = answer(to: question, about: act, record: record) else { continue }
          ask(question, act, answer)
        }
      }
      guard ground.state == .open, ground.missing.allSatisfy(\.isQuestion) else { continue }
      for case .question(let id, let subject) in ground.missing { ask(id, subject, nil) }
    }
    for finding in findings {
      for case .question(let id, let subject) in finding.missing { ask(id, subject, nil) }
    }
    return asked
  }

  private static func questionsAsked(in expression: Expression) -> [String] {
    expression.nodes.compactMap { node in
      guard case .call("judged", nil, let arguments) = node.kind, let first = arguments.first,
        case .literal(.string(let name)) = expression[first].kind
      else { return nil }
      return name
    }
  }

  func answer(to question: String, about subject: String, record: Record) -> Bool? {
    guard let names = plan.manifest.judgements, let list = record.cell(at: names.list, from: record.root) else { return nil }
    for cell in record.elements(of: record.heap.cells[list]) {
      let object = record.heap.cells[cell]
      guard record.text(names.question, of: object) == question else { continue }
      if let named = record.text(names.subject, of: object), named != subject { continue }
      if let answer = record.field(names.answer, of: object), record.heap.cells[answer].kind == .boolean {
        return record.heap.cells[answer].payload == 1
      }
    }
    return nil
  }
}

extension AssessedAct {
  /// What the grounds make of an act: excused, out of time, serious.
  mutating func apply(_ grounds: [AssessedGround]) {
    let effects = Set(grounds.filter { $0.state == .holds }.map(\.ground.effect))
    isSerious = effects.contains(.serious)
    isReducible = effects.contains(.reduced)
    outcome =
      effects.contains(.timeBarred)
      ? .timeBarred : effects.contains(.mustNotPunish) ? .noPenalty : effects.contains(.mayNotPunish) ? .mayWaive : .penalty
  }

  /// The scale that applies: of a serious case, where the law has one.
  var scale: FineScale? { (isSerious ? penalty?.serious?.fine : nil) ?? penalty?.fine }
}
