import Diagnostics

/// What is said where an operator or a function does not take what it is given.
extension Checker {
  mutating func reportNoOverload(
    _ id: ExprID, _ function: String, _ given: [Type], _ arguments: [ExprID], isMember: Bool = false
  ) {
    guard !given.contains(.error) else { return }
    let known = given.map { unification.resolved($0, freeToDyn: true) }
    if let symbol = Self.symbols[function] {
      return reportOperator(id, symbol, known, arguments)
    }
    if function == "_?_:_" {
      let (yes, no) = (describe(known[1]), describe(known[2]))
      return report(
        .noOverload, id, zh: "条件的两个结果类型不同：\(yes.zh)和\(no.zh)", en: "the two results differ in type: \(yes.en) and \(no.en)",
        atFocus: true)
    }
    let list = Localized(
      zh: known.isEmpty ? "没有参数" : known.map { describe($0).zh }.joined(separator: "、"),
      en: known.isEmpty ? "nothing" : known.map { describe($0).en }.joined(separator: ", "))
    report(
      .noOverload, id, zh: "「\(function)」不接受：\(list.zh)", en: "`\(function)` does not take \(list.en)", atFocus: true,
      help: valueHelp(known, arguments) + signatures(of: function, isMember: isMember))
  }

  private static let symbols: [String: String] = [
    "_+_": "+", "_-_": "-", "_*_": "*", "_/_": "/", "_%_": "%", "-_": "-", "!_": "!", "_<_": "<", "_<=_": "<=",
    "_>_": ">", "_>=_": ">=", "@in": "in",
  ]

  private mutating func reportOperator(_ id: ExprID, _ symbol: String, _ given: [Type], _ arguments: [ExprID]) {
    let parts = given.map { describe($0) }
    let isOrder = ["<", "<=", ">", ">="].contains(symbol)
    var help = valueHelp(given, arguments)
    if symbol == "/", given.contains(.decimal) {
      help = [
        Localized(
          zh: "小数没有除法：写作 a * 100 > b * 5，或 quotient(a, b, 小数位数)",
          en: "there is no division of decimals: write `a * 100 > b * 5`, or `quotient(a, b, scale)`")
      ]
    }
    if symbol == "+" || symbol == "-", given.contains(.date) {
      help = [
        Localized(
          zh: "日期的推移写作 plus_days(日期, 天数)、plus_months、plus_years",
          en: "dates move by `plus_days(date, n)`, `plus_months`, `plus_years`")
      ]
    }
    if given.count == 2 {
      report(
        .noOverload, id, zh: isOrder ? "\(parts[0].zh)不能与\(parts[1].zh)比较" : "「\(symbol)」不能用于\(parts[0].zh)和\(parts[1].zh)",
        en: isOrder
          ? "\(parts[0].en) cannot be compared with \(parts[1].en)"
          : "`\(symbol)` does not take \(parts[0].en) and \(parts[1].en)", atFocus: true, help: help)
    } else {
      report(
        .noOverload, id, zh: "「\(symbol)」不能用于\(parts.first?.zh ?? "")",
        en: "`\(symbol)` does not take \(parts.first?.en ?? "nothing")", atFocus: true, help: help)
    }
  }

  mutating func reportIncomparable(_ id: ExprID, _ function: String, _ given: [Type], _ arguments: [ExprID]) {
    guard !given.contains(.error) else { return }
    let known = given.map { unification.resolved($0, freeToDyn: true) }
    let parts = known.map { describe($0) }
    report(
      .incomparable, id, zh: "\(parts[0].zh)与\(parts[1].zh)永远不相等", en: "\(parts[0].en) never equals \(parts[1].en)",
      atFocus: true, help: valueHelp(known, arguments))
  }

  // MARK: Help

  /// How a literal of the wrong kind is mended.
  private func valueHelp(_ given: [Type], _ arguments: [ExprID]) -> [Localized] {
    guard isRules, given.count == arguments.count else { return [] }
    for (index, argument) in arguments.enumerated() {
      let others = given.enumerated().filter { $0.offset != index }.map(\.element)
      if let help = help(forLiteral: argument, beside: others) { return [help] }
    }
    if given.contains(.date) {
      return [Localized(zh: "日期写作 date(\"2023-05-18\")", en: "a date is written `date(\"2023-05-18\")`")]
    }
    if given.contains(.amount) {
      return [Localized(zh: "量值写作 amount(\"10 mg/kg\")", en: "an amount is written `amount(\"10 mg/kg\")`")]
    }
    if given.contains(where: { if case .list = $0 { true } else { false } }), given.count == 2 {
      return [Localized(zh: "列表中是否有某项写作 x in 列表", en: "whether a list holds a value is `x in list`")]
    }
    if given.contains(where: { if case .object = $0 { true } else { false } }) {
      return [Localized(zh: "请与它的某个字段比较，例如 x.id", en: "compare one of its fields, such as `x.id`")]
    }
    return []
  }

