import Foundation
import Testing

/// `rules diff --population`: what a change does to records, on records whose fate is known.
@Suite struct PopulationDiffTests {
  typealias Edit = MarketRules.Edit

  struct Report: Decodable {
    struct Move: Decodable { var rule: String, subject: String, from: String?, to: String? }
    struct Range: Decodable { var min: String, max: String? }
    struct Fine: Decodable { var from: Range?, to: Range?, change: String? }
    struct Advice: Decodable { var action: String, state: String }
    struct Both: Decodable { var gained: [Advice], lost: [Advice] }
    struct Effect: Decodable {
      var reading: String
      var statuses: [Move]
      var fine_cny: Fine
      var recommendations: Both
      var parts: [String]
    }
    struct Record: Decodable {
      var id: String
      var effect: Effect
    }
    struct Counts: Decodable { var violation: Int, undetermined: Int, clear: Int, exempt: Int, unexamined: Int, not_applicable: Int, pending: Int }
    struct Statuses: Decodable { var from: Counts, to: Counts }
    struct Cases: Decodable { var from: Int, to: Int, gained: Int, lost: Int }
    struct Fines: Decodable { var up: Int, down: Int, opened: Int, closed: Int, new: Int, gone: Int }
    struct Totals: Decodable { var records: Int, changed: Int, readings: [String: Int], statuses: Statuses, cases: Cases, fines: Fines }
    struct Population: Decodable { var totals: Totals, records: [Record] }
    var population: Population
  }

  private func population(_ edits: [Edit], status: Int32 = 3) async throws -> Report.Population {
    let market = try MarketRules(edits)
    let outcome = try await Program.run(
      ["rules", "diff", MarketRules.old, market.new, "--population", MarketRules.visits, "--format", "json"])
    // One record fits neither vocabulary, unless the new one is wider.
    #expect(outcome.status == status, "\(outcome.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8)).population
  }

  /// A change, and of each record that comes out differently what is said: statuses, the fine, what is gained and lost.
  private static let cases: [(edit: Edit, said: [String])] = [
    // The band of small values concerns one record, that of large ones two.
    (Edit("law.yaml", "{min: 500, max: 1500}", "{min: 500, max: 1600}"), ["decided: up 500-1600"]),
    (Edit("law.yaml", "{min: 15, max: 30}", "{min: 10, max: 25}"), ["rotten: down 2500-6250", "boast: down 1200-3000"]),
    (Edit("law.yaml", "{min: 500, max: 1500}", "{min: 400, max: 1600}"), ["decided: otherwise 400-1600"]),
    (
      Edit("fruit.yaml", "when: [crate.rotten]", "when: [crate.rotten, crate.worth > 100]"),
      [
        "rotten: ROT-1 crates[0] violation>clear, down 3000-6000", "cheap: ROT-1 crates[0] exempt>clear",
        "open: ROT-1 crates[1] pending>clear", "boast: ROT-1 crates[0] unexamined>undetermined, ROT-1 crates[1] unexamined>clear, +look",
        "decided: ROT-1 crates[0] violation>clear, gone, -fine",
      ]
    ),
  ]

  private func said(_ record: Report.Record) -> String {
    let effect = record.effect
    var parts = effect.statuses.map { "\($0.rule) \($0.subject) \($0.from ?? "none")>\($0.to ?? "none")" }
    if let change = effect.fine_cny.change { parts.append(change + (effect.fine_cny.to.map { " \($0.min)-\($0.max ?? "")" } ?? "")) }
    parts += effect.recommendations.gained.map { "+\($0.action)" } + effect.recommendations.lost.map { "-\($0.action)" }
    return "\(record.id): " + parts.joined(separator: ", ")
  }

  @Test func `a record says what it gains and loses`() async throws {
    for (edit, said) in Self.cases {
      let population = try await population([edit])
      #expect(population.records.map { self.said($0) } == said, "\(edit.to)")
      #expect(population.totals.changed == said.count)
      #expect(population.totals.readings == ["both": 7, "neither": 1, "only_first": 0, "only_second": 0])
    }
  }

