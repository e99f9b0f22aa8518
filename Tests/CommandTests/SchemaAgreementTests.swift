import Diagnostics
import Documents
import Foundation
import Rules
import Testing

/// The readers of rule files and the JSON Schemas say the same of every key: a sample is spoilt line by line, and both
/// must complain, or neither.
@Suite struct SchemaAgreementTests {
  private static let manifest = """
    name: shop
    version: 1.0.0
    schema: schema.yaml
    record: {id: id, date: day, as_of: [day], enterprise: id, inspected: shop, goods: [goods]}
    categories: [{id: shop, title: {zh: 店, en: shop}}]
    """
  private static let vocabulary = """
    required: [id]
    properties:
      id: {type: string}
      day: {type: string, format: date}
      shop: {$ref: '#/$defs/shop', x-nullable: true}
      goods: {type: array, items: {$ref: '#/$defs/good'}}
    $defs:
      shop: {properties: {open: {type: boolean}}}
      good: {properties: {id: {type: string}, worth: {type: number}}}
    """

  /// One key a line.
  private static let rules = """
    rules:
      - id: R-1
        title:
          zh: 陈
          en: stale
        status: draft
        category: shop
        basis: [code-1]
        in_force:
          from: 2021-01-01
          to: 2027-01-01
        law_date: day
        each:
          good: goods
        applies: [has(shop)]
        when: [good.worth > 1]
        unless:
          - reason:
              zh: 甲
              en: a
            burden: party
            when: [good.worth > 2]
        pending:
          - reason:
              zh: 乙
              en: b
            when: [good.worth > 3]
        act: stale_goods
        goods: good
        party: inspected
        message:
          zh: 丙
          en: c
        verified:
          checked: 2026-01-01
    functions:
      - name: dear
        parameters:
          worth: decimal
        is: worth > 1
    contradictions:
      - id: K-1
        each:
          good: goods
        when: [good.worth < 0]
        message:
          zh: 丁
          en: d
    """
  private static let law = """
    instruments:
      - id: code
        title:
          zh: 法
          en: Code
    provisions:
      - id: code-1
        instrument: code
        cite:
          zh: 一
          en: one
        title:
          zh: 一
          en: one
        penalty: pay
    acts:
      - id: stale_goods
        title:
          zh: 陈
          en: stale
        provision: code-1
        nature: stale
        versions: [code-1]
    penalties:
      - id: pay
        title:
          zh: 付
          en: pay
        fine:
          of: worth
          bands: [{fine: {min: 1, max: 2}}]
        confiscate:
          - what: goods
            mandatory: true
        serious:
          one_of: [close]
          bars:
            years: 10
          persons:
            who: [owner]
            ban: lifetime
        crime: true
    """
  private static let assessment = """
    bases:
      worth:
        value: worth
        else: worth * 2
    grounds:
      - id: G-1
        title:
          zh: 重
          en: grave
        effect: serious
        of: [pay]
        applies_at: decision
        when: [act.has_goods]
    questions:
      - id: grave
        title:
          zh: 重否
          en: grave?
        of: act
    routes:
      - id: T-1
        action: close
        needs: act
        when: [act.has_goods]
        steps_before: [notice]
    lexicons:
      - id: words
        entries:
          - term: 好
            innocent: [好奇]
            judge: true
    """

  private static func readerComplains(_ text: String) -> Bool {
    let files = [("r/rules.yaml", manifest), ("r/schema.yaml", vocabulary), ("r/x.yaml", text)].enumerated().map {
      SourceText(id: SourceID(UInt32($0)), name: $1.0, text: $1.1)
    }
    var found: [Diagnostic] = []
    _ = RuleSet.read(files: files, root: "r/", reporting: &found)
    return found.contains { $0.primary.span.source == SourceID(2) && $0.severity == .error }
  }

  private static func schemaComplains(_ text: String, _ check: JSONSchemaCheck) -> Bool {
    var problems: [Diagnostic] = []
    let documents = readYAML(SourceText(id: SourceID(0), name: "x.yaml", text: text), reporting: &problems)
    return problems.hasErrors || documents.contains { !check.problems(of: $0, by: "rule.schema.json").isEmpty }
  }

  /// The text with one line's key misspelt, with the line and what hangs under it gone, with its value made a list of lists.
  private static func spoilt(_ text: String) -> [(what: String, text: String)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.indices.flatMap { index -> [(what: String, text: String)] in
      let line = lines[index]
      guard let colon = line.firstIndex(of: ":") else { return [] }
      let indent = line.prefix { $0 == " " || $0 == "-" }.count
      var end = index + 1
      while end < lines.count, lines[end].prefix(while: { $0 == " " || $0 == "-" }).count > indent { end += 1 }
      func text(_ changed: [String]) -> String {
        (lines[..<index] + changed + lines[end...]).joined(separator: "\n") + "\n"
      }
      var found = [("misspelt \(line)", text([line[..<colon] + "_x" + line[colon...]] + lines[(index + 1)..<end]))]
      // An entry that has lost its first key begins with the next.
      if line.contains("- ") {
        if end < lines.count, lines[end].prefix(while: { $0 == " " }).count == indent {
          found.append(("without \(line)", text([]).replacing(lines[end], with: dashed(line, lines[end]), maxReplacements: 1)))
        }
      } else {
        found.append(("without \(line)", text([])))
      }
      found.append(("as a list \(line)", text([line[...colon] + " [[1]]"])))
      return found.map { (what: $0.0, text: $0.1) }
    }
  }

  private static func dashed(_ line: String, _ next: String) -> String {
    String(line.prefix { $0 == " " || $0 == "-" }) + next.drop { $0 == " " }
  }

  @Test(arguments: [rules, law, assessment])
  func `reader and schema agree`(sample: String) throws {
    let check = try JSONSchemaCheck(folder: Package.root.appendingPathComponent("rules/schema"))
    #expect(!Self.readerComplains(sample))
    #expect(!Self.schemaComplains(sample, check))
    let cases = Self.spoilt(sample)
    #expect(cases.count > 50)
    for (what, text) in cases {
      let reader = Self.readerComplains(text), schema = Self.schemaComplains(text, check)
      #expect(reader == schema, "\(what): the reader \(reader ? "complains" : "accepts"), the schema \(schema ? "complains" : "accepts")")
    }
    #expect(cases.count { Self.readerComplains($0.text) } > cases.count / 3)
  }
}
