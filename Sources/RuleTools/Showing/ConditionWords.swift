import CEL
import Diagnostics
import Records
import Rules

/// Says in words what a condition of a rule means, with the titles that the vocabulary gives to fields and the manifest
/// to words. The same condition always gives the same words; what has no words of its own is shown as it is written.
struct ConditionWords {
  let checked: CheckedExpression
  let rules: RuleSet
  /// What the names of `each` and of functions' parameters are called.
  var names: [String: TermName]
  /// The list fields whose elements the letters of `exists` and its like stand for.
  var elements: [String: RecordSchema.Field] = [:]

  init(_ checked: CheckedExpression, in rules: RuleSet, names: [String: TermName] = [:]) {
    self.checked = checked
    self.rules = rules
    self.names = names
  }

  var expression: Expression { checked.expression }

  var phrase: Phrase { phrase(expression.root, holds: true) }
  var term: TermName { term(expression.root) }

  // MARK: Sentences

  /// The sentence that a condition holds, or that it does not.
  func phrase(_ id: ExprID, holds: Bool) -> Phrase {
    switch expression[id].kind {
    case .and(let terms): connected(.allOf(terms.map { phrase($0, holds: true) }), holds: holds)
    case .or(let terms): connected(.anyOf(terms.map { phrase($0, holds: true) }), holds: holds)
    case .select(let operand, let field, true, _):
      present(self.field(field, of: operand).text, holds: holds)
    case .call("_?_:_", nil, let parts) where parts.count == 3: choice(parts, holds: holds)
    case .call(let function, let target, let arguments): call(id, function, target, arguments, holds: holds)
    case .comprehension(let fold): folded(id, fold, holds: holds)
    case .literal(.bool(let value)):
      .sentence(value == holds ? Localized(zh: "总是成立", en: "always") : Localized(zh: "从不成立", en: "never"))
    case .literal, .ident, .select, .list, .map, .message, .missing: stated(term(id).text, holds: holds)
    }
  }

  private func connected(_ phrase: Phrase, holds: Bool) -> Phrase { holds ? phrase : .not(phrase) }

  private func present(_ text: Localized, holds: Bool) -> Phrase {
    .sentence(
      holds
        ? Localized(zh: "查明有\(text.zh)", en: "\(text.en) is established as present")
        : Localized(zh: "查明没有\(text.zh)", en: "\(text.en) is established as absent"))
  }

  /// Of something that is true or false.
  func stated(_ text: Localized, holds: Bool) -> Phrase {
    .sentence(
      holds ? Localized(zh: "\(text.zh)为是", en: "\(text.en) is yes") : Localized(zh: "\(text.zh)为否", en: "\(text.en) is no"))
  }

  private func choice(_ parts: [ExprID], holds: Bool) -> Phrase {
    let condition = phrase(parts[0], holds: true).line
    let yes = phrase(parts[1], holds: holds).line
    let no = phrase(parts[2], holds: holds).line
    return .sentence(
      Localized(
        zh: "如果\(condition.zh)，则\(yes.zh)；否则\(no.zh)", en: "if \(condition.en), then \(yes.en); else \(no.en)"))
  }

  // MARK: Lists

  private func folded(_ id: ExprID, _ fold: Expression.Comprehension, holds: Bool) -> Phrase {
    if fold.form == .bind, let body = fold.transform { return bound(fold).phrase(body, holds: holds) }
    guard let body = fold.predicate, let head = head(fold, holds: holds) else {
      return stated(term(id).text, holds: holds)
    }
    return .of(head, element(of: fold).phrase(body, holds: true))
  }

  private func head(_ fold: Expression.Comprehension, holds: Bool) -> Localized? {
    let list = term(fold.range).text
    let name = fold.variable
    switch (fold.form, holds) {
    case (.exists, true):
      return Localized(zh: "\(list.zh)中至少有一项 \(name)", en: "of \(list.en) there is at least one \(name)")
    case (.exists, false): return Localized(zh: "\(list.zh)中没有一项 \(name)", en: "of \(list.en) there is no \(name)")
    case (.all, true): return Localized(zh: "\(list.zh)中的每一项 \(name)", en: "of \(list.en) every \(name)")
    case (.all, false): return Localized(zh: "并非\(list.zh)中的每一项 \(name)", en: "of \(list.en) not every \(name)")
    case (.existsOne, true): return Localized(zh: "\(list.zh)中恰有一项 \(name)", en: "of \(list.en) there is exactly one \(name)")
    case (.existsOne, false):
      return Localized(zh: "\(list.zh)中并非恰有一项 \(name)", en: "of \(list.en) there is not exactly one \(name)")
    case (.map, _), (.filter, _), (.transformList, _), (.transformMap, _), (.transformMapEntry, _), (.optMap, _),
      (.optFlatMap, _), (.bind, _):
      return nil
    }
  }

  /// The same with a name for the elements: the letter that the condition uses.
  func element(of fold: Expression.Comprehension) -> ConditionWords {
    var inner = naming(fold.variable, .path(Localized(zh: fold.variable, en: fold.variable)))
    inner.elements[fold.variable] = schemaField(fold.range)
    if let second = fold.secondVariable { inner = inner.naming(second, .path(Localized(zh: second, en: second))) }
    return inner
  }

  /// The longest name in bytes that a function's parameter takes over from its caller. Names that name names grow fast.
  private static let longestName = 2000

  /// The same with the value of a `bind` under its name.
  func bound(_ fold: Expression.Comprehension) -> ConditionWords {
    let name = term(fold.range)
    return naming(fold.variable, name.text.zh.utf8.count > Self.longestName ? .words(asWritten(fold.range)) : name)
  }

  func naming(_ variable: String, _ name: TermName) -> ConditionWords {
    var inner = self
    inner.names[variable] = name
    return inner
  }
}