  @Test func `a draft that becomes active is counted from nothing, and what is withdrawn goes to nothing`() async throws {
    let gained = try await population([Edit("fruit.yaml", "status: draft", "status: active")])
    let fled = try #require(gained.records.first { $0.id == "boast" }?.effect.statuses.first)
    #expect(fled.rule == "FLE-1" && fled.from == nil && fled.to == "violation")
    #expect(gained.totals.statuses.to.violation == gained.totals.statuses.from.violation + 1)
    let lost = try await population([Edit("fruit.yaml", "title: {zh: 标签, en: label}", "title: {zh: 标签, en: label}\n    status: draft")])
    #expect(lost.records.flatMap(\.effect.statuses).allSatisfy { $0.rule == "LAB-1" && $0.to == nil })
    #expect(lost.totals.statuses.to.violation == lost.totals.statuses.from.violation - 2)
  }

  @Test func `a rule that was renamed is compared with itself`() async throws {
    let name = Edit("fruit.yaml", "id: RES-1", "id: RES-9"), title = Edit("fruit.yaml", "en: residue}", "en: residues}")
    let renamed = try await population([name])
    #expect(renamed.records.isEmpty)
    let retold = try await population([name, title])
    // No status moves; the findings are told otherwise.
    let found = try await population([title])
    #expect(!found.records.isEmpty && retold.records.map(\.id) == found.records.map(\.id))
    #expect(retold.records.allSatisfy { $0.effect.statuses.isEmpty && $0.effect.parts.contains("findings") })
    // One with other conditions is not it: what the old one said is gone.
    let other = try await population([name, title, Edit("fruit.yaml", "crate.residue > limit", "crate.residue >= limit")])
    #expect(other.records.contains { $0.effect.statuses.contains { $0.rule == "RES-1" && $0.to == nil } })
    #expect(other.records.contains { $0.effect.statuses.contains { $0.rule == "RES-9" && $0.from == nil } })
  }

  @Test func `recommendations, cases and upper ends that are gained and lost`() async throws {
    let revoked = try await population([Edit("assessment.yaml", "stall.permit.state == \"valid\"", "stall.permit.state == \"gone\"")])
    let effect = try #require(revoked.records.first { $0.id == "rotten" }?.effect)
    #expect(effect.recommendations.lost.map { "\($0.action) \($0.state)" } == ["revoke recommended"])
    let waived = try await population([Edit("assessment.yaml", "when: [stall.small]", "when: [has(stall.name)]")])
    #expect(waived.totals.cases.lost > 0 && waived.totals.cases.to == waived.totals.cases.from - waived.totals.cases.lost)
    let opened = try await population([Edit("law.yaml", "fine: {min: 500, max: 1500}", "fine: {min: 500}")])
    #expect(opened.records.map(\.effect.fine_cny.change) == ["opened"] && opened.totals.fines.opened == 1)
  }

  @Test func `a vocabulary that some records do not fit tells which of the two can read them`() async throws {
    let narrower = try await population([Edit("schema.yaml", "required: [schema, id]", "required: [schema, id, day]")])
    #expect(narrower.totals.readings["only_first"] == 1)
    #expect(narrower.records.map(\.id) == ["bare"])
    let wider = try await population([Edit("schema.yaml", "  stall: {title", "  stal: {title: {zh: 误, en: slip}, $ref: '#/$defs/stall'}\n  stall: {title")], status: 1)
    #expect(wider.totals.readings["only_second"] == 1)
  }

  @Test func `any number of jobs says the same`() async throws {
    let market = try MarketRules([Edit("law.yaml", "max: 1500", "max: 2500"), Edit("fruit.yaml", "[crate.rotten]", "[crate.rotten, crate.worth > 60]")])
    var seen: Set<String> = []
    for jobs in ["1", "2", "5"] {
      seen.insert(try await market.diff("--population", MarketRules.visits, "--jobs", jobs, "--format", "json").output)
    }
    #expect(seen.count == 1)
  }
}
