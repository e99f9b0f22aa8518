import Diagnostics
import Documents
import Foundation
import Testing

@Suite struct FormattingTests {
  private static func formatted(_ text: String) -> String? {
    switch formatYAML(source(text)) {
    case .unchanged: text
    case .changed(let bytes): String(decoding: bytes, as: UTF8.self)
    case .unreadable, .refused: nil
    }
  }

  private static let cases: [(what: String, was: String, becomes: String)] = [
    ("four spaces a level become two", "a:\n    b:\n        - c: 1\n          d: 2\n", "a:\n  b:\n    - c: 1\n      d: 2\n"),
    ("lists stand two spaces right of their key", "a:\n- b\n- c:\n  - d\n", "a:\n  - b\n  - c:\n      - d\n"),
    ("blanks at line ends go", "a: 1  \nb: 2 # c \n", "a: 1\nb: 2 # c\n"),
    ("one blank line at most, none at the ends", "\n\na: 1\n\n\n\nb: 2\n\n", "a: 1\n\nb: 2\n"),
    ("the last line ends", "a: 1", "a: 1\n"),
    ("line ends of another system become ours", "a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
    ("a mark at the beginning goes", "\u{FEFF}a: 1\n", "a: 1\n"),
    ("one space after a colon and a dash", "a:   1\nb:\n  -   c\n", "a: 1\nb:\n  - c\n"),
    ("spaces inside brackets", "a: { b:1,c: [ 1,2 ] , d: \"x\" }\n", "a: {b:1, c: [1, 2], d: \"x\"}\n"),
    ("single quotes that save nothing become double", "a: 'b: c'\nd: 'e ''f'''\n", "a: \"b: c\"\nd: \"e 'f'\"\n"),
    ("single quotes that save something stay", "a: 'b == \"c\"'\nd: 'e\\f'\n", "a: 'b == \"c\"'\nd: 'e\\f'\n"),
    ("a comment moves with what it was in line with", "a:\n    # one\n    b: 1\n    # two\n# three\nc: 2\n", "a:\n  # one\n  b: 1\n  # two\n# three\nc: 2\n"),
    ("a comment at the end of a line keeps its distance", "a:    1     # note\n", "a: 1     # note\n"),
    ("a block scalar moves as a whole", "a:\n    b: |\n        x\n          y  \n\n        z\n", "a:\n  b: |\n    x\n      y  \n\n    z\n"),
    ("a folded scalar too", "a:\n    - >-\n            x\n            y\n", "a:\n  - >-\n    x\n    y\n"),
    ("a scalar that tells its indentation moves with its key", "a:\n    b: |2\n          x\n", "a:\n  b: |2\n        x\n"),
    ("later lines of a text keep right of their key", "a:\n    b: one\n      two\n", "a:\n  b: one\n    two\n"),
    ("later lines of braces move with the first", "a:\n    - {b: 1,\n       c: 2}\n", "a:\n  - {b: 1,\n     c: 2}\n"),
    ("long entries of a section are set apart", "a:\n  - b: 1\n    c: 2\n  # of the second\n  - b: 3\n    c: 4\n  - {b: 5}\n", "a:\n  - b: 1\n    c: 2\n\n  # of the second\n  - b: 3\n    c: 4\n  - {b: 5}\n"),
    ("several documents", "---\na:   1\n---\nb:   2\n...\n", "---\na: 1\n---\nb: 2\n...\n"),
    ("a list in a list", "-   - a\n    - b\n", "- - a\n  - b\n"),
    ("a value on a line of its own", "a:\n     b\n", "a:\n  b\n"),
  ]

  @Test(arguments: cases)
  func `each thing is put in its form`(what: String, was: String, becomes: String) {
    #expect(Self.formatted(was) == becomes, "\(what)")
    #expect(Self.formatted(becomes) == becomes, "\(what): twice")
  }

  @Test(arguments: ["a: &x {b: 1}\nc: *x\n", "a: [\n", "a: |+\n  x\n\n\n\nb: 1\n"])
  func `what cannot be formatted safely is left alone`(text: String) {
    #expect(Self.formatted(text) == nil)
  }

  @Test(arguments: vectors("yaml", as: YAMLVector.self))
  func `formatting says the same, keeps the comments, and twice is once`(vector: YAMLVector) {
    guard let once = Self.formatted(vector.yaml) else { return }
    var problems: [Diagnostic] = []
    let before = readYAML(source(vector.yaml), reporting: &problems).map { words(of: $0) }
    let after = readYAML(source(once), reporting: &problems).map { words(of: $0) }
    #expect(before == after)
    #expect(Self.formatted(once) == once)
    #expect(once.filter { $0 == "#" }.count == vector.yaml.filter { $0 == "#" }.count)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a long file of comments takes no longer than its length`() {
    let comments = String(repeating: "  # c\n", count: 300_000)
    #expect(Self.formatted("a:\n" + comments + "    b: 1\n" + comments)?.hasSuffix("  # c\n") == true)
  }

  @Test func `most of the YAML test suite that we read is formatted`() {
    let readable = vectors("yaml", as: YAMLVector.self).filter { vector in
      var problems: [Diagnostic] = []
      _ = readYAML(source(vector.yaml), reporting: &problems)
      return !problems.hasErrors
    }
    let done = readable.count { Self.formatted($0.yaml) != nil }
    #expect(done * 10 >= readable.count * 8, "\(done) of \(readable.count)")
  }
}
