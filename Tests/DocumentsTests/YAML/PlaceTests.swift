import Diagnostics
import Documents
import Testing

@Suite struct NodePlaceTests {
  @Test(arguments: [
    ("a: 氵\nb: [x, 'y' ]\n", ["a: 氵\nb: [x, 'y' ]", "a", "氵", "b", "[x, 'y' ]", "x", "'y'"]),
    ("- a: 1\n  b:\n- - c\n  - d\n", ["- a: 1\n  b:\n- - c\n  - d", "a: 1\n  b:", "a", "1", "b", "", "- c\n  - d", "c", "d"]),
    ("a: &x !!str 1\nb: *x\n", ["a: &x !!str 1\nb: *x", "a", "1", "b", "1"]),
    ("a: |\n  t\n\n\nb: >-\n  u\n", ["a: |\n  t\n\n\nb: >-\n  u", "a", "|\n  t", "b", ">-\n  u"]),
    ("\u{FEFF}a:\n- 1\n- 2\nb: {}\r\n", ["a:\n- 1\n- 2\nb: {}", "a", "- 1\n- 2", "1", "2", "b", "{}"]),
    ("a: &m\n  &k k: v\n", ["a: &m\n  &k k: v", "a", "&k k: v", "k", "v"]),
  ])
  func `every node has its first and last byte`(text: String, expected: [String]) {
    let text = source(text)
    var diagnostics: [Diagnostic] = []
    let documents = readYAML(text, reporting: &diagnostics)
    #expect(documents.flatMap { document in document.nodes.indices.map { text.text(of: document.span(of: $0)) } } == expected)
  }

  @Test(arguments: [
    ("true", Document.Kind.boolean), ("False", .boolean), ("TRUE", .boolean), ("yes", .string), ("on", .string),
    ("null", .null), ("~", .null), ("", .null), ("Null", .null), ("nULL", .string), ("012", .number), ("0o17", .number),
    ("0xfF", .number), ("1:30", .string), ("1_000", .string), ("-1.5e+3", .number), (".5", .number), ("5.", .number),
    (".", .string), ("+", .string), (".inf", .string), (".nan", .string), ("2023-05-18", .string), ("12.5 mg/kg", .string),
    ("'1'", .string), ("\"true\"", .string), ("1e", .string),
  ])
  func `a plain scalar is what the core schema says`(text: String, kind: Document.Kind) throws {
    var diagnostics: [Diagnostic] = []
    let document = try #require(readYAML(source("a: \(text)\n"), reporting: &diagnostics).first)
    #expect(document.nodes[2].kind == kind)
  }
}
