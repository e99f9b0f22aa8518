import CEL
import Records

/// What a fact may be changed to, in the order in which it is tried.
extension Evaluator {
  /// Of facts without an order: what is not there added, what is there turned, another word, another thing, none.
  func alternatives(to cell: CellID, in record: Record, _ search: RepairSearch) -> [NewFact] {
    guard let shape = record.shape(of: cell) else { return [] }
    let value = record.heap.cells[cell]
    var found: [NewFact] = []
    switch shape {
    case .object: if value.kind != .object { found.append(.object) }
    case .boolean:
      if value.kind == .boolean { found.append(.boolean(value.payload == 0)) } else { found += [.boolean(true), .boolean(false)] }
    case .text(let limits):
      let own = value.kind == .text ? record.text(of: value) : nil
      // A key is how things are told apart, and no fact about them.
      if own == nil || limits.words != nil { found += (limits.words ?? search.words).filter { $0 != own }.map { .text($0) } }
    case .reference(let target): found += record.targets(of: target).filter { record.heap.cells[$0].payload != value.payload }.map { .reference($0) }
    case .list(let element, _, _): found += elements(element, of: value, cell, in: record, search)
    case .integer, .decimal, .date, .amount: found += firstValues(shape, value, in: record, search)
    }
    if value.kind != .null, value.kind != .unknown, record.isNullable(cell) { found.append(.absent) }
    return found
  }

  private func elements(
    _ element: RecordSchema.Shape, of list: Cell, _ cell: CellID, in record: Record, _ search: RepairSearch
  ) -> [NewFact] {
    // The list of the subject itself stays: another element is another subject.
    if search.subject.cells.contains(where: { record.elements(of: list).contains($0) }) { return [] }
    var found: [NewFact] = []
    switch element {
    case .object: found.append(.oneMore(nil))
    case .text(let limits): found += (limits.words ?? search.words).map { .oneMore($0) }
    default: break
    }
    if list.kind != .list || list.count > 0 { found.append(.noElements) }
    return found
  }

  /// Where there is no value yet: one from which the nearest can be looked for.
  private func firstValues(
    _ shape: RecordSchema.Shape, _ value: Cell, in record: Record, _ search: RepairSearch
  ) -> [NewFact] {
    guard value.kind == .null || value.kind == .unknown else { return [] }
    switch shape {
    case .date: return search.subject.asOf.date.map { [.date($0)] } ?? []
    case .integer: return [.integer(0)]
    case .decimal: return [.decimal(.zero)]
    default: return []
    }
  }

  // MARK: Values in an order

  /// The nearest value that lifts the violation: an end of a doubling step first, then halves.
  mutating func nearest(to cell: CellID, in record: Record, _ search: inout RepairSearch) -> NewFact? {
    let value = record.heap.cells[cell]
    if value.kind == .text, case .text(let limits)? = record.shape(of: cell), limits.words == nil {
      return withoutWording(cell, in: record, &search)
    }
    var best: (distance: Int64, fact: NewFact)?
    for direction: Int64 in [-1, 1] {
      guard let line = ValueLine(value, direction, in: record) else { continue }
      guard let distance = nearest(on: line, of: cell, in: record, &search), let fact = line.fact(distance) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, fact) }
    }
    return best?.fact
  }

  private mutating func nearest(
    on line: ValueLine, of cell: CellID, in record: Record, _ search: inout RepairSearch
  ) -> Int64? {
    func lifts(_ distance: Int64, _ evaluator: inout Evaluator, _ search: inout RepairSearch) -> Bool {
      guard let fact = line.fact(distance) else { return false }
      return evaluator.tried(fact, at: cell, in: record, &search)?.0.isLifted ?? false
    }
    var far: Int64 = 1
    while !lifts(far, &self, &search) {
      if far >= line.length { return nil }
      far = min(far * 2, line.length)
    }
    var near = far / 2
    while far - near > 1 {
      let middle = near + (far - near) / 2
      if lifts(middle, &self, &search) { far = middle } else { near = middle }
    }
    return far
  }

  /// A text without the words that make the violation: their end is the shortest beginning that is one, their start the
  /// last from which it still is.
  private mutating func withoutWording(_ cell: CellID, in record: Record, _ search: inout RepairSearch) -> NewFact? {
    var text = Array(record.text(of: record.heap.cells[cell]))
    func isCharged(_ part: ArraySlice<Character>, _ evaluator: inout Evaluator, _ search: inout RepairSearch) -> Bool {
      evaluator.tried(.text(String(part)), at: cell, in: record, &search)?.0.status == .violation
    }
    // Where even a text that says nothing changes nothing, the wording is not what it is about.
    guard tried(.text("—"), at: cell, in: record, &search)?.0.isLifted ?? false else { return nil }
    while isCharged(text[...], &self, &search) {
      var (short, end) = (0, text.count)
      while end - short > 1 {
        let middle = (short + end) / 2
        if isCharged(text[..<middle], &self, &search) { end = middle } else { short = middle }
      }
      var (start, late) = (0, end)
      while late - start > 1 {
        let middle = (start + late) / 2
        if isCharged(text[middle..<end], &self, &search) { start = middle } else { late = middle }
      }
      text.removeSubrange(start..<end)
    }
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    return .text(String(text))
  }
}

