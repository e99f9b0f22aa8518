import CEL
import Diagnostics
import Documents

/// References between the lists of a record, and what a rule sees through one that may lead to objects of two types.
extension SchemaReader {
  mutating func target(_ node: NodeID) -> RecordSchema.Shape? {
    let named = document.entries(of: node).flatMap { [$0.value] + document.entries(of: $0.value).map(\.value) }
    if named.contains(where: { unresolvedAtTop.contains(document.string(of: $0)) }) { return nil }
    guard let listNode = document.value(of: "list", in: node), let type = lists[document.string(of: listNode)] else {
      let name = document.value(of: "list", in: node).map { document.string(of: $0) } ?? ""
      diagnostics.append(
        RecordMistake.schemaReference.at(
          document.span(of: document.value(of: "list", in: node) ?? node),
          Localized(zh: "x-ref 的 list 应是记录顶层的对象列表", en: "`x-ref` names a list of objects at the record's top"),
          suggestions: nearNames(to: name, among: lists.keys)))
      return nil
    }
    var words: [String: String] = [:]
    var members = [type]
    let wordEntries = document.value(of: "words", in: node).map { document.entries(of: $0) } ?? []
    for (key, value) in wordEntries {
      let object = document.string(of: value)
      guard let other = objectsAtTop[object] else {
        complain(value, "「\(object)」不是记录顶层的对象", "`\(object)` is no object at the record's top")
        continue
      }
      words[document.string(of: key)] = object
      if !members.contains(other) { members.append(other) }
    }
    for (key, _) in document.entries(of: node) where !["list", "words"].contains(document.string(of: key)) {
      complain(key, "x-ref 只有 list 和 words", "`x-ref` has `list` and `words` only")
    }
    return .reference(
      .init(
        list: document.string(of: listNode), type: type, words: words,
        seenAs: number(ofShared: members, or: type, node: node)))
  }

  private mutating func number(ofShared members: [Int], or single: Int, node: NodeID) -> Int {
    guard members.count > 1 else { return single }
    if let index = shared.firstIndex(where: { $0.members == members }) { return typeNodes.count + index }
    shared.append((members, node))
    return typeNodes.count + shared.count - 1
  }

  /// Fields that the members of a shared type have in common take the same slots in each, so that a rule reads them
  /// without asking which object it is. A type can be laid out so for one such group only.
  mutating func layOutShared(_ types: inout [RecordSchema.ObjectType]) {
    var taken: Set<Int> = []
    for (members, node) in shared {
      if !taken.isDisjoint(with: members) || members.contains(0) {
        complain(
          node, "同一类型不能与两种不同的类型共用引用", "one type cannot share references with two different others")
      }
      taken.formUnion(members)
      let common = commonFields(of: members.map { types[$0] })
      let names = Set(common.map(\.name))
      for member in members {
        let first = common.compactMap { types[member].field($0.name) }
        types[member].fields = first + types[member].fields.filter { !names.contains($0.name) }
      }
      let name = members.map { typeNodes[$0].name }.joined(separator: "|")
      let title = Localized(
        zh: members.map { types[$0].title.zh }.joined(separator: "或"),
        en: members.map { types[$0].title.en }.joined(separator: " or "))
      types.append(.init(name: name, title: title, fields: common))
    }
  }

  /// The fields that all have, with the same type: nullable where one is, a closed list where all have one.
  private func commonFields(of members: [RecordSchema.ObjectType]) -> [RecordSchema.Field] {
    guard let first = members.first else { return [] }
    return first.fields.compactMap { field -> RecordSchema.Field? in
      let all = members.compactMap { $0.field(field.name) }
      guard all.count == members.count,
        all.allSatisfy({ RecordSchema.type(of: $0.shape) == RecordSchema.type(of: field.shape) })
      else { return nil }
      var shape = field.shape
      if case .text = shape { shape = .text(Self.joined(all)) }
      return RecordSchema.Field(
        name: field.name, shape: shape, isNullable: all.contains(where: \.isNullable), isRequired: field.isRequired,
        isSensitive: all.contains(where: \.isSensitive), title: field.title, description: field.description, unit: field.unit,
        otherwise: field.otherwise, fallback: field.fallback, declaration: field.declaration)
    }
  }

  private static func joined(_ fields: [RecordSchema.Field]) -> RecordSchema.TextLimits {
    var words: [String] = []
    for field in fields {
      guard case .text(let limits) = field.shape, let own = limits.words else { return .init() }
      words += own.filter { !words.contains($0) }
    }
    return .init(words: words)
  }

  /// The path of `x-else` must lead to a value of the same type.
  mutating func checkAlternatives(_ types: [RecordSchema.ObjectType]) {
    for type in types.prefix(typeNodes.count) {
      for field in type.fields {
        guard let path = field.otherwise else { continue }
        let found = Self.type(at: path, from: type, types)
        guard found != RecordSchema.type(of: field.shape) else { continue }
        let text = path.joined(separator: ".")
        diagnostics.append(
          RecordMistake.schemaReference.at(
            field.declaration,
            found == nil
              ? Localized(zh: "x-else 的路径「\(text)」不存在", en: "the path `\(text)` of `x-else` leads nowhere")
              : Localized(zh: "x-else 的路径「\(text)」是另一种类型", en: "the path `\(text)` of `x-else` has another type")))
      }
    }
  }

  private static func type(
    at path: [String], from start: RecordSchema.ObjectType, _ types: [RecordSchema.ObjectType]
  ) -> Type? {
    var current: RecordSchema.ObjectType? = start
    var found: Type?
    for name in path {
      guard let shape = current?.field(name)?.shape else { return nil }
      found = RecordSchema.type(of: shape)
      switch shape {
      case .object(let number): current = types[number]
      case .reference(let target): current = types[target.seenAs]
      case .text, .boolean, .integer, .decimal, .date, .amount, .list: current = nil
      }
    }
    return found
  }
}
