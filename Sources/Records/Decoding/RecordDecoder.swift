import CEL
public import Diagnostics
public import Documents

/// Checks a document against the schema and lays it out. Nil when it does not fit: then every reason was reported.
public func decode(
  _ document: Document, by schema: RecordSchema, reporting: inout [Diagnostic]
) -> Record? {
  var decoder = RecordDecoder(document: document, schema: schema)
  decoder.decode()
  reporting += decoder.diagnostics
  return decoder.diagnostics.hasErrors ? nil : decoder.record()
}

/// One record on its way from tree to cells.
struct RecordDecoder {
  let document: Document
  let schema: RecordSchema
  var diagnostics: [Diagnostic] = []
  var heap: Heap
  var origins: ContiguousArray<Int32> = []
  var owners: ContiguousArray<Int32> = []
  /// References met on the way, resolved at the end.
  var references: [(cell: CellID, node: NodeID, target: RecordSchema.Target)] = []
  /// Fields left out that another value may stand in for.
  var alternatives: [(cell: CellID, object: CellID, path: [String])] = []
  /// Those that lead nowhere, by list and key, each with its places.
  var dangling: [Dangling] = []
  var standIns: [CellID: CellID] = [:]
  /// Keys of the lists that can be referred to: list, key -> element.
  var keys: [String: [String: CellID]] = [:]

  init(document: Document, schema: RecordSchema) {
    self.document = document
    self.schema = schema
    heap = Heap(bytes: document.text)
    let estimate = document.nodes.count * 2 + 64
    heap.cells.reserveCapacity(estimate)
    origins.reserveCapacity(estimate)
    owners.reserveCapacity(estimate)
  }

  mutating func decode() {
    guard document.nodes.indices.contains(document.root), document.nodes[document.root].kind == .mapping else {
      complain(
        .notARecord, document.root, "检查记录应为一个对象", "an inspection record is an object of fields")
      return
    }
    guard hasRightSchema() else { return }
    allocate(1, owner: -1, origin: document.root)
    object(document.root, type: 0, into: 0)
    collectKeys()
    for (cell, node, target) in references { resolve(cell, node: node, target: target) }
    tellDangling()
    guard !diagnostics.hasErrors else { return }
    markIncomplete()
    standIn()
  }

  func record() -> Record {
    Record(
      heap: heap, origins: origins, owners: owners, document: document, schema: schema, standIns: standIns)
  }

  /// A file of something else is told in one sentence instead of an error for each of its fields.
  private mutating func hasRightSchema() -> Bool {
    guard let (field, constant) = schema.marker else { return true }
    guard let value = document.value(of: field.name, in: document.root) else {
      let keys = document.entries(of: document.root).map(\.key)
      // A misspelt marker is told where it stands.
      let misspelt = keys.first { key in
        let name = document.string(of: key)
        return schema.record.slot(of: name) == nil && !nearNames(to: name, among: [field.name]).isEmpty
      }
      diagnostics.append(
        RecordMistake.notARecord.at(
          misspelt.map { document.span(of: $0) } ?? head(of: document.root),
          Localized(zh: "缺少「\(field.name): \(constant)」", en: "`\(field.name): \(constant)` is missing"),
          help: [
            Localized(
              zh: "每条记录都以「\(field.name): \(constant)」开头", en: "every record begins with `\(field.name): \(constant)`")
          ], suggestions: misspelt == nil ? [] : [field.name]))
      return false
    }
    let found = document.string(of: value)
    guard found == constant else {
      complain(
        .notARecord, value, "应为「\(constant)」，实为「\(found)」", "`\(constant)` is expected, found `\(found)`",
        suggestions: [constant])
      return false
    }
    return true
  }

  // MARK: Layout

  /// A run of cells that nobody established yet; each unknown cell holds its own number.
  @discardableResult
  mutating func allocate(_ count: Int, owner: CellID, origin: NodeID) -> CellID {
    let first = heap.cells.count
    for place in first..<first + count { heap.cells.append(.unknown(place: place)) }
    origins.append(contentsOf: repeatElement(Int32(origin), count: count))
    owners.append(contentsOf: repeatElement(Int32(owner), count: count))
    return first
  }

