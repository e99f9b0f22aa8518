import CEL
public import Diagnostics
public import Documents

extension RecordSchema {
  /// Reads a schema in the closed profile of JSON Schema 2020-12. Nil where it cannot be used; every reason is reported.
  public static func read(_ document: Document, reporting: inout [Diagnostic]) -> RecordSchema? {
    var reader = SchemaReader(document: document)
    let schema = reader.read()
    reporting += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : schema
  }
}

private struct SchemaReader {
  let document: Document
  var diagnostics: [Diagnostic] = []
  /// Object types in the order of their numbers; 0 is the record.
  var typeNodes: [(name: String, node: NodeID)] = []
  var typeNumbers: [String: Int] = [:]
  /// Lists at the top of the record: name and element type.
  var lists: [String: Int] = [:]
  var objectsAtTop: [String: Int] = [:]
  /// Types made of what two others share, by their name.
  var shared: [(name: String, members: [Int])] = []

  init(document: Document) { self.document = document }

  mutating func read() -> RecordSchema? {
    guard document.nodes[document.root].kind == .mapping else {
      complain(document.root, "词汇表应为一个对象", "a schema is an object")
      return nil
    }
    typeNodes.append(("record", document.root))
    if let definitions = document.value(of: "$defs", in: document.root) {
      for (key, value) in document.entries(of: definitions) {
        typeNumbers[document.string(of: key)] = typeNodes.count
        typeNodes.append((document.string(of: key), value))
      }
    }
    findTopLevel()
    var types = typeNodes.indices.map { objectType($0) }
    layOutShared(&types)
    return diagnostics.hasErrors ? nil : RecordSchema(types: types)
  }

  private mutating func findTopLevel() {
    guard let properties = document.value(of: "properties", in: document.root) else { return }
    for (key, value) in document.entries(of: properties) {
      let name = document.string(of: key)
      if let type = referencedType(value) { objectsAtTop[name] = type }
      if let items = document.value(of: "items", in: value), let type = referencedType(items) { lists[name] = type }
    }
  }

  /// The type that `$ref` names, silently.
  private func referencedType(_ node: NodeID) -> Int? {
    guard let reference = document.value(of: "$ref", in: node) else { return nil }
    let text = document.string(of: reference)
    guard text.hasPrefix("#/$defs/") else { return nil }
    return typeNumbers[String(text.dropFirst("#/$defs/".count))]
  }

  // MARK: Objects

  private static let rootKeywords: Set<String> = [
    "$schema", "$id", "$defs", "title", "description", "type", "required", "properties", "additionalProperties",
    "unevaluatedProperties", "$comment",
  ]

  private mutating func objectType(_ number: Int) -> RecordSchema.ObjectType {
    let (name, node) = typeNodes[number]
    refuseUnknownKeywords(in: node, known: Self.rootKeywords)
    var required: Set<String> = []
    if let list = document.value(of: "required", in: node) {
      required = Set(document.children(of: list).map { document.string(of: $0) })
    }
    var fields: [RecordSchema.Field] = []
    var slots: [String: Int] = [:]
    if let properties = document.value(of: "properties", in: node) {
      for (key, value) in document.entries(of: properties) {
        let fieldName = document.string(of: key)
        guard let field = field(fieldName, key: key, value: value, isRequired: required.contains(fieldName))
        else { continue }
        slots[fieldName] = fields.count
        fields.append(field)
      }
    }
    for missing in required.sorted() where slots[missing] == nil {
      complain(node, "required 中的「\(missing)」没有声明", "`required` names `\(missing)`, which is not declared")
    }
    return RecordSchema.ObjectType(name: name, title: localized("title", in: node), fields: fields, slots: slots)
  }

  private static let fieldKeywords: Set<String> = [
    "title", "description", "type", "enum", "const", "format", "minimum", "maximum", "exclusiveMinimum",
    "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "pattern", "items", "$ref", "x-ref",
    "x-else", "x-unit", "x-nullable", "x-sensitive", "$comment",
  ]

