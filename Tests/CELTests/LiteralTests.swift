import Diagnostics
import Testing

@testable import CEL

@Suite struct LiteralTests {
  @Test(arguments: [
    ("limit > amount(\"5 mg/gk\")", ["mg/kg", "mg/g", "g/kg"]), ("limit > amount(\"many\")", []), ("opened > date(\"2023-02-30\")", []),
    ("name.matches(\"(\")", []), ("decimal(\"1,5\") > 1.0", []),
  ] as [(String, [String])])
  func `A text that spells no value is told before anything runs`(text: String, suggestions: [String]) {
    var diagnostics: [Diagnostic] = []
    let map = SpanMap(source: SourceID(0), verbatimFrom: 0, length: UInt32(text.utf8.count))
    let scope = Scope(
      dialect: .rules,
      variables: [.init(name: "limit", type: .amount), .init(name: "opened", type: .date), .init(name: "name", type: .string)])
    let expression = parse(text, at: map, options: ParseOptions(dialect: .rules), reporting: &diagnostics)
    _ = check(expression, in: scope, expecting: .bool, reporting: &diagnostics)
    #expect(diagnostics.map(\.code) == ["E0231"])
    #expect(diagnostics.first?.suggestions == suggestions)
  }
}
