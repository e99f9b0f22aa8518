import CEL
import Diagnostics
import Documents

extension RecordDecoder {
  /// Marks the lists that stand under `incomplete`; one without elements becomes unknown.
  mutating func markIncomplete() {
    let base = Int(heap.cells[0].payload)
    guard let slot = schema.record.slot(of: Self.incompleteField) else { return }
    let list = heap.cells[base + slot]
    guard list.kind == .list else { return }
    for offset in 0..<Int(list.count) {
      let cell = Int(list.payload) + offset
      guard let path = text(cell) else { continue }
      if !mark(path) { noList(path, at: Int(origins[cell])) }
    }
  }

  private mutating func noList(_ path: String, at node: NodeID) {
    if let (offset, name, fields) = misspeltStep(of: path), nodeIsVerbatim(node, path) {
      let near = nearNames(to: name, among: fields)
      if !near.isEmpty {
        let quote = document.nodes[node].style == .plain ? 0 : 1
        let start = document.nodes[node].start + UInt32(offset + quote)
        diagnostics.append(
          RecordMistake.badIncompletePath.at(
            SourceSpan(source: document.source.id, start: start, length: UInt32(name.utf8.count)),
            Localized(zh: "「\(path)」不是本记录中的列表", en: "`\(path)` is no list of this record"),
            help: [Localized(zh: "是不是想写「\(near[0])」？", en: "did you mean `\(near[0])`?")], suggestions: near))
        return
      }
    }
    let known = listPaths()
    let plain = Self.steps(of: path)?.map(\.name).joined(separator: ".") ?? path
    let near = nearNames(to: plain, among: known).filter { $0 != path }
    let example = near.first ?? known.first { $0.contains(".") } ?? known.first ?? ""
    complain(
      .badIncompletePath, node, "「\(path)」不是本记录中的列表", "`\(path)` is no list of this record",
      help: [
        Localized(
          zh: "写列表的路径，例如 \(example)；只指其中一项时写明序号，从 [0] 起",
          en: "write the path of a list, such as \(example); for one element alone with its index, from [0]")
      ], suggestions: near)
  }

  /// The first step of a path that no field bears, where it stands in it, and the fields that there are.
  private func misspeltStep(of path: String) -> (offset: Int, name: String, fields: [String])? {
    guard let steps = Self.steps(of: path) else { return nil }
    var type = schema.types[0]
    var offset = 0
    for (step, written) in zip(steps, path.split(separator: ".")) {
      guard let field = type.field(step.name) else { return (offset, step.name, type.fields.map(\.name)) }
      switch field.shape {
      case .object(let next), .list(.object(let next), _, _): type = schema.types[next]
      default: return nil
      }
      offset += written.utf8.count + 1
    }
    return nil
  }

  private func nodeIsVerbatim(_ node: NodeID, _ text: String) -> Bool {
    Int(document.nodes[node].length) - text.utf8.count == (document.nodes[node].style == .plain ? 0 : 2)
  }

  /// The lists of the vocabulary, as paths without indices.
  private func listPaths() -> [String] {
    var paths: [String] = []
    func walk(_ type: Int, _ prefix: String, _ depth: Int) {
      guard depth < 4 else { return }
      for field in schema.types[type].fields {
        switch field.shape {
        case .list(let element, _, _):
          paths.append(prefix + field.name)
          if case .object(let next) = element { walk(next, prefix + field.name + ".", depth + 1) }
        case .object(let next): walk(next, prefix + field.name + ".", depth + 1)
        case .text, .boolean, .integer, .decimal, .date, .amount, .reference: break
        }
      }
    }
    walk(0, "", 0)
    return paths
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
