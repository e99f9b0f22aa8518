import Diagnostics
import Documents
import Foundation
import Testing

@testable import RuleTools

/// CEL's own conformance tests, through the same door as `rules eval --jsonl`.
@Suite struct ConformanceTests {
  /// How many pass, of the language's core and of the extensions.
  @Test(arguments: [
    ("basic", 43, 0), ("bindings_ext", 0, 8), ("comparisons", 334, 0), ("conversions", 109, 0),
    ("encoders_ext", 0, 4), ("fields", 60, 0), ("fp_math", 30, 0), ("integer_math", 64, 0), ("lists", 39, 0),
    ("logic", 30, 0), ("macros", 44, 0), ("macros2", 0, 46), ("math_ext", 0, 199), ("namespace", 14, 0),
    ("optionals", 0, 59), ("parse", 193, 0), ("plumbing", 5, 0), ("string", 51, 0), ("string_ext", 0, 213),
    ("timestamps", 78, 0), ("type_deduction", 20, 6),
  ])
  func `The conformance suites pass`(suite: String, core: Int, extensions: Int) throws {
    var passed = (core: 0, extensions: 0)
    var failed: [String] = []
    for line in try Self.lines(suite) {
      let vector = try Self.document(line)
      let isCore = Self.text("core", in: vector) == "true"
      if let reason = try Self.difference(line, vector) {
        failed.append("\(Self.text("id", in: vector) ?? "?"): \(Self.text("expr", in: vector) ?? "?"): \(reason)")
      } else if isCore {
        passed.core += 1
      } else {
        passed.extensions += 1
      }
    }
    #expect(passed.core == core, "\(failed.joined(separator: "\n"))")
    #expect(passed.extensions == extensions, "\(failed.joined(separator: "\n"))")
  }

  private static func lines(_ suite: String) throws -> [String] {
    let url = try #require(Bundle.module.url(forResource: "Vectors/\(suite)", withExtension: "jsonl"))
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func document(_ line: String) throws -> Document {
    var diagnostics: [Diagnostic] = []
    let source = SourceText(id: SourceID(0), name: "line", text: line)
    return try #require(readJSONValue(source, reporting: &diagnostics), "\(line)")
  }

  private static func text(_ key: String, in document: Document) -> String? {
    document.value(of: key, in: document.root).map { document.string(of: $0) }
  }

  /// Nil where the answer is as expected.
  private static func difference(_ line: String, _ vector: Document) throws -> String? {
    let written = evaluateLine(line)
    let answer = try document(written)
    let expected = try #require(vector.value(of: "expected", in: vector.root))
    let wanted = try #require(vector.entries(of: expected).first)
    let isError = answer.value(of: "error", in: answer.root) != nil
    if vector.string(of: wanted.key) == "error" { return isError ? nil : written }
    if vector.string(of: wanted.key) == "typed_result" {
      if let type = answer.value(of: "type", in: answer.root) {
        let expectedType = try #require(vector.value(of: "type", in: wanted.value))
        return shape(type, answer) == shape(expectedType, vector) ? nil : written
      }
      let value = try #require(vector.value(of: "value", in: wanted.value))
      guard let found = answer.value(of: "value", in: answer.root) else { return written }
      return canonical(found, answer) == canonical(value, vector) ? nil : written
    }
    guard let found = answer.value(of: "value", in: answer.root) else { return written }
    return canonical(found, answer) == canonical(wanted.value, vector) ? nil : written
  }

  private static func shape(_ node: NodeID, _ document: Document) -> String {
    switch document.nodes[node].kind {
    case .mapping:
      "{" + document.entries(of: node).map { document.string(of: $0.key) + shape($0.value, document) }.joined() + "}"
    case .sequence: "[" + document.children(of: node).map { shape($0, document) }.joined(separator: ",") + "]"
    default: document.string(of: node)
    }
  }

  /// A value as a text that equal values share: doubles by their bits, maps without their order.
  private static func canonical(_ node: NodeID, _ document: Document) -> String {
    guard let entry = document.entries(of: node).first else { return "?" }
    let kind = document.string(of: entry.key)
    switch kind {
    case "double":
      let value = TypedValues.double(document.string(of: entry.value))
      return "double \(value.map { $0.isNaN ? "NaN" : String($0.bitPattern) } ?? "?")"
    case "list":
      return "[" + document.children(of: entry.value).map { canonical($0, document) }.joined(separator: ", ") + "]"
    case "map":
      let entries = document.children(of: entry.value).map { pair in
        document.children(of: pair).map { canonical($0, document) }.joined(separator: ": ")
      }
      return "{" + entries.sorted().joined(separator: ", ") + "}"
    default: return "\(kind) \(document.string(of: entry.value))"
    }
  }
}
