import CEL
import Diagnostics
import Documents

/// One line of `rules eval --jsonl`: `{"id", "expr", "bindings", "type_env", "container", "disable_check",
/// "check_only"}` in the typed encoding, to `{"id", "value"}`, `{"id", "error"}` or `{"id", "unknown"}`; where only
/// the type was asked for, `value` is null and `type` is there. Pure CEL, as the specification has it.
public func evaluateLine(_ line: String) -> String {
  let source = SourceText(id: SourceID(0), name: "<stdin>", text: line)
  var diagnostics: [Diagnostic] = []
  guard let document = readJSONValue(source, reporting: &diagnostics) else {
    return answer("null", "error", jsonString(diagnostics.first?.message.en ?? "not JSON"))
  }
  return LineEvaluation(document: document).answer()
}

private func answer(_ id: String, _ key: String, _ json: String) -> String { "{\"id\":\(id),\"\(key)\":\(json)}" }

private struct LineEvaluation {
  let document: Document

  private func text(_ key: String) -> String? {
    document.value(of: key, in: document.root).map { document.string(of: $0) }
  }

  private func entries(_ key: String) -> [(key: NodeID, value: NodeID)] {
    document.value(of: key, in: document.root).map { document.entries(of: $0) } ?? []
  }

  private var id: String {
    guard let node = document.value(of: "id", in: document.root) else { return "null" }
    return document.nodes[node].kind == .string ? jsonString(document.string(of: node)) : document.string(of: node)
  }

  private func failure(_ message: String) -> String { RuleTools.answer(id, "error", jsonString(message)) }

  func answer() -> String {
    guard let expression = text("expr") else { return failure("`expr` is missing") }
    guard let scope = scope() else { return failure("`type_env` is not understood") }
    var diagnostics: [Diagnostic] = []
    let map = SpanMap(source: SourceID(0), verbatimFrom: 0, length: UInt32(expression.utf8.count))
    let parsed = parse(expression, at: map, options: ParseOptions(dialect: .pure), reporting: &diagnostics)
    if let error = diagnostics.first(where: { $0.severity == .error }) { return failure(error.message.en) }
    let checked: CheckedExpression
    if text("disable_check") == "true" {
      checked = resolve(parsed, in: scope)
    } else {
      checked = check(parsed, in: scope, expecting: nil, reporting: &diagnostics)
      if let error = diagnostics.first(where: { $0.severity == .error }) { return failure(error.message.en) }
    }
    if text("check_only") == "true" {
      return "{\"id\":\(id),\"value\":null,\"type\":\(TypeEncoding.json(checked.type))}"
    }
    return evaluated(checked, in: scope)
  }

  private func evaluated(_ checked: CheckedExpression, in scope: Scope) -> String {
    var builder = ProgramBuilder()
    let entry = builder.add(checked)
    var evaluation = Evaluation(program: builder.finish())
    let values = TypedValues(document: document)
    let bindings = entries("bindings")
    for variable in scope.variables {
      guard let binding = bindings.first(where: { document.string(of: $0.key) == variable.name }) else {
        evaluation.locals.append(evaluation.fail("no value for `\(variable.name)`"))
        continue
      }
      guard let cell = values.cell(binding.value, in: &evaluation) else {
        return failure("the binding of `\(variable.name)` is not understood")
      }
      evaluation.locals.append(cell)
    }
    let value = evaluation.value(of: entry)
    switch value.kind {
    case .unknown: return RuleTools.answer(id, "unknown", "true")
    case .error: return failure(evaluation.errors.first?.message ?? "error")
    default:
      guard let json = TypedValues.json(value, evaluation) else { return failure("the value has no encoding") }
      return RuleTools.answer(id, "value", json)
    }
  }

  // MARK: Scope

  /// The declared variables and functions; a name that is bound but not declared is dyn.
  private func scope() -> Scope? {
    var scope = Scope(dialect: .pure, container: text("container") ?? "")
    if let declarations = document.value(of: "type_env", in: document.root) {
      for declaration in document.children(of: declarations) where !declare(declaration, in: &scope) { return nil }
    }
    for binding in entries("bindings") {
      let name = document.string(of: binding.key)
      if !scope.variables.contains(where: { $0.name == name }) {
        scope.variables.append(.init(name: name, type: .dyn))
      }
    }
    return scope
  }

  private func declare(_ node: NodeID, in scope: inout Scope) -> Bool {
    guard let name = document.value(of: "name", in: node).map({ document.string(of: $0) }) else { return false }
    if let variable = document.value(of: "var", in: node) {
      guard let type = TypeEncoding.type(variable, in: document) else { return false }
      scope.variables.append(.init(name: name, type: type))
      return true
    }
    guard let list = document.value(of: "overloads", in: node) else { return false }
    var overloads: [FunctionDeclaration.Overload] = []
    for overload in document.children(of: list) {
      guard let parameters = document.value(of: "params", in: overload),
        let result = document.value(of: "result", in: overload).flatMap({ TypeEncoding.type($0, in: document) })
      else { return false }
      let isMember = document.value(of: "member", in: overload).map { document.string(of: $0) } == "true"
      overloads.append(
        .init(
          document.value(of: "id", in: overload).map { document.string(of: $0) } ?? name,
          document.children(of: parameters).map { TypeEncoding.type($0, in: document) ?? .dyn }, result,
          isMember: isMember))
    }
    scope.functions.append(FunctionDeclaration(name, overloads))
    return true
  }
}
