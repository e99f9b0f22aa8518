import CEL
import Diagnostics
import Engine
import Records
import Rules

/// `--format sarif`: findings as SARIF 2.1.0, so that whatever shows such files shows inspection records too.
///
/// | status | `kind` | `level` |
/// |---|---|---|
/// | violation, and a record that could not be judged | `fail` | `error` |
/// | exempt | `fail`, with a suppression that gives the reason | `note` |
/// | pending | `review` | `none` |
/// | undetermined, failed | `open` | `none` |
/// | a draft rule's | `informational` | `none` |
///
/// The rest is in the ledger, not here. A large forge takes 25,000 results a run and 20 runs a file: more results begin
/// another run, under a category of its own.
struct FindingsSARIF: ReportWriter {
  let plan: Plan
  let options: ReportOptions

  /// What the forge shows of a run is bounded anyway; the places of evidence are bounded here.
  private static let mostPlaces = 100

  let mostItems = 25_000
  let showsReasons = false

  func items(in result: RecordResult) -> Int {
    switch result.content {
    case .invalid(let errors): errors.count
    case .checked(_, let findings, _): findings.findings.count + findings.shadows.count
    }
  }

  // MARK: Runs

  func open(_ run: RunHeader, into out: inout [UInt8]) {
    out += "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [\n".utf8
    begin(run, part: 1, into: &out)
  }

  func turn(to part: Int, _ run: RunHeader, into out: inout [UInt8]) {
    end(isComplete: true, into: &out)
    out += ",\n".utf8
    begin(run, part: part, into: &out)
  }

  func separate(into out: inout [UInt8]) { out += ",\n".utf8 }

  func close(_ summary: RunSummary, into out: inout [UInt8]) {
    end(isComplete: summary.invalid == 0 && summary.count(.failed) == 0, into: &out)
    out += "]}\n".utf8
  }

  private func begin(_ run: RunHeader, part: Int, into out: inout [UInt8]) {
    let driver = JSONValue.object([
      ("name", .string("cosmetics-check")), ("version", .string(run.toolVersion)),
      ("rules", .array(plan.rules.indices.map(rule))),
    ])
    let properties = JSONValue.object([
      ("rule_set", .string(run.ruleSetName)), ("rule_set_version", .string(run.ruleSetVersion)),
      ("rule_set_digest", .string(run.digest)),
    ])
    out += "{\"tool\": ".utf8
    JSONValue.object([("driver", driver)]).write(to: &out)
    out += ",\n\"automationDetails\": {\"id\": \"cosmetics-check/\(part)/\"},\n\"columnKind\": \"unicodeCodePoints\",\n\"properties\": ".utf8
    properties.write(to: &out)
    out += ",\n\"results\": [\n".utf8
  }

  private func end(isComplete: Bool, into out: inout [UInt8]) {
    out += "\n],\n\"invocations\": [{\"executionSuccessful\": \(isComplete)}]}".utf8
  }

  private func rule(_ index: Int) -> JSONValue {
    let rule = plan.rules[index].rule
    let law = rule.basis.map { plan.ruleSet.citation(of: $0.value)[options.language] }.joined(separator: "\n")
    let title = rule.title[options.language]
    return .object([
      ("id", .string(rule.id.value)), ("shortDescription", Self.text(title)),
      ("fullDescription", Self.text("\(title)\n\(law)")),
      ("help", .object([("text", .string("\(title)\n\(law)")), ("markdown", .string("**\(title)**\n\n" + law.split(separator: "\n").map { "- \($0)\n" }.joined()))])),
      ("defaultConfiguration", .object([("level", .string("error"))])),
      ("properties", .object([("tags", JSONValue([rule.category.value])), ("status", .string(rule.status.rawValue))])),
    ])
  }

