import CEL
import Diagnostics
import Documents

/// What can be settled only when the whole record has been read: references, stand-ins, incomplete lists.
extension RecordDecoder {
  /// The keys of the elements of the lists at the record's top.
  mutating func collectKeys() {
    let base = Int(heap.cells[0].payload)
    for (slot, field) in schema.record.fields.enumerated() {
      guard case .list(.object(let type), _, _) = field.shape, let keySlot = schema.types[type].slot(of: "id")
      else { continue }
      var found: [String: CellID] = [:]
      let list = heap.cells[base + slot]
      guard list.kind == .list else { continue }
      for offset in 0..<Int(list.count) {
        let element = Int(list.payload) + offset
        guard heap.cells[element].kind == .object else { continue }
        let keyCell = Int(heap.cells[element].payload) + keySlot
        guard let key = text(keyCell) else { continue }
        if let first = found[key] {
          let span = document.span(of: Int(origins[keyCell]))
          let other = document.span(of: Int(origins[Int(heap.cells[first].payload) + keySlot]))
          diagnostics.append(
            RecordMistake.duplicateKey.at(
              span, Localized(zh: "编号「\(key)」已被使用", en: "the key `\(key)` is used already"),
              other: [Label(other, Localized(zh: "第一次出现在这里", en: "first used here"))]))
        } else {
          found[key] = element
        }
      }
      keys[field.name] = found
    }
  }

  mutating func resolve(_ cell: CellID, node: NodeID, target: RecordSchema.Target) {
    let key = document.string(of: node)
    let recordBase = Int(heap.cells[0].payload)
    if let object = target.words[key], let slot = schema.record.slot(of: object) {
      let place = recordBase + slot
      heap.cells[cell] = heap.cells[place].kind == .object ? heap.cells[place] : .unknown(place: place)
      return
    }
    if let element = keys[target.list]?[key] {
      heap.cells[cell] = heap.cells[element]
      return
    }
    let known = (keys[target.list] ?? [:]).keys.sorted() + target.words.keys.sorted()
    diagnostics.append(
      RecordMistake.danglingReference.at(
        document.span(of: node),
        Localized(zh: "\(target.list) 中没有编号「\(key)」", en: "there is no `\(key)` among `\(target.list)`"),
        help: known.isEmpty
          ? [Localized(zh: "本记录没有填写 \(target.list)", en: "this record has no `\(target.list)`")]
          : [
            Localized(
              zh: "现有编号：\(known.prefix(8).joined(separator: "、"))",
              en: "there are: \(known.prefix(8).joined(separator: ", "))")
          ], suggestions: nearNames(to: key, among: known)))
  }

  // MARK: Stand-ins

  /// `x-else`: where the field is left out, the value at the path is used; where both are given and differ, both
  /// are reported.
  mutating func standIn() {
    for (cell, object, path) in alternatives {
      guard let other = follow(path, from: heap.cells[object]) else { continue }
      let own = heap.cells[cell]
      let value = heap.cells[other]
      if own.kind == .unknown, origins[cell] == origins[object] {
        guard value.kind != .unknown else { continue }
        heap.cells[cell] = value
        origins[cell] = origins[other]
        standIns[cell] = other
      } else if value.kind != .unknown, own.kind != .unknown, !isSame(own, value) {
        diagnostics.append(
          RecordMistake.alternativesDiffer.at(
            document.span(of: Int(origins[cell])),
            Localized(
              zh: "与「\(path.joined(separator: "."))」不一致", en: "differs from `\(path.joined(separator: "."))`"),
            other: [Label(document.span(of: Int(origins[other])), Localized(zh: "另一处", en: "the other place"))]))
      }
    }
  }

  private func follow(_ path: [String], from object: Cell) -> CellID? {
    var current = object
    var found: CellID?
    for name in path {
      guard current.kind == .object, let slot = schema.types[Int(current.count)].slot(of: name) else { return nil }
      let place = Int(current.payload) + slot
      found = place
      current = heap.cells[place]
    }
    return found
  }

