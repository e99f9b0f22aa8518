import Diagnostics
import Documents
import Testing

/// Every diagnostic as `code line:column`.
func places(_ text: SourceText, _ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.map {
    let position = text.position(of: $0.primary.span.start)
    return "\($0.code) \(position.line):\(position.column)"
  }
}

@Suite struct StrictnessTests {
  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", ["E0107 3:1"]), ("a: 1\n\"a\": 2\n", ["E0107 2:1"]),
    ("x: {氵: 1, b: 2, 氵: 3}\n", ["E0107 1:17"]), ("a: !has(x)\n", ["E0108 1:4"]), ("a: !!set {x}\n", ["E0108 1:4"]),
    ("- !has(x) && y\n", ["E0108 1:3"]), ("a:\n\tb: 1\n", ["E0106 2:1"]), ("a: *x\n", ["E0109 1:4"]),
    ("a: &x [1, *x]\n", ["E0109 1:11"]), ("<<: {a: 1}\n", ["E0113 1:1"]), ("? [a]\n: b\n", ["E0114 1:3"]),
    ("{a: 1}: b\n", ["E0114 1:1"]), ("a: !!int x\n", ["E0115 1:4"]), ("a: !!seq {}\n", ["E0115 1:4"]),
    ("a: b ? c : d\n", ["E0118 1:4"]), ("a: \"x\" == y\n", ["E0116 1:4"]), ("a: [1, 2].exists(x, x)\n", ["E0117 1:4"]),
    ("a: [x in [1, 2]]\n", ["E0120 1:5"]), ("a: \"open\nb: 1\n", ["E0105 1:4"]), ("a: 一\n b: c\n", ["E0105 2:3"]),
    ("a: 1\nb\nc: 2\n", ["E0105 2:1"]), ("a\u{0}b", ["E0102 1:2"]), ("a: \u{1}", ["E0103 1:4"]),
    ("a: x\u{2028}y", ["E0103 1:5"]), ("\u{FEFF}a: 1\na: 2", ["E0107 2:1"]), ("\u{FEFF}a: 1\r\nb: [\r\n", ["E0105 3:1"]),
    ("a: 'it's'\n", ["E0105 1:8"]), ("- @x\n", ["E0105 1:3"]), ("a: [\"x\" \"y\"]\n", ["E0105 1:9"]), ("{zh: 一 en: 二}\n", ["E0105 1:10"]), ("a: [b, !c(d)]\n", ["E0108 1:8"]),
    ("a: [b == \"c #1\"]\n", ["E0119 1:5"]), ("a: {b: c ? d : e}\n", ["E0118 1:8"]), ("a: 1\nb c: 2: 3\n", ["E0118 2:1"]),
  ])
  func `a mistake has one diagnostic at its place`(text: String, expected: [String]) {
    let text = source(text)
    var diagnostics: [Diagnostic] = []
    #expect(readYAML(text, reporting: &diagnostics).isEmpty)
    #expect(places(text, diagnostics) == expected, "\(diagnostics.map(\.message.en))")
  }

  @Test(arguments: [
    ("- !has(x) && y", "'!has(x) && y'"), ("a: !has(b.c)", "absent(b.c)"), ("a: x ? y : z", "'x ? y : z'"),
    ("a: \"x\" == 'y'", "'\"x\" == ''y'''"), ("a: [1, 2].all(x, x > 0)", "'[1, 2].all(x, x > 0)'"),
    ("a: *b == 1", "'*b == 1'"), ("when: [x in [1, 2]]", "'x in [1, 2]'"), ("when: [x in [1, 2]]", "one item a line"), ("a: x == \"b: c\"", ">-"), ("a: {b: 1}.b == 2", "'{b: 1}.b == 2'"),
  ])
  func `where an expression clashes with YAML the help shows the cure`(text: String, cure: String) {
    var diagnostics: [Diagnostic] = []
    _ = readYAML(source(text), reporting: &diagnostics)
    #expect(diagnostics.count == 1)
    let help = diagnostics.flatMap(\.help)
    #expect(help.contains { $0.en.contains(cure) }, "\(help.map(\.en))")
  }

  @Test func `after a thousand broken documents the rest is not read, and that is told`() {
    var diagnostics: [Diagnostic] = []
    _ = readYAML(source(String(repeating: "---\n[\n", count: 3000)), reporting: &diagnostics)
    #expect(diagnostics.count == 1001)
    #expect(diagnostics.last?.message.en.contains("not read") == true)
  }

  @Test(arguments: [
    ("- a == \"x #1\"", "` #`"), ("[f(a, b)]", "inside"), ("- x ? y : z", "'x ? y : z'"),
    ("- [a, 'b']", "'[a, ''b'']'"), ("- {a: 1, b: 2}", "quote it"), ("- a:\n    b", nil), ("- a == 1", nil), ("- 'a #b'", nil), ("- a#b\n", nil),
  ])
  func `where YAML cut an expression off in silence, it can be told`(text: String, word: String?) throws {
    var diagnostics: [Diagnostic] = []
    let document = try #require(readYAML(source(text), reporting: &diagnostics).first)
    let help = document.silentClash(at: 1)
    #expect(help.isEmpty == (word == nil))
    if let word { #expect(help.allSatisfy { $0.en.contains(word) }) }
  }

  @Test func `a broken document does not take the others with it`() {
    let text = source("a: 1\n---\nb: [\n---\nc: 1\nc: 2\n---\nd: !x 1\n--- \ne: 5\n")
    var diagnostics: [Diagnostic] = []
    let documents = readYAML(text, reporting: &diagnostics)
    #expect(documents.map { words(of: $0) } == [["{", "s:a", "n:1", "}"], ["{", "s:e", "n:5", "}"]])
    #expect(places(text, diagnostics) == ["E0105 4:1", "E0107 6:1", "E0108 8:4"])
  }

  @Test func `the first place of a duplicate key is named`() throws {
    let text = source("a: 1\nb: 2\na: 3\n")
    var diagnostics: [Diagnostic] = []
    _ = readYAML(text, reporting: &diagnostics)
    let first = try #require(diagnostics.first?.secondary.first)
    #expect(text.position(of: first.span.start) == SourcePosition(line: 1, column: 1))
  }

  @Test func `hostile nesting and aliases end in a diagnostic`() {
    let deep = String(repeating: "[", count: 100_000)
    let bomb =
      "a: &a [x, x, x, x, x, x, x, x, x]\n"
      + zip("bcdefgh", "abcdefg").map { "\($0): &\($0) [*\($1), *\($1), *\($1), *\($1), *\($1), *\($1)]\n" }.joined()
    let tower = "a0: &a0 [[[[[[[[[[1]]]]]]]]]]\n" + (1..<9).map { "a\($0): &a\($0) [[[[[[[[[*a\($0 - 1)]]]]]]]]]\n" }.joined()
    for (text, code) in [(deep, "E0111"), (bomb, "E0110"), (tower, "E0111")] {
      var diagnostics: [Diagnostic] = []
      #expect(readYAML(source(text), reporting: &diagnostics).isEmpty)
      #expect(diagnostics.map(\.code) == [code])
    }
  }

  @Test func `a text over a mebibyte is refused`() {
    var diagnostics: [Diagnostic] = []
    _ = readYAML(source("a: " + String(repeating: "x", count: (1 << 20) + 1)), reporting: &diagnostics)
    #expect(diagnostics.map(\.code) == ["E0112"])
  }

  @Test(arguments: [
    [UInt8]([0x61, 0x3A, 0x20, 0xFF]), [0x61, 0x3A, 0x20, 0xC0, 0x80], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80],
    [0x61, 0x3A, 0x20, 0xE4, 0xB8],
  ])
  func `bytes that are not UTF-8 are told with their place`(bytes: [UInt8]) {
    let text = source(bytes: bytes)
    var diagnostics: [Diagnostic] = []
    _ = readYAML(text, reporting: &diagnostics)
    #expect(places(text, diagnostics) == ["E0101 1:4"])
  }

  @Test(arguments: ["", "# only a comment\n", "\u{FEFF}", "\n\n"])
  func `an empty text holds no document`(text: String) {
    var diagnostics: [Diagnostic] = []
    #expect(readYAML(source(text), reporting: &diagnostics).isEmpty)
    #expect(diagnostics.isEmpty)
  }
}
