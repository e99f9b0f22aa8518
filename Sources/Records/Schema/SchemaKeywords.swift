import CEL
import Diagnostics
import Documents

/// The keywords of the profile. One that would have no effect where it stands is refused, never ignored.
enum SchemaKeywords {
  enum Form: String { case string, boolean, integer, number, array, object, reference }

  static let record: Set<String> = object.union(["$schema", "$id", "$defs"])
  static let object: Set<String> = [
    "title", "description", "type", "required", "properties", "additionalProperties", "unevaluatedProperties", "$comment",
  ]
  private static let everywhere: Set<String> = ["title", "description", "$comment", "x-nullable", "x-sensitive", "x-unit"]
  private static let bounds: Set<String> = ["type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]

  static func field(_ form: Form, isElement: Bool) -> Set<String> {
    let own: Set<String> =
      switch form {
      case .string: ["type", "enum", "const", "format", "minLength", "maxLength", "pattern", "default"]
      case .boolean: ["type"]
      case .integer, .number: bounds
      case .array: ["type", "items", "minItems", "maxItems"]
      case .object: ["$ref"]
      case .reference: ["type", "x-ref"]
      }
    return own.union(everywhere).union(isElement ? [] : ["x-else"])
  }

  static let all: Set<String> = [Form.string, .boolean, .integer, .array, .object, .reference]
    .reduce(into: record) { $0.formUnion(field($1, isElement: false)) }
}

extension SchemaReader {
  mutating func checkObjectKeywords(in node: NodeID, isRecord: Bool) {
    refuseOthers(in: node, than: isRecord ? SchemaKeywords.record : SchemaKeywords.object)
    if let type = document.value(of: "type", in: node), document.string(of: type) != "object" {
      complain(type, "此处的 type 应为 object", "`type` is object here")
    }
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
      if let value = document.value(of: keyword, in: node), document.string(of: value) != "false" {
        complain(value, "未知字段总是错误：只能写 false", "unknown fields are always errors: only false may stand here")
      }
    }
  }

  mutating func checkFieldKeywords(in node: NodeID, of form: SchemaKeywords.Form, isElement: Bool) {
    refuseOthers(in: node, than: SchemaKeywords.field(form, isElement: isElement))
    guard let format = document.value(of: "format", in: node) else { return }
    for keyword in ["enum", "const", "minLength", "maxLength", "pattern"] {
      if document.value(of: keyword, in: node) != nil {
        complain(format, "format 不能与 \(keyword) 同用", "`format` does not go with `\(keyword)`")
      }
    }
  }

  /// Tells of keywords that nothing has; true where there was one, which may be what is missed elsewhere.
  mutating func refuseUnknown(in node: NodeID) -> Bool {
    let unknown = document.entries(of: node).map(\.key).filter { !SchemaKeywords.all.contains(document.string(of: $0)) }
    for key in unknown {
      let name = document.string(of: key)
      diagnostics.append(
        RecordMistake.schemaKeyword.at(
          document.span(of: key),
          Localized(zh: "不支持的关键字「\(name)」", en: "the keyword `\(name)` is not in the profile"),
          suggestions: nearNames(to: name, among: SchemaKeywords.all)))
    }
    return !unknown.isEmpty
  }

  private mutating func refuseOthers(in node: NodeID, than known: Set<String>) {
    guard document.nodes[node].kind == .mapping else {
      complain(node, "此处应为对象", "an object is expected here")
      return
    }
    for (key, _) in document.entries(of: node) where !known.contains(document.string(of: key)) {
      let name = document.string(of: key)
      let message =
        SchemaKeywords.all.contains(name)
        ? Localized(zh: "关键字「\(name)」用在此处没有作用", en: "the keyword `\(name)` would have no effect here")
        : Localized(zh: "不支持的关键字「\(name)」", en: "the keyword `\(name)` is not in the profile")
      diagnostics.append(
        RecordMistake.schemaKeyword.at(
          document.span(of: key), message, suggestions: nearNames(to: name, among: known)))
    }
  }

  // MARK: Small parts

  func localized(_ key: String, in node: NodeID) -> Localized {
    guard let value = document.value(of: key, in: node) else { return Localized(zh: "", en: "") }
    guard document.nodes[value].kind == .mapping else {
      let text = document.string(of: value)
      return Localized(zh: text, en: text)
    }
    return Localized(
      zh: document.value(of: "zh", in: value).map { document.string(of: $0) } ?? "",
      en: document.value(of: "en", in: value).map { document.string(of: $0) } ?? "")
  }

  mutating func flag(_ key: String, in node: NodeID) -> Bool {
    guard let value = document.value(of: key, in: node) else { return false }
    let text = document.string(of: value)
    guard document.nodes[value].kind == .boolean || text == "true" || text == "false" else {
      complain(value, "此处应为 true 或 false", "true or false is expected here")
      return false
    }
    return text.lowercased() == "true"
  }

  mutating func number(_ key: String, in node: NodeID) -> ExactDecimal? {
    guard let value = document.value(of: key, in: node) else { return nil }
    guard let number = ExactDecimal(document.string(of: value)) else {
      complain(value, "此处应为数字", "a number is expected here")
      return nil
    }
    return number
  }

  mutating func integer(_ key: String, in node: NodeID) -> Int? {
    guard let value = document.value(of: key, in: node) else { return nil }
    guard let number = Int(document.string(of: value)), number >= 0 else {
      complain(value, "此处应为非负整数", "a whole number is expected here")
      return nil
    }
    return number
  }

  mutating func complain(_ node: NodeID, _ zh: String, _ en: String, suggestions: [String] = []) {
    diagnostics.append(
      RecordMistake.schemaShape.at(
        document.span(of: node), Localized(zh: zh, en: en),
        help: suggestions.first.map { [Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?")] } ?? [],
        suggestions: suggestions))
  }
}
