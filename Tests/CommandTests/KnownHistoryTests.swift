import Foundation
import Testing

/// What a visit knows through a store: decisions on earlier visits to the same enterprise.
@Suite struct KnownHistoryTests {
  /// An earlier visit with a decision, a later one with the same kind of act, and what the ground of repetition must say of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    /// Of the earlier visit's enterprise; nil: the same as the later one's.
    var code: String?
    var decision = "number: 穗1号, date: 2023-09-27"
    /// What the later visit's enterprise has besides.
    var earlier = ""
    var more = ""
    var hasNumber = true
    /// Both visits are one record.
    var isOne = false
    var state: String
    var isKept = false
    var isContradicted = false

    var testDescription: String { what }

    func first(_ number: Int) -> String {
      """
      schema: inspection/1
      id: first-\(number)
      visit: {date: 2023-08-01}
      enterprise: {name: 某公司, uscc: \(hasNumber ? code ?? Self.code(number) : "null")}
      decisions: [{\(decision), acts: [{act: off_dossier, provision: csar-60-1-2}]}]

      """
    }

    /// 37 days after the decision.
    func second(_ number: Int) -> String {
      """
      schema: inspection/1
      id: \(isOne ? "first" : "second")-\(number)
      visit: {date: 2024-01-10}
      enterprise: {name: 某公司, uscc: \(hasNumber ? Self.code(number) : "null")\(earlier)}
      products: [{id: p1, name: 防晒霜, kind: special, special_uses: [sunscreen], maker: inspected, registration: {uses: [sunscreen]}, technical_requirements_met: false}]
      batches: [{id: b1, product: p1, made_on: 2023-11-03}]
      \(more)

      """
    }

    private static func code(_ number: Int) -> String { "91440101MA5X\(1000 + number)X0" }
  }

  static let cases: [Case] = [
    .init(what: "the list is left out", state: "holds", isKept: true),
    .init(what: "the list says: none", earlier: ", earlier_penalties: []", state: "holds", isKept: true, isContradicted: true),
    .init(
      what: "the list names it", earlier: ", earlier_penalties: [{number: 穗1号, date: 2023-09-27, act: off_dossier}]", state: "holds"),
    .init(what: "the list names it by its day", earlier: ", earlier_penalties: [{date: 2023-09-27, act: off_dossier}]", state: "holds"),
    .init(
      what: "the list names another act of it", earlier: ", earlier_penalties: [{number: 穗1号, date: 2023-09-27, act: label_breach}]",
      state: "holds", isKept: true, isContradicted: true),
    .init(
      what: "the list is not entered in full", earlier: ", earlier_penalties: [{date: 2020-01-01, act: label_breach}]",
      more: "incomplete: [enterprise.earlier_penalties]", state: "holds", isKept: true),
    .init(what: "another enterprise", code: "91440101MA5YYYYY00", state: "open"),
    .init(what: "an enterprise without a number", hasNumber: false, state: "open"),
    .init(what: "more than a year before", decision: "date: 2022-11-02", state: "open"),
    .init(what: "decided after the visit", decision: "date: 2024-01-11", earlier: ", earlier_penalties: []", state: "not_met"),
    .init(what: "the day is not known", decision: "date: 2022-09..2023-10-01", state: "open"),
    .init(what: "a waiver", decision: "date: 2023-09-27, mitigated: waived", earlier: ", earlier_penalties: []", state: "not_met"),
    .init(
      what: "its own decision", earlier: ", earlier_penalties: []", more: "decisions: [{number: 穗1号, date: 2024-02-01, acts: [{act: off_dossier}]}]",
      state: "not_met"),
    .init(what: "the record itself", earlier: ", earlier_penalties: []", isOne: true, state: "not_met"),
  ]

  /// The later visits' lines and text, after a run over the earlier ones.
  private struct Judged: Sendable {
    var lines: [Substring]
    var text: String
  }

  private static let judged = Task {
    let folder = try TemporaryFolder()
    let store = folder.path("s.sqlite")
    let firsts = try folder.file("first.yaml", cases.enumerated().map { $1.first($0) }.joined(separator: "---\n"))
    let one = try await Program.run(["check", firsts, "--store", store, "--format", "json"], within: 300)
    #expect(one.status == 0, "\(one.errors)")
    let seconds = try folder.file("second.yaml", cases.enumerated().map { $1.second($0) }.joined(separator: "---\n"))
    let two = try await Program.run(
      ["check", seconds, "--store", store, "--format", "ndjson=\(folder.path("out"))", "--format", "text", "--lang", "en"], within: 300)
    #expect(two.status == 1, "\(two.errors)")
    let lines = try folder.text("out").split(separator: "\n").filter { $0.hasPrefix("{\"type\": \"record\"") }
    return Judged(lines: lines, text: two.output.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  @Test(arguments: cases.indices)
  func `a decision on an earlier visit counts as an earlier penalty`(number: Int) async throws {
    let expected = Self.cases[number]
    let judged = try await Self.judged.value
    let line = try #require(judged.lines.indices.contains(number) ? judged.lines[number] : nil)
    let ground = try #require(
      line.firstMatch(of: /\{"ground": "d46-61-1-4a-act".*?"state": "([a-z_]+)", "evidence": (.*?), "missing"/), "\(expected.what)")
    #expect(ground.1 == expected.state, "\(expected.what)")
    let mark = "\"kept\": {\"run\": 1, \"record\": \"first-\(number)\", \"number\": \"穗1号\"}"
    #expect(ground.2.contains(mark) == expected.isKept, "\(expected.what): \(ground.2)")
    #expect(judged.text.contains("off_dossier (store: run 1, record first-\(number), 穗1号)") == expected.isKept, "\(expected.what)")
    #expect(line.contains("\"id\": \"history\"") == expected.isContradicted, "\(expected.what)")
  }

  @Test func `a second run over one file knows what the first one kept, whatever the jobs`() async throws {
    let folder = try TemporaryFolder()
    let both = try folder.file("both.yaml", Self.cases[0].first(0) + "---\n" + Self.cases[0].second(0))
    func check(_ store: String, _ more: String...) async throws -> String {
      try await Program.run(["check", both, "--store", folder.path(store), "--format", "ndjson"] + more, within: 300).output
    }
    let first = try await check("a", "--jobs", "1")
    #expect(!first.contains("\"kept\""), "a run is no history of itself")
    let second = try await check("a", "--jobs", "1")
    #expect(second.contains("\"kept\""))
    #expect(try await check("b", "--jobs", "4") == first)
    #expect(try await check("b", "--jobs", "4") == second)
    #expect(try await check("b", "--no-history") == first)
    let enterprises = try SQLiteShell.ask(folder.path("a"), "SELECT visits, cases FROM enterprises")
    #expect(enterprises.lines == ["2|1"])
    let repeats = try SQLiteShell.ask(folder.path("a"), "SELECT earlier_id, id, act, days FROM repeats")
    #expect(repeats.lines == ["first-0|second-0|off_dossier|37"])
  }

  @Test func `a correction of the earlier visit is what counts`() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path("s.sqlite")
    for text in [Self.cases[0].first(0), Self.cases[6].first(0)] {
      _ = try await Program.run(["check", folder.file("first.yaml", text), "--store", store], within: 300)
    }
    let two = try await Program.run(
      ["check", folder.file("second.yaml", Self.cases[0].second(0)), "--store", store, "--format", "json"], within: 300)
    #expect(two.status == 1 && !two.output.contains("\"kept\""))
  }
}
