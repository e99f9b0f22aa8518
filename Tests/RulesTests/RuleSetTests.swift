import CEL
import Diagnostics
import Rules
import Testing

/// Mistakes of rule files: told with their place and the name that was meant.
@Suite struct RuleSetTests {
  static let manifest = """
    name: shop
    version: 1.0.0
    schema: schema.yaml
    record: {id: id, date: day, as_of: [day], enterprise: id, inspected: shop, goods: [goods]}
    roll_up_grid: {rows: day, columns: shop.name}
    categories: [{id: shop, title: {zh: 店, en: shop}}]
    actions: [{id: fine, title: {zh: 罚, en: fine}}]
    """
  static let schema = """
    required: [id]
    properties:
      id: {type: string}
      day: {type: string, format: date}
      shop: {$ref: '#/$defs/shop', x-nullable: true}
      goods: {type: array, items: {$ref: '#/$defs/good'}}
    $defs:
      shop: {properties: {open: {type: boolean}, name: {type: string, x-nullable: true}}}
      good: {properties: {id: {type: string}, worth: {type: number}, state: {type: string, enum: [fresh, stale]}}}
    """
  static let law = """
    instruments: [{id: code, title: {zh: 法, en: Code}}]
    provisions: [{id: code-1, instrument: code, cite: {zh: 一, en: one}, title: {zh: 一, en: one}, verified: {how: full_text}, penalty: pay}]
    acts: [{id: stale_goods, title: {zh: 陈, en: stale}, provision: code-1}]
    bases: {worth: {value: worth}}
    penalties:
      - id: pay
        title: {zh: 付, en: pay}
        fine: {of: worth, bands: [{below: 100, fine: {min: 1, max: 2}}, {from: 100, times: {min: 1, max: 2}}]}
    """
  static let rule = """
    rules:
      - id: R-1
        title: {zh: 陈, en: stale}
        category: shop
        basis: [code-1]
        law_date: as_of
        each: {good: goods}
        when: [good.state == "stale"]
        act: stale_goods
        goods: good
        message: {zh: "${good.id}", en: "${good.id}"}
    """

  /// The diagnostics that are errors, in order of place.
  static func errors(
    manifest: String = manifest, law: String = law, rule: String = rule, more: String? = nil
  ) -> [Diagnostic] {
    var sources = SourceMap()
    var files: [SourceText] = []
    for (name, text) in [("r/rules.yaml", manifest), ("r/schema.yaml", schema), ("r/a.yaml", law), ("r/b.yaml", rule), ("r/c.yaml", more ?? "")]
    where !text.isEmpty { files.append(sources.add(name: name, bytes: ContiguousArray(text.utf8))) }
    var found: [Diagnostic] = []
    if let set = RuleSet.read(files: files, root: "r/", reporting: &found) {
      _ = CheckedRuleSet.check(set, files: [:], digest: "", reporting: &found)
    }
    return found.filter { $0.severity == .error }
  }

