import CEL
import Diagnostics
import Engine
import Records
import Reports
import Rules

/// What is kept of a record, by table; the number of the record stands before each.
struct KeptRecord: Sendable {
  var record: [String?]
  var parts: [(table: String, values: [String?])] = []

  fileprivate mutating func add<Element>(_ table: String, _ elements: [Element], _ values: (Element) -> [String?]) {
    for (index, element) in elements.enumerated() { parts.append((table, ["\(index)"] + values(element))) }
  }
}

/// Takes from a result what a store keeps of it. Money as exact decimals, lists as JSON, personal data masked.
struct RecordRows: Sendable {
  let plan: Plan
  let unmasks: Bool

  func rows(of result: RecordResult) -> KeptRecord {
    let place = [result.file, "\(result.position.line)"]
    let whose = [result.enterpriseKey, result.enterprise, result.date]
    switch result.content {
    case .invalid(let errors):
      var kept = KeptRecord(record: [result.id, "invalid"] + place + whose + ["0"] + Array(repeating: nil, count: 10))
      kept.add("errors", errors) { [$0.code, $0.message.zh, $0.message.en, "\($0.position.line)"] }
      return kept
    case .checked(let record, let findings, let assessment):
      let counts: [String?] = Status.allCases.map { "\(findings.counts[$0])" }
      var kept = KeptRecord(
        record: [result.id, "checked"] + place + whose + [flag(assessment.isCase)] + counts + ends(assessment.fine))
      kept.add("findings", findings.findings) { self.finding($0, result.lines) }
      kept.add("acts", assessment.acts, act)
      kept.add("grounds", assessment.grounds) { ground in
        [
          ground.ground.id.value, ground.state.rawValue, ground.ground.effect.rawValue, list(ground.acts),
          evidence(ground.evidence),
        ]
      }
      kept.add("recommendations", assessment.recommendations) { line in
        [
          line.route.action.value, line.state.rawValue, line.route.id.value, line.addressee?.zh, line.addressee?.en,
          list(line.acts), list(line.blockedBy.map(\.text) + line.bars.map(\.zh)),
        ]
      }
      decisions(assessment.decisions, in: record, to: &kept)
      return kept
    }
  }

  private func finding(_ finding: Finding, _ lines: LineIndex) -> [String?] {
    let rule = plan.rules[finding.rule]
    return [
      rule.rule.id.value, rule.rule.category.value, finding.status.rawValue, finding.subject, rule.act.id.value,
      finding.message.zh, finding.message.en, "\(lines.position(of: finding.span.start).line)",
      list(rule.rule.basis.map(\.value)), evidence(finding.evidence), list(finding.missing.map(\.text)),
    ]
  }

  private func act(_ act: AssessedAct) -> [String?] {
    let isValueKnown = act.value.isComplete ? !act.value.parts.isEmpty : act.value.known > .zero
    return [
      act.act.id.value, act.act.title.zh, act.act.title.en, act.act.nature, act.provision, act.penalty?.id.value,
      act.outcome.rawValue, flag(act.isSerious), act.from?.description, act.to?.description,
      isValueKnown ? act.value.known.description : nil, flag(act.value.isComplete),
    ] + ends(act.fine) + [act.arithmetic.zh, act.arithmetic.en, act.absorbedBy]
  }

  // MARK: Decisions

  private func decisions(_ compared: [ComparedDecision], in record: Record, to kept: inout KeptRecord) {
    guard let names = plan.manifest.decisions, let list = record.cell(at: names.list, from: record.root) else { return }
    for (number, (cell, decision)) in zip(record.elements(of: record.heap.cells[list]), compared).enumerated() {
      let waiver = plan.manifest.history?.unless.contains { word($0.field, of: cell, in: record) == $0.word } ?? false
      kept.parts.append(
        (
          "decisions",
          [
            "\(number)", word(names.number, of: cell, in: record), word(names.date, of: cell, in: record), flag(!waiver),
            decision.fine.decided?.description, decision.fine.position.rawValue, decision.confiscated.decided?.description,
            decision.confiscated.position.rawValue, decision.revocation.rawValue,
          ]
        ))
      guard let inner = names.acts, let acts = record.field(inner.list, of: record.heap.cells[cell]) else { continue }
      for (index, act) in record.elements(of: record.heap.cells[acts]).enumerated() {
        let name = word(inner.act, of: act, in: record)
        kept.parts.append(
          (
            "decided_acts",
            [
              "\(number)", "\(index)", name, name.flatMap { plan.ruleSet.act($0)?.nature },
              word(inner.provision, of: act, in: record),
            ]
          ))
      }
    }
  }

  /// A text or a date of an object, as a record would write it; masked where it is personal.
  private func word(_ name: String, of object: CellID, in record: Record) -> String? {
    guard let cell = record.field(name, of: record.heap.cells[object]) else { return nil }
    let value = record.heap.cells[cell]
    let text = value.date?.description ?? (value.kind == .text ? record.text(of: value) : nil)
    let isPersonal = record.field(of: cell)?.isSensitive ?? false
    return isPersonal && !unmasks ? text.map { _ in Evidence.mask } : text
  }

  // MARK: Values

  private func flag(_ value: Bool) -> String { value ? "1" : "0" }

  private func ends(_ range: AmountRange?) -> [String?] { [range?.min.description, range?.max?.description] }

  private func list(_ texts: [String]) -> String { JSONValue(texts).text }

  private func evidence(_ evidence: [Evidence]) -> String {
    JSONValue.array(
      evidence.map { fact in
        let isMasked = fact.isSensitive && !unmasks
        var entries: [(key: String, value: JSONValue)] = [
          ("path", .string(fact.path)), ("value", isMasked ? .string(Evidence.mask) : JSONValue(fact.value)),
          ("unit", JSONValue(fact.unit)),
        ]
        if let kept = fact.kept { entries.append(("kept", kept.json)) }
        return .object(entries)
      }
    ).text
  }
}
