import CEL
import Diagnostics

/// Replaces calls of the rule set's functions by their bodies: `f(a)` becomes `bind(parameter, a, body)`, with
/// parameters renamed so that nothing of the caller is captured.
struct FunctionExpansion {
  private var bodies: [String: (parameters: [String], body: Expression)] = [:]
  /// Functions that are declared, or may be, and whose bodies nobody knows: a call of one may be anything.
  private var unread: Set<String> = []
  /// What a call of each takes, to tell of a call with too few arguments.
  private(set) var declarations: [FunctionDeclaration] = [FunctionDeclaration("period", [])]

  init(_ functions: [RuleFunction], reporting: inout [Diagnostic]) {
    let names = Set(functions.map(\.name.value))
    for function in functions {
      let name = function.name.value
      declarations.append(
        FunctionDeclaration(name, [.init(name, function.parameters.map(\.type), .dyn)]))
      if function.body.isBroken {
        unread.insert(name)
        continue
      }
      // A body sees the functions before it only, so expansion ends.
      let body = expand(function.body.expression)
      if Self.calls(name, in: function.body.expression) {
        reporting.append(
          RuleMistake.recursiveFunction.at(
            function.name.span, Localized(zh: "函数「\(name)」调用了自身", en: "the function `\(name)` calls itself")))
        unread.insert(name)
        continue
      }
      if let later = Self.call(in: function.body.expression, ofAny: names.subtracting(bodies.keys).subtracting(unread)) {
        unread.insert(name)
        reporting.append(
          RuleMistake.recursiveFunction.at(
            later.span,
            Localized(
              zh: "函数「\(later.value)」在「\(name)」之后才声明", en: "the function `\(later.value)` is declared after `\(name)`")))
        continue
      }
      if bodies[name] != nil {
        reporting.append(
          RuleMistake.duplicateID.at(
            function.name.span, Localized(zh: "函数「\(name)」已声明", en: "the function `\(name)` is declared already"),
            other: functions.first { $0.name.value == name }.map {
              [Label($0.name.span, Localized(zh: "第一次在这里", en: "first declared here"))]
            } ?? []))
      }
      let parameters = function.parameters.map(\.name.value)
      bodies[name] = (
        parameters.map { Self.inner($0, of: name) }, Self.renaming(parameters, of: name, in: body)
      )
    }
  }

  mutating func doNotKnow(_ name: String) { unread.insert(name) }

  func expand(_ expression: Expression) -> Expression {
    var result = expression
    var id = 0
    while id < result.nodes.count {
      if case .call(let function, nil, _) = result.nodes[id].kind, unread.contains(function) {
        result.nodes[id].kind = .missing
      } else if case .call(let function, nil, let arguments) = result.nodes[id].kind, let known = bodies[function],
        known.parameters.count == arguments.count
      {
        let offset = result.nodes.count
        for node in known.body.nodes { result.nodes.append(Self.shifted(node, by: offset)) }
        var body = known.body.root + offset
        let span = result.nodes[id].span
        let focus = result.nodes[id].focus
        for (parameter, argument) in zip(known.parameters, arguments).dropFirst().reversed() {
          result.nodes.append(
            .init(
              kind: .comprehension(
                .init(form: .bind, range: argument, variable: parameter, predicate: nil, transform: body)),
              span: span, focus: focus))
          body = result.nodes.count - 1
        }
        if let parameter = known.parameters.first {
          result.nodes[id].kind = .comprehension(
            .init(form: .bind, range: arguments[0], variable: parameter, predicate: nil, transform: body))
        } else {
          result.nodes[id].kind = result.nodes[body].kind
        }
      }
      id += 1
    }
    return result
  }

  private static func inner(_ parameter: String, of function: String) -> String { "\(function)@\(parameter)" }

  private static func renaming(_ parameters: [String], of function: String, in body: Expression) -> Expression {
    var result = body
    for id in result.nodes.indices {
      if case .ident(let name, let isAbsolute) = result.nodes[id].kind, parameters.contains(name) {
        result.nodes[id].kind = .ident(inner(name, of: function), isAbsolute: isAbsolute)
      }
    }
    return result
  }

  private static func calls(_ name: String, in expression: Expression) -> Bool {
    expression.nodes.contains {
      if case .call(name, nil, _) = $0.kind { return true }
      return false
    }
  }

  private static func call(in expression: Expression, ofAny names: Set<String>) -> Located<String>? {
    for node in expression.nodes {
      if case .call(let function, nil, _) = node.kind, names.contains(function) { return Located(function, node.focus) }
    }
    return nil
  }

  private static func shifted(_ node: Expression.Node, by offset: Int) -> Expression.Node {
    var node = node
    switch node.kind {
    case .literal, .ident, .missing: break
    case .select(let operand, let field, let isTest, let isOptional):
      node.kind = .select(operand: operand + offset, field: field, isTest: isTest, isOptional: isOptional)
    case .call(let function, let target, let arguments):
      node.kind = .call(
        function: function, target: target.map { $0 + offset }, arguments: arguments.map { $0 + offset })
    case .and(let terms): node.kind = .and(terms.map { $0 + offset })
    case .or(let terms): node.kind = .or(terms.map { $0 + offset })
    case .list(let elements, let optional):
      node.kind = .list(elements.map { $0 + offset }, optionalIndices: optional)
    case .map(let entries):
      node.kind = .map(
        entries.map { .init(key: $0.key + offset, value: $0.value + offset, isOptional: $0.isOptional) })
    case .message(let name, let fields):
      node.kind = .message(
        name: name, fields.map { .init(name: $0.name, value: $0.value + offset, isOptional: $0.isOptional) })
    case .comprehension(var fold):
      fold.range += offset
      fold.predicate = fold.predicate.map { $0 + offset }
      fold.transform = fold.transform.map { $0 + offset }
      node.kind = .comprehension(fold)
    }
    return node
  }
}
