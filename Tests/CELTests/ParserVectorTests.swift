import CEL
import Diagnostics
import Testing

struct ParserVector: Decodable, Sendable, CustomTestStringConvertible {
  var id: String
  var expr: String
  var ok: Bool
  var ast: String?
  var errors: [[Int]]?
  var optionals: Bool
  var quoted: Bool
  var testDescription: String { "\(id) \(expr)" }
  var options: ParseOptions { ParseOptions(allowsOptionals: optionals, allowsQuotedFields: quoted) }
}

@Suite struct ParserVectorTests {
  static let all = vectorLines("cel_go_parser", ParserVector.self)

  /// Where we underline another place on purpose: the escape itself, not the text that holds it; the bracket
  /// rather than what is inside.
  static let elsewhere: Set<String> = ["cel-go/parser/112", "cel-go/parser/113", "cel-go/parser/187", "cel-go/parser/160"]

  /// As many as `docs/conformance.md` says.
  @Test func `the vectors are there`() {
    #expect(Self.all.count == 182)
    #expect(Self.all.count { !$0.ok } == 63)
  }

  @Test(arguments: all) func `an expression is accepted or refused as in cel-go`(_ vector: ParserVector) {
    let parsed = Parsed(vector.expr, vector.options)
    #expect(parsed.diagnostics.isEmpty == vector.ok, "\(parsed.diagnostics.map(\.message.en))")
    if vector.ok, let ast = vector.ast {
      #expect(celGoTree(parsed.expression, parsed.expression.root) == ast)
    }
    guard let first = parsed.diagnostics.first, let errors = vector.errors, !Self.elsewhere.contains(vector.id)
    else { return }
    let low = parsed.source.position(of: first.primary.span.start)
    let high = parsed.source.position(of: first.primary.span.end)
    let places = errors.map { SourcePosition(line: $0[0], column: $0[1]) }
    #expect(places.contains { low <= $0 && $0 <= high }, "\(low) to \(high): \(first.message.en)")
  }

  @Test(arguments: all.filter(\.ok)) func `a printed expression reads back as the same tree`(_ vector: ParserVector) {
    let parsed = Parsed(vector.expr, vector.options)
    let printed = parsed.expression.text(of: parsed.expression.root)
    let again = Parsed(printed)
    #expect(again.diagnostics.isEmpty, "\(printed)")
    #expect(
      sameTree(parsed.expression, parsed.expression.root, again.expression, again.expression.root), "\(printed)")
    #expect(again.expression.text(of: again.expression.root) == printed)
  }
}
