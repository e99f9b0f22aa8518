public import CEL
public import Diagnostics

extension CheckedRuleSet {
  /// Checks one expression as if it stood in a rule: the record's fields, `as_of`, `inspected`, the rule set's functions.
  public func check(expression source: SourceText, reporting: inout [Diagnostic]) -> CheckedExpression? {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let map = SpanMap(source: source.id, verbatimFrom: 0, length: UInt32(source.bytes.count))
    var found: [Diagnostic] = []
    let written = parse(text, at: map, options: ParseOptions(dialect: .rules), reporting: &found)
    guard found.isEmpty else {
      reporting += found
      return nil
    }
    let functions = FunctionExpansion(self.source.functions, reporting: &found)
    let scopes = ScopeMaker(
      schema: self.source.schema, manifest: self.source.manifest, functions: HostFunction.allCases.map(\.declaration) + functions.declarations)
    let expression = scopes.readingRecord(functions.expand(written), shadowed: ["as_of", "inspected", "act"])
    let checked = CEL.check(expression, in: scopes.scope(withAct: false), expecting: nil, reporting: &found)
    reporting += found
    return found.hasErrors ? nil : checked
  }
}
