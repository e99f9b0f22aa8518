import CEL
import Diagnostics
import Documents
import Records
import Rules

/// A record with one field changed.
struct FieldChange {
  var path: String
  /// As one would write it as a patch.
  var value: String
  var document: Document
}

/// The changes of single fields that are worth trying: left out, turned, another word, a value at a limit or beside it.
struct FieldChanges {
  let schema: RecordSchema
  /// What the rule compares with.
  let constants: Set<String>
  /// Fields to try; empty: all.
  let names: Set<String>

  func changes(of document: Document) -> [FieldChange] {
    var places: [Place] = []
    collect(document.root, in: document, path: "", type: 0, into: &places)
    return places.filter { names.isEmpty || names.contains($0.name) }.flatMap { place in
      values(for: place, in: places).compactMap { change(place, to: $0, in: document) }
    }
  }

  private struct Place {
    var path: String
    var name: String
    var text: String?
    var shape: RecordSchema.Shape
    var isPresent: Bool
  }

  // MARK: Places

  private func collect(_ node: NodeID, in document: Document, path: String, type: Int, into places: inout [Place]) {
    guard schema.types.indices.contains(type) else { return }
    let entries = document.entries(of: node)
    for field in schema.types[type].fields {
      let own = path.isEmpty ? field.name : "\(path).\(field.name)"
      guard let (_, value) = entries.first(where: { document.string(of: $0.key) == field.name }) else {
        places.append(Place(path: own, name: field.name, text: nil, shape: field.shape, isPresent: false))
        continue
      }
      let isScalar = ![.mapping, .sequence].contains(document.nodes[value].kind)
      places.append(
        Place(
          path: own, name: field.name, text: isScalar ? document.string(of: value) : nil, shape: field.shape, isPresent: true))
      collect(value, in: document, path: own, shape: field.shape, into: &places)
    }
  }

  private func collect(
    _ value: NodeID, in document: Document, path: String, shape: RecordSchema.Shape, into places: inout [Place]
  ) {
    switch shape {
    case .object(let type) where document.nodes[value].kind == .mapping:
      collect(value, in: document, path: path, type: type, into: &places)
    case .list(let element, _, _) where document.nodes[value].kind == .sequence:
      for (index, child) in document.children(of: value).enumerated() {
        collect(child, in: document, path: "\(path)[\(index)]", shape: element, into: &places)
      }
    default: break
    }
  }

  // MARK: Values

  private func values(for place: Place, in places: [Place]) -> [String] {
    var found: [String] = []
    switch place.shape {
    case .boolean: found = ["true", "false"]
    case .text(let limits): found = (limits.words ?? Array(constants)).sorted()
    case .integer, .decimal: found = numbers(near: place.text)
    case .amount: found = amounts(near: place.text)
    case .date: found = dates(near: place.text, in: places)
    case .list(let element, _, _):
      if case .text(let limits) = element { found = (limits.words ?? []).map { "[\($0)]" } + ["[]"] }
    case .object, .reference: break
    }
    if place.isPresent { found.append(RuleTest.absent) }
    return found.filter { $0 != place.text }
  }

  private func numbers(near text: String?) -> [String] {
    let values = ([text] + constants.map { $0 }).compactMap { $0 }.compactMap { ExactDecimal($0) }
    return values.flatMap { [$0] + ExpressionVariants.neighbours(of: $0) }.filter { $0 >= .zero }.map(\.description).sorted()
  }

  private func amounts(near text: String?) -> [String] {
    let texts = ([text] + constants.filter { $0.contains(" ") }).compactMap { $0 }
    return texts.flatMap { [$0] + ExpressionVariants.amounts(around: $0) }.sorted()
  }

  /// Every day that stands in the record or the rule, the days beside it, and what follows a working week or a month.
  private func dates(near text: String?, in places: [Place]) -> [String] {
    let others = places.compactMap { place -> String? in
      if case .date = place.shape { return place.text }
      return nil
    }
    let days = (others + constants).compactMap { CalendarDate($0) }.filter { $0.first == $0.last }.map(\.first)
    var found: [Int32] = []
    for day in Set(days).sorted() {
      for distance: Int32 in [0, -1, 1, 9, 10, 11, 12, 13, 14, 365, 366, -365, -366] { found.append(day &+ distance) }
    }
    return found.map { CalendarDate(day: $0).description }
  }

  // MARK: Change

  private func change(_ place: Place, to value: String, in document: Document) -> FieldChange? {
    guard let steps = PathStep.steps(of: place.path) else { return nil }
    var tree = EditableTree(document, document.root)
    var new: EditableTree?
    if value != RuleTest.absent {
      var problems: [Diagnostic] = []
      let source = SourceText(id: document.source.id, name: "", text: value)
      guard let written = readYAML(source, reporting: &problems).first, !problems.hasErrors else { return nil }
      new = EditableTree(written, written.root)
    }
    guard tree.set(steps[...], to: new) else { return nil }
    return FieldChange(path: place.path, value: value, document: tree.laidOut(in: document.source))
  }
}