  private mutating func field(
    _ name: String, key: NodeID, value: NodeID, isRequired: Bool
  ) -> RecordSchema.Field? {
    refuseUnknownKeywords(in: value, known: Self.fieldKeywords)
    guard let shape = shape(value) else { return nil }
    return RecordSchema.Field(
      name: name, shape: shape, isNullable: flag("x-nullable", in: value), isRequired: isRequired,
      isSensitive: flag("x-sensitive", in: value), title: localized("title", in: value),
      description: localized("description", in: value),
      unit: document.value(of: "x-unit", in: value).map { document.string(of: $0) },
      otherwise: document.value(of: "x-else", in: value).map {
        document.string(of: $0).split(separator: ".").map(String.init)
      },
      declaration: document.span(of: key))
  }

  private mutating func shape(_ node: NodeID) -> RecordSchema.Shape? {
    if document.value(of: "$ref", in: node) != nil {
      guard let type = referencedType(node) else {
        diagnostics.append(
          RecordMistake.schemaReference.at(
            document.span(of: document.value(of: "$ref", in: node) ?? node),
            Localized(zh: "没有这个类型", en: "there is no such type"),
            suggestions: nearNames(
              to: document.value(of: "$ref", in: node).map { document.string(of: $0) } ?? "",
              among: typeNumbers.keys.map { "#/$defs/" + $0 })))
        return nil
      }
      return .object(type)
    }
    guard let typeNode = document.value(of: "type", in: node) else {
      complain(node, "缺少 type 或 $ref", "`type` or `$ref` is missing")
      return nil
    }
    if let reference = document.value(of: "x-ref", in: node) { return target(reference) }
    switch document.string(of: typeNode) {
    case "string": return textShape(node)
    case "boolean": return .boolean
    case "integer": return .integer(numberLimits(node))
    case "number": return .decimal(numberLimits(node))
    case "array":
      guard let items = document.value(of: "items", in: node) else {
        complain(node, "列表缺少 items", "an array needs `items`")
        return nil
      }
      refuseUnknownKeywords(in: items, known: Self.fieldKeywords)
      guard let element = shape(items) else { return nil }
      return .list(
        of: element, isElementNullable: flag("x-nullable", in: items),
        limits: .init(minimumCount: integer("minItems", in: node), maximumCount: integer("maxItems", in: node)))
    default:
      complain(
        typeNode, "type 只能是 string、boolean、integer、number 或 array",
        "`type` is one of string, boolean, integer, number, array")
      return nil
    }
  }

  private mutating func textShape(_ node: NodeID) -> RecordSchema.Shape? {
    if let format = document.value(of: "format", in: node) {
      switch document.string(of: format) {
      case "date": return .date
      case "amount": return .amount
      default:
        complain(format, "format 只能是 date 或 amount", "`format` is date or amount")
        return nil
      }
    }
    return .text(
      .init(
        words: document.value(of: "enum", in: node).map { list in
          document.children(of: list).map { document.string(of: $0) }
        },
        constant: document.value(of: "const", in: node).map { document.string(of: $0) },
        minimumLength: integer("minLength", in: node), maximumLength: integer("maxLength", in: node),
        pattern: document.value(of: "pattern", in: node).map { document.string(of: $0) }))
  }

  private mutating func numberLimits(_ node: NodeID) -> RecordSchema.NumberLimits {
    .init(
      minimum: number("minimum", in: node), maximum: number("maximum", in: node),
      exclusiveMinimum: number("exclusiveMinimum", in: node),
      exclusiveMaximum: number("exclusiveMaximum", in: node))
  }

  private mutating func target(_ node: NodeID) -> RecordSchema.Shape? {
    guard let listNode = document.value(of: "list", in: node),
      let type = lists[document.string(of: listNode)]
    else {
      diagnostics.append(
        RecordMistake.schemaReference.at(
          document.span(of: node),
          Localized(zh: "x-ref 的 list 应是记录顶层的对象列表", en: "`x-ref` names a list of objects at the record's top"),
          suggestions: nearNames(
            to: document.value(of: "list", in: node).map { document.string(of: $0) } ?? "", among: lists.keys)))
      return nil
    }
    var words: [String: String] = [:]
    var members = [type]
    if let wordsNode = document.value(of: "words", in: node) {
      for (key, value) in document.entries(of: wordsNode) {
        let object = document.string(of: value)
        guard let other = objectsAtTop[object] else {
          complain(value, "「\(object)」不是记录顶层的对象", "`\(object)` is no object at the record's top")
          continue
        }
        words[document.string(of: key)] = object
        if !members.contains(other) { members.append(other) }
      }
    }
    return .reference(
      .init(list: document.string(of: listNode), type: type, words: words, seenAs: number(ofShared: members, or: type)))
  }

