import CEL
import Diagnostics
import Testing

@Suite struct ConditionTests {
  @Test(arguments: [
    "crate.fruit == \"apple\"", "crate.fruit in [\"apple\", \"pear\"]", "\"organic\" in marks",
    "crates.exists(c, c.fruit != \"plum\")", "marks.exists(m, m == \"organic\")",
    "crate.weight * 100 > count * 5", "crate.weight > 1", "crate.weight == 1", "crate.weight + 0.1 == 0.3",
    "1 + crate.weight < 2.5", "quotient(crate.weight, 3, 2) > 1", "crate.weight in [1, 2.5, 3]",
    "crates.map(c, c.weight).sum() > 10", "crates.map(c, 2).sum() == count", "[1, 2.5].sum() == 3.5",
    "crate.picked >= date(\"2022-01-01\")", "plus_days(crate.picked, 30) > as_of", "crate.picked == as_of",
    "crate.residue > amount(\"10 mg/kg\")", "crate.residue == amount(\"未检出\")", "!crate.sold",
    "crate.grower == null || crate.grower == inspected", "owner == inspected", "size(crates) > 3",
    "count > 1 ? crate.weight > 2 : crate.weight > 3.5", "-crate.weight < 0", "decimal(\"1.5\") < crate.weight",
    "(has(weight) ? weight : 0) > 1", "amount(string(crate.weight) + \" %\") > crate.residue", "(count > 1 ? 1 : 2.5) == crate.weight",
  ]) func `a sound condition passes`(_ text: String) {
    let condition = Condition(text)
    #expect(condition.diagnostics.isEmpty, "\(condition.messages)")
    #expect(condition.checked.type == .bool)
  }

  struct Slip: Sendable, CustomTestStringConvertible {
    var text: String
    var code: String
    var underlined: String
    /// What the English message or its help must say.
    var says: String
    var suggestion: String?
    init(_ text: String, _ code: String, _ underlined: String, _ says: String, _ suggestion: String? = nil) {
      (self.text, self.code, self.underlined, self.says, self.suggestion) = (text, code, underlined, says, suggestion)
    }
    var testDescription: String { text }
  }

