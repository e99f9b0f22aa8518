import Diagnostics
import Rules
import Testing

/// The outline of a law, and the entries of its map.
@Suite struct LawMapTests {
  private static func outline(_ articles: String) throws -> Outline {
    var sources = SourceMap()
    var found: [Diagnostic] = []
    let files = [
      ("r/rules.yaml", RuleSetTests.manifest), ("r/schema.yaml", RuleSetTests.schema),
      ("r/a.yaml", "outlines: [{instrument: code, articles: [\(articles)]}]\n"),
    ].map { sources.add(name: $0.0, bytes: ContiguousArray($0.1.utf8)) }
    let set = try #require(RuleSet.read(files: files, root: "r/", reporting: &found))
    #expect(!found.contains { $0.severity == .error })
    return try #require(set.outlines.first)
  }

  @Test(arguments: [
    ([0], ["code-7"]),
    ([2], ["code-7-1", "code-7-1-1", "code-7-1-2"]),
    ([0, 0], ["code-7-1", "code-7-2"]),
    ([1, 0, 2], ["code-7-1", "code-7-1-1", "code-7-2", "code-7-3", "code-7-3-1", "code-7-3-2"]),
  ])
  func `an article of one paragraph without items is one part, else each paragraph and item is`(items: [Int], parts: [String]) throws {
    #expect(try Self.outline("{article: 7, items: \(items)}").parts.map(\.value) == parts)
  }

  @Test(arguments: [("code-7", true), ("code-7-3", true), ("code-71", false), ("code-8-7", false), ("other-7", false)])
  func `an outline speaks of its articles alone`(id: String, speaks: Bool) throws {
    #expect(try Self.outline("{article: 7, items: [0]}, {article: 12, items: [0]}").speaks(of: id) == speaks)
  }

  private static let outlines = "outlines: [{instrument: code, articles: [{article: 1, items: [0]}]}]\n"

  @Test(arguments: [
    ("status: encoded, penalties: [pay]", nil),
    ("status: encoded", "E0402"),
    ("status: encoded, questions: [asked]", "E0402"),
    ("status: open_norm, fields: [shop.open]", nil),
    ("status: open_norm, fields: [shop.opne]", "E0415"),
    ("status: open_norm", "E0402"),
    ("status: procedural", "E0402"),
    ("status: excluded", "E0402"),
    ("status: excluded, note: {zh: 因故, en: for a reason}", nil),
    ("status: forgotten, note: {zh: 因故, en: for a reason}", "E0404"),
    ("note: {zh: 因故, en: for a reason}", "E0402"),
    ("status: encoded, penalties: [pay], colour: red", "E0401"),
  ] as [(String, String?)])
  func `an entry says what its status asks for`(entry: String, code: String?) {
    let found = RuleSetTests.errors(more: Self.outlines + "coverage: [{provision: code-1, \(entry)}]\n")
    #expect(found.map(\.code) == [code].compactMap { $0 })
  }

  @Test(arguments: ["[-1]", "[x]", "[]", "1.5"])
  func `how many items a paragraph has is a whole number`(items: String) {
    let found = RuleSetTests.errors(more: "outlines: [{instrument: code, articles: [{article: 1, items: \(items)}]}]\n")
    #expect(found.map(\.code) == ["E0403"])
  }

  @Test func `a part has one entry`() {
    let entry = "{provision: code-1, status: encoded, penalties: [pay]}"
    #expect(RuleSetTests.errors(more: Self.outlines + "coverage: [\(entry), \(entry)]\n").map(\.code) == ["E0406"])
  }

  @Test(arguments: [("full_text", 0), ("copy", 0), ("memory", 1), ("unverified", 1)])
  func `what was written from memory convicts nobody`(how: String, count: Int) {
    let law = RuleSetTests.law.replacing("how: full_text", with: "how: \(how)")
    #expect(RuleSetTests.errors(law: law).filter { $0.code == "E0421" }.count == count)
    let draft = RuleSetTests.rule.replacing("category:", with: "status: draft\n    category:")
    #expect(RuleSetTests.errors(law: law, rule: draft).isEmpty)
  }

  @Test func `the provision of an act is one that somebody read, cited or not`() {
    let law = RuleSetTests.law.replacing(
      "provisions: [", with: "provisions: [{id: code-2, instrument: code, cite: {zh: 二, en: two}, title: {zh: 二, en: two}, verified: {how: full_text}}, ")
      .replacing("verified: {how: full_text}, penalty: pay", with: "verified: {how: memory}, penalty: pay")
    let rule = RuleSetTests.rule.replacing("basis: [code-1]", with: "basis: [code-2]")
    #expect(RuleSetTests.errors(law: law, rule: rule).map(\.code) == ["E0421"])
  }
}
