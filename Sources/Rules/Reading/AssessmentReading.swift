import CEL
import Diagnostics
import Documents

extension RuleFileReader {
  /// `bases:` is a mapping by name.
  mutating func bases(_ node: NodeID) -> [Basis] {
    guard document.nodes[node].kind == .mapping else {
      shape(node, "bases 应为对象", "`bases` is a mapping")
      return []
    }
    return document.entries(of: node).compactMap { key, value in
      guard
        let fields = fields(value, as: .basis),
        let field = requiredText(fields, "value", of: document.string(of: key))
      else { return nil }
      var covers: [(whole: String, part: String)] = []
      if let node = fields.values["covers"], document.nodes[node].kind != .mapping {
        shape(node, "covers 应为「整体: 部分」", "`covers` is a mapping of wholes to parts")
      }
      if let node = fields.values["covers"] {
        covers = document.entries(of: node).map { (document.string(of: $0.key), document.string(of: $0.value)) }
      }
      return Basis(
        id: located(key),
        title: localized(fields, "title")
          ?? Localized(zh: document.string(of: key), en: document.string(of: key)), value: field.value,
        atLeast: text(fields, "at_least")?.value, otherwise: expressions(fields, "else"),
        otherwiseAtLeast: expressions(fields, "else_at_least"), covers: covers,
        stated: stated(fields), low: text(fields, "low")?.value,
        conduct: path(fields, "conduct"),
        fields: ["value", "at_least", "low"].compactMap { fields.values[$0] }.map { located($0) })
    }
  }

  private mutating func stated(_ fields: Fields) -> Basis.Stated? {
    guard let node = fields.values["stated"],
      let parts = self.fields(node, as: .stated),
      let list = path(parts, "list"), let of = text(parts, "of"), let value = text(parts, "value")
    else { return nil }
    for field in [of, value] + [text(parts, "at_least")].compactMap({ $0 }) {
      usedPaths.append(Located((list + [field.value]).joined(separator: "."), field.span))
    }
    return .init(list: list, of: of.value, value: value.value, atLeast: text(parts, "at_least")?.value)
  }

  private mutating func concern(_ fields: Fields) -> Concern {
    Concern(penalties: texts(fields, "of"), acts: texts(fields, "acts"))
  }

  mutating func ground(_ node: NodeID) -> Ground? {
    guard
      let fields = fields(node, as: .ground), let id = requiredText(fields, "id", of: "ground"),
      let title = requiredLocalized(fields, "title", of: id.value),
      let effect = requiredWord(fields, "effect", GroundEffect.self, of: id.value)
    else { return nil }
    return Ground(
      id: id, title: title, provision: text(fields, "provision"), effect: effect, of: concern(fields),
      appliesAt: word(fields, "applies_at", Ground.Moment.self) ?? .act, inForce: inForce(fields),
      each: iterations(fields), when: expressions(fields, "when"), isBroken: isBroken(fields))
  }

  mutating func question(_ node: NodeID) -> Question? {
    guard let fields = fields(node, as: .question),
      let id = requiredText(fields, "id", of: "question"),
      let title = requiredLocalized(fields, "title", of: id.value)
    else { return nil }
    return Question(id: id, title: title, of: word(fields, "of", Question.Subject.self) ?? .act)
  }

  mutating func route(_ node: NodeID) -> Route? {
    guard
      let fields = fields(node, as: .route), let id = requiredText(fields, "id", of: "route"),
      let action = requiredText(fields, "action", of: id.value)
    else { return nil }
    var addressee: Route.Addressee?
    if let node = fields.values["addressee"] {
      addressee =
        document.nodes[node].kind == .mapping
        ? localized(node).map { .text($0) } : expression(node).map { .value($0) }
    }
    let steps = texts(fields, "steps_before")
    usedWords += steps
    let given = expressions(fields, "given")
    return Route(
      id: id, action: action, provision: text(fields, "provision"), of: concern(fields),
      needs: word(fields, "needs", Route.Need.self) ?? .act, when: given + expressions(fields, "when"),
      given: given.count, barred: items(fields, "barred").compactMap { localized($0) }, addressee: addressee,
      alternatives: texts(fields, "alternatives"), stepsBefore: steps.map(\.value))
  }
}
