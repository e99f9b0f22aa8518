import CEL
import Diagnostics
import Testing

/// An expression parsed on its own, with the text it came from.
struct Parsed {
  var expression: Expression
  var diagnostics: [Diagnostic]
  var source: SourceText

  init(_ text: String, _ options: ParseOptions = ParseOptions()) {
    source = SourceText(id: SourceID(0), name: "test", text: text)
    var found: [Diagnostic] = []
    let map = SpanMap(source: source.id, verbatimFrom: 0, length: UInt32(text.utf8.count))
    expression = parse(text, at: map, options: options, reporting: &found)
    diagnostics = found
  }

  var codes: [String] { diagnostics.map(\.code) }
  /// What the diagnostics underline.
  var underlined: [String] { diagnostics.map { source.text(of: $0.primary.span) } }
}

/// The tree in the notation of cel-go's tests, for expressions without `&&`, `||` and folds.
func celGoTree(_ expression: Expression, _ id: ExprID) -> String {
  func tree(_ id: ExprID) -> String { celGoTree(expression, id) }
  switch expression[id].kind {
  case .literal(let literal):
    switch literal {
    case .null: return "null"
    case .bool(let value): return "\(value)"
    case .int(let value): return "\(value)"
    case .uint(let value): return "\(value)u"
    case .double(let value, _): return value == value.rounded() ? "\(Int(value))" : "\(value)"
    case .string(let value): return "\"" + value.unicodeScalars.map { goEscapes[$0] ?? String(Character($0)) }.joined() + "\""
    case .bytes(let value): return "b\"" + String(decoding: value, as: UTF8.self) + "\""
    }
  case .ident(let name, let isAbsolute): return (isAbsolute ? "." : "") + name
  case .select(let operand, let field, let isTest, let isOptional):
    if isOptional { return "_?._( \(tree(operand)), \"\(field)\" )" }
    return tree(operand) + "." + field + (isTest ? "~test-only~" : "")
  case .call(let function, let target, let arguments):
    let list = arguments.map(tree).joined(separator: ", ")
    return (target.map { tree($0) + "." } ?? "") + function + (list.isEmpty ? "()" : "( \(list) )")
  case .list(let elements, _):
    return elements.isEmpty ? "[]" : "[ " + elements.map(tree).joined(separator: ", ") + " ]"
  case .map(let entries):
    let parts = entries.map { ($0.isOptional ? "?" : "") + tree($0.key) + ":" + tree($0.value) }
    return parts.isEmpty ? "{}" : "{ " + parts.joined(separator: ", ") + " }"
  case .message(let name, let fields):
    let parts = fields.map { ($0.isOptional ? "?" : "") + $0.name + ":" + tree($0.value) }
    return name + (parts.isEmpty ? "{}" : "{ " + parts.joined(separator: ", ") + " }")
  case .and, .or, .comprehension, .missing: return "?"
  }
}

/// Whether two trees are the same but for the numbers of their nodes.
func sameTree(_ a: Expression, _ x: ExprID, _ b: Expression, _ y: ExprID) -> Bool {
  func same(_ xs: [ExprID], _ ys: [ExprID]) -> Bool {
    xs.count == ys.count && zip(xs, ys).allSatisfy { sameTree(a, $0, b, $1) }
  }
  func list(_ id: ExprID?) -> [ExprID] { id.map { [$0] } ?? [] }
  switch (a[x].kind, b[y].kind) {
  case (.select(let o, let f, let t, let p), .select(let o2, let f2, let t2, let p2)):
    return f == f2 && t == t2 && p == p2 && sameTree(a, o, b, o2)
  case (.call(let f, let t, let args), .call(let f2, let t2, let args2)):
    return f == f2 && same(list(t) + args, list(t2) + args2) && (t == nil) == (t2 == nil)
  case (.and(let xs), .and(let ys)), (.or(let xs), .or(let ys)): return same(xs, ys)
  case (.list(let xs, let o), .list(let ys, let o2)): return o == o2 && same(xs, ys)
  case (.map(let xs), .map(let ys)):
    return xs.map(\.isOptional) == ys.map(\.isOptional) && same(xs.map(\.key), ys.map(\.key))
      && same(xs.map(\.value), ys.map(\.value))
  case (.message(let n, let xs), .message(let n2, let ys)):
    return n == n2 && xs.map(\.name) == ys.map(\.name) && same(xs.map(\.value), ys.map(\.value))
  case (.comprehension(let f), .comprehension(let g)):
    return f.form == g.form && f.variable == g.variable && f.secondVariable == g.secondVariable
      && same([f.range], [g.range]) && same(list(f.predicate), list(g.predicate))
      && same(list(f.transform), list(g.transform))
  default: return a[x].kind == b[y].kind
  }
}

private let goEscapes: [Unicode.Scalar: String] = [
  "\"": "\\\"", "\\": "\\\\", "\u{7}": "\\a", "\u{8}": "\\b", "\u{C}": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t",
  "\u{B}": "\\v",
]
