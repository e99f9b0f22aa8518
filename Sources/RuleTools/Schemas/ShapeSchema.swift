import Diagnostics
import Rules

/// JSON Schemas of what rule files may hold.
enum ShapeSchema {
  /// Parts that stand in many places, under `$defs`.
  private static let shared: [(name: String, shape: EntryShape)] = [
    ("localized", .localized), ("in_force", .stretch), ("verified", .verification), ("min_max", .minMax),
  ]

  static func writeFile(_ shape: EntryShape, to json: inout JSONWriter) {
    members(of: shape, to: &json)
    json.key("$defs")
    json.object { json in
      for (name, part) in shared {
        json.key(name)
        json.object { json in members(of: part, to: &json) }
      }
    }
  }

  private static func members(of shape: EntryShape, to json: inout JSONWriter) {
    json.key("type")
    json.string("object")
    let required = shape.keys.filter(\.isRequired)
    if !required.isEmpty {
      json.key("required")
      json.array { json in required.forEach { json.string($0.name) } }
    }
    json.key("properties")
    json.object { json in
      for key in shape.keys {
        json.key(key.name)
        json.object { json in
          if let note = key.note {
            json.key("description")
            json.string("\(note.zh) / \(note.en)")
          }
          write(key.form, to: &json)
        }
      }
    }
    json.key("additionalProperties")
    json.bool(false)
  }

  /// The keywords of a form, inside an object that is open.
  private static func write(_ form: EntryShape.Form, to json: inout JSONWriter) {
    switch form {
    case .text, .expression: types(["string", "number", "boolean"], to: &json)
    case .name: types(["string"], to: &json)
    case .flag: types(["boolean"], to: &json)
    case .integer: types(["integer"], to: &json)
    case .number: types(["number", "null"], to: &json)
    case .date:
      types(["string"], to: &json)
      json.key("pattern")
      json.string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    case .words(let words):
      json.key("enum")
      json.array { json in words.forEach { json.string($0) } }
    case .entry(let shape): entry(shape, to: &json)
    case .list(let element): list(of: element, to: &json)
    case .oneOrMany(let element): alternatives([element, .list(element)], to: &json)
    case .mapping(let value):
      types(["object"], to: &json)
      json.key("additionalProperties")
      json.object { json in write(value, to: &json) }
    case .either(let forms): alternatives(forms, to: &json)
    case .record:
      json.key("$ref")
      json.string(FileKind.record.fileName)
    case .anything: break
    }
  }

  private static func entry(_ shape: EntryShape, to json: inout JSONWriter) {
    guard let known = shared.first(where: { $0.shape.name == shape.name }) else { return members(of: shape, to: &json) }
    json.key("$ref")
    json.string("#/$defs/\(known.name)")
  }

  private static func list(of element: EntryShape.Form, to json: inout JSONWriter) {
    types(["array"], to: &json)
    json.key("items")
    json.object { json in write(element, to: &json) }
  }

  private static func alternatives(_ forms: [EntryShape.Form], to json: inout JSONWriter) {
    json.key("anyOf")
    json.array { json in
      for form in forms { json.object { json in write(form, to: &json) } }
    }
  }

  static func types(_ names: [String], to json: inout JSONWriter) {
    json.key("type")
    if names.count == 1 { return json.string(names[0]) }
    json.array { json in names.forEach { json.string($0) } }
  }
}
