import Diagnostics
import Documents
import Foundation
import Testing

/// As much of JSON Schema (2020-12, and draft 4 for SARIF) as the schemas here use, over the documents of either form. A keyword that it does not
/// know is a failure, so that nothing is passed over.
struct JSONSchemaCheck {
  let schemas: [String: Document]

  init(folder: URL) throws {
    var schemas: [String: Document] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    where file.lastPathComponent.hasSuffix(".schema.json") {
      var problems: [Diagnostic] = []
      let source = SourceText(id: SourceID(0), name: file.path, bytes: ContiguousArray(try Data(contentsOf: file)))
      schemas[file.lastPathComponent] = readJSONValue(source, reporting: &problems)
    }
    self.schemas = schemas
  }

  /// What is wrong with a document, each with its path.
  func problems(of document: Document, by name: String) -> [String] {
    guard let schema = schemas[name] else { return ["there is no schema \(name)"] }
    return check(document, document.root, Place(schema: schema, node: schema.root), "")
  }

  private struct Place {
    var schema: Document
    var node: NodeID

    func at(_ node: NodeID) -> Place { Place(schema: schema, node: node) }
  }

  private func check(_ document: Document, _ value: NodeID, _ place: Place, _ path: String) -> [String] {
    if place.schema.nodes[place.node].kind == .boolean {
      return place.schema.string(of: place.node) == "true" ? [] : ["\(path): nothing may stand here"]
    }
    return place.schema.entries(of: place.node).flatMap { key, argument in
      keyword(place.schema.string(of: key), place.at(argument), document, value, place, path)
    }
  }

  private func keyword(
    _ name: String, _ argument: Place, _ document: Document, _ value: NodeID, _ place: Place, _ path: String
  ) -> [String] {
    let schema = argument.schema
    let text = document.string(of: value)
    let list = { Array(schema.children(of: argument.node)) }
    func fails(_ condition: Bool, _ what: String) -> [String] { condition ? ["\(path): \(what)"] : [] }
    let kind = document.nodes[value].kind
    switch name {
    case "$schema", "$id", "id", "$defs", "definitions", "title", "description", "default": return []
    case "$ref": return reference(schema.string(of: argument.node), argument, document, value, path)
    case "type":
      let types = schema.nodes[argument.node].kind == .sequence ? list() : [argument.node]
      return fails(!types.contains { isOf(schema.string(of: $0), document, value) }, "is not of the type")
    case "enum":
      return fails(!list().contains { schema.string(of: $0) == text && (schema.nodes[$0].kind == .null) == (kind == .null) }, "\(text) is no word of the list")
    case "const": return fails(schema.string(of: argument.node) != text, "\(text) is not the constant")
    case "pattern":
      guard kind == .string else { return [] }
      return fails(text.range(of: schema.string(of: argument.node), options: .regularExpression) == nil, "\(text) has not the form")
    case "required":
      guard kind == .mapping else { return [] }
      return list().filter { document.value(of: schema.string(of: $0), in: value) == nil }.map { "\(path): lacks \(schema.string(of: $0))" }
    case "properties", "additionalProperties": return members(name, argument, document, value, place, path)
    case "items":
      guard kind == .sequence else { return [] }
      return document.children(of: value).enumerated().flatMap { check(document, $1, argument, "\(path)[\($0)]") }
    case "anyOf":
      return fails(!list().contains { check(document, value, argument.at($0), path).isEmpty }, "none of the forms fits")
    case "oneOf":
      return fails(list().count { check(document, value, argument.at($0), path).isEmpty } != 1, "not exactly one of the forms fits")
    case "uniqueItems":
      guard kind == .sequence, schema.string(of: argument.node) == "true" else { return [] }
      let texts = document.children(of: value).map { written($0, in: document) }
      return fails(Set(texts).count < texts.count, "has one element twice")
    case "minLength": return fails(kind == .string && text.unicodeScalars.count < bound(argument), "is too short")
    case "maxLength": return fails(kind == .string && text.unicodeScalars.count > bound(argument), "is too long")
    case "minItems": return fails(kind == .sequence && Array(document.children(of: value)).count < bound(argument), "has too few")
    case "minimum": return fails(kind == .number && (Double(text) ?? 0) < Double(bound(argument)), "is too small")
    case "maximum": return fails(kind == .number && (Double(text) ?? 0) > Double(bound(argument)), "is too large")
    case "exclusiveMinimum": return fails(kind == .number && (Double(text) ?? 0) <= Double(bound(argument)), "is too small")
    default: return ["\(path): the keyword \(name) is not known here"]
    }
  }

  /// Equal values are written alike.
  private func written(_ node: NodeID, in document: Document) -> String {
    switch document.nodes[node].kind {
    case .mapping:
      "{\(document.entries(of: node).map { "\(document.string(of: $0.key)): \(written($0.value, in: document))" }.sorted())}"
    case .sequence: "\(document.children(of: node).map { written($0, in: document) })"
    default: "\(document.nodes[node].kind) \(document.string(of: node))"
    }
  }

  private func bound(_ place: Place) -> Int { Int(place.schema.string(of: place.node)) ?? 0 }

  private func isOf(_ type: String, _ document: Document, _ value: NodeID) -> Bool {
    switch (type, document.nodes[value].kind) {
    case ("object", .mapping), ("array", .sequence), ("string", .string), ("boolean", .boolean), ("number", .number),
      ("null", .null):
      true
    case ("integer", .number): Int(document.string(of: value)) != nil
    default: false
    }
  }

  private func reference(
    _ target: String, _ place: Place, _ document: Document, _ value: NodeID, _ path: String
  ) -> [String] {
    if let other = schemas[target] { return check(document, value, Place(schema: other, node: other.root), path) }
    let parts = target.split(separator: "/").map(String.init)
    guard parts.count == 3, parts[0] == "#", ["$defs", "definitions"].contains(parts[1]),
      let definitions = place.schema.value(of: parts[1], in: place.schema.root),
      let node = place.schema.value(of: parts[2], in: definitions)
    else { return ["\(path): \(target) leads nowhere"] }
    return check(document, value, place.at(node), path)
  }

  private func members(
    _ name: String, _ argument: Place, _ document: Document, _ value: NodeID, _ place: Place, _ path: String
  ) -> [String] {
    guard document.nodes[value].kind == .mapping else { return [] }
    let declared = name == "properties" ? argument.node : place.schema.value(of: "properties", in: place.node)
    return document.entries(of: value).flatMap { key, member -> [String] in
      let key = document.string(of: key)
      let own = declared.flatMap { place.schema.value(of: key, in: $0) }
      if name == "properties" { return own.map { check(document, member, argument.at($0), "\(path).\(key)") } ?? [] }
      return own == nil ? check(document, member, argument, "\(path).\(key)") : []
    }
  }
}
