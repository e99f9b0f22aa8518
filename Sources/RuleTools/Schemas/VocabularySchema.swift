import CEL
import Diagnostics
import Records

/// The vocabulary as a JSON Schema that any editor understands: titles in both languages, partly known dates, and values
/// that may be null because they were established as absent.
struct VocabularySchema {
  private let vocabulary: RecordSchema

  init(_ vocabulary: RecordSchema) { self.vocabulary = vocabulary }

  func write(to json: inout JSONWriter) {
    members(of: vocabulary.record, to: &json)
    json.key("$defs")
    json.object { json in
      for type in vocabulary.types.dropFirst() where !type.fields.isEmpty {
        json.key(type.name)
        json.object { json in members(of: type, to: &json) }
      }
    }
  }

  private func members(of type: RecordSchema.ObjectType, to json: inout JSONWriter) {
    if !type.title.zh.isEmpty {
      json.key("title")
      json.string("\(type.title.zh) / \(type.title.en)")
    }
    ShapeSchema.types(["object"], to: &json)
    let required = type.fields.filter(\.isRequired)
    if !required.isEmpty {
      json.key("required")
      json.array { json in required.forEach { json.string($0.name) } }
    }
    json.key("properties")
    json.object { json in
      for field in type.fields {
        json.key(field.name)
        json.object { json in write(field, to: &json) }
      }
    }
    json.key("additionalProperties")
    json.bool(false)
  }

  private func write(_ field: RecordSchema.Field, to json: inout JSONWriter) {
    json.key("title")
    json.string("\(field.title.zh) / \(field.title.en)")
    let unit = field.unit.map { "（\($0)）" } ?? ""
    if !field.description.zh.isEmpty {
      json.key("description")
      json.string("\(field.description.zh)\(unit) / \(field.description.en)")
    }
    if let word = field.fallback {
      json.key("default")
      json.string(word)
    }
    write(field.shape, isNullable: field.isNullable, to: &json)
  }

  private func write(_ shape: RecordSchema.Shape, isNullable: Bool, to json: inout JSONWriter) {
    func types(_ names: String...) { ShapeSchema.types(names + (isNullable ? ["null"] : []), to: &json) }
    switch shape {
    case .text(let limits): text(limits, isNullable: isNullable, to: &json)
    case .boolean: types("boolean")
    case .integer(let limits):
      types("integer", "string")
      number(limits, pattern: "^-?[0-9]+$", to: &json)
    case .decimal(let limits):
      types("number", "string")
      number(limits, pattern: "^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?$", to: &json)
    case .date:
      types("string", "integer")
      json.key("pattern")
      json.string(Self.date)
    case .amount: types("string", "number")
    case .reference: types("string", "number")
    case .object(let type): reference(type, isNullable: isNullable, to: &json)
    case .list(let element, let isElementNullable, let limits):
      types("array")
      json.key("items")
      json.object { json in write(element, isNullable: isElementNullable, to: &json) }
      for (key, bound) in [("minItems", limits.minimumCount), ("maxItems", limits.maximumCount)] {
        guard let bound else { continue }
        json.key(key)
        json.int(bound)
      }
    }
  }

  /// A day, a month, a year, or an interval with one end that may be open.
  private static let date: String = {
    let one = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
    return "^(\(one)|\(one)[.][.](\(one))?|[.][.]\(one))$"
  }()

  private func reference(_ type: Int, isNullable: Bool, to json: inout JSONWriter) {
    let target = "#/$defs/\(vocabulary.types[type].name)"
    guard isNullable else {
      json.key("$ref")
      return json.string(target)
    }
    json.key("anyOf")
    json.array { json in
      json.object { json in
        json.key("$ref")
        json.string(target)
      }
      json.object { json in ShapeSchema.types(["null"], to: &json) }
    }
  }

  private func text(_ limits: RecordSchema.TextLimits, isNullable: Bool, to json: inout JSONWriter) {
    if let constant = limits.constant {
      json.key("const")
      return json.string(constant)
    }
    if let words = limits.words {
      json.key("enum")
      return json.array { json in
        words.forEach { json.string($0) }
        if isNullable { json.null() }
      }
    }
    ShapeSchema.types(["string", "number", "boolean"] + (isNullable ? ["null"] : []), to: &json)
    for (key, bound) in [("minLength", limits.minimumLength), ("maxLength", limits.maximumLength)] {
      guard let bound else { continue }
      json.key(key)
      json.int(bound)
    }
    if let pattern = limits.pattern {
      json.key("pattern")
      json.string(pattern.source)
    }
  }

  private func number(_ limits: RecordSchema.NumberLimits, pattern: String, to json: inout JSONWriter) {
    json.key("pattern")
    json.string(pattern)
    for (key, bound) in [
      ("minimum", limits.minimum), ("maximum", limits.maximum), ("exclusiveMinimum", limits.exclusiveMinimum),
      ("exclusiveMaximum", limits.exclusiveMaximum),
    ] {
      guard let bound else { continue }
      json.key(key)
      json.literal("\(bound)")
    }
  }
}
