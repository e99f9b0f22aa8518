import CEL
import Diagnostics
import Testing

@Suite struct RobustnessTests {
  /// Shapes that nest, by the number of levels.
  static let shapes: [(String, @Sendable (Int) -> String)] = [
    ("parentheses", { String(repeating: "(", count: $0) + "a" + String(repeating: ")", count: $0) }),
    ("lists", { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }),
    ("maps", { String(repeating: "{1: ", count: $0) + "a" + String(repeating: "}", count: $0) }),
    ("calls", { String(repeating: "f(", count: $0) + "a" + String(repeating: ")", count: $0) }),
    ("indexes", { String(repeating: "a[", count: $0) + "a" + String(repeating: "]", count: $0) }),
    ("negations", { String(repeating: "!", count: $0) + "a" }),
    ("minuses", { String(repeating: "-", count: $0) + "a" }),
    ("selections", { "a" + String(repeating: ".b", count: $0) }),
    ("sums", { "a" + String(repeating: " + a", count: $0) }),
    ("relations", { "a" + String(repeating: " < a", count: $0) }),
    ("choices", { String(repeating: "a ? b : ", count: $0) + "c" }),
    ("folds", { String(repeating: "a.map(x, ", count: $0) + "x" + String(repeating: ")", count: $0) }),
    ("messages", { String(repeating: "A{b: ", count: $0) + "c" + String(repeating: "}", count: $0) }),
    ("opened only", { String(repeating: "([{", count: $0) }),
  ]

  @Test(arguments: shapes.indices) func `deep nesting is told, not crashed on`(_ index: Int) {
    let (name, shape) = Self.shapes[index]
    for depth in [1000, 20_000] {
      let parsed = Parsed(shape(depth))
      #expect(parsed.codes == ["E0209"], "\(name)")
      var found: [Diagnostic] = []
      _ = check(parsed.expression, in: Scope(), expecting: nil, reporting: &found)
    }
  }

  @Test(arguments: shapes.indices.dropLast()) func `ordinary nesting is read and checked`(_ index: Int) {
    let (name, shape) = Self.shapes[index]
    let parsed = Parsed(shape(100))
    #expect(parsed.diagnostics.isEmpty, "\(name)")
    let scope = Scope(variables: [.init(name: "a", type: .dyn), .init(name: "b", type: .dyn), .init(name: "c", type: .dyn)])
    var found: [Diagnostic] = []
    _ = check(parsed.expression, in: scope, expecting: nil, reporting: &found)
    let again = Parsed(parsed.expression.text(of: parsed.expression.root))
    #expect(again.diagnostics.isEmpty)
  }

  @Test func `types that double with each name stay bounded`() {
    var text = "v60"
    for level in (1...60).reversed() { text = "cel.bind(v\(level), {v\(level - 1): v\(level - 1)}, \(text))" }
    let parsed = Parsed("cel.bind(v0, 1, \(text))")
    var found: [Diagnostic] = []
    let checked = check(parsed.expression, in: Scope(), expecting: nil, reporting: &found)
    #expect(parsed.diagnostics.isEmpty && found.isEmpty)
    #expect(!checked.type.description.isEmpty)
  }

  @Test(arguments: ["?", "!"]) func `guards through nested conditions take no longer than the text`(_ mark: String) {
    var text = "has(weight)"
    for _ in 0..<120 { text = mark == "?" ? "(\(text) ? crate.sold : !crate.sold)" : "!(\(text) || crate.sold)" }
    let condition = Condition(text + " && crate.sold")
    #expect(condition.diagnostics.isEmpty)
  }

  @Test(arguments: ["&&", "||"]) func `a long chain of one connective is no deep nesting`(_ mark: String) {
    let text = Array(repeating: "a", count: 5000).joined(separator: " \(mark) ")
    #expect(Parsed(text).diagnostics.isEmpty)
  }

  @Test func `a tree that was made deeper than any text is checked without harm`() {
    let one = Parsed("!a").expression
    var nodes = one.nodes
    var root = one.root
    for _ in 0..<5000 {
      nodes.append(
        .init(kind: .call(function: "!_", target: nil, arguments: [root]), span: nodes[0].span, focus: nodes[0].span))
      root = nodes.count - 1
    }
    var found: [Diagnostic] = []
    let scope = Scope(dialect: .rules, variables: [.init(name: "a", type: .bool)])
    let checked = check(Expression(nodes: nodes, root: root), in: scope, expecting: .bool, reporting: &found)
    #expect(found.map(\.code) == ["E0209"])
    #expect(guardsProven(by: checked).isEmpty)
  }

  /// A small generator of its own, so that a failure comes again.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let pieces = [
    "a", "b.c", "has(", "exists(", "x,", "(", ")", "[", "]", "{", "}", "?", ":", ".", ",", "&&", "||", "!", "-", "+",
    "==", "=", "<", "in", " ", "1", "0x", "1.5", "2u", "\"s\"", "'", "\"\"\"", "r'", "b\"", "\\", "\\u", "//", "\n",
    "and", "not", "if", "null", "“", "”", "（", "检", "＝", "`", "`x`", "date(", "size", "é\u{301}", "\u{3000}", "all",
    "absent(", "map(", "crates", "crate", ".weight", ".label", ".sum()", "cel.bind(", "@", "\u{0}",
  ]

  @Test(arguments: 0..<40) func `no text whatever crashes the parser or the checker`(_ seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    for _ in 0..<50 {
      let bytes = (0..<Int.random(in: 0...60, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
      survive(String(decoding: bytes, as: UTF8.self))
      let words = (0..<Int.random(in: 0...25, using: &dice)).map { _ in
        Self.pieces.randomElement(using: &dice) ?? ""
      }
      survive(words.joined())
    }
  }

  private func survive(_ text: String) {
    for dialect in [Scope.Dialect.pure, .rules] {
      let parsed = Parsed(text, ParseOptions(dialect: dialect))
      let length = UInt32(text.utf8.count)
      #expect(parsed.diagnostics.allSatisfy { $0.primary.span.end <= length })
      var found: [Diagnostic] = []
      let scope = dialect == .rules ? Orchard.scope() : Scope()
      let checked = check(parsed.expression, in: scope, expecting: .bool, reporting: &found)
      #expect(checked.types.count == checked.expression.nodes.count)
      _ = resolve(parsed.expression, in: scope)
      _ = guardsProven(by: checked)
      let printed = parsed.expression.text(of: parsed.expression.root)
      if parsed.diagnostics.isEmpty {
        let again = Parsed(printed, ParseOptions(dialect: dialect))
        #expect(again.diagnostics.isEmpty, "\(text) printed as \(printed)")
      }
    }
  }

  @Test func `every mistake has its page in both languages`() {
    for mistake in CELMistake.allCases {
      #expect(mistake.rawValue.hasPrefix("E02"))
      for text in [mistake.page.title, mistake.page.cause] {
        #expect(!text.en.isEmpty)
        #expect(text.zh.unicodeScalars.contains { $0.value > 0x2E80 })
      }
    }
    #expect(Set(CELMistake.allCases.map(\.page.title.en)).count == CELMistake.allCases.count)
  }
}
