import Diagnostics

/// The macros: calls that stand for folds and tests.
extension Parser {
  mutating func expand(
    _ name: String, target: ExprID?, arguments: [ExprID], span: SourceSpan, focus: SourceSpan
  ) -> ExprID {
    let written = Call(name: name, target: target, arguments: arguments, span: span, focus: focus)
    if let target {
      if name == "bind", case .ident("cel", _) = nodes[target].kind, arguments.count == 3 {
        return fold(written, .bind, range: arguments[1], names: 1, predicate: nil, transform: arguments[2])
      }
      if let expanded = expandMember(written, target) { return expanded }
    } else if arguments.count == 1 {
      if name == "has" { return expandHas(written, arguments[0]) }
      if name == "absent", lexer.options.dialect == .rules {
        let test = expandHas(written, arguments[0])
        return add(
          .call(function: "!_", target: nil, arguments: [test]), span, focus: focus, children: [test])
      }
    }
    return add(
      .call(function: name, target: target, arguments: arguments), span, focus: focus,
      children: arguments + (target.map { [$0] } ?? []))
  }

  private struct Call {
    var name: String
    var target: ExprID?
    var arguments: [ExprID]
    var span: SourceSpan
    var focus: SourceSpan
  }

  // MARK: Folds

  private mutating func expandMember(_ call: Call, _ range: ExprID) -> ExprID? {
    let parts = call.arguments
    switch (call.name, parts.count) {
    case ("all", 2), ("exists", 2), ("exists_one", 2), ("existsOne", 2), ("filter", 2):
      return fold(call, Self.form(call.name), range: range, names: 1, predicate: parts[1], transform: nil)
    case ("all", 3), ("exists", 3), ("exists_one", 3), ("existsOne", 3):
      return fold(call, Self.form(call.name), range: range, names: 2, predicate: parts[2], transform: nil)
    case ("map", 2): return fold(call, .map, range: range, names: 1, predicate: nil, transform: parts[1])
    case ("map", 3): return fold(call, .map, range: range, names: 1, predicate: parts[1], transform: parts[2])
    case ("transformList", 3), ("transformMap", 3), ("transformMapEntry", 3):
      return fold(call, Self.form(call.name), range: range, names: 2, predicate: nil, transform: parts[2])
    case ("transformList", 4), ("transformMap", 4), ("transformMapEntry", 4):
      return fold(call, Self.form(call.name), range: range, names: 2, predicate: parts[2], transform: parts[3])
    case ("optMap", 2), ("optFlatMap", 2):
      return fold(call, Self.form(call.name), range: range, names: 1, predicate: nil, transform: parts[1])
    default: return nil
    }
  }

  private static func form(_ name: String) -> Expression.Form {
    Expression.Form(rawValue: name) ?? .existsOne
  }

  private mutating func fold(
    _ call: Call, _ form: Expression.Form, range: ExprID, names: Int, predicate: ExprID?, transform: ExprID?
  ) -> ExprID {
    var variables: [String] = []
    for argument in call.arguments.prefix(names) {
      guard let name = variable(argument) else { return add(.missing, call.span, focus: call.focus) }
      if variables.contains(name) {
        reportArgument(
          argument, zh: "两个变量同名「\(name)」", en: "both variables are called `\(name)`",
          help: Localized(zh: "请用两个不同的名称", en: "give them two names"))
      }
      variables.append(name)
    }
    return add(
      .comprehension(
        .init(
          form: form, range: range, variable: variables[0], secondVariable: names == 2 ? variables[1] : nil,
          predicate: predicate, transform: transform)),
      call.span, focus: call.focus, children: [range] + [predicate, transform].compactMap { $0 })
  }

  /// A new name for the elements; nil where the argument is none.
  private mutating func variable(_ argument: ExprID) -> String? {
    switch nodes[argument].kind {
    case .ident(let name, false) where name != "__result__": return name
    case .ident(let name, _):
      reportArgument(
        argument, zh: "「\(name)」不能作变量名", en: "`\(name)` cannot name a variable",
        help: Localized(zh: "请换一个名称", en: "choose another name"))
    case .missing: break
    default:
      reportArgument(
        argument, zh: "第一个参数应为一个新名称", en: "a new name belongs here",
        help: Localized(
          zh: "例如 items.exists(item, item.verdict == \"…\")", en: "for example `items.exists(item, item.verdict == \"…\")`"))
    }
    return nil
  }

  private mutating func reportArgument(_ argument: ExprID, zh: String, en: String, help: Localized) {
    guard !hasFailed else { return }
    diagnostics.append(
      CELMistake.macroArgument.at(nodes[argument].span, Localized(zh: zh, en: en), help: [help]))
  }

  // MARK: Tests

  /// `has(a.b)`; among rules `has(a)` too: a field of the record stands there under its own name.
  private mutating func expandHas(_ call: Call, _ argument: ExprID) -> ExprID {
    switch nodes[argument].kind {
    case .select(let operand, let field, false, false):
      return add(
        .select(operand: operand, field: field, isTest: true, isOptional: false), call.span,
        focus: nodes[argument].focus, children: [operand])
    case .ident where lexer.options.dialect == .rules:
      return add(
        .call(function: "has", target: nil, arguments: [argument]), call.span, focus: call.focus,
        children: [argument])
    case .missing: break
    default:
      reportArgument(
        argument, zh: "\(call.name)(…) 的参数应为一个字段", en: "`\(call.name)(…)` takes a field",
        help: Localized(zh: "例如 has(sample.batch)", en: "for example `has(sample.batch)`"))
    }
    return add(.missing, call.span, focus: call.focus)
  }
}
