import CEL
import Diagnostics
import Testing

@Suite struct GuardTests {
  @Test(arguments: [
    "has(licence) && licence.state == \"valid\"",
    "has(licence.until) && licence.until > as_of && licence.state == \"valid\"",
    "licence != null && licence.state == \"valid\"",
    "licence == null || licence.state == \"valid\"",
    "absent(licence) || licence.state == \"valid\"",
    "!has(licence) || !has(licence.until) || licence.until > as_of",
    "has(licence) ? licence.state == \"valid\" : count > 1",
    "absent(weight) ? count > 1 : weight * 2 > 1.5",
    "!(absent(weight) || count < 1) && weight > 2",
    "(has(weight) && has(licence) || has(weight)) && weight > 1",
    "has(crate.grower.born) && crate.grower.born < date(\"2000-01-01\")",
    "crates.exists(c, has(c.label) && c.label.contains(\"x\"))",
    "crates.filter(c, has(c.label)).exists(d, d.label.contains(\"x\"))",
    "crates.map(c, has(c.grower), c.grower.name).exists(n, n == \"x\")",
    "has(note) && note.startsWith(\"x\")",
    "crate.grower == null", "null != licence", "absent(crate.grower)", "has(crates)",
    "limit(\"a\", crate.label) > amount(\"1 mg/kg\")",
  ]) func `a guard lets the value be used`(_ text: String) {
    let condition = Condition(text)
    #expect(condition.diagnostics.isEmpty, "\(condition.messages)")
  }

  @Test(arguments: [
    ("licence.state == \"valid\"", "licence"), ("licence.state == \"valid\" && has(licence)", "licence"),
    ("has(licence) || licence.state == \"valid\"", "licence"),
    ("has(licence) && licence.until > as_of", "licence.until"),
    ("weight > 1", "weight"), ("as_of > licence.until && has(licence.until)", "licence.until"),
    ("absent(weight) && weight > 1", "weight"),
    ("has(weight) ? count > 1 : weight > 1", "weight"),
    ("(has(weight) || has(licence)) && weight > 1", "weight"),
    ("crates.exists(c, c.label == \"x\")", "c.label"),
    ("crates.exists(c, has(c.label)) && crates.all(c, c.label == \"x\")", "c.label"),
    ("has(crate.label) && crates.exists(crate, crate.label == \"x\")", "crate.label"),
    ("crate.grower == inspected", "crate.grower"), ("note.startsWith(\"x\")", "note"),
    ("listed(\"a\", crate.label)", "crate.label"),
  ]) func `a value that may be null needs a guard`(_ text: String, _ path: String) {
    let condition = Condition(text)
    #expect(condition.codes == ["E0226"], "\(condition.messages)")
    #expect(condition.underlined == [path])
    #expect(condition.diagnostics.first?.help.first?.en == "write `has(\(path)) && …` before it")
  }

  @Test func `one missing guard is one error however often the value is used`() {
    #expect(Condition("weight > 1 && weight < 2 || weight + 1 == 3").codes == ["E0226"])
  }

  @Test func `a guard given by an earlier condition holds`() {
    #expect(Condition("licence.state == \"valid\"", guards: ["licence"]).diagnostics.isEmpty)
    #expect(Condition("crate.grower.name == \"x\"", guards: ["crate.grower"]).diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("has(licence.until)", ["licence", "licence.until"]), ("has(crates) && count > 1", ["crates"]),
    ("has(crate.grower.born)", ["crate", "crate.grower", "crate.grower.born"]),
    ("has(weight) && has(licence)", ["licence", "weight"]), ("has(weight) || has(licence)", []),
    ("licence != null", ["licence"]), ("!(licence == null || absent(weight))", ["licence", "weight"]),
    ("has(note)", ["note"]), ("crates.exists(c, has(c.label))", []),
    ("cel.bind(c, crate.grower, has(c.born))", ["crate.grower", "crate.grower.born"]),
  ]) func `a condition that holds proves paths present`(_ text: String, _ paths: [String]) {
    let condition = Condition(text)
    #expect(condition.diagnostics.isEmpty, "\(condition.messages)")
    #expect(guardsProven(by: condition.checked).sorted() == paths)
  }

  @Test func `a field reads as its printed path`() {
    let condition = Condition("has(licence) && licence.state == \"valid\"")
    let expression = condition.checked.expression
    #expect(expression.text(of: expression.root) == "has(licence) && licence.state == \"valid\"")
  }

  /// `marked(crate.label)` with the body of the function put in for its call.
  private func calling(_ argument: String) -> Expression {
    var nodes = Parsed("listed(\"a\", label)", ParseOptions(dialect: .rules)).expression.nodes
    for id in nodes.indices where nodes[id].kind == .ident("label", isAbsolute: false) {
      nodes[id].kind = .ident("marked@label", isAbsolute: false)
    }
    let body = nodes.count - 1
    let given = Parsed(argument, ParseOptions(dialect: .rules)).expression
    let offset = nodes.count
    for var node in given.nodes {
      if case .select(let operand, let field, let isTest, let isOptional) = node.kind {
        node.kind = .select(operand: operand + offset, field: field, isTest: isTest, isOptional: isOptional)
      }
      nodes.append(node)
    }
    nodes.append(
      .init(
        kind: .comprehension(
          .init(form: .bind, range: given.root + offset, variable: "marked@label", predicate: nil, transform: body)),
        span: nodes[given.root + offset].span, focus: nodes[given.root + offset].focus))
    return Expression(nodes: nodes, root: nodes.count - 1)
  }

  @Test func `what a function needs is asked of its caller`() {
    let expression = calling("crate.label")
    #expect(expression.text(of: expression.root) == "marked(crate.label)")
    var found: [Diagnostic] = []
    _ = check(expression, in: Orchard.scope(), expecting: .bool, reporting: &found)
    #expect(found.map(\.code) == ["E0226"])
    #expect(found.first?.help.first?.en == "write `has(crate.label) && …` before it")
    #expect(found.first?.secondary.count == 1)
    found = []
    _ = check(expression, in: Orchard.scope(["crate.label"]), expecting: .bool, reporting: &found)
    #expect(found.isEmpty)
  }
}
