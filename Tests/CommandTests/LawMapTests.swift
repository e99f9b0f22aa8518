import Foundation
import Testing

/// `rules coverage law`: the map of the law over our own rules, and what is wrong with maps that are.
@Suite struct LawMapTests {
  struct Map: Decodable {
    struct Verified: Decodable { var how: String?, source: String?, checked: String? }
    struct Text: Decodable { var zh: String, en: String }
    struct Item: Decodable {
      var id: String, instrument: String, status: String?
      var title: Text?, note: Text?
      var rules: [String], penalties: [String], grounds: [String], routes: [String], questions: [String], fields: [String]
      var verified: Verified
    }
    struct Summary: Decodable { var items: Int, encoded: Int, open_norm: Int, procedural: Int, excluded: Int, missing: Int }
    var items: [Item]
    var summary: Summary
  }

  private static func map(_ edit: (String) -> String = { $0 }, file: String = "law/coverage.yaml") async throws -> (Map, Int32, String) {
    let folder = try TemporaryFolder()
    let rules = folder.url.appendingPathComponent("rules")
    try FileManager.default.copyItem(at: Package.root.appendingPathComponent("rules"), to: rules)
    try folder.file("rules/" + file, edit(try folder.text("rules/" + file)))
    let outcome = try await Program.run(["rules", "coverage", "law", "--rules", rules.path, "--format", "json"], within: 120)
    return (try JSONDecoder().decode(Map.self, from: Data(outcome.output.utf8)), outcome.status, outcome.errors)
  }

  @Test func `nothing is missing from our map, and the sums are right`() async throws {
    let (map, status, errors) = try await Self.map()
    #expect(status == 0 && errors.isEmpty, "\(errors)")
    #expect(map.summary.missing == 0)
    #expect(map.summary.items == map.items.count)
    func count(_ status: String) -> Int { map.items.count { $0.status == status } }
    let sums = [map.summary.encoded, map.summary.open_norm, map.summary.procedural, map.summary.excluded]
    #expect(sums == ["encoded", "open_norm", "procedural", "excluded"].map(count))
    #expect(sums.reduce(0, +) == map.items.count)
    #expect(Set(map.items.map(\.id)).count == map.items.count)
  }

  /// Articles and their parts, counted in the text of the law by hand.
  @Test(arguments: [("csar", 45, "csar-59-1", "csar-76"), ("d46", 19, "d46-57", "d46-65"), ("adlaw", 45, "adlaw-55-1", "adlaw-61-1-4")])
  func `the map has every part of the penal articles`(instrument: String, count: Int, first: String, last: String) async throws {
    let own = try await Self.map().0.items.filter { $0.instrument == instrument }
    #expect(own.count == count)
    #expect(own.first?.id == first && own.last?.id == last)
  }

  @Test func `what is encoded is cited by something and says how it was checked; what is left out says why`() async throws {
    for item in try await Self.map().0.items {
      let citing = item.rules + item.penalties + item.grounds + item.routes
      #expect(item.title != nil, "\(item.id)")
      switch item.status {
      case "encoded", "open_norm":
        #expect(!citing.isEmpty, "\(item.id)")
        #expect(item.verified.how != nil && item.verified.source != nil && item.verified.checked != nil, "\(item.id)")
        if item.status == "open_norm" { #expect(!item.questions.isEmpty || !item.fields.isEmpty, "\(item.id)") }
      case "excluded":
        #expect(citing.isEmpty && item.note != nil, "\(item.id)")
      default: #expect(item.note != nil, "\(item.id)")
      }
    }
  }

  @Test func `a part that nobody maps is missing`() async throws {
    let (map, status, errors) = try await Self.map { $0.replacing("{article: 76, items: [0]}", with: "{article: 76, items: [0, 0]}") }
    #expect(status == 1 && errors.contains("W0516"))
    #expect(map.summary.missing == 2)
    #expect(map.items.filter { $0.status == nil }.map(\.id) == ["csar-76-1", "csar-76-2"])
  }

  @Test(arguments: [
    ("rules: [OTH-301]", "rules: [OTH-399]", "W0517"), ("rules: [OTH-301]", "rules: [OTH-302]", "W0517"),
    ("rules: [OTH-301]", "rules: [OTH-402]", "W0517"), ("penalties: [d46-58-1]", "penalties: [d46-58-2]", "W0517"),
    ("questions: [storage_breach]", "questions: [storage]", "W0517"), ("{provision: csar-76,", "{provision: csar-75-2,", "W0518"),
  ])
  func `an entry that says what is not so is told`(old: String, new: String, code: String) async throws {
    let (_, status, errors) = try await Self.map { text in
      #expect(text.contains(old))
      return text.replacing(old, with: new)
    }
    #expect(status == 1 && errors.contains(code), "\(errors)")
  }

  @Test func `a rule that is taken back to a draft leaves its entry unfounded`() async throws {
    let (map, status, errors) = try await Self.map(
      { $0.replacing("  - id: OTH-601\n", with: "  - id: OTH-601\n    status: draft\n") }, file: "other/conduct.yaml")
    #expect(status == 1 && errors.contains("W0517") && errors.contains("OTH-601"))
    #expect(map.items.first { $0.id == "csar-73" }?.rules == [])
  }

  @Test func `without an outline there is nothing to map`() async throws {
    let (map, status, _) = try await Self.map { _ in "" }
    #expect(status == 3 && map.items.isEmpty)
  }

  @Test func `the map is printed for people in both languages`() async throws {
    let zh = try await Program.run("rules", "coverage", "law")
    let en = try await Program.run("rules", "coverage", "law", "--lang", "en")
    #expect(zh.status == 0 && zh.output.contains("[已编入]") && zh.output.contains("缺 0"))
    #expect(en.status == 0 && en.output.contains("[encoded]") && en.output.contains("MISSING 0"))
  }
}
