import Foundation
import Testing

/// `rules diff`: what changed between two rule sets, and what that does to records.
@Suite struct RulesDiffTests {
  typealias Edit = MarketRules.Edit

  struct Report: Decodable {
    struct Texts: Decodable { var zh: String, en: String }
    struct Item: Decodable { var text: Texts, written: String? }
    struct Part: Decodable { var path: String, order: Bool, removed: [Item], added: [Item] }
    struct Cell: Decodable { var column: String, from: String, to: String }
    struct Row: Decodable { var key: String, cells: [Cell] }
    struct Rows: Decodable { var added: [String], removed: [String], changed: [Row] }
    struct Place: Decodable { var file: String, line: Int }
    struct Change: Decodable {
      var section: String, id: String, change: String, former_id: String?, location: Place, parts: [Part], rows: Rows?
    }
    struct Summary: Decodable { var changes: Int, same_files: Bool, records: Int?, records_changed: Int? }
    var changes: [Change]
    var summary: Summary
  }

  private static func report(_ outcome: Program.Outcome) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
  }

  // MARK: Rules

  struct Case: Sendable {
    var edit: Edit
    /// `section id kind`, then the paths of the parts that changed.
    var found: String
    var parts: [String]

    init(_ edit: Edit, _ found: String, _ parts: String...) {
      self.edit = edit
      self.found = found
      self.parts = parts
    }
  }

  static let cases: [Case] = [
    Case(Edit("fruit.yaml", "in_force: {from: 2020-01-01}", "in_force: {from: 2021-01-01, to: 2024-01-01}"), "rules ROT-1 changed", "in_force"),
    Case(Edit("fruit.yaml", "when: [crate.rotten]", "when: [crate.rotten, crate.worth > 20]"), "rules ROT-1 changed", "when"),
    Case(Edit("fruit.yaml", "when: [crate.rotten]", "when: ['!crate.rotten']"), "rules ROT-1 changed", "when"),
    Case(Edit("fruit.yaml", "when: [crate.rotten]", "applies: [crate.worth > 1]\n    when: [crate.rotten]"), "rules ROT-1 changed", "applies"),
    Case(Edit("fruit.yaml", "burden: party", "burden: authority"), "rules ROT-1 changed", "unless[0].burden"),
    Case(Edit("fruit.yaml", "when: [cheap(crate.worth)]", "when: [cheap(crate.worth), stall.small]"), "rules ROT-1 changed", "unless[0].when"),
    Case(Edit("fruit.yaml", "zh: 几乎不值钱, en: worth next to nothing", "zh: 不值钱, en: worth nothing"), "rules ROT-1 changed", "unless"),
    Case(Edit("fruit.yaml", "when: [crate.retest]", "when: [crate.retest != false]"), "rules ROT-1 changed", "pending[0].when"),
    Case(Edit("fruit.yaml", "basis: [code-1]", "basis: [code-2, code-1]"), "rules ROT-1 changed", "basis"),
    Case(Edit("fruit.yaml", "act: rotten_fruit", "act: bad_label"), "rules ROT-1 changed", "act"),
    Case(Edit("fruit.yaml", "    goods: crate\n", ""), "rules ROT-1 changed", "goods"),
    Case(Edit("fruit.yaml", "law_date: crate.packed_on", "law_date: [crate.packed_on, as_of]"), "rules ROT-1 changed", "law_date"),
    Case(Edit("fruit.yaml", "status: draft", "status: active"), "rules FLE-1 changed", "status"),
    Case(Edit("fruit.yaml", "en: fled}", "en: ran away}"), "rules FLE-1 changed", "message"),
    Case(Edit("fruit.yaml", "is: price < 10", "is: price < 20"), "functions cheap changed", "is"),
    Case(Edit("fruit.yaml", "crate.packed_on > day", "crate.packed_on >= day"), "contradictions packed-later changed", "when"),
    Case(Edit("fruit.yaml", "id: RES-1", "id: RES-9"), "rules RES-9 renamed"),
    Case(Edit("law.yaml", "{below: 100, fine: {min: 500, max: 1500}}", "{below: 100, fine: {min: 500, max: 2500}}"), "penalties heavy changed", "fine.bands"),
    Case(Edit("law.yaml", "times: {min: 15, max: 30}", "times: {min: 20, max: 30}"), "penalties heavy changed", "fine.bands"),
    Case(Edit("law.yaml", "{what: gains, mandatory: true}", "{what: gains}"), "penalties heavy changed", "confiscate"),
    Case(Edit("law.yaml", "bars: {years: 10}", "bars: {years: 5}"), "penalties heavy changed", "serious.bars"),
    Case(Edit("law.yaml", "times: {min: 1, max: 3}", "times: {min: 1, max: 4}"), "penalties heavy changed", "serious.persons.fine.times"),
    Case(Edit("law.yaml", "ban: {years: 10}", "ban: lifetime"), "penalties heavy changed", "serious.persons.ban"),
    Case(Edit("law.yaml", "title: {zh: 定额, en: flat}", "title: {zh: 定额, en: flat}\n    crime: true"), "penalties flat changed", "crime"),
    Case(Edit("law.yaml", "en: rot}, in_force: {from: 2020-01-01}", "en: rot}, in_force: {from: 2022-01-01}"), "provisions code-1 changed", "in_force"),
    Case(Edit("law.yaml", "verified: {how: full_text}", "verified: {how: summary}"), "provisions code-1 changed", "verified"),
    Case(Edit("law.yaml", "en: selling rotten fruit", "en: selling bad fruit"), "acts rotten_fruit changed", "title"),
    Case(Edit("assessment.yaml", "when: [stall.repeated]", "when: [stall.repeated, has(stall.permit)]"), "grounds again changed", "when"),
    Case(Edit("assessment.yaml", "effect: must_not_punish", "effect: may_not_punish"), "grounds too_small changed", "effect"),
    Case(Edit("assessment.yaml", "stall.permit.state == \"valid\"]", "stall.permit.state != \"gone\"]"), "routes heavy-revoke changed", "when"),
    Case(Edit("assessment.yaml", "alternatives: [close]", "alternatives: [close, fine]"), "routes heavy-revoke changed", "alternatives"),
    Case(Edit("assessment.yaml", "  - {id: look, action: look, needs: undetermined}\n", ""), "routes look removed"),
    Case(Edit("assessment.yaml", "en: is it grave", "en: is it very grave"), "questions grave changed", "title"),
    Case(Edit("goods/tables.yaml", "id: residues\n", "id: residues\n    rows: 3\n"), "tables residues changed", "rows"),
    Case(Edit("goods/tables.yaml", "- {term: 第一}", "- {term: 第一}\n      - {term: 唯一}"), "lexicons boasts changed", "entries"),
    Case(Edit("goods/tables.yaml", "innocent: [最好尽快]", "innocent: [最好尽快, 最好不要]"), "lexicons boasts changed", "entries"),
    Case(Edit("goods/tables.yaml", "years: [2023]", "years: [2023, 2024]"), "calendars days changed", "years"),
    Case(Edit("rules.yaml", "version: 1.0.0", "version: 1.1.0"), "manifest rules.yaml changed", "version"),
    Case(Edit("rules.yaml", "covers: {from: 2020-01-01}", "covers: {from: 2021-01-01}"), "manifest rules.yaml changed", "covers"),
    Case(Edit("rules.yaml", "en: look again", "en: look once more"), "manifest rules.yaml changed", "actions"),
    Case(Edit("schema.yaml", "      rotten: {", "      sweet: {title: {zh: 甜, en: sweet}, type: boolean}\n      rotten: {"), "vocabulary crate.sweet added"),
    Case(Edit("schema.yaml", "enum: [valid, gone]", "enum: [valid, gone, lent]"), "vocabulary permit.state changed", "enum"),
    Case(Edit("schema.yaml", "en: worth}, type: number, x-unit: 元", "en: worth}, type: number"), "vocabulary crate.worth changed", "x-unit"),
    Case(Edit("schema.yaml", "required: [schema, id]", "required: [schema, id, day]"), "vocabulary / changed", "required"),
  ]

  @Test(arguments: cases.indices)
  func `each kind of change is told, and nothing else`(index: Int) async throws {
    let one = Self.cases[index]
    let outcome = try await MarketRules([one.edit]).diff("--format", "json")
    #expect(outcome.status == 1, "\(outcome.errors)")
    let changes = try Self.report(outcome).changes
    #expect(changes.map { "\($0.section) \($0.id) \($0.change)" } == [one.found])
    #expect(changes.first?.parts.map(\.path) == one.parts)
    #expect(changes.first?.parts.allSatisfy { !$0.order && $0.removed.count + $0.added.count > 0 } == true)
  }

  @Test func `the rows of a table are told by their keys and columns`() async throws {
    let rows = "zh,en,limit,from,to\n杏,apricot,3 mg/kg,2020-01-01,\n苹果,apple,1.2 mg/kg,2020-01-01,2025-01-01\n李,plum,4 mg/kg,2020-01-01,\n"
    let market = try MarketRules([Edit("goods/residues.csv", "", rows)])
    let change = try #require(Self.report(try await market.diff("--format", "json")).changes.first)
    #expect(change.section == "tables" && change.id == "residues" && change.parts.isEmpty)
    #expect(change.rows?.added == ["zh=李; en=plum; limit=4 mg/kg; from=2020-01-01"])
    #expect(change.rows?.removed == ["zh=梨; en=pear; limit=2 mg/kg; from=2020-01-01"])
    #expect(change.rows?.changed.map(\.key) == ["苹果 / apple"])
    #expect(change.rows?.changed.first?.cells.map { "\($0.column): \($0.from) -> \($0.to)" } == ["limit: 1 mg/kg -> 1.2 mg/kg", "to:  -> 2025-01-01"])
  }

  @Test func `a long list of rows is cut short in the text, and whole with --all`() async throws {
    let rows = "zh,en,limit,from,to\n" + (1...25).map { "果\($0),fruit\($0),\($0) mg/kg,2020-01-01,\n" }.joined()
    let market = try MarketRules([Edit("goods/residues.csv", "", rows)])
    let short = try await market.diff("--lang", "en")
    #expect(short.output.contains("rows: 25 added, 3 removed, 0 changed") && short.output.contains("… and 15 more; --all lists them"))
    #expect(!short.output.contains("fruit11;"))
    let long = try await market.diff("--lang", "en", "--all")
    #expect(long.output.contains("fruit25;") && !long.output.contains("--all"))
  }

  @Test func `the order of acts is a change, that of rules is none`() async throws {
    let market = try MarketRules([
      Edit("law.yaml", "  - {id: flight, title: {zh: 逃避检查, en: fleeing}, provision: code-3}\n", ""),
      Edit("law.yaml", "acts:\n", "acts:\n  - {id: flight, title: {zh: 逃避检查, en: fleeing}, provision: code-3}\n"),
    ])
    let change = try #require(Self.report(try await market.diff("--format", "json")).changes.first)
    #expect(change.change == "reordered" && change.section == "acts")
    #expect(change.parts.first?.added.map(\.text.en) == ["flight", "rotten_fruit", "bad_label"])
  }

  /// Fled by another name: also told and cited otherwise, and counted from another day.
  private static let flight = [
    Edit("fruit.yaml", "id: FLE-1", "id: FLE-2"), Edit("fruit.yaml", "title: {zh: 逃避, en: flight}", "title: {zh: 逃跑, en: running away}"),
    Edit("fruit.yaml", "basis: [code-3]", "basis: [code-2]\n    in_force: {from: 2021-01-01}"), Edit("fruit.yaml", "en: fled}", "en: ran away}"),
  ]

  @Test func `a rule with the same act and the same conditions was renamed, whatever else it says`() async throws {
    let market = try MarketRules(Self.flight)
    let changes = try Self.report(try await market.diff("--format", "json")).changes
    let change = try #require(changes.first)
    #expect(changes.count == 1 && change.change == "renamed" && change.id == "FLE-2" && change.former_id == "FLE-1")
    #expect(change.parts.map(\.path).sorted() == ["basis", "in_force", "message", "title"])
    let text = try await market.diff("--lang", "en").output
    #expect(text.contains("FLE-2 (was FLE-1)") && text.contains("+ ran away"))
  }

  @Test(arguments: [("when: [stall.fled]", "when: [stall.fled == true]"), ("act: flight", "act: bad_label")])
  func `a rule with another act or other conditions is another rule`(from: String, to: String) async throws {
    let market = try MarketRules(Self.flight + [Edit("fruit.yaml", from, to)])
    let changes = try Self.report(try await market.diff("--format", "json")).changes
    #expect(changes.map { "\($0.id) \($0.change)" } == ["FLE-2 added", "FLE-1 removed"])
  }

  @Test func `comments, formatting, other files and other tests are no change`() async throws {
    let rule = "  - id: FLE-1\n    title: {zh: 逃避, en: flight}\n    status: draft\n    category: fruit\n    basis: [code-3]\n    law_date: as_of\n    when: [stall.fled]\n    act: flight\n    message: {zh: 逃避, en: fled}\n"
    let market = try MarketRules([
      Edit("fruit.yaml", rule, ""), Edit("other/flight.yaml", "", "rules:\n" + rule.replacing("when: [stall.fled]", with: "when: stall.fled   # why")),
      Edit("fruit.yaml", "price < 10", "'price<10'"), Edit("law.yaml", "below: 100, fine: {min: 500,", "below: 100.00, fine: {min: 500.0,"),
      Edit("goods/residues.csv", "苹果,apple,1 mg/kg,2020-01-01,\n梨,pear,2 mg/kg,2020-01-01,\n", "梨,pear,2 mg/kg,2020-01-01,\n\"苹果\",apple,1 mg/kg,2020-01-01,\n"),
      Edit("fruit.test.yaml", "", "tests: []\n"),
    ])
    let outcome = try await market.diff("--format", "json", "--population", MarketRules.visits)
    #expect(outcome.status == 3)
    let report = try Self.report(outcome)
    #expect(report.changes.isEmpty && report.summary.records_changed == 0 && !report.summary.same_files)
    let text = try await market.diff("--lang", "en")
    #expect(text.status == 0)
    #expect(text.output.replacing("\n", with: " ").contains("the two rule sets say the same (only comments, formatting, tests or campaigns differ)"))
  }

  // MARK: What people read

  private static let everything: [Edit] = [
    Edit("fruit.yaml", "in_force: {from: 2020-01-01}", "in_force: {from: 2023-01-01}"),
    Edit("fruit.yaml", "when: [crate.rotten]", "when: [crate.rotten, crate.worth > 20]"),
    Edit("fruit.yaml", "burden: party", "burden: authority"), Edit("fruit.yaml", "status: draft", "status: active"),
    Edit("fruit.yaml", "id: RES-1", "id: RES-9"), Edit("law.yaml", "max: 1500", "max: 2500"), Edit("law.yaml", "bars: {years: 10}", "bars: {years: 5}"),
    Edit("assessment.yaml", "when: [stall.repeated]", "when: [has(stall.permit)]"),
    Edit("assessment.yaml", "  - {id: look, action: look, needs: undetermined}\n", ""),
    Edit("goods/tables.yaml", "- {term: 第一}", "- {term: 唯一}"),
    Edit("goods/residues.csv", "苹果,apple,1 mg/kg", "苹果,apple,2 mg/kg"), Edit("rules.yaml", "en: fruit}", "en: fruits}"),
    Edit("schema.yaml", "      rotten: {", "      sweet: {title: {zh: 甜, en: sweet}, type: boolean}\n      rotten: {"),
  ]

  @Test(arguments: ["zh", "en"])
  func `changes read well in both languages`(language: String) async throws {
    let market = try MarketRules(Self.everything)
    for (format, ending) in [("text", "txt"), ("plain", "plain.txt")] {
      let outcome = try await market.diff("--lang", language, "--format", format)
      #expect(outcome.status == 1)
      try market.expect(outcome.output, toBe: "changes.\(language).\(ending)")
    }
  }

  @Test(arguments: ["zh", "en"])
  func `what becomes of records reads well in both languages`(language: String) async throws {
    let market = try MarketRules(Self.everything)
    let outcome = try await market.diff("--lang", language, "--population", MarketRules.visits)
    let page = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    let start = page.firstIndex { $0.hasPrefix("rotten  ") } ?? 0
    try market.expect(page[start...].joined(separator: "\n"), toBe: "population.\(language).txt")
  }

  // MARK: Exit status

  @Test func `the exit status is that of a comparison`() async throws {
    #expect(try await MarketRules().diff().status == 0)
    #expect(try await MarketRules([Edit("law.yaml", "max: 1500", "max: 2500")]).diff().status == 1)
    let broken = try await MarketRules([Edit("law.yaml", "max: 1500", "max: many")]).diff("--lang", "en")
    #expect(broken.status == 2 && broken.output.isEmpty && broken.errors.contains("E0403"))
    #expect(try await MarketRules().diff("--population", "no-such.ndjson").status == 3)
    let empty = try MarketRules()
    #expect(try await empty.diff("--population", try empty.file("none.ndjson", "")).status == 3)
    #expect(try await Program.run("rules", "diff", MarketRules.old).status == 2)
  }
}