  @Test(arguments: [
    // Names and fields.
    Slip("crate.wieght > 1", "E0222", "wieght", "`crate` has no field `wieght`", "weight"),
    Slip("crates.exists(c, c.fruits == \"apple\")", "E0222", "fruits", "its fields are: fruit, weight", "fruit"),
    Slip("has(crate.lable)", "E0222", "lable", "no field", "label"),
    Slip("cratess.exists(c, c.sold)", "E0221", "cratess", "no name `cratess`", "crates"),
    Slip("as_off > as_of", "E0221", "as_off", "no name", "as_of"),
    Slip("True == crate.sold", "E0221", "True", "write `true`", "true"),
    Slip("crate.fruit == apple", "E0221", "apple", "a word stands in quotes", "\"apple\""),
    Slip("apple == crate.fruit", "E0221", "apple", "a word stands in quotes", "\"apple\""),
    Slip("crates.fruit == \"apple\"", "E0228", "fruit", "`list.exists(x, x.fruit …)`"),
    Slip("plus_dais(as_of, 3) > as_of", "E0223", "plus_dais", "no function", "plus_days"),
    Slip("not(crate.sold)", "E0223", "not", "write `!`", "!"),
    Slip("crates.exists(c.sold)", "E0210", "exists", "`list.exists(x, condition)`"),
    // Closed lists.
    Slip("crate.fruit == \"aple\"", "E0227", "\"aple\"", "not one of the words", "apple"),
    Slip("\"banana\" != crate.fruit", "E0227", "\"banana\"", "apple, pear, plum"),
    Slip("crate.fruit in [\"apple\", \"peer\"]", "E0227", "\"peer\"", "did you mean", "pear"),
    Slip("\"organik\" in marks", "E0227", "\"organik\"", "did you mean", "organic"),
    Slip("marks.exists(m, m == \"orgnic\")", "E0227", "\"orgnic\"", "did you mean", "organic"),
    Slip("crates.all(c, c.fruit == \"plumb\")", "E0227", "\"plumb\"", "did you mean", "plum"),
    Slip("marks.exists(m, m != \"\")", "E0227", "\"\"", "`list.exists(x, true)`"),
    // Dates, amounts, numbers, texts.
    Slip("crate.picked > 20220101", "E0224", ">", "a date cannot be compared with a whole number"),
    Slip("crate.picked > \"2022-01-01\"", "E0224", ">", "`date(\"2022-01-01\")`"),
    Slip("crate.picked == \"2022-01-01\"", "E0230", "==", "`date(\"2022-01-01\")`"),
    Slip("crate.picked + 30 > as_of", "E0224", "+", "`plus_days(date, n)`"),
    Slip("crate.picked > date(\"2022-13-01\")", "E0231", "\"2022-13-01\"", "is not a date"),
    Slip("crate.weight > \"3.5\"", "E0224", ">", "a number has no quotes: `3.5`"),
    Slip("crate.weight == \"heavy\"", "E0230", "==", "a number never equals a text"),
    Slip("crate.weight / 2 > 1", "E0224", "/", "`quotient(a, b, scale)`"),
    Slip("crate.residue > 10", "E0224", ">", "`amount(\"10 mg/kg\")`"),
    Slip("crate.residue > \"10 mg/kg\"", "E0224", ">", "`amount(\"10 mg/kg\")`"),
    Slip("crate.fruit == 3", "E0230", "==", "a text stands in quotes: \"3\""),
    Slip("crate.sold == \"true\"", "E0230", "==", "`true` and `false` have no quotes"),
    Slip("crate == \"C1\"", "E0230", "==", "compare one of its fields"),
    Slip("marks == \"organic\"", "E0230", "==", "`x in list`"),
    Slip("plus_days(3, as_of) > as_of", "E0224", "plus_days", "it is used as plus_days(a date, a whole number)"),
    Slip("listed(\"fruits\", 3)", "E0224", "listed", "listed(a text, a text)"),
    Slip("crate.fruit.startsWith(1)", "E0224", "startsWith", "a text.startsWith(a text)"),
    Slip("crate.weight > 1.0000000000000000000000001", "E0231", "1.0000000000000000000000001", "too many digits"),
    // Truths.
    Slip("crate.weight", "E0225", "crate.weight", "true or false belongs here, not a number"),
    Slip("crates && crate.sold", "E0225", "crates", "`size(crates) > 0`"),
    Slip("crate.sold || crate.fruit", "E0225", "crate.fruit", "`crate.fruit == \"…\"`"),
    Slip("crates.all(c, c.weight)", "E0225", "c.weight", "true or false"),
    Slip("crate.fruit.exists(c, true)", "E0229", "crate.fruit", "a list belongs here"),
    Slip("count > 1 ? crate.fruit : crate.weight", "E0224", "?", "the two results differ"),
  ]) func `a slip is one error that says how to mend it`(_ slip: Slip) {
    let condition = Condition(slip.text)
    #expect(condition.codes == [slip.code], "\(condition.messages)")
    #expect(condition.underlined == [slip.underlined])
    let message = condition.messages.first ?? ""
    #expect(message.contains(slip.says), "\(message)")
    if let suggestion = slip.suggestion { #expect(condition.diagnostics.first?.suggestions.first == suggestion) }
    #expect(condition.diagnostics.allSatisfy { $0.message.zh.unicodeScalars.contains { $0.value > 0x2E80 } })
  }

  @Test func `fields have their slots and variables their numbers`() {
    let condition = Condition("crates.exists(c, c.weight > 1 && as_of > c.picked)")
    let expression = condition.checked.expression
    var found: [String: Reference] = [:]
    for (id, reference) in condition.checked.references.enumerated() {
      if let reference { found[expression.text(of: id)] = reference }
    }
    #expect(found["crates"] == .field(slot: 0))
    #expect(found["c"] == .variable(5))
    #expect(found["c.weight"] == .field(slot: 1))
    #expect(found["as_of"] == .variable(1))
    #expect(condition.checked.variableCount == 5)
  }

  @Test func `the test of a field under its own name becomes a test of the record`() {
    let condition = Condition("has(licence)")
    let expression = condition.checked.expression
    guard case .select(_, "licence", true, false) = expression[expression.root].kind else {
      Issue.record("not a test: \(expression[expression.root].kind)")
      return
    }
    #expect(condition.checked.references[expression.root] == .field(slot: 2))
  }

  @Test(arguments: [
    ("crate.picked", Type.date, []), ("licence.until", Type.nullable(.date), ["E0226"]),
    ("has(licence) ? licence.until : null", Type.nullable(.date), []), ("crate.weight", Type.date, ["E0225"]),
    ("count", Type.decimal, []),
  ]) func `the whole has the type asked for`(_ text: String, _ type: Type, _ codes: [String]) {
    #expect(Condition(text, expecting: type).codes == codes)
  }

  @Test func `literals with a point are exact in rules and doubles elsewhere`() {
    #expect(Condition("0.1", expecting: nil).checked.type == .decimal)
    var found: [Diagnostic] = []
    #expect(check(Parsed("0.1").expression, in: Scope(), expecting: nil, reporting: &found).type == .double)
  }

  @Test func `numbers are not mixed in pure expressions`() {
    var found: [Diagnostic] = []
    _ = check(Parsed("1 + 1.0 == 2.0").expression, in: Scope(), expecting: nil, reporting: &found)
    #expect(found.map(\.code) == ["E0224"])
  }

  @Test func `an expression with a syntax error gives no further errors`() {
    #expect(Condition("crate.weight > > 1").codes == ["E0201"])
    #expect(Condition("crate.weight + crates.all(x > 1").codes == ["E0201"])
  }
}
