import CEL
import Engine
import Rules

/// `--format json`: records first, the summary last, written as a stream.
struct JSONReport: ReportWriter {
  let plan: Plan
  let options: ReportOptions

  func open(_ run: RunHeader, into out: inout [UInt8]) {
    out += "{\"schema_version\": 1,\n".utf8
    for (key, value) in RunJSON.header(run) + RunJSON.shadow(run) {
      out += " \"\(key)\": ".utf8
      value.write(to: &out)
      out += ",\n".utf8
    }
    out += " \"records\": [\n  ".utf8
  }

  func separate(into out: inout [UInt8]) { out += ",\n  ".utf8 }

  func render(_ result: RecordResult, into out: inout [UInt8]) {
    JSONValue.object(RecordJSON(plan: plan, options: options, lines: result.lines).value(result)).write(to: &out)
  }

  func close(_ summary: RunSummary, into out: inout [UInt8]) {
    out += "],\n \"summary\": ".utf8
    JSONValue.object(RunJSON.summary(summary, plan: plan)).write(to: &out)
    out += "}\n".utf8
  }
}

/// `--format ndjson`: a line for the run, one for each record, one for the summary.
struct LinesReport: ReportWriter {
  let plan: Plan
  let options: ReportOptions

  func open(_ run: RunHeader, into out: inout [UInt8]) {
    line("run", [("schema_version", .int(1))] + RunJSON.header(run) + RunJSON.shadow(run), into: &out)
  }

  func separate(into out: inout [UInt8]) {}

  func render(_ result: RecordResult, into out: inout [UInt8]) {
    line("record", RecordJSON(plan: plan, options: options, lines: result.lines).value(result), into: &out)
  }

  func close(_ summary: RunSummary, into out: inout [UInt8]) {
    line("summary", RunJSON.summary(summary, plan: plan), into: &out)
  }

  private func line(_ type: String, _ entries: [(key: String, value: JSONValue)], into out: inout [UInt8]) {
    JSONValue.object([("type", .string(type))] + entries).write(to: &out)
    out.append(0x0A)
  }
}

enum RunJSON {
  static func header(_ run: RunHeader) -> [(key: String, value: JSONValue)] {
    [
      ("tool", .object([("name", .string("cosmetics-check")), ("version", .string(run.toolVersion))])),
      (
        "rule_set",
        .object([
          ("name", .string(run.ruleSetName)), ("version", .string(run.ruleSetVersion)), ("digest", .string(run.digest)),
        ])
      ),
    ]
  }

  /// The second rule set, where one is evaluated.
  static func shadow(_ run: RunHeader) -> [(key: String, value: JSONValue)] {
    run.shadow.map { [("shadow_rule_set", EffectJSON.ruleSet($0))] } ?? []
  }

  static func summary(_ summary: RunSummary, plan: Plan) -> [(key: String, value: JSONValue)] {
    own(summary, plan: plan) + (summary.shadow.map { [("shadow", EffectJSON.totals($0))] } ?? [])
  }

  private static func own(_ summary: RunSummary, plan: Plan) -> [(key: String, value: JSONValue)] {
    [
      ("records", .int(summary.records)), ("checked", .int(summary.checked)), ("invalid", .int(summary.invalid)),
      ("records_with_violations", .int(summary.recordsWithViolations)), ("cases", .int(summary.cases)),
      ("subjects", .int(summary.subjects)), ("statuses", RecordJSON.statuses(summary.statuses)),
      ("by_category", .object(plan.manifest.categories.map { ($0.id, .int(summary.byCategory[$0.id] ?? 0)) })),
      ("fine_cny", AssessmentJSON.range(summary.fine)),
      (
        "recommended",
        .object(
          plan.manifest.actions.map { action in
            let found = summary.recommended[action.id]
            return (
              action.id,
              .object([("records", .int(found?.records ?? 0)), ("enterprises", .int(found?.enterprises.count ?? 0))])
            )
          })
      ),
    ]
  }
}
