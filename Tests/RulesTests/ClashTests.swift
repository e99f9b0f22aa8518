import Diagnostics
import Testing

/// Where YAML and the language of conditions clash: each clash has a code of its own, underlines what was meant as one
/// value, and shows both ways out.
@Suite struct ClashTests {
  /// A line of the rule replaced; `⟦…⟧` marks what must be underlined.
  struct Slip: Sendable, CustomTestStringConvertible {
    var code: String
    /// Stands for the rule's `when` line, or for another that it names.
    var line: String
    var cures: [String]
    var testDescription: String { line }

    init(_ code: String, _ line: String, _ cures: String...) {
      self.code = code
      self.line = line
      self.cures = cures
    }

    var rule: String {
      let lines = line.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
      let old =
        switch line.prefix(4) {
        case "each": "    each: {good: goods}"
        case "mess": "    message: {zh: \"${good.id}\", en: \"${good.id}\"}"
        case "good": "    goods: good\n"
        default: "    when: [good.state == \"stale\"]"
        }
      return RuleSetTests.rule.replacingFirst(old, with: lines + (old.hasSuffix("\n") ? "\n" : ""))
    }
  }

  static let slips: [Slip] = [
    Slip("E0108", "when:\n  - ⟦!has(shop.name)⟧", "'!has(shop.name)'", "absent(shop.name)"),
    Slip("E0108", "when: ⟦!has(shop.name)⟧", "'!has(shop.name)'", "absent(shop.name)"),
    Slip("E0108", "when:\n  - ⟦!(has(shop.name))⟧", "'!(has(shop.name))'", "absent(x)"),
    Slip("E0108", "when: [good.worth > 1, ⟦!has(shop.name)⟧]", "'!has(shop.name)'", "absent(shop.name)"),
    Slip("E0109", "when:\n  - ⟦*good.worth > 1⟧", "'*good.worth > 1'"),
    Slip("E0109", "when:\n  - ⟦&good.worth > 1⟧", "'&good.worth > 1'"),
    Slip("E0109", "when:\n  - ⟦&good > 1⟧", "'&good > 1'"),
    Slip("E0116", "when:\n  - ⟦\"stale\" == good.state⟧", "'\"stale\" == good.state'", "(\"stale\" == good.state)"),
    Slip("E0116", "when: ⟦'stale' == good.state⟧", "'''stale'' == good.state'", "('stale' == good.state)"),
    Slip("E0116", "when: [⟦\"stale\" == good.state⟧, good.worth > 1]", "'\"stale\" == good.state'", "(\"stale\" == good.state)"),
    Slip("E0117", "when:\n  - ⟦[1, 2].exists(n, n == good.worth)⟧", "'[1, 2].exists(", "([1, 2].exists("),
    Slip("E0117", "when: ⟦[\"stale\"].exists(w, w == good.state)⟧", "'[\"stale\"].exists(", "([\"stale\"].exists("),
    Slip("E0117", "when: [⟦[1, 2].exists(n, n == good.worth)⟧]", "'[1, 2].exists(", "([1, 2].exists("),
    Slip("E0117", "when:\n  - ⟦{\"a\": 1}.size() > good.worth⟧", "'{\"a\": 1}.size()", ">-"),
    Slip("E0118", "when:\n  - ⟦good.worth > 1 ? true : false⟧", "'good.worth > 1 ? true : false'", ">-"),
    Slip("E0118", "when: ⟦good.worth > 1 ? true : false⟧", "'good.worth > 1 ? true : false'", ">-"),
    Slip("E0118", "when: [⟦good.worth > 1 ? true : false⟧]", "'good.worth > 1 ? true : false'", ">-"),
    Slip("E0118", "when:\n  - ⟦good.id == \"a: b\"⟧", "'good.id == \"a: b\"'", ">-"),
    Slip("E0118", "when: ⟦good.id == \"a: b\"⟧", "'good.id == \"a: b\"'", ">-"),
    Slip("E0118", "message:\n  zh: ⟦货物 ${good.id}: 陈⟧\n  en: good", "'货物 ${good.id}: 陈'", ">-"),
    Slip("E0119", "when:\n  - ⟦good.id == \"a #1\"⟧", "'good.id == \"a #1\"'", ">-"),
    Slip("E0119", "when: [good.worth > 1, ⟦good.id == \"货 #1\"⟧]", "'good.id == \"货 #1\"'", ">-"),
    Slip("E0119", "message:\n  zh: ⟦货物 #${good.id}⟧\n  en: good ${good.id}", "'货物 #${good.id}'", ">-"),
    Slip("E0120", "when: [⟦goods.exists(g, g.worth > 1)⟧, good.worth > 1]", "'goods.exists(g, g.worth > 1)'", "`- …`"),
    Slip("E0120", "when: [good.worth > 1, ⟦good.state in [\"stale\", \"fresh\"]⟧]", "'good.state in [\"stale\", \"fresh\"]'", "`- …`"),
    Slip("E0117", "when: [⟦{\"a\": 1}.size() > good.worth⟧]", "'{\"a\": 1}.size()", ">-"),
    Slip("E0120", "when: [⟦good.worth > 1 && goods.all(g, g.worth > 1 || g.id in ['a', 'b'])⟧]", "''a'', ''b''", "`- …`"),
    Slip("E0120", "each: {good: ⟦goods.filter(g, g.worth > 1)⟧}", "'goods.filter(g, g.worth > 1)'", "`- …`"),
    Slip("E0120", "message: {zh: ⟦货物 ${good.id}⟧, en: good}", "'货物 ${good.id}'", "`- …`"),
    Slip(
      "E0120", "unless: [{reason: {zh: 一, en: one}, when: ⟦goods.exists(g, g.worth > 1)⟧, burden: party}]\nwhen: [good.worth > 1]",
      "'goods.exists(g, g.worth > 1)'", "`- …`"),
  ]

