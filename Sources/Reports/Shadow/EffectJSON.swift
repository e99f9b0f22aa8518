import Engine
import Rules

/// What a second rule set finds otherwise, as JSON.
package enum EffectJSON {
  package static func ruleSet(_ identity: RuleSetIdentity) -> JSONValue {
    .object([("name", .string(identity.name)), ("version", .string(identity.version)), ("digest", .string(identity.digest))])
  }

  /// Null where both say the same.
  package static func value(_ result: ShadowResult) -> JSONValue {
    guard result.isDifferent, let effect = result.effect else { return .null }
    let reading: [(key: String, value: JSONValue)] = [
      ("reading", .string(result.reading.rawValue)), ("errors", .array(result.errors.map(RecordJSON.error))),
    ]
    return .object(reading + entries(effect))
  }

  private static func entries(_ effect: RecordEffect) -> [(key: String, value: JSONValue)] {
    [
      (
        "statuses",
        .array(
          effect.moves.map {
            .object([
              ("rule", .string($0.rule)), ("subject", .string($0.subject)), ("from", JSONValue($0.from?.rawValue)),
              ("to", JSONValue($0.to?.rawValue)),
            ])
          })
      ),
      ("case", .object([("from", .bool(effect.isCase.first)), ("to", .bool(effect.isCase.second))])),
      (
        "fine_cny",
        .object([
          ("from", AssessmentJSON.range(effect.fine.first)), ("to", AssessmentJSON.range(effect.fine.second)),
          ("change", JSONValue(FineChange(effect.fine)?.rawValue)),
        ])
      ),
      ("recommendations", .object([("gained", .array(effect.gained.map(advice))), ("lost", .array(effect.lost.map(advice)))])),
      ("parts", JSONValue(effect.parts.map(\.rawValue))),
    ]
  }

  private static func advice(_ line: RecordEffect.Advice) -> JSONValue {
    .object([("action", .string(line.action)), ("state", .string(line.state.rawValue))])
  }

  package static func totals(_ totals: EffectTotals) -> JSONValue {
    .object([
      ("records", .int(totals.records)), ("changed", .int(totals.changed)),
      ("readings", .object(ShadowResult.Reading.allCases.map { ($0.rawValue, .int(totals.readings[$0] ?? 0)) })),
      (
        "statuses",
        .object([("from", RecordJSON.statuses(totals.statuses.first)), ("to", RecordJSON.statuses(totals.statuses.second))])
      ),
      (
        "cases",
        .object([
          ("from", .int(totals.cases.first)), ("to", .int(totals.cases.second)), ("gained", .int(totals.casesGained)),
          ("lost", .int(totals.casesLost)),
        ])
      ),
      ("fine_cny", .object([("from", AssessmentJSON.range(totals.fine.first)), ("to", AssessmentJSON.range(totals.fine.second))])),
      ("fines", .object(FineChange.allCases.map { ($0.rawValue, .int(totals.fines[$0] ?? 0)) })),
      ("rules", .array(totals.moves.keys.sorted().map { rule($0, totals) })),
      ("recommendations", .array(advice(totals))),
      ("parts", .object(RecordEffect.Part.allCases.map { ($0.rawValue, .int(totals.parts[$0] ?? 0)) })),
    ])
  }

  private static func rule(_ id: String, _ totals: EffectTotals) -> JSONValue {
    .object([
      ("rule", .string(id)), ("records", .int(totals.movedRecords[id] ?? 0)),
      (
        "moves",
        .array(
          totals.transitions(of: id).map { transition, count in
            .object([
              ("from", JSONValue(transition.from?.rawValue)), ("to", JSONValue(transition.to?.rawValue)), ("things", .int(count)),
            ])
          })
      ),
    ])
  }

  private static func advice(_ totals: EffectTotals) -> [JSONValue] {
    totals.advice.sorted { ($0.key.action, $0.key.state.rawValue) < ($1.key.action, $1.key.state.rawValue) }.map { line, counts in
      .object([
        ("action", .string(line.action)), ("state", .string(line.state.rawValue)), ("gained", .int(counts.gained)),
        ("lost", .int(counts.lost)),
      ])
    }
  }
}