  private mutating func number(ofShared members: [Int], or single: Int) -> Int {
    guard members.count > 1 else { return single }
    if let index = shared.firstIndex(where: { $0.members == members }) { return typeNodes.count + index }
    shared.append((members.map { typeNodes[$0].name }.joined(separator: "|"), members))
    return typeNodes.count + shared.count - 1
  }

  /// Fields that the members of a shared type have in common take the same slots in each, so that a rule reads them
  /// without asking which object it is.
  private mutating func layOutShared(_ types: inout [RecordSchema.ObjectType]) {
    for (name, members) in shared {
      let names = types[members[0]].fields.map(\.name).filter { name in
        members.allSatisfy { types[$0].slots[name] != nil }
      }
      for member in members {
        let first = names.compactMap { types[member].field($0) }
        let rest = types[member].fields.filter { !names.contains($0.name) }
        types[member].fields = first + rest
        types[member].slots = Dictionary(
          uniqueKeysWithValues: types[member].fields.enumerated().map { ($1.name, $0) })
      }
      let fields = names.compactMap { name -> RecordSchema.Field? in
        guard var field = types[members[0]].field(name) else { return nil }
        field.isNullable = members.contains { types[$0].field(name)?.isNullable == true }
        return field
      }
      types.append(
        .init(
          name: name, title: Localized(zh: name, en: name), fields: fields,
          slots: Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, $0) })))
    }
  }

  // MARK: Small parts

  private mutating func refuseUnknownKeywords(in node: NodeID, known: Set<String>) {
    guard document.nodes[node].kind == .mapping else {
      complain(node, "此处应为对象", "an object is expected here")
      return
    }
    for (key, _) in document.entries(of: node) where !known.contains(document.string(of: key)) {
      let name = document.string(of: key)
      diagnostics.append(
        RecordMistake.schemaKeyword.at(
          document.span(of: key),
          Localized(zh: "不支持的关键字「\(name)」", en: "the keyword `\(name)` is not in the profile"),
          suggestions: nearNames(to: name, among: known)))
    }
  }

  private func localized(_ key: String, in node: NodeID) -> Localized {
    guard let value = document.value(of: key, in: node) else { return Localized(zh: "", en: "") }
    guard document.nodes[value].kind == .mapping else {
      let text = document.string(of: value)
      return Localized(zh: text, en: text)
    }
    return Localized(
      zh: document.value(of: "zh", in: value).map { document.string(of: $0) } ?? "",
      en: document.value(of: "en", in: value).map { document.string(of: $0) } ?? "")
  }

  private func flag(_ key: String, in node: NodeID) -> Bool {
    document.value(of: key, in: node).map { document.string(of: $0) == "true" } ?? false
  }

  private mutating func number(_ key: String, in node: NodeID) -> ExactDecimal? {
    guard let value = document.value(of: key, in: node) else { return nil }
    guard let number = ExactDecimal(document.string(of: value)) else {
      complain(value, "此处应为数字", "a number is expected here")
      return nil
    }
    return number
  }

  private mutating func integer(_ key: String, in node: NodeID) -> Int? {
    guard let value = document.value(of: key, in: node) else { return nil }
    guard let number = Int(document.string(of: value)), number >= 0 else {
      complain(value, "此处应为非负整数", "a whole number is expected here")
      return nil
    }
    return number
  }

  private mutating func complain(_ node: NodeID, _ zh: String, _ en: String) {
    diagnostics.append(RecordMistake.schemaShape.at(document.span(of: node), Localized(zh: zh, en: en)))
  }
}