  mutating func object(_ node: NodeID, type number: Int, into cell: CellID) {
    let layout = schema.layouts[number]
    let base = allocate(layout.fields.count, owner: cell, origin: node)
    heap.cells[cell] = Cell(.object, payload: Int64(base), count: UInt32(number))
    var meant: Set<String> = []
    var child = node + 1
    let end = Int(document.nodes[node].end)
    while child < end {
      let value = Int(document.nodes[child].end)
      if let slot = layout.names.number(of: document.bytes(of: child)) {
        origins[base + slot] = Int32(value)
        self.value(value, field: layout.fields[slot], into: base + slot)
      } else {
        meant.formUnion(unknownField(child, in: schema.types[number]))
      }
      child = Int(document.nodes[value].end)
    }
    // What is given has a node of its own.
    for slot in layout.required where origins[base + slot] == Int32(node) {
      // A misspelt key was told where it stands.
      if !meant.contains(layout.fields[slot].name) { missing(layout.fields[slot], of: node) }
    }
    for (slot, path) in layout.alternatives { alternatives.append((base + slot, cell, path)) }
    for (slot, word) in layout.fallbacks where origins[base + slot] == Int32(node) { heap.cells[base + slot] = heap.append(word) }
  }

  private mutating func missing(_ field: RecordSchema.Field, of node: NodeID) {
    diagnostics.append(
      RecordMistake.missingField.at(
        head(of: node),
        Localized(zh: "缺少「\(field.name)」（\(field.title.zh)）", en: "`\(field.name)` (\(field.title.en)) is missing"),
        other: [Label(field.declaration, Localized(zh: "在此声明为必填", en: "declared as required here"))]))
  }

  /// Tells it, and gives the names that were perhaps meant.
  private mutating func unknownField(_ key: NodeID, in type: RecordSchema.ObjectType) -> [String] {
    let name = document.string(of: key)
    let near = nearNames(to: name, among: type.fields.map(\.name))
    var help: [Localized] = []
    if near.isEmpty {
      let holders = schema.types.filter { $0.slot(of: name) != nil }.map(\.name)
      if let holder = holders.first {
        help.append(
          Localized(zh: "「\(name)」是 \(holder) 的字段", en: "`\(name)` is a field of \(holder)"))
      }
    } else {
      let title = type.field(near[0])?.title
      help.append(
        Localized(
          zh: "是不是想写「\(near[0])」（\(title?.zh ?? "")）？", en: "did you mean `\(near[0])` (\(title?.en ?? ""))?"))
    }
    let owner = type.title.zh.isEmpty ? Localized(zh: type.name, en: type.name) : type.title
    diagnostics.append(
      RecordMistake.unknownField.at(
        document.span(of: key),
        Localized(zh: "\(owner.zh)没有字段「\(name)」", en: "\(owner.en) has no field `\(name)`"), help: help,
        suggestions: near))
    return near
  }

  // MARK: Values

  mutating func value(_ node: NodeID, field: RecordSchema.Field, into cell: CellID) {
    // A quoted or explicit text is never null; a plain `null`, `~` or nothing is.
    if document.nodes[node].kind == .null {
      if field.isNullable {
        heap.cells[cell] = .null
        if document.nodes[node].textLength == 0 { emptyValue(node, field) }
      } else {
        complain(
          .nullNotAllowed, node, "「\(field.name)」不能为 null", "`\(field.name)` cannot be null",
          help: [Localized(zh: "尚未查明请省略该字段", en: "leave the field out where it is not established")])
      }
      return
    }
    shaped(node, field.shape, field: field, into: cell)
  }

  /// `key:` with nothing behind it is null in YAML, but may as well be a blank that nobody filled in.
  private mutating func emptyValue(_ node: NodeID, _ field: RecordSchema.Field) {
    complain(
      .emptyValue, node, "「\(field.name)」（\(field.title.zh)）后面没有值，按 null（已查明没有）处理",
      "nothing stands after `\(field.name)` (\(field.title.en)): it counts as null, established that there is none",
      help: [
        Localized(
          zh: "已查明没有就写 null；尚未查明就删去这一行",
          en: "write null where that was established; leave the line out where it was not")
      ])
  }

