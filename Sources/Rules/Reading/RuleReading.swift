import CEL
import Diagnostics
import Documents

extension RuleFileReader {
  mutating func rule(_ node: NodeID) -> Rule? {
    guard let fields = fields(node, as: .rule) else { return nil }
    guard let id = requiredText(fields, "id", of: "rule") else { return nil }
    guard let title = localized(fields, "title"), let category = text(fields, "category"),
      let act = text(fields, "act"), let message = template(fields, "message")
    else { return nil }
    if let node = fields.values["basis"], items(fields, "basis", orSingle: true).isEmpty {
      shape(node, "basis 至少要引用一条", "`basis` cites a provision at least")
    }
    let when = expressions(fields, "when")
    if fields.values["when"] != nil, items(fields, "when", orSingle: true).isEmpty, let node = fields.values["when"] {
      shape(node, "when 至少要有一个条件，否则规则什么也不检查", "`when` needs a condition, or the rule checks nothing")
    }
    return Rule(
      id: id, title: title, status: word(fields, "status", RuleStatus.self) ?? .active, category: category,
      basis: texts(fields, "basis"), inForce: inForce(fields), lawDate: lawDates(fields), each: iterations(fields),
      applies: expressions(fields, "applies"), when: when, unless: excuses(fields, "unless"),
      pending: excuses(fields, "pending"), isBroken: isBroken(fields), act: act,
      goods: expression(fields, "goods"), party: expression(fields, "party"), message: message,
      verified: verification(fields))
  }

  /// `period(from, to)` at the top of an expression is a stretch, not a date that is badly known.
  private mutating func lawDates(_ fields: Fields) -> [LawDate] {
    expressions(fields, "law_date").map { source in
      guard case .call("period", nil, let arguments) = source.expression[source.expression.root].kind,
        arguments.count == 2
      else { return .day(source) }
      func part(_ root: ExprID) -> SourceExpression {
        var expression = source.expression
        expression.root = root
        return SourceExpression(text: source.text, expression: expression, span: expression[root].span)
      }
      return .period(from: part(arguments[0]), to: part(arguments[1]))
    }
  }

  private mutating func excuses(_ fields: Fields, _ key: String) -> [Excuse] {
    items(fields, key).compactMap { node in
      guard let parts = self.fields(node, as: .excuse, called: key) else { return nil }
      guard let reason = requiredLocalized(parts, "reason", of: key) else { return nil }
      return Excuse(
        reason: reason, burden: word(parts, "burden", Burden.self) ?? .authority, when: expressions(parts, "when"))
    }
  }

  mutating func function(_ node: NodeID) -> RuleFunction? {
    guard let fields = fields(node, as: .function),
      let name = requiredText(fields, "name", of: "function")
    else { return nil }
    // It is declared, whatever is wrong with its body: calls of it are not.
    let body = expression(fields, "is") ?? missing(at: node)
    var parameters: [(name: Located<String>, type: Type)] = []
    if let list = fields.values["parameters"], document.nodes[list].kind != .mapping {
      shape(list, "parameters 应为「名称: 类型」", "`parameters` is a mapping of names to types")
    } else if let list = fields.values["parameters"] {
      for (key, value) in document.entries(of: list) {
        let types: [String: Type] = [
          "text": .string, "bool": .bool, "int": .int, "decimal": .decimal, "date": .date, "amount": .amount,
          "any": .dyn,
        ]
        guard let type = types[document.string(of: value)] else {
          let words = types.keys.sorted()
          diagnostics.append(
            RuleMistake.wrongShape.at(
              document.span(of: value),
              Localized(
                zh: "参数类型应为 \(words.joined(separator: "、"))", en: "a parameter is one of \(words.joined(separator: ", "))"),
              suggestions: nearNames(to: document.string(of: value), among: words)))
          parameters.append((located(key), .dyn))
          continue
        }
        parameters.append((located(key), type))
      }
    }
    return RuleFunction(name: name, parameters: parameters, body: body)
  }

  mutating func contradiction(_ node: NodeID) -> Contradiction? {
    guard let fields = fields(node, as: .contradiction),
      let id = requiredText(fields, "id", of: "contradiction")
    else { return nil }
    for key in ["when", "message"] where fields.values[key] == nil { missing(fields, key, of: id.value) }
    guard let message = template(fields, "message") else { return nil }
    return Contradiction(
      id: id, each: iterations(fields), when: expressions(fields, "when"), message: message, isBroken: isBroken(fields))
  }
}
