import CEL
import Diagnostics
import Testing

@Suite struct SyntaxSlipTests {
  @Test(arguments: [
    ("a = 1", "E0206", "=", "=="), ("a & b", "E0206", "&", "&&"), ("a | b", "E0206", "|", "||"),
    ("a <> b", "E0206", "<>", "!="), ("a === b", "E0206", "===", "=="), ("a => 1", "E0206", "=>", ">="),
    ("a =< 1", "E0206", "=<", "<="), ("a and b", "E0206", "and", "&&"), ("a OR b", "E0206", "OR", "||"),
    ("not a", "E0206", "not", "!"), ("a ＝＝ 1", "E0207", "＝＝", "=="), ("a ≥ 1", "E0207", "≥", ">="),
    ("a ＞ 1", "E0207", "＞", ">"), ("a ＆＆ b", "E0207", "＆＆", "&&"), ("size（a) > 1", "E0207", "（", "("),
    ("a in [1，2]", "E0207", "，", ","), ("a == “x”", "E0207", "“x”", "\"x\""),
    ("a == 「x」", "E0207", "「x」", "\"x\""), ("a == ‘x’", "E0207", "‘x’", "\"x\""),
    ("！a", "E0207", "！", "!"), ("a ≠ b", "E0207", "≠", "!="), ("a > １２", "E0207", "１２", "12"),
  ]) func `a common slip is one error with the cure`(
    _ text: String, _ code: String, _ underlined: String, _ cure: String
  ) {
    let parsed = Parsed(text)
    #expect(parsed.codes == [code], "\(parsed.diagnostics.map(\.message.en))")
    #expect(parsed.underlined == [underlined])
    #expect(parsed.diagnostics.first?.suggestions == [cure])
  }

  @Test(arguments: [
    ("a\u{3000}== 1", "E0207"), ("a == \"x", "E0202"), ("a == \"x\ny\"", "E0202"), ("'''a", "E0202"), ("\"\\q\"", "E0203"),
    ("\"\\ud800\"", "E0203"), ("b\"\\u0041\"", "E0203"), ("\"\\777\"", "E0203"), ("9223372036854775808", "E0204"),
    ("-9223372036854775809", "E0204"), ("1e999", "E0204"), ("a $ b", "E0205"), ("检验 == 1", "E0205"),
    ("for == 1", "E0208"), ("if(a)", "E0208"), ("", "E0211"), ("  // nothing", "E0211"), ("!-a", "E0201"),
    ("-!a", "E0201"), ("a ? b ? c : d : e", "E0201"), ("f(a,)", "E0201"), ("5.", "E0201"), ("0X1", "E0201"),
    ("rb'x'", "E0201"), ("a.true", "E0201"), ("[1, 2", "E0201"), ("a b", "E0201"), ("a, b", "E0201"),
    ("a not in b", "E0206"), ("all(x, y).exists(1, true)", "E0210"), ("x.all(y, y, true)", "E0210"),
    ("has(a)", "E0210"), ("has(a[0])", "E0210"), ("1 +", "E0201"), ("(a", "E0201"), ("a)", "E0201"), ("\"\\", "E0202"),
  ]) func `what is no expression is one error`(_ text: String, _ code: String) {
    let parsed = Parsed(text)
    #expect(parsed.codes == [code], "\(parsed.diagnostics.map(\.message.en))")
  }

  @Test(arguments: [
    "-9223372036854775808", "0xFFu", ".5", "1e-324", "4--4", "a.package()", "a.if", "a.`in`", "[,]", "{,}", "br''",
    "R'\\'", "'''a\n\"b\"'''", "\"\\x41\\u0041\\U00000041\\101\\`\"", "a // comment", "\t\u{0C}a\r\n", "1in[1]",
    "x in [1] == true", ".a.b", "A.B{c: 1, ?d: e,}", "a.?b[?0]", "not", "and", "a.or(b)", "a == '“x”，'",
  ]) func `what the grammar allows is read`(_ text: String) {
    #expect(Parsed(text).diagnostics.isEmpty)
  }

  @Test func `a text that YAML cut off says so`() {
    let cut = Parsed("a == \"x", ParseOptions(dialect: .rules))
    #expect(cut.diagnostics.first?.help.last?.en.contains("YAML") == true)
    let bracket = Parsed("f(a", ParseOptions(dialect: .rules))
    #expect(bracket.diagnostics.first?.help.last?.en.contains("YAML") == true)
  }

  @Test func `line ends within a text are line feeds`() {
    let expression = Parsed("'''a\r\nb\rc'''").expression
    #expect(expression[expression.root].kind == .literal(.string("a\nb\nc")))
  }

  @Test func `chains of the same connective are one list`() {
    let expression = Parsed("a && b && c || d || e && f").expression
    guard case .or(let terms) = expression[expression.root].kind else {
      Issue.record("no `or`")
      return
    }
    #expect(terms.map { expression.text(of: $0) } == ["a && b && c", "d", "e && f"])
  }

  @Test func `places go through the map of the source`() {
    // The scalar `"a == \"x\" && wrong."` of a file at byte 100: each `\"` is one character of two bytes.
    let text = "a == \"x\" && .wrong("
    let map = SpanMap(
      source: SourceID(7),
      runs: [
        .init(decoded: 0, decodedLength: 5, source: 101, sourceLength: 5),
        .init(decoded: 5, decodedLength: 1, source: 106, sourceLength: 2),
        .init(decoded: 6, decodedLength: 1, source: 108, sourceLength: 1),
        .init(decoded: 7, decodedLength: 1, source: 109, sourceLength: 2),
        .init(decoded: 8, decodedLength: 11, source: 111, sourceLength: 11),
      ])
    var found: [Diagnostic] = []
    let expression = parse(text, at: map, reporting: &found)
    #expect(found.map(\.primary.span) == [SourceSpan(source: SourceID(7), start: 122, length: 0)])
    let literal = expression.nodes.first { $0.kind == .literal(.string("x")) }
    #expect(literal?.span == SourceSpan(source: SourceID(7), start: 106, length: 5))
  }
}
