import Diagnostics

/// Calls of functions and operators.
extension Checker {
  mutating func call(_ id: ExprID, _ function: String, _ target: ExprID?, _ arguments: [ExprID]) -> Type {
    switch (function, target, arguments.count) {
    case ("_?_:_", nil, 3): return conditional(id, arguments)
    case ("_==_", nil, 2), ("_!=_", nil, 2): return equality(id, function, arguments)
    case ("@in", nil, 2): return membership(id, arguments)
    case ("has", nil, 1) where names.function(named: "has") == nil: return test(id, arguments[0])
    default: break
    }
    if let target, let name = namespaced(function, target) {
      return invoke(id, name, arguments, swallows: true)
    }
    guard let declaration = names.function(named: function) else {
      if let target { _ = read(target) }
      // The arguments of a misused macro hold names that were to be new.
      let isMacro = target != nil && (arguments.count > 1 || Self.macros.contains(function)) && !nearNames(to: function, among: Self.macros).isEmpty
      if !isMacro { for argument in arguments { _ = read(argument) } }
      reportUnknownFunction(id, function, target, arguments)
      return .error
    }
    guard let target else { return invoke(id, declaration, arguments, swallows: false) }
    return invoke(id, declaration, [target] + arguments, swallows: false, isMember: true)
  }

  static let macros = ["all", "exists", "exists_one", "existsOne", "filter", "map"]

  /// `math.abs`, where the target is not a value but the name's beginning.
  private func namespaced(_ function: String, _ target: ExprID) -> FunctionDeclaration? {
    qualifiedName(target).flatMap { names.function(named: $0 + "." + function) }
  }

  /// `has(x)` of a whole variable or of a field under its own name.
  private mutating func test(_ id: ExprID, _ argument: ExprID) -> Type {
    if case .select(let operand, let field, false, false) = expression[argument].kind {
      expression.nodes[id].kind = .select(operand: operand, field: field, isTest: true, isOptional: false)
      return read(id)
    }
    let null = expression.nodes.count
    expression.nodes.append(
      .init(kind: .literal(.null), span: expression[argument].span, focus: expression[argument].focus))
    types.append(.null)
    references.append(nil)
    expression.nodes[id].kind = .call(function: "_!=_", target: nil, arguments: [argument, null])
    return read(id)
  }

  private mutating func invoke(
    _ id: ExprID, _ function: FunctionDeclaration, _ arguments: [ExprID], swallows: Bool, isMember: Bool = false
  ) -> Type {
    references[id] = .function(name: function.name, swallowsTarget: swallows, host: function.host)
    let given = arguments.enumerated().map { index, argument in
      takesAnything(function, at: index, of: arguments.count) ? read(argument).withoutNull : value(argument)
    }
    guard isTyping else { return .dyn }
    if function.name == "math.greatest" || function.name == "math.least" {
      return extremum(id, function, given, arguments)
    }
    let fitting = function.overloads.filter { $0.isMember == isMember && $0.parameters.count == given.count }
    if let result = choose(fitting, given) {
      checkLiteral(function.name, arguments)
      return result
    }
    reportNoOverload(id, function.name, given, arguments, isMember: isMember)
    return .error
  }

  /// A host's parameter that takes any value takes null too.
  private func takesAnything(_ function: FunctionDeclaration, at index: Int, of count: Int) -> Bool {
    guard function.host != nil else { return false }
    return function.overloads.contains {
      $0.parameters.count == count && ($0.parameters[index] == .dyn || $0.parameters[index].isNullable)
    }
  }

  /// The result of the overloads that fit; where they differ, dyn. Nil where none fits.
  private mutating func choose(_ overloads: [FunctionDeclaration.Overload], _ given: [Type]) -> Type? {
    for widening in isRules ? [false, true] : [false] {
      unification.widensInt = widening
      defer { unification.widensInt = false }
      var result: Type?
      for overload in overloads {
        let fresh = unification.instantiate([overload.result] + overload.parameters)
        guard unification.assign(given, to: Array(fresh.dropFirst())) else { continue }
        let found = unification.resolved(fresh[0])
        if let known = result, known != .dyn, known != found { result = .dyn } else if result == nil { result = found }
      }
      if let result { return result }
    }
    return nil
  }

  /// `math.greatest` and `math.least`: any number of numbers, or one list of them.
  private mutating func extremum(
    _ id: ExprID, _ function: FunctionDeclaration, _ given: [Type], _ arguments: [ExprID]
  ) -> Type {
    var numbers = given
    if given.count == 1, case .list(let element) = unification.resolved(given[0]) { numbers = [element] }
    let known = numbers.map { unification.resolved($0) }
    let fits = known.allSatisfy { [.int, .uint, .double, .dyn, .error].contains($0) || isFree($0) }
    guard fits, let first = known.first else {
      reportNoOverload(id, function.name, given, arguments)
      return .error
    }
    return known.allSatisfy { $0 == first } && !isFree(first) ? first : .dyn
  }

  private func isFree(_ type: Type) -> Bool {
    if case .parameter = type { return true }
    return false
  }

  /// What is written out as a text is read now, so that a slip is found before anything runs.
  private mutating func checkLiteral(_ function: String, _ arguments: [ExprID]) {
    guard isRules, let argument = arguments.last, case .literal(.string(let text)) = expression[argument].kind
    else { return }
    switch function {
    case "date" where CalendarDate(text) == nil:
      report(
        .badLiteral, argument, zh: "「\(text)」不是日期", en: "`\(text)` is not a date",
        help: [Localized(zh: "日期写作 date(\"2023-05-18\")", en: "a date is written `date(\"2023-05-18\")`")],
        suggestions: CalendarDate.meant(by: text).map { [$0] } ?? [])
    case "amount": checkAmount(text, argument)
    case "decimal" where ExactDecimal(text) == nil:
      report(
        .badLiteral, argument, zh: "「\(text)」不是十进制数", en: "`\(text)` is not a decimal",
        suggestions: ExactDecimal.meant(by: text).map { [$0] } ?? [])
    case "matches" where Pattern(text) == nil:
      report(
        .badLiteral, argument, zh: "正则表达式「\(text)」有误", en: "`\(text)` is not a pattern",
        help: [Localized(zh: "语法同 RE2，没有反向引用和环视", en: "the syntax is RE2's: no backward references, no look-around")])
    default: break
    }
  }

  private mutating func checkAmount(_ text: String, _ argument: ExprID) {
    do throws(Amount.Mistake) {
      let value = try Amount(parsing: text)
      // It would compare with nothing; only an acidity, spelled as one, has no unit.
      guard value.unit == .none, !value.isNotDetected, !text.lowercased().hasPrefix("ph") else { return }
      report(
        .badLiteral, argument, zh: "「\(text)」没有单位", en: "`\(text)` has no unit",
        help: [
          Localized(
            zh: "写明单位，例如 amount(\"\(text) mg/kg\")；酸碱度写作 amount(\"pH 5.5\")",
            en: "write the unit, such as `amount(\"\(text) mg/kg\")`; a pH is written `amount(\"pH 5.5\")`")
        ])
    } catch {
      var suggestions: [String] = []
      if case .unknownUnit(_, let near) = error { suggestions = near }
      report(
        .badLiteral, argument, zh: "「\(text)」不是量值：\(error.text.zh)", en: "`\(text)` is not an amount: \(error.text.en)",
        help: didYouMean(suggestions), suggestions: suggestions)
    }
  }
}
