import Diagnostics
import Documents
import Foundation
import Testing

struct JSONVector: Decodable, Sendable, CustomTestStringConvertible {
  var name: String
  var expect: String
  var bytes: Data
  var value: [String]?
  var testDescription: String { name }
}

@Suite struct JSONTests {
  @Test(arguments: vectors("json", as: JSONVector.self))
  func `the JSON parsing suite is accepted or refused as it asks`(vector: JSONVector) throws {
    let text = source(bytes: vector.bytes)
    var diagnostics: [Diagnostic] = []
    let document = readJSONValue(text, reporting: &diagnostics)
    switch vector.expect {
    case "y":
      let duplicates = diagnostics.allSatisfy { $0.code == "E0107" } && !diagnostics.isEmpty
      if duplicates { return #expect(vector.name.contains("duplicated_key")) }
      let found = try #require(document, "\(diagnostics.map(\.message.en))")
      #expect(sameWords(words(of: found), vector.value ?? []))
      checkStrings(found)
    case "n":
      #expect(document == nil)
      #expect(diagnostics.count == 1)
      #expect(!diagnostics.contains { $0.message.en.contains("cannot be read") }, "\(diagnostics.map(\.message.en))")
    default: #expect((document == nil) == !diagnostics.isEmpty)
    }
  }

  private func checkStrings(_ document: Document) {
    for node in document.nodes.indices where document.nodes[node].kind == .string {
      checkSpans(document, node, document.string(of: node))
    }
  }

  @Test func `deep nesting is refused without exhausting the stack`() {
    for text in [String(repeating: "[", count: 100_000), String(repeating: "[{\"\":", count: 50_000)] {
      var diagnostics: [Diagnostic] = []
      #expect(readJSON(source(text), reporting: &diagnostics).isEmpty)
      #expect(diagnostics.map(\.code) == ["E0111"])
    }
  }

  @Test(arguments: [
    ("{\"a\": 1,}", "E0121 1:8"), ("{\"a\": 1 \"b\": 2}", "E0121 1:9"), ("{'a': 1}", "E0121 1:2"), ("{a: 1}", "E0121 1:2"),
    ("{\"a\": 01}", "E0121 1:7"), ("{\"a\": NaN}", "E0121 1:7"), ("{\"a\": True}", "E0121 1:7"), ("{\"a\": 1", "E0121 1:1"),
    ("[1, 2", "E0121 1:1"), ("{\"a\"\n 1}", "E0121 2:2"), ("{\"氵\": \"x\\q\"}", "E0121 1:9"), ("{}{}", "E0121 1:3"),
    ("", "E0135 1:1"), ("{\"a\": \"x\ny\"}", "E0121 1:7"), ("{\"a\": 1, \"b\": {\"a\": 1, \"a\": 2}}", "E0107 1:24"),
    ("[1}", "E0121 1:3"), ("{\"a\": \"\u{9}\"}", "E0121 1:8"), ("// x\n{}", "E0121 1:1"), ("{\"a\": \"\\ud800\"}", "E0121 1:8"),
    ("\u{FEFF}{\"a\" 1}", "E0121 1:6"), ("{\"a\": .5}", "E0121 1:7"), ("{\"a\": \"open}", "E0121 1:7"),
  ])
  func `a mistake has its exact place`(text: String, expected: String) {
    let text = source(text)
    var diagnostics: [Diagnostic] = []
    #expect(readJSON(text, reporting: &diagnostics).isEmpty)
    #expect(places(text, diagnostics) == [expected], "\(diagnostics.map(\.message.en))")
  }

  @Test func `an array is one document an element, with places in the whole text`() throws {
    let text = source("\u{FEFF}[ {\"a\": 1.50} ,\n {\"b\": [\"x\", {} ]}\n]\n")
    var diagnostics: [Diagnostic] = []
    let documents = readJSON(text, reporting: &diagnostics)
    #expect(documents.map { words(of: $0) } == [["{", "s:a", "n:1.50", "}"], ["{", "s:b", "[", "s:x", "{", "}", "]", "}"]])
    let places = documents.map { document in document.nodes.indices.map { text.text(of: document.span(of: $0)) } }
    #expect(places == [["{\"a\": 1.50}", "\"a\"", "1.50"], ["{\"b\": [\"x\", {} ]}", "\"b\"", "[\"x\", {} ]", "\"x\"", "{}"]])
  }

  @Test func `a broken element of an array stands alone`() {
    let text = source("[{\"a\": 1},\n {\"b\": 01},\n {\"c\": \"]\\\"\"}, {\"d\": 1, \"d\": 2}\n]")
    var diagnostics: [Diagnostic] = []
    let documents = readJSON(text, reporting: &diagnostics)
    #expect(documents.map { words(of: $0) } == [["{", "s:a", "n:1", "}"], ["{", "s:c", "s:]\"", "}"]])
    #expect(places(text, diagnostics) == ["E0121 2:8", "E0107 3:25"])
  }

  @Test func `lines are documents of their own, and a broken one stands alone`() {
    let text = source("{\"a\": 12345678901234567890123.45678901234567890}\r\n\n{\"b\": }\n  {\"c\": [ ] }  \n[1]")
    var diagnostics: [Diagnostic] = []
    let documents = readJSONLines(text, reporting: &diagnostics)
    #expect(
      documents.map { words(of: $0) } == [
        ["{", "s:a", "n:12345678901234567890123.45678901234567890", "}"], ["{", "s:c", "[", "]", "}"], ["[", "n:1", "]"],
      ])
    #expect(places(text, diagnostics) == ["E0121 3:7"])
  }
}
