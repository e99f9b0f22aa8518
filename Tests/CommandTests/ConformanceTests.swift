import Diagnostics
import Documents
import Foundation
import Testing

@testable import RuleTools

/// CEL's own conformance tests, through the same door as `rules eval --jsonl`.
@Suite struct ConformanceTests {
  /// A suite of the language: how many tests it has, and why some of them are left out.
  struct Suite: Sendable {
    var name: String
    var tests: Int
    var leftOut = ""
  }

  static let suites: [Suite] =
    [
      ("basic", 43), ("bindings_ext", 8), ("comparisons", 406), ("conversions", 109), ("encoders_ext", 4), ("fields", 60),
      ("fp_math", 30), ("integer_math", 64), ("lists", 39), ("logic", 30), ("macros", 44), ("macros2", 46),
      ("math_ext", 199), ("namespace", 14), ("optionals", 70), ("parse", 219), ("plumbing", 5), ("string", 51),
      ("string_ext", 216), ("timestamps", 78), ("type_deduction", 47),
    ].map { Suite(name: $0.0, tests: $0.1) }
    + [("dynamic", 226), ("enums", 85), ("proto2", 118), ("proto2_ext", 18), ("proto3", 85), ("wrappers", 36)].map {
      Suite(name: $0.0, tests: $0.1, leftOut: "protobuf messages")
    }
    + [
      Suite(name: "block_ext", tests: 37, leftOut: "an optimiser's inner form"),
      Suite(name: "network_ext", tests: 69, leftOut: "not among cel-go's or cel-cpp's extensions"),
    ]

  @Test func `the page says suite by suite what passes, and everything that is run passes`() throws {
    var rows: [String] = []
    var total = (tests: 0, run: 0, passed: 0)
    for suite in Self.suites {
      let (run, failed) = suite.leftOut.isEmpty ? try Self.outcome(of: suite.name) : (0, [])
      #expect(failed.isEmpty, "\(failed.joined(separator: "\n"))")
      let rest = suite.tests - run
      let why = suite.leftOut.isEmpty ? "protobuf messages" : suite.leftOut
      rows.append("| \(suite.name) | \(suite.tests) | \(run) | \(run - failed.count) | \(rest == 0 ? "" : "\(rest): \(why)") |")
      total = (total.tests + suite.tests, total.run + run, total.passed + run - failed.count)
    }
    rows.append("| **all** | \(total.tests) | \(total.run) | \(total.passed) | \(total.tests - total.run) |")
    #expect(total.tests == 2456 && total.run == 1649)
    try Self.compare(rows)
  }

  /// The rows of the page's first table; `UPDATE=1` writes them.
  private static func compare(_ rows: [String]) throws {
    let page = Package.root.appendingPathComponent("docs/conformance.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let parts = text.components(separatedBy: "|---|---|---|---|---|\n")
    try #require(parts.count > 2)
    let rest = parts[1].range(of: "\n\n").map { parts[1][$0.lowerBound...] } ?? ""
    let written = rows.joined(separator: "\n") + rest
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      let whole = [parts[0], String(written)] + parts[2...]
      try whole.joined(separator: "|---|---|---|---|---|\n").write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(parts[1] == String(written))
    }
  }

  private static func outcome(of suite: String) throws -> (run: Int, failed: [String]) {
    let lines = try lines(suite)
    let failed = try lines.compactMap { line -> String? in
      let vector = try document(line)
      return try difference(line, vector).map {
        "\(text("id", in: vector) ?? "?"): \(text("expr", in: vector) ?? "?"): \($0)"
      }
    }
    return (lines.count, failed)
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
