import Documents
import CEL
import Diagnostics
import Engine
import Records
import Rules

/// A record's result as JSON (contract: records with findings, assessment; money as strings; a key without a value is null).
struct RecordJSON {
  let plan: Plan
  let options: ReportOptions
  /// The lines of the text that the record stands in.
  let lines: LineIndex

  /// A second rule set has its part only where one is evaluated.
  func value(_ result: RecordResult) -> [(key: String, value: JSONValue)] {
    own(result) + (result.shadow.map { [("shadow", EffectJSON.value($0))] } ?? [])
  }

  private func own(_ result: RecordResult) -> [(key: String, value: JSONValue)] {
    let source = JSONValue.object([
      ("file", .string(result.file)), ("line", .int(result.position.line)), ("column", .int(result.position.column)),
    ])
    switch result.content {
    case .invalid(let errors):
      return [
        ("id", JSONValue(result.id)), ("state", .string("invalid")), ("source", source),
        ("errors", .array(errors.map(Self.error))),
      ]
    case .checked(let record, let findings, let assessment):
      return [
        ("id", JSONValue(result.id)), ("state", .string("checked")), ("source", source),
        ("enterprise", JSONValue(result.enterprise)), ("date", JSONValue(result.date)),
        ("statuses", Self.statuses(findings.counts)),
        ("findings", .array(findings.findings.map { finding($0, record) })),
        ("shadows", .array(findings.shadows.map { finding($0, record) })),
        ("unexamined", .array(findings.unexamined.map { .object([("path", .string($0.fact.text)), ("rules", .int($0.rules))]) })),
        ("contradictions", .array(findings.warnings.map { contradiction($0) })),
        ("assessment", AssessmentJSON(plan: plan, options: options, record: record, lines: lines).value(assessment)),
      ]
    }
  }

  static func statuses(_ counts: StatusCounts) -> JSONValue {
    .object(Status.allCases.map { ($0.rawValue, .int(counts[$0])) })
  }

  static func localized(_ text: Localized) -> JSONValue { .object([("zh", .string(text.zh)), ("en", .string(text.en))]) }

  static func error(_ error: PlacedError) -> JSONValue {
    .object([
      ("code", .string(error.code)), ("message", Self.localized(error.message)),
      (
        "location",
        .object([
          ("file", .string(error.file)), ("line", .int(error.position.line)), ("column", .int(error.position.column)),
        ])
      ),
    ])
  }

  private func location(_ span: SourceSpan) -> JSONValue {
    let position = lines.position(of: span.start)
    return .object([
      ("file", .string(lines.file(at: span.start))), ("line", .int(position.line)), ("column", .int(position.column)),
    ])
  }

  private func finding(_ finding: Finding, _ record: Record) -> JSONValue {
    let planned = plan.rules[finding.rule]
    var entries: [(key: String, value: JSONValue)] = [
      ("rule", .string(planned.rule.id.value)), ("category", .string(planned.rule.category.value)),
      ("status", .string(finding.status.rawValue)), ("subject", .string(finding.subject)),
      ("location", location(finding.span)), ("title", Self.localized(planned.rule.title)),
      ("message", Self.localized(finding.message)), ("basis", JSONValue(planned.rule.basis.map(\.value))),
      ("act", .string(planned.act.id.value)), ("evidence", .array(finding.evidence.map { evidence($0, record) })),
      ("reason", finding.reason.map { Self.reason($0) } ?? .null), ("missing", JSONValue(finding.missing.map(\.text))),
      ("not_raised", .array(finding.notRaised.map { .string($0[options.language]) })),
      ("reasons", .array(finding.reasons.facts.map(reason))), ("repair", repair(finding.reasons.repair)),
      ("party", finding.isReferred ? JSONValue(finding.party.map { record.path(of: $0) } ?? "unknown") : .null),
    ]
    if options.explains { entries.append(("trace", .array(finding.trace.map(\.json)))) }
    return .object(entries)
  }

  private static func reason(_ reason: Reason) -> JSONValue {
    if case .lawNotEncoded = reason { return .string("law_not_encoded") }
    return localized(reason.text)
  }

  private func reason(_ fact: DecidingFact) -> JSONValue {
    let value = value(fact.value, isBoolean: fact.isBoolean, isSensitive: fact.isSensitive)
    return .object([
      ("path", .string(fact.path)), ("state", .string(fact.state.rawValue)), ("value", value), ("unit", JSONValue(fact.unit)),
    ])
  }

  private func repair(_ repair: Repair?) -> JSONValue {
    guard let repair else { return .null }
    let steps = repair.steps.map { step -> JSONValue in
      let isMasked = step.isSensitive && !options.unmasks
      return .object([
        ("path", .string(step.path)), ("from", isMasked ? .string(Evidence.mask) : JSONValue(step.from)),
        ("to", isMasked ? .string(Evidence.mask) : .string(step.to)),
      ])
    }
    return .object([("steps", .array(steps)), ("status", .string(repair.status.rawValue))])
  }

  private func value(_ text: String?, isBoolean: Bool, isSensitive: Bool) -> JSONValue {
    if isSensitive, !options.unmasks { return .string(Evidence.mask) }
    return isBoolean ? .bool(text == "true") : JSONValue(text)
  }

  func evidence(_ evidence: Evidence, _ record: Record) -> JSONValue {
    let value = value(evidence.value, isBoolean: evidence.isBoolean, isSensitive: evidence.isSensitive)
    var entries: [(key: String, value: JSONValue)] = [
      ("path", .string(evidence.path)), ("value", value), ("unit", JSONValue(evidence.unit)),
      ("taken_from", JSONValue(evidence.standIn)),
      ("location", location(record.span(of: evidence.cell))),
    ]
    // Only a run that reads a store has it.
    if let kept = evidence.kept { entries.append(("kept", kept.json)) }
    return .object(entries)
  }

  private func contradiction(_ found: Contradicted) -> JSONValue {
    .object([
      ("id", .string(found.id)), ("path", .string(found.path)), ("location", location(found.span)),
      ("message", Self.localized(found.message)),
    ])
  }
}