  @Test(arguments: slips)
  func `a clash is one error with its own code, at the whole value, with both cures`(slip: Slip) throws {
    let text = MarkedText(slip.rule)
    let errors = RuleSetTests.errors(rule: text.text)
    #expect(errors.map(\.code) == [slip.code], "\(errors.map(\.message.en))")
    let error = try #require(errors.first)
    let marked = slip.code == "E0108" ? Int(error.primary.span.end) : text.marked.upperBound
    #expect(Int(error.primary.span.start) == text.marked.lowerBound)
    #expect(Int(error.primary.span.end) == marked)
    for cure in slip.cures { #expect(error.help.contains { $0.en.contains(cure) }, "\(error.help.map(\.en))") }
    #expect(error.help.allSatisfy { !$0.zh.isEmpty })
  }

  /// What looks like a clash and is none.
  @Test(arguments: [
    "when:\n  - good.worth > 1 # a remark", "when: [good.worth > 1] # good.id == \"a\"", "when:\n  - good.id == \"a#1\"",
    "when:\n  - 'good.id == \"a #1\"'", "when: ['goods.exists(g, g.worth > 1)']", "when:\n  - goods.exists(g, g.worth > 1)",
    "when:\n  - good.worth > 1 ? true :false", "message: {zh: \"货 #${good.id}\", en: \"good ${good.id}\"}",
    "message:\n  zh: 货 ${good.id} # remark ${good.id}\n  en: good ${good.id}", "when:\n  - (\"stale\" == good.state)",
    "when: [good.worth > 1, has(shop)]", "when:\n  - >-\n    good.worth > 1 ? true : false",
  ])
  func `what YAML leaves as it is meant is no clash`(line: String) {
    let errors = RuleSetTests.errors(rule: Slip("", line).rule)
    #expect(errors.isEmpty, "\(errors.map { "\($0.code) \($0.message.en)" })")
  }

  /// What cannot be read even as it was meant keeps its own mistake.
  @Test(arguments: [
    ("when:\n  - good.worth > (1 # remark", "E0201"), ("when: [goods.exists(g g.worth > 1), good.worth > 1]", "E0201"),
    ("when:\n  - [good.worth > 1]", "E0403"), ("when:\n  - {a: 1}", "E0403"), ("when:\n  - # good.worth > 1", "E0403"),
    ("when: [good.worth > 1 good.worth]", "E0201"),
  ])
  func `another mistake is not taken for a clash`(line: String, code: String) {
    let errors = RuleSetTests.errors(rule: Slip("", line).rule)
    #expect(errors.map(\.code) == [code], "\(errors.map { "\($0.code) \($0.message.en)" })")
  }
}
