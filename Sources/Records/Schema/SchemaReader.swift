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

/// A schema on its way from tree to types.
struct SchemaReader {
  let document: Document
  var diagnostics: [Diagnostic] = []
  /// Object types in the order of their numbers; 0 is the record.
  var typeNodes: [(name: String, node: NodeID)] = []
  var typeNumbers: [String: Int] = [:]
  /// Lists at the top of the record: name and element type.
  var lists: [String: Int] = [:]
  var objectsAtTop: [String: Int] = [:]
  /// Fields at the top whose type is not there, which is told: references to them are as right as they can be.
  var unresolvedAtTop: Set<String> = []
  /// Types made of what several others have in common; `node` is the first reference that asked for one.
  var shared: [(members: [Int], node: NodeID)] = []

  init(document: Document) { self.document = document }

  mutating func read() -> RecordSchema? {
    guard document.nodes.indices.contains(document.root), document.nodes[document.root].kind == .mapping else {
      diagnostics.append(
        RecordMistake.schemaShape.at(
          SourceSpan(source: document.source.id, start: 0, length: 0),
          Localized(zh: "词汇表应为一个对象", en: "a schema is an object")))
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
    guard !diagnostics.hasErrors else { return nil }
    layOutShared(&types)
    checkAlternatives(types)
    return diagnostics.hasErrors ? nil : RecordSchema(types: types)
  }

  private mutating func findTopLevel() {
    guard let properties = document.value(of: "properties", in: document.root) else { return }
    for (key, value) in document.entries(of: properties) {
      let name = document.string(of: key)
      if let type = referencedType(value) { objectsAtTop[name] = type }
      let items = document.value(of: "items", in: value)
      if let items, let type = referencedType(items) { lists[name] = type }
      for node in [value, items].compactMap({ $0 }) where document.value(of: "$ref", in: node) != nil && referencedType(node) == nil {
        unresolvedAtTop.insert(name)
      }
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

  private mutating func objectType(_ number: Int) -> RecordSchema.ObjectType {
    let (name, node) = typeNodes[number]
    checkObjectKeywords(in: node, isRecord: number == 0)
    var required: Set<String> = []
    if let list = document.value(of: "required", in: node) {
      required = Set(document.children(of: list).map { document.string(of: $0) })
    }
    var fields: [RecordSchema.Field] = []
    let entries = document.value(of: "properties", in: node).map { document.entries(of: $0) } ?? []
    for (key, value) in entries {
      let fieldName = document.string(of: key)
      if let field = field(fieldName, key: key, value: value, isRequired: required.contains(fieldName)) {
        fields.append(field)
      }
    }
    if entries.isEmpty { complain(node, "类型「\(name)」没有字段", "the type `\(name)` has no fields") }
    let declared = Set(entries.map { document.string(of: $0.key) })
    let missing = document.value(of: "required", in: node).map { Array(document.children(of: $0)) } ?? []
    for item in missing where !declared.contains(document.string(of: item)) {
      let name = document.string(of: item)
      complain(
        item, "required 中的「\(name)」没有声明", "`required` names `\(name)`, which is not declared",
        suggestions: nearNames(to: name, among: declared))
    }
    return RecordSchema.ObjectType(name: name, title: localized("title", in: node), fields: fields)
  }

  private mutating func field(
    _ name: String, key: NodeID, value: NodeID, isRequired: Bool
  ) -> RecordSchema.Field? {
    guard let shape = shape(value) else { return nil }
    let title = localized("title", in: value)
    if title.zh.isEmpty || title.en.isEmpty {
      diagnostics.append(
        RecordMistake.schemaUntitled.at(
          document.span(of: key),
          Localized(zh: "字段「\(name)」缺少中文或英文标题", en: "the field `\(name)` lacks a title in Chinese or English"),
          help: [Localized(zh: "写 title: {zh: …, en: …}", en: "write title: {zh: …, en: …}")]))
    }
    let items = document.value(of: "items", in: value)
    return RecordSchema.Field(
      name: name, shape: shape, isNullable: flag("x-nullable", in: value), isRequired: isRequired,
      isSensitive: flag("x-sensitive", in: value) || (items.map { flag("x-sensitive", in: $0) } ?? false),
      title: Localized(zh: title.zh.isEmpty ? name : title.zh, en: title.en.isEmpty ? name : title.en),
      description: localized("description", in: value),
      unit: document.value(of: "x-unit", in: value).map { document.string(of: $0) },
      otherwise: document.value(of: "x-else", in: value).map {
        document.string(of: $0).split(separator: ".").map(String.init)
      },
      fallback: document.value(of: "default", in: value).flatMap { fallback($0, in: shape) },
      declaration: document.span(of: key))
  }

  // MARK: Shapes

  private mutating func shape(_ node: NodeID, isElement: Bool = false) -> RecordSchema.Shape? {
    guard document.nodes[node].kind == .mapping else {
      complain(node, "此处应为对象", "an object is expected here")
      return nil
    }
    if let reference = document.value(of: "$ref", in: node) {
      checkFieldKeywords(in: node, of: .object, isElement: isElement)
      return object(reference, in: node)
    }
    guard let typeNode = document.value(of: "type", in: node) else {
      if refuseUnknown(in: node) { return nil }
      complain(node, "缺少 type 或 $ref", "`type` or `$ref` is missing")
      return nil
    }
    let type = document.string(of: typeNode)
    if let reference = document.value(of: "x-ref", in: node) {
      checkFieldKeywords(in: node, of: .reference, isElement: isElement)
      if type != "string" { complain(typeNode, "引用的 type 应为 string", "the `type` of a reference is string") }
      return target(reference)
    }
    guard let form = SchemaKeywords.Form(rawValue: type), form != .object, form != .reference else {
      complain(
        typeNode, "type 只能是 string、boolean、integer、number 或 array",
        "`type` is one of string, boolean, integer, number, array",
        suggestions: nearNames(to: type, among: ["string", "boolean", "integer", "number", "array"]))
      return nil
    }
    checkFieldKeywords(in: node, of: form, isElement: isElement)
    switch form {
    case .string: return textShape(node)
    case .boolean: return .boolean
    case .integer: return .integer(numberLimits(node))
    case .number: return .decimal(numberLimits(node))
    case .array: return list(node)
    case .object, .reference: return nil
    }
  }

  private mutating func object(_ reference: NodeID, in node: NodeID) -> RecordSchema.Shape? {
    if let type = referencedType(node) { return .object(type) }
    let name = document.string(of: reference)
    diagnostics.append(
      RecordMistake.schemaReference.at(
        document.span(of: reference), Localized(zh: "没有类型「\(name)」", en: "there is no type `\(name)`"),
        suggestions: nearNames(to: name, among: typeNumbers.keys.map { "#/$defs/" + $0 })))
    return nil
  }

  private mutating func list(_ node: NodeID) -> RecordSchema.Shape? {
    guard let items = document.value(of: "items", in: node) else {
      complain(node, "列表缺少 items", "an array needs `items`")
      return nil
    }
    guard let element = shape(items, isElement: true) else { return nil }
    return .list(
      of: element, isElementNullable: flag("x-nullable", in: items),
      limits: .init(minimumCount: integer("minItems", in: node), maximumCount: integer("maxItems", in: node)))
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
        pattern: document.value(of: "pattern", in: node).flatMap { pattern($0) }))
  }

  /// Only a word of a closed list is told apart from what an inspector would have to write.
  private mutating func fallback(_ node: NodeID, in shape: RecordSchema.Shape) -> String? {
    // On anything but a text the keyword itself was refused.
    guard case .text(let limits) = shape else { return nil }
    let word = document.string(of: node)
    guard let words = limits.words else {
      complain(node, "default 只用于有 enum 的字段", "`default` goes with `enum` only")
      return nil
    }
    if words.contains(word) { return word }
    complain(
      node, "「\(word)」不在 enum 中", "`\(word)` is not one of `enum`", suggestions: nearNames(to: word, among: words))
    return nil
  }

  private mutating func pattern(_ node: NodeID) -> TextPattern? {
    if let pattern = TextPattern(document.string(of: node)) { return pattern }
    complain(node, "pattern 不是可用的正则表达式（RE2 语法）", "`pattern` is no regular expression in RE2's syntax")
    return nil
  }

  private mutating func numberLimits(_ node: NodeID) -> RecordSchema.NumberLimits {
    .init(
      minimum: number("minimum", in: node), maximum: number("maximum", in: node),
      exclusiveMinimum: number("exclusiveMinimum", in: node),
      exclusiveMaximum: number("exclusiveMaximum", in: node))
  }
}