  private func isSame(_ a: Cell, _ b: Cell) -> Bool {
    guard a.kind == b.kind else { return false }
    if a.kind == .text {
      return heap.bytes[Int(a.payload)..<(Int(a.payload) + Int(a.count))].elementsEqual(
        heap.bytes[Int(b.payload)..<(Int(b.payload) + Int(b.count))])
    }
    return a.payload == b.payload && a.scale == b.scale
  }

  func text(_ cell: CellID) -> String? {
    let value = heap.cells[cell]
    guard value.kind == .text else { return nil }
    return String(decoding: heap.bytes[Int(value.payload)..<(Int(value.payload) + Int(value.count))], as: UTF8.self)
  }

  // MARK: Incomplete lists

  /// Marks the lists that stand under `incomplete`; one without elements becomes unknown.
  mutating func markIncomplete() {
    let base = Int(heap.cells[0].payload)
    guard let slot = schema.record.slot(of: Self.incompleteField) else { return }
    let list = heap.cells[base + slot]
    guard list.kind == .list else { return }
    for offset in 0..<Int(list.count) {
      let cell = Int(list.payload) + offset
      guard let path = text(cell) else { continue }
      if !mark(path) {
        complain(
          .badIncompletePath, Int(origins[cell]), "「\(path)」不是本记录中的列表", "`\(path)` is no list of this record",
          help: [
            Localized(
              zh: "写作 batches、batches.formula 或 batches[0].formula", en: "write batches, batches.formula or batches[0].formula")
          ])
      }
    }
  }

  static let incompleteField = "incomplete"

  private mutating func mark(_ path: String) -> Bool {
    guard let steps = Self.steps(of: path) else { return false }
    guard isList(steps) else { return false }
    var places = [0]
    for (index, step) in steps.enumerated() {
      var next: [CellID] = []
      for place in places {
        let object = heap.cells[place]
        guard object.kind == .object, let slot = schema.types[Int(object.count)].slot(of: step.name) else { continue }
        let field = Int(object.payload) + slot
        if index == steps.count - 1 {
          markList(field)
        } else if heap.cells[field].kind == .list {
          let elements = Int(heap.cells[field].payload)..<(Int(heap.cells[field].payload) + Int(heap.cells[field].count))
          if let chosen = step.index {
            guard chosen < elements.count else { return false }
            next.append(elements.lowerBound + chosen)
          } else {
            next += elements
          }
        } else {
          next.append(field)
        }
      }
      places = next
    }
    return true
  }

  private mutating func markList(_ cell: CellID) {
    guard heap.cells[cell].kind == .list else { return }
    if heap.cells[cell].count == 0 {
      heap.cells[cell] = .unknown(place: cell)
    } else {
      heap.cells[cell].flags.insert(.incomplete)
    }
  }

  /// Whether the vocabulary has a list at the path.
  private func isList(_ steps: [(name: String, index: Int?)]) -> Bool {
    var type = schema.types[0]
    for (position, step) in steps.enumerated() {
      guard let field = type.field(step.name) else { return false }
      let isLast = position == steps.count - 1
      switch field.shape {
      case .list(let element, _, _):
        if isLast { return step.index == nil }
        guard case .object(let next) = element else { return false }
        type = schema.types[next]
      case .object(let next):
        if isLast { return false }
        type = schema.types[next]
      default: return false
      }
    }
    return false
  }

  /// `batches[0].formula` as names with their indices; nil where it is no path.
  static func steps(of path: String) -> [(name: String, index: Int?)]? {
    var steps: [(name: String, index: Int?)] = []
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      guard let open = part.firstIndex(of: "[") else {
        guard !part.isEmpty else { return nil }
        steps.append((String(part), nil))
        continue
      }
      guard part.hasSuffix("]"), let index = Int(part[part.index(after: open)...].dropLast()), index >= 0
      else { return nil }
      steps.append((String(part[..<open]), index))
    }
    return steps
  }
}