  private static func text(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

  // MARK: Results

  func render(_ result: RecordResult, into out: inout [UInt8]) {
    let results: [JSONValue] =
      switch result.content {
      case .invalid(let errors): errors.enumerated().map { unjudged($1, number: $0, result) }
      case .checked(let record, let findings, _):
        findings.findings.map { finding($0, record, result, isDraft: false) }
          + findings.shadows.map { finding($0, record, result, isDraft: true) }
      }
    for (index, value) in results.enumerated() {
      if index > 0 { separate(into: &out) }
      value.write(to: &out)
    }
  }

  private func unjudged(_ error: PlacedError, number: Int, _ result: RecordResult) -> JSONValue {
    let region = JSONValue.object([("startLine", .int(error.position.line)), ("startColumn", .int(error.position.column))])
    let words = [error.message[options.language]] + error.help.map { $0[options.language] }
    return .object([
      ("ruleId", .string(error.code)), ("kind", .string("fail")), ("level", .string("error")),
      ("message", Self.text(words.joined(separator: "\n"))),
      ("locations", .array([.object([("physicalLocation", physical(error.file, region))])])),
      ("partialFingerprints", fingerprint([error.code, result.file, result.id ?? "", "\(number)"])),
    ])
  }

  private func finding(_ finding: Finding, _ record: Record, _ result: RecordResult, isDraft: Bool) -> JSONValue {
    let planned = plan.rules[finding.rule]
    let (kind, level) = isDraft ? ("informational", "none") : Self.kind(of: finding.status)
    var entries: [(key: String, value: JSONValue)] = [
      ("ruleId", .string(planned.rule.id.value)), ("ruleIndex", .int(finding.rule)), ("kind", .string(kind)),
      ("level", .string(level)), ("message", Self.text(words(of: finding))),
      ("locations", .array([place(finding.span, result.lines, logical: finding.subject)])),
      ("relatedLocations", .array(evidence(finding, record, result.lines))),
      ("partialFingerprints", fingerprint([planned.rule.id.value, result.id ?? "", finding.subject])),
    ]
    if finding.status == .exempt, let reason = finding.reason {
      let suppression = JSONValue.object([
        ("kind", .string("external")), ("status", .string("accepted")),
        ("justification", .string(reason.text[options.language])),
      ])
      entries.append(("suppressions", .array([suppression])))
    }
    entries.append((
      "properties",
      .object([
        ("record", JSONValue(result.id)), ("enterprise", JSONValue(result.enterprise)), ("date", JSONValue(result.date)),
        ("status", .string(finding.status.rawValue)), ("category", .string(planned.rule.category.value)),
        ("act", .string(planned.act.id.value)), ("basis", JSONValue(planned.rule.basis.map(\.value))),
        ("missing", JSONValue(finding.missing.map(\.text))),
      ])
    ))
    return .object(entries)
  }

  private static func kind(of status: Status) -> (kind: String, level: String) {
    switch status {
    case .violation: ("fail", "error")
    case .exempt: ("fail", "note")
    case .pending: ("review", "none")
    case .undetermined, .failed: ("open", "none")
    case .clear: ("pass", "none")
    case .notApplicable, .unexamined: ("notApplicable", "none")
    }
  }

  /// The status, what was found, why, and what is missing: such a viewer shows little else.
  private func words(of finding: Finding) -> String {
    let language = options.language
    var lines = ["\(Words.status(finding.status)[language]): \(finding.message[language])"]
    if let reason = finding.reason { lines.append(reason.text[language]) }
    if !finding.missing.isEmpty {
      lines.append((language == .zh ? "缺少：" : "missing: ") + finding.missing.map(\.text).joined(separator: language == .zh ? "、" : ", "))
    }
    return lines.joined(separator: "\n")
  }

  private func evidence(_ finding: Finding, _ record: Record, _ lines: LineIndex) -> [JSONValue] {
    finding.evidence.prefix(Self.mostPlaces).enumerated().map { number, fact in
      place(record.span(of: fact.cell), lines, id: number, message: fact.words(options))
    }
  }

  // MARK: Places

  private func place(
    _ span: SourceSpan, _ lines: LineIndex, id: Int? = nil, logical: String? = nil, message: String? = nil
  ) -> JSONValue {
    let (start, end) = (lines.position(of: span.start), lines.position(of: span.end))
    let region = JSONValue.object([
      ("startLine", .int(start.line)), ("startColumn", .int(start.column)), ("endLine", .int(end.line)),
      ("endColumn", .int(end.column)),
    ])
    var entries: [(key: String, value: JSONValue)] = []
    if let id { entries.append(("id", .int(id))) }
    entries.append(("physicalLocation", physical(lines.file(at: span.start), region)))
    if let logical, !logical.isEmpty {
      entries.append(("logicalLocations", .array([.object([("fullyQualifiedName", .string(logical))])])))
    }
    if let message { entries.append(("message", Self.text(message))) }
    return .object(entries)
  }

  private func physical(_ file: String, _ region: JSONValue) -> JSONValue {
    .object([("artifactLocation", .object([("uri", .string(DiagnosticsSARIF.uri(of: file)))])), ("region", region)])
  }

  /// Which finding it is, whatever else changes in the file: by the rule, the record and the thing looked at.
  private func fingerprint(_ parts: [String]) -> JSONValue {
    .object([("finding/v1", .string(Fingerprints.hash(of: parts)))])
  }
}