  mutating func shaped(
    _ node: NodeID, _ shape: RecordSchema.Shape, field: RecordSchema.Field, into cell: CellID
  ) {
    switch shape {
    case .object(let type):
      guard document.nodes[node].kind == .mapping else { return wrongKind(node, "对象", "an object", field) }
      object(node, type: type, into: cell)
    case .list(let element, let isElementNullable, let limits):
      list(node, element, isElementNullable: isElementNullable, limits: limits, field: field, into: cell)
    case .reference(let target):
      guard isScalar(node) else { return wrongKind(node, "编号", "a key", field) }
      references.append((cell, node, target))
    case .text, .boolean, .integer, .decimal, .date, .amount:
      guard isScalar(node) else { return wrongKind(node, "单个值", "a single value", field) }
      if let scalar = scalar(node, shape, field: field) { heap.cells[cell] = scalar }
    }
  }

  private mutating func list(
    _ node: NodeID, _ element: RecordSchema.Shape, isElementNullable: Bool, limits: RecordSchema.ListLimits,
    field: RecordSchema.Field, into cell: CellID
  ) {
    guard document.nodes[node].kind == .sequence else {
      return wrongKind(
        node, "列表", "a list", field,
        help: [Localized(zh: "只有一项也要写成列表：[…]", en: "a single item is a list too: […]")])
    }
    let end = Int(document.nodes[node].end)
    var count = 0
    var child = node + 1
    while child < end {
      count += 1
      child = Int(document.nodes[child].end)
    }
    if count < limits.minimumCount ?? 0 || count > limits.maximumCount ?? .max {
      complain(.wrongLength, node, "「\(field.name)」的项数不符", "`\(field.name)` has the wrong number of items")
    }
    let base = allocate(count, owner: cell, origin: node)
    heap.cells[cell] = Cell(.list, payload: Int64(base), count: UInt32(count))
    child = node + 1
    for index in 0..<count {
      defer { child = Int(document.nodes[child].end) }
      origins[base + index] = Int32(child)
      if document.nodes[child].kind == .null {
        if isElementNullable {
          heap.cells[base + index] = .null
        } else {
          complain(.nullNotAllowed, child, "列表项不能为 null", "an item of this list cannot be null")
        }
      } else {
        shaped(child, element, field: field, into: base + index)
      }
    }
  }

  func isScalar(_ node: NodeID) -> Bool {
    document.nodes[node].kind != .mapping && document.nodes[node].kind != .sequence
  }

  mutating func wrongKind(
    _ node: NodeID, _ zh: String, _ en: String, _ field: RecordSchema.Field, help: [Localized] = []
  ) {
    let found: Localized =
      switch document.nodes[node].kind {
      case .mapping: Localized(zh: "对象", en: "an object")
      case .sequence: Localized(zh: "列表", en: "a list")
      case .null, .boolean, .number, .string:
        Localized(zh: "「\(shown(document.string(of: node), field))」", en: "`\(shown(document.string(of: node), field))`")
      }
    diagnostics.append(
      RecordMistake.wrongKind.at(
        document.span(of: node),
        Localized(
          zh: "「\(field.name)」（\(field.title.zh)）应为\(zh)，实为\(found.zh)",
          en: "`\(field.name)` (\(field.title.en)) takes \(en), found \(found.en)"),
        other: [declared(field)], help: help))
  }

  /// The place of an object as a whole: all of it on one line, else its first key; a frame of a hundred lines helps nobody.
  func head(of node: NodeID) -> SourceSpan {
    let span = document.span(of: node)
    let bytes = document.source.bytes
    let range = Int(span.start)..<min(Int(span.start) + Int(span.length), bytes.count)
    guard range.lowerBound < range.upperBound, bytes[range].contains(0x0A), Int(document.nodes[node].end) > node + 1
    else { return span }
    return document.span(of: node + 1)
  }

  /// The field's entry in the schema, as the other place of a mistake.
  func declared(_ field: RecordSchema.Field) -> Label {
    Label(field.declaration, Localized(zh: "在此声明", en: "declared here"))
  }

  mutating func complain(
    _ mistake: RecordMistake, _ node: NodeID, _ zh: String, _ en: String, help: [Localized] = [],
    suggestions: [String] = []
  ) {
    let span =
      document.nodes.indices.contains(node)
      ? document.span(of: node) : SourceSpan(source: document.source.id, start: 0, length: 0)
    diagnostics.append(mistake.at(span, Localized(zh: zh, en: en), help: help, suggestions: suggestions))
  }
}
