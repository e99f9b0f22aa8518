import CEL
import Diagnostics

/// A small record schema to check conditions of rules against: an orchard with crates of fruit.
enum Orchard {
  static let types = ObjectTypes(types: [
    .init(
      name: "visit",
      fields: [
        .init(name: "crates", type: .list(.object(1))), .init(name: "owner", type: .object(2)),
        .init(name: "licence", type: .nullable(.object(3))), .init(name: "count", type: .int),
        .init(name: "weight", type: .nullable(.decimal)), .init(name: "day", type: .date),
        .init(name: "marks", type: .list(.string), words: ["organic", "seasonal"]),
      ]),
    .init(
      name: "crate",
      fields: [
        .init(name: "fruit", type: .string, words: ["apple", "pear", "plum"]),
        .init(name: "weight", type: .decimal), .init(name: "picked", type: .date),
        .init(name: "grower", type: .nullable(.object(2))), .init(name: "residue", type: .amount),
        .init(name: "label", type: .nullable(.string)), .init(name: "sold", type: .bool),
      ]),
    .init(
      name: "person",
      fields: [.init(name: "name", type: .string), .init(name: "born", type: .nullable(.date))]),
    .init(
      name: "licence",
      fields: [.init(name: "state", type: .string, words: ["valid", "revoked"]), .init(name: "until", type: .nullable(.date))]),
  ])

  static func scope(_ guards: Set<String> = []) -> Scope {
    Scope(
      dialect: .rules,
      variables: [
        .init(name: "@record", type: .object(0)), .init(name: "as_of", type: .date),
        .init(name: "crate", type: .object(1)), .init(name: "inspected", type: .object(2)),
        .init(name: "note", type: .nullable(.string)),
      ],
      functions: [
        FunctionDeclaration("limit", [.init("limit", [.string, .dyn], .amount)], host: 0),
        FunctionDeclaration("listed", [.init("listed", [.string, .string], .bool)], host: 1),
      ], types: types, guards: guards)
  }

  /// As rules are read: a field of the record under its own name is a field of `@record`.
  static func readingRecord(_ expression: Expression) -> Expression {
    var result = expression
    var bound: Set<String> = []
    for node in expression.nodes {
      if case .comprehension(let fold) = node.kind { bound.formUnion([fold.variable]) }
    }
    for (id, node) in expression.nodes.enumerated() {
      guard case .ident(let name, _) = node.kind, types.types[0].slot(of: name) != nil, !bound.contains(name)
      else { continue }
      result.nodes.append(.init(kind: .ident("@record", isAbsolute: false), span: node.span, focus: node.focus))
      result.nodes[id].kind = .select(
        operand: result.nodes.count - 1, field: name, isTest: false, isOptional: false)
    }
    return result
  }
}

/// A condition parsed and checked as one of a rule.
struct Condition {
  var parsed: Parsed
  var checked: CheckedExpression
  var diagnostics: [Diagnostic]

  init(_ text: String, guards: Set<String> = [], expecting: Type? = .bool) {
    parsed = Parsed(text, ParseOptions(dialect: .rules))
    var found = parsed.diagnostics
    checked = check(
      Orchard.readingRecord(parsed.expression), in: Orchard.scope(guards), expecting: expecting, reporting: &found)
    diagnostics = found
  }

  var codes: [String] { diagnostics.map(\.code) }
  var underlined: [String] { diagnostics.map { parsed.source.text(of: $0.primary.span) } }
  var messages: [String] { diagnostics.map { $0.message.en + " / " + $0.help.map(\.en).joined(separator: "; ") } }
}