  private func help(forLiteral id: ExprID, beside others: [Type]) -> Localized? {
    guard case .literal(let literal) = expression[id].kind else { return nil }
    if case .string(let text) = literal {
      if others.contains(.date) {
        let shown = CalendarDate(text) == nil ? "2023-05-18" : text
        return Localized(zh: "日期写作 date(\"\(shown)\")", en: "a date is written `date(\"\(shown)\")`")
      }
      if others.contains(.amount) {
        return Localized(zh: "量值写作 amount(\"\(text)\")", en: "an amount is written `amount(\"\(text)\")`")
      }
      if others.contains(.decimal) || others.contains(.int), ExactDecimal(text) != nil {
        return Localized(zh: "数字不加引号：\(text)", en: "a number has no quotes: `\(text)`")
      }
      if others.contains(.bool) {
        return Localized(zh: "是非写作 true 或 false，不加引号", en: "`true` and `false` have no quotes")
      }
    }
    let spelling = expression.text(of: id)
    switch literal {
    case .int, .double:
      if others.contains(.string) { return Localized(zh: "文字要加引号：\"\(spelling)\"", en: "a text stands in quotes: \"\(spelling)\"") }
      if others.contains(.amount) {
        return Localized(zh: "量值要带单位，例如 amount(\"\(spelling) mg/kg\")", en: "an amount has a unit: `amount(\"\(spelling) mg/kg\")`")
      }
      return nil
    default: return nil
    }
  }

  /// What the function would take.
  private func signatures(of function: String, isMember: Bool) -> [Localized] {
    guard let declaration = names.function(named: "." + function), !declaration.overloads.isEmpty else { return [] }
    let shown = declaration.overloads.prefix(4).map { overload -> Localized in
      let parameters = overload.parameters.map { describe($0) }
      func text(_ parts: [String], _ comma: String) -> String {
        guard overload.isMember, let first = parts.first else { return "\(function)(" + parts.joined(separator: comma) + ")" }
        return "\(first).\(function)(" + parts.dropFirst().joined(separator: comma) + ")"
      }
      return Localized(zh: text(parameters.map(\.zh), "，"), en: text(parameters.map(\.en), ", "))
    }
    return [
      Localized(
        zh: "用法：" + shown.map(\.zh).joined(separator: "；"), en: "it is used as " + shown.map(\.en).joined(separator: "; "))
    ]
  }

  private func describeList(of element: Type) -> Localized {
    if case .parameter = element { return Localized(zh: "列表", en: "a list") }
    guard !element.isDynOrError, element.parts.isEmpty else { return Localized(zh: "列表", en: "a list") }
    let what = describe(element)
    return Localized(zh: "\(what.zh)的列表", en: "a list of \(what.en)")
  }

  /// A type in words.
  func describe(_ type: Type) -> Localized {
    switch type {
    case .bool: Localized(zh: "是非", en: "true or false")
    case .int: isRules ? Localized(zh: "整数", en: "a whole number") : Localized(zh: "int", en: "an int")
    case .decimal: Localized(zh: "数字", en: "a number")
    case .string: Localized(zh: "文字", en: "a text")
    case .date: Localized(zh: "日期", en: "a date")
    case .amount: Localized(zh: "量值", en: "an amount")
    case .null: Localized(zh: "null", en: "null")
    case .dyn: Localized(zh: "任意值", en: "any value")
    case .list(let element): describeList(of: element)
    case .map: Localized(zh: "映射", en: "a map")
    case .object(let number):
      scope.types.types.indices.contains(number)
        ? Localized(zh: "对象（\(scope.types.types[number].name)）", en: "an object (\(scope.types.types[number].name))")
        : Localized(zh: "对象", en: "an object")
    case .nullable(let inner): describe(inner)
    case .parameter: Localized(zh: "任意值", en: "any value")
    case .type: Localized(zh: "类型名", en: "a type")
    case .uint, .double, .bytes, .timestamp, .duration, .optional, .wrapper, .named, .error:
      Localized(zh: type.description, en: type.description)
    }
  }
}
