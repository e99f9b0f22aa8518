import Diagnostics

/// What is said of names and types. A regulator reads it, who is no programmer.
extension Checker {
  mutating func report(
    _ mistake: CELMistake, _ id: ExprID, zh: String, en: String, atFocus: Bool = false, help: [Localized] = [],
    suggestions: [String] = []
  ) {
    guard isTyping, !isBroken || mistake.isAboutNames else { return }
    let span = atFocus ? expression[id].focus : expression[id].span
    diagnostics.append(mistake.at(span, Localized(zh: zh, en: en), help: help, suggestions: suggestions))
  }

  func didYouMean(_ near: [String]) -> [Localized] {
    near.first.map { [Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?")] } ?? []
  }

  // MARK: Names

  mutating func reportUnknownName(_ id: ExprID, _ name: String) {
    if let words = expectedWords, words.contains(name) {
      return report(
        .unknownName, id, zh: "没有名称「\(name)」", en: "there is no name `\(name)`",
        help: [Localized(zh: "文字要加引号：\"\(name)\"", en: "a word stands in quotes: \"\(name)\"")],
        suggestions: ["\"\(name)\""])
    }
    let constants = [
      "true": "true", "false": "false", "null": "null", "none": "null", "nil": "null", "yes": "true", "no": "false",
    ]
    if let meant = constants[name.lowercased()] {
      return report(
        .unknownName, id, zh: "没有名称「\(name)」", en: "there is no name `\(name)`",
        help: [Localized(zh: "应写作小写的 \(meant)", en: "write `\(meant)`")], suggestions: [meant])
    }
    let near = nearNames(to: name, among: names.variableNames + locals.map(\.name).filter { !$0.contains("@") })
    report(
      .unknownName, id, zh: "没有名称「\(name)」", en: "there is no name `\(name)`", help: didYouMean(near),
      suggestions: near)
  }

  mutating func reportUnknownField(_ id: ExprID, _ field: String, _ object: ObjectTypes.ObjectType) {
    let all = object.fields.map(\.name)
    let near = nearNames(to: field, among: all)
    let shown = all.prefix(20).joined(separator: ", ") + (all.count > 20 ? ", …" : "")
    report(
      .unknownField, id, zh: "「\(object.name)」没有字段「\(field)」", en: "`\(object.name)` has no field `\(field)`",
      atFocus: true,
      help: didYouMean(near) + [Localized(zh: "它的字段有：\(shown)", en: "its fields are: \(shown)")], suggestions: near)
  }

  mutating func reportNoFields(_ id: ExprID, _ field: String, _ type: Type) {
    let what = describe(type)
    var help: [Localized] = []
    if case .list = type {
      help = [
        Localized(
          zh: "对列表的各项作判断，写作 列表.exists(x, x.\(field) …) 或 列表.all(x, …)",
          en: "ask its elements: `list.exists(x, x.\(field) …)` or `list.all(x, …)`")
      ]
    }
    report(
      .noFields, id, zh: "\(what.zh)没有字段「\(field)」", en: "\(what.en) has no field `\(field)`", atFocus: true, help: help)
  }

  mutating func reportUnknownFunction(_ id: ExprID, _ name: String, _ target: ExprID?, _ arguments: [ExprID]) {
    if target != nil, Self.macros.contains(name) {
      return report(
        .macroArgument, id, zh: "「\(name)」的参数个数不对", en: "`\(name)` has the wrong number of arguments", atFocus: true,
        help: [Localized(zh: "写作 列表.\(name)(x, 条件)", en: "write `list.\(name)(x, condition)`")])
    }
    let lower = name.lowercased()
    if ["not", "and", "or"].contains(lower), target == nil {
      let symbol = lower == "not" ? "!" : lower == "and" ? "&&" : "||"
      return report(
        .unknownFunction, id, zh: "没有函数「\(name)」", en: "there is no function `\(name)`", atFocus: true,
        help: [Localized(zh: "应写作 \(symbol)", en: "write `\(symbol)`")], suggestions: [symbol])
    }
    let near = nearNames(to: name, among: names.functionNames)
    report(
      .unknownFunction, id, zh: "没有函数「\(name)」", en: "there is no function `\(name)`", atFocus: true,
      help: didYouMean(near), suggestions: near)
  }

  // MARK: Guards

  /// Each path is asked for once; of a chain the longest, since `has(a.b)` covers `a` too.
  mutating func reportGuard(_ id: ExprID) {
    guard isRules, isTyping, !isBroken, !scope.assumesGuards else { return }
    // The guard may be what is wrong further left.
    guard diagnostics.allSatisfy({ $0.code == CELMistake.needsGuard.rawValue }) else { return }
    let path = Guards(expression: expression).path(id)
    if let path, !asked.insert(path).inserted { return }
    let place = argument(behind: id)
    let shown = expression.text(of: place)
    let use = Label(
      expression[id].focus, Localized(zh: "函数在这里使用该值", en: "the function uses the value here"))
    let diagnostic = CELMistake.needsGuard.at(
      expression[place].span,
      Localized(
        zh: "「\(shown)」可能为 null（已查明没有），使用前须先判断",
        en: "`\(shown)` may be null (established that there is none): it needs a guard before it is used"),
      other: place == id ? [] : [use],
      help: [
        Guards(expression: expression).path(place) == nil
          ? Localized(zh: "先写 has(…) &&", en: "ask `has(…) &&` first")
          : Localized(zh: "先写 has(\(shown)) && …", en: "write `has(\(shown)) && …` before it")
      ])
    if let earlier = reportedBelow(id) {
      diagnostics[earlier] = diagnostic
      askedAt[id] = earlier
    } else {
      diagnostics.append(diagnostic)
      askedAt[id] = diagnostics.count - 1
    }
  }

  /// A parameter of a function stands for what the caller gave it: the guard belongs there.
  private func argument(behind id: ExprID) -> ExprID {
    var place = id
    for _ in 0..<Self.maximumDepth {
      guard case .ident(let name, false) = expression[place].kind, name.contains("@"),
        let origin = locals.last(where: { $0.name == name })?.origin
      else { break }
      place = origin
    }
    return place
  }

  /// The diagnostic that asks for a guard of what the node reads through.
  private func reportedBelow(_ id: ExprID) -> Int? {
    var current = id
    while case .select(let operand, _, _, _) = expression[current].kind {
      if let index = askedAt[operand] { return index }
      current = operand
    }
    return nil
  }

  // MARK: Types

  mutating func reportWrongType(_ id: ExprID, _ found: Type, _ expected: Type) {
    guard found != .error else { return }
    let (is_, wanted) = (describe(unification.resolved(found)), describe(unification.resolved(expected)))
    var help: [Localized] = []
    if expected == .bool { help = truthHelp(id, found) }
    report(
      .wrongType, id, zh: "此处应为\(wanted.zh)，却是\(is_.zh)", en: "\(wanted.en) belongs here, not \(is_.en)", help: help)
  }

  private func truthHelp(_ id: ExprID, _ found: Type) -> [Localized] {
    let text = expression.text(of: id)
    switch found {
    case .list: return [Localized(zh: "例如 size(\(text)) > 0", en: "for example `size(\(text)) > 0`")]
    case .string: return [Localized(zh: "例如 \(text) == \"…\"", en: "for example `\(text) == \"…\"`")]
    case .object: return [Localized(zh: "例如 has(\(text))", en: "for example `has(\(text))`")]
    case .int, .decimal, .amount, .date: return [Localized(zh: "请与一个值比较，例如 \(text) > …", en: "compare it with a value: `\(text) > …`")]
    default: return []
    }
  }

  mutating func reportNotIterable(_ id: ExprID, _ type: Type, isOptional: Bool) {
    let what = describe(type)
    report(
      .notIterable, id, zh: isOptional ? "这里应为可选值，却是\(what.zh)" : "这里应为列表，却是\(what.zh)",
      en: isOptional ? "an optional belongs here, not \(what.en)" : "a list belongs here, not \(what.en)")
  }
}

extension CELMistake {
  fileprivate var isAboutNames: Bool { self == .unknownName || self == .unknownField || self == .unknownFunction }
}
