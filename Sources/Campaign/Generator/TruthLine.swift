import CEL
import Diagnostics
import Documents
import Rules

/// What was planted into a visit and what must come out, as a line of JSON.
struct TruthLine {
  let visit: PlannedVisit
  let data: CampaignData
  let manifest: Manifest
  let decided: DecidedCase?
  /// What the decision says besides its sums and acts.
  let decision: EditableTree?

  func append(_ record: Document, facts: [EditableTree], to lines: inout [UInt8]) {
    let plants = visit.plants.map { data.plants[$0] }
    var json = JSONWriter()
    json.object { json in
      for (key, path) in [("id", manifest.id), ("date", manifest.date)] + (manifest.enterpriseKey.map { [("enterprise", $0)] } ?? []) {
        json.key(key)
        json.string(orNull: record.text(at: path))
      }
      json.key("state")
      json.string(plants.contains { $0.outcome == .invalid } ? "invalid" : "checked")
      json.key("kind")
      json.string(data.kinds[visit.kind].id.value)
      strings("plants", plants.map(\.id.value), to: &json)
      json.key("facts")
      json.array { json in for fact in facts { json.literal(writeJSON(laidOut(fact), .line).dropLast()) } }
      strings("acts", Set(plants.flatMap { $0.acts.map(\.value) }).sorted(), to: &json)
      json.key("case")
      json.bool(visit.isCase(in: data))
      pairs("status", plants.flatMap { $0.status.map { ($0.rule.value, $0.status.value) } }, to: &json)
      pairs("recommend", plants.flatMap { $0.recommend.map { ($0.action.value, $0.state.value) } }, to: &json)
      for (key, name) in [("decision", manifest.decisions?.number), ("decided_on", manifest.decisions?.date)] {
        json.key(key)
        json.string(orNull: name.flatMap { decision?.value(of: $0)?.text })
      }
      money("fine", decided?.fine, to: &json)
      money("confiscated", decided?.confiscated, to: &json)
    }
    lines += json.bytes
    lines.append(0x0A)
  }

  private func strings(_ key: String, _ values: [String], to json: inout JSONWriter) {
    json.key(key)
    json.array { json in for value in values { json.string(value) } }
  }

  private func pairs(_ key: String, _ values: [(String, String)], to json: inout JSONWriter) {
    json.key(key)
    json.object { json in
      for (name, value) in values {
        json.key(name)
        json.string(value)
      }
    }
  }

  private func money(_ key: String, _ fen: Int?, to json: inout JSONWriter) {
    json.key(key)
    json.string(orNull: fen.flatMap { ExactDecimal(mantissa: Int128($0), scale: 2) }?.description)
  }
}

extension Document {
  /// The text at a path of keys; nil where nothing is there, or null.
  func text(at path: [String]) -> String? {
    var node = root
    for name in path {
      guard let next = value(of: name, in: node) else { return nil }
      node = next
    }
    return nodes[node].kind == .null ? nil : string(of: node)
  }
}