  @Test func `a right rule set has no mistakes`() { #expect(Self.errors().isEmpty) }

  /// A category, a word of a closed list and an action may share their id.
  @Test func `a word is called by its own title, never by that of a category`() throws {
    let words = "words: [{id: state.shop, title: {zh: 店内, en: inside}}]\n"
    var problems: [Diagnostic] = []
    var sources = SourceMap()
    let files = [("r/rules.yaml", Self.manifest + "\n" + words), ("r/schema.yaml", Self.schema)].map { name, text in
      sources.add(name: name, bytes: ContiguousArray(text.utf8))
    }
    let manifest = try #require(RuleSet.read(files: files, root: "r/", reporting: &problems)).manifest
    #expect(manifest.title(ofCategory: "shop").en == "shop" && manifest.title(ofCategory: "shop").zh == "店")
    #expect(manifest.title(ofWord: "shop", in: "state").zh == "店内")
    #expect(manifest.title(ofWord: "shop", in: "kind").zh == "shop" && manifest.title(of: "shop").zh == "shop")
    #expect(manifest.title(of: "fine").zh == "罚")
  }

  /// One thing replaced in the rule: the one code that must come out, and the first suggestion.
  @Test(arguments: [
    ("code-1", "code-l", "E0407", "code-1"), ("stale_goods", "stale_good", "E0408", "stale_goods"),
    ("category: shop", "category: shpo", "E0413", "shop"), ("each:", "eahc:", "E0401", "each"),
    ("good.state", "good.sate", "E0222", "state"), ("\"stale\"", "\"stael\"", "E0227", "stale"),
    ("when: [good.state == \"stale\"]", "when: []", "E0403", ""), ("    act: stale_goods\n", "", "E0402", ""),
    ("law_date: as_of", "law_date: good.worth", "E0225", ""),
  ])
  func `one slip is one error with the name that was meant`(
    right: String, wrong: String, code: String, suggestion: String
  ) throws {
    let text = Self.rule.replacingFirst(right, with: wrong)
    let errors = Self.errors(rule: text)
    #expect(errors.count == 1, "\(errors.map { "\($0.code) \($0.message.en)" })")
    let first = try #require(errors.first)
    if code != "E0225", code != "E0222" { #expect(first.code == code, "\(first.message.en)") }
    if !suggestion.isEmpty { #expect(first.suggestions.first == suggestion, "\(first.message.en)") }
    #expect(!first.message.zh.isEmpty && !first.message.en.isEmpty)
  }

  @Test func `an id used twice is told with both places`() throws {
    let errors = Self.errors(more: Self.rule)
    #expect(errors.map(\.code) == ["E0406"])
    #expect(try #require(errors.first).secondary.count == 1)
  }

  @Test func `bands that leave a gap are told`() {
    let law = Self.law.replacingFirst("{from: 100, times", with: "{from: 101, times")
    #expect(Self.errors(law: law).map(\.code) == ["E0414"])
  }

  @Test(arguments: [
    ("{below: 100, fine", "{from: 5, below: 100, fine"), ("{from: 100, times", "{from: 100, below: 200, times"),
  ])
  func `bands that do not reach the ends are told`(right: String, wrong: String) {
    #expect(Self.errors(law: Self.law.replacingFirst(right, with: wrong)).map(\.code) == ["E0414"])
  }

  @Test(arguments: [
    ("date: day", "date: dya", "day"), ("goods: [goods]", "goods: [godos]", "goods"), ("inspected: shop", "inspected: shp", "shop"),
    ("columns: shop.name", "columns: shop.nam", "name"),
  ])
  func `a path that the vocabulary lacks is told`(right: String, wrong: String, suggestion: String) throws {
    let errors = Self.errors(manifest: Self.manifest.replacingFirst(right, with: wrong)).filter { $0.code == "E0415" }
    #expect(errors.map(\.suggestions.first) == [suggestion])
  }

  @Test func `a basis over a field that no goods have is told`() {
    #expect(Self.errors(law: Self.law.replacingFirst("value: worth", with: "value: wroth")).map(\.code) == ["E0415"])
  }

  @Test func `what could not be read is not called undeclared too`() {
    let law = Self.law.replacingFirst("title: {zh: 陈, en: stale}, provision", with: "titel: {zh: 陈, en: stale}, provision")
    #expect(Self.errors(law: law).map(\.code) == ["E0401"])
    #expect(Self.errors(law: Self.law + "\n\t- x").map(\.code) == ["E0106"])
  }

  @Test func `an unverified provision carries no active rule`() {
    let law = Self.law.replacingFirst(", verified: {how: full_text}", with: "")
    #expect(Self.errors(law: law).map(\.code) == ["E0421"])
    #expect(Self.errors(law: law, rule: Self.rule.replacingFirst("category:", with: "status: draft\n    category:")).isEmpty)
  }

  @Test func `all mistakes of all files come in one run`() {
    let law = Self.law.replacingFirst("instrument: code,", with: "instrument: cod,")
    let rule = Self.rule.replacingFirst("good.state", with: "good.sate")
    #expect(Self.errors(law: law, rule: rule).count == 2)
  }
}

extension String {
  func replacingFirst(_ text: String, with other: String) -> String {
    guard let range = firstRange(of: text) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
