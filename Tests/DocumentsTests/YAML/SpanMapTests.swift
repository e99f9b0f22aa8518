import Diagnostics
import Documents
import Testing

/// Whatever is not made by an escape or a fold must stand in the source as it is; and all of the text has a place.
func checkSpans(_ document: Document, _ node: NodeID, _ context: String) {
  let decoded = Array(document.bytes(of: node))
  let map = document.spanMap(of: node)
  let covered = map.runs.reduce(0) { $0 + Int($1.decodedLength) }
  #expect(covered == decoded.count, "\(context): runs cover \(covered) of \(decoded.count)")
  if document.string(of: node).unicodeScalars.count > 1 {
    #expect(map.runs.count > 1 || map.runs[0].decodedLength == map.runs[0].sourceLength, "\(context): one coarse run")
  }
  var last: UInt32 = 0
  var index = 0
  while index < decoded.count {
    var next = index + 1
    while next < decoded.count, decoded[next] & 0xC0 == 0x80 { next += 1 }
    let span = map.span(of: UInt32(index)..<UInt32(next))
    let written = document.source.text(of: span)
    let character = String(decoding: decoded[index..<next], as: UTF8.self)
    let isMade =
      written.hasPrefix("\\") || written == "''" || (character == " " && written.utf8.contains { $0 == 10 || $0 == 13 })
      || (character == "\n" && (written == "\r\n" || written == "\r"))
    #expect(written == character || isMade, "\(context): byte \(index) is \(character.debugDescription), source \(written.debugDescription)")
    #expect(span.start >= last)
    last = span.end
    index = next
  }
}

func checkAllSpans(_ text: String) -> Int {
  var diagnostics: [Diagnostic] = []
  var count = 0
  for document in readYAML(source(text), reporting: &diagnostics) {
    for node in document.nodes.indices {
      switch document.nodes[node].kind {
      case .sequence, .mapping: continue
      case .null, .boolean, .number, .string:
        checkSpans(document, node, text)
        count += 1
      }
    }
  }
  return count
}

@Suite struct SpanMapTests {
  @Test(arguments: vectors("yaml", as: YAMLVector.self), ["\n", "\r\n"])
  func `every character has its place, in every style`(vector: YAMLVector, lineEnd: String) {
    let text = vector.yaml.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
    _ = checkAllSpans(text)
  }

  @Test(arguments: [
    ("a: x.y == z", "a.b"), ("- |\n  一 二\n  三\n", "literal"), ("- >2-\n    一\n   二\n\n\n  三\n\n", "folded"),
    ("k:\n  - \"a\\u4e00\\\n     b \\t\n\n   c\\x41\\U0001F600\"", "double"), ("k: 'it''s\n   so\n\n  long'", "single"),
    ("k: plain\n  goes\n\n\n  on 一\nl: x", "plain"), ("\u{FEFF}k: |+\n  a\n\n\n", "mark"),
    ("- |1\n  indented\n- >+\n\n\n  a\n   b\n  c\n  d\n\n", "indicators"), ("a:\n  - >\n    x &&\n    y ||\n    z\n", "CEL"),
  ])
  func `the styles that expressions are written in`(text: String, name: String) {
    #expect(checkAllSpans(text) > 0)
    #expect(checkAllSpans(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")) > 0)
  }

  @Test func `a word in a folded block is found on its line`() throws {
    let text = source("when:\n  - >-\n    has(a) &&\n    a.b == 1\n")
    var diagnostics: [Diagnostic] = []
    let document = try #require(readYAML(text, reporting: &diagnostics).first)
    let node = try #require(document.nodes.indices.last)
    #expect(document.string(of: node) == "has(a) && a.b == 1")
    let span = document.spanMap(of: node).span(of: 10..<13)
    #expect(text.text(of: span) == "a.b")
    #expect(text.position(of: span.start) == SourcePosition(line: 4, column: 5))
  }
}
