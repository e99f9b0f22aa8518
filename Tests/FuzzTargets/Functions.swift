import CEL
import Diagnostics

/// Functions that read a text, over two texts; what they answer is asked for once more and has to be the same.
private let expressions = [
  "a.matches(b)", "timestamp(a)", "duration(a)", "a.format([1, b, 2.5, [b], timestamp(0), {'k': 1u}])",
  "base64.decode(a)", "int(a)", "uint(a)", "double(a)", "bool(a)", "timestamp('2020-01-31T23:59:59Z').getHours(a)",
  "a.split(b)", "a.replace(b, 'xy')", "a.indexOf(b)", "a.lastIndexOf(b)", "a.trim()", "a.reverse()", "strings.quote(a)",
  "a.lowerAscii() + a.upperAscii()", "a.contains(b) || a.startsWith(b) || a.endsWith(b)",
  "a.size() > 2 ? a.substring(1, 2) + a.charAt(1) : a", "string(timestamp(a))", "string(duration(a))", "bytes(a)",
]

private struct Compiled: Sendable {
  let program: Program
  let entries: [Entry]

  static let all: Compiled = {
    var builder = ProgramBuilder()
    let scope = Scope(variables: [.init(name: "a", type: .string), .init(name: "b", type: .string)])
    var diagnostics: [Diagnostic] = []
    let entries = expressions.map { text in
      let map = SpanMap(source: SourceID(0), verbatimFrom: 0, length: UInt32(text.utf8.count))
      let parsed = parse(text, at: map, reporting: &diagnostics)
      return builder.add(check(parsed, in: scope, expecting: nil, reporting: &diagnostics))
    }
    precondition(diagnostics.isEmpty)
    return Compiled(program: builder.finish(), entries: entries)
  }()
}

func fuzzFunctions(_ bytes: ContiguousArray<UInt8>) {
  guard let first = bytes.first else { return }
  let parts = bytes.dropFirst().split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  let a = String(decoding: parts.first ?? [], as: UTF8.self)
  let b = String(decoding: parts.dropFirst().first ?? [], as: UTF8.self)
  var evaluation = Evaluation(program: Compiled.all.program)
  evaluation.budget = 50_000
  evaluation.locals = [evaluation.makeText(a), evaluation.makeText(b)]
  let entry = Compiled.all.entries[Int(first) % Compiled.all.entries.count]
  let value = evaluation.value(of: entry)
  let shown = evaluation.display(value)
  precondition(evaluation.display(evaluation.value(of: entry)) == shown || value.kind == .error)
}
