import Diagnostics

/// `==`, `!=` and `in`, where closed lists of words and null have their say.
extension Checker {
  mutating func equality(_ id: ExprID, _ function: String, _ arguments: [ExprID]) -> Type {
    references[id] = .function(name: function, swallowsTarget: false, host: nil)
    let (left, right) = (arguments[0], arguments[1])
    if isRules, isTyping, isNull(left) || isNull(right) {
      let tested = isNull(left) ? right : left
      _ = read(left, isTested: tested == left)
      _ = read(right, isTested: tested == right)
      return .bool
    }
    let types = operands(left, right)
    guard isTyping else { return .bool }
    let parameter = unification.fresh()
    guard assign([types.left, types.right], to: [parameter, parameter]) else {
      reportIncomparable(id, function, [types.left, types.right], arguments)
      return .bool
    }
    checkWord(left, of: words(of: right))
    checkWord(right, of: words(of: left))
    return .bool
  }

  private func isNull(_ id: ExprID) -> Bool { expression[id].kind == .literal(.null) }

  /// Reads both sides; a bare name beside a closed list is probably a word without its quotes.
  private mutating func operands(_ left: ExprID, _ right: ExprID) -> (left: Type, right: Type) {
    if case .ident = expression[left].kind {
      let second = value(right)
      let first = reading(left, beside: right)
      return (first, second)
    }
    let first = value(left)
    return (first, reading(right, beside: left))
  }

  private mutating func reading(_ id: ExprID, beside other: ExprID) -> Type {
    expectedWords = words(of: other)
    defer { expectedWords = nil }
    return value(id)
  }

  mutating func membership(_ id: ExprID, _ arguments: [ExprID]) -> Type {
    references[id] = .function(name: "@in", swallowsTarget: false, host: nil)
    let (element, list) = (arguments[0], arguments[1])
    let elementType = value(element)
    let listType = value(list)
    guard isTyping else { return .bool }
    let fresh = [unification.fresh(), unification.fresh()]
    guard
      assign([elementType, listType], to: [fresh[0], .list(fresh[0])])
        || assign([elementType, listType], to: [fresh[0], .map(fresh[0], fresh[1])])
    else {
      reportNoOverload(id, "@in", [elementType, listType], arguments)
      return .bool
    }
    checkWord(element, of: words(of: list))
    if case .list(let items, _) = expression[list].kind {
      let words = words(of: element)
      for item in items { checkWord(item, of: words) }
    }
    return .bool
  }

  /// A literal beside a closed list has to be one of its words.
  private mutating func checkWord(_ id: ExprID, of words: [String]?) {
    guard isRules, let words, case .literal(.string(let word)) = expression[id].kind, !words.contains(word)
    else { return }
    let near = nearNames(to: word, among: words)
    var help = near.first.map { [Localized(zh: "是不是想写 \"\($0)\"？", en: "did you mean \"\($0)\"?")] } ?? []
    if word.isEmpty {
      help.append(
        Localized(
          zh: "是否有值写作 has(字段)，列表中是否有任何一项写作 列表.exists(x, true)",
          en: "whether there is a value is `has(field)`, whether a list has any element `list.exists(x, true)`"))
    }
    help.append(
      Localized(
        zh: "可选值：" + words.joined(separator: "、"), en: "the words are: " + words.joined(separator: ", ")))
    report(
      .notAWord, id, zh: "「\(word)」不在该字段的可选值之内", en: "`\(word)` is not one of the words that the field takes",
      help: help, suggestions: near)
  }
}
