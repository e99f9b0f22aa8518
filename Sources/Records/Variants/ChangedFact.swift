public import CEL

/// What a field of a record may be set to.
public enum NewFact: Sendable, Hashable {
  /// Established as absent.
  case absent
  case boolean(Bool)
  case text(String)
  case integer(Int64)
  case decimal(ExactDecimal)
  case date(CalendarDate)
  case amount(Amount)
  /// An object of which nothing more is known.
  case object
  /// The object at this cell.
  case reference(CellID)
  /// A complete list without elements.
  case noElements
  /// One more element: an object of which nothing more is known, or a word.
  case oneMore(String?)
}

extension Record {
  /// The record with one fact changed or established; nil where the field does not take it.
  public func setting(_ cell: CellID, to fact: NewFact) -> Record? {
    guard heap.cells.indices.contains(cell), owners[cell] >= 0, let shape = shape(of: cell), shape.allows(fact) else {
      return nil
    }
    var new = Layout(record: self)
    switch (fact, shape) {
    case (.absent, _):
      guard isNullable(cell) else { return nil }
      new.heap.cells[cell] = .null
    case (.boolean(let value), .boolean): new.heap.cells[cell] = .bool(value)
    case (.text(let text), .text): new.heap.cells[cell] = new.heap.append(text)
    case (.integer(let value), .integer): new.heap.cells[cell] = .int(value)
    case (.decimal(let value), .decimal): new.heap.cells[cell] = .decimal(value)
    case (.date(let value), .date): new.heap.cells[cell] = .date(value)
    case (.amount(let value), .amount):
      let bounds = new.heap.append(value)
      new.grow(owner: -1, origin: origins[cell])
      new.heap.cells[cell] = bounds
    case (.object, .object(let type)): new.object(type, in: cell)
    case (.reference(let target), .reference): new.heap.cells[cell] = heap.cells[target]
    case (.noElements, .list):
      guard !isNamedIncomplete(cell) else { return nil }
      new.heap.cells[cell] = Cell(.list, payload: Int64(new.heap.cells.count))
    case (.oneMore(let word), .list(let element, _, _)):
      guard new.oneMore(element, word, in: cell) else { return nil }
    default: return nil
    }
    return new.record
  }

  /// The shape of a field, or of an element of a list.
  public func shape(of cell: CellID) -> RecordSchema.Shape? {
    guard let field = field(of: cell) else { return nil }
    guard heap.cells[Int(owners[cell])].kind == .list else { return field.shape }
    if case .list(let element, _, _) = field.shape { return element }
    return nil
  }

  public func isNullable(_ cell: CellID) -> Bool {
    guard let field = field(of: cell) else { return false }
    guard heap.cells[Int(owners[cell])].kind == .list else { return field.isNullable }
    if case .list(_, let isElementNullable, _) = field.shape { return isElementNullable }
    return false
  }

  /// Whether the record says that more of a list exists: that stays true whatever is written in it.
  private func isNamedIncomplete(_ cell: CellID) -> Bool {
    switch heap.cells[cell].kind {
    case .list: heap.cells[cell].flags.contains(.incomplete)
    // One without elements is not established, but stands in the file.
    case .unknown: origins[cell] != origins[Int(owners[cell])]
    default: false
    }
  }

  /// A record on the way to another.
  private struct Layout {
    let old: Record
    var heap: Heap
    var origins: ContiguousArray<Int32>
    var owners: ContiguousArray<Int32>

    init(record: Record) {
      old = record
      heap = record.heap
      origins = record.origins
      owners = record.owners
    }

    var record: Record {
      Record(
        heap: heap, origins: origins, owners: owners, document: old.document, schema: old.schema,
        standIns: old.standIns, kept: old.kept
      ).with(cells: heap.cells)
    }

    /// Gives the cells that were added an owner.
    mutating func grow(owner: CellID, origin: Int32) {
      while owners.count < heap.cells.count {
        owners.append(Int32(owner))
        origins.append(origin)
      }
    }

    mutating func object(_ type: Int, in cell: CellID) {
      let base = heap.cells.count
      for (offset, field) in old.schema.types[type].fields.enumerated() {
        heap.cells.append(field.fallback.map { heap.append($0) } ?? .unknown(place: base + offset))
      }
      grow(owner: cell, origin: origins[cell])
      heap.cells[cell] = Cell(.object, payload: Int64(base), count: UInt32(type))
    }

    /// The elements of a list lie side by side: with one more they lie elsewhere, and what they hold follows.
    mutating func oneMore(_ element: RecordSchema.Shape, _ word: String?, in cell: CellID) -> Bool {
      let elements = old.elements(of: heap.cells[cell])
      let base = heap.cells.count
      heap.cells += heap.cells[elements]
      heap.cells.append(.unknown(place: base + elements.count))
      grow(owner: cell, origin: origins[cell])
      for index in owners.indices where elements.contains(Int(owners[index])) {
        owners[index] += Int32(base - elements.lowerBound)
      }
      for index in elements where heap.cells[index].kind == .unknown {
        heap.cells[base + index - elements.lowerBound] = .unknown(place: base + index - elements.lowerBound)
      }
      let flags: Cell.Flags = old.isNamedIncomplete(cell) ? .incomplete : []
      heap.cells[cell] = Cell(.list, payload: Int64(base), count: UInt32(elements.count + 1), flags: flags)
      switch (element, word) {
      case (.object(let type), nil): object(type, in: base + elements.count)
      case (.text, let word?): heap.cells[base + elements.count] = heap.append(word)
      default: return false
      }
      return true
    }
  }
}

extension RecordSchema.Shape {
  /// Whether a value keeps within what the vocabulary allows.
  fileprivate func allows(_ fact: NewFact) -> Bool {
    switch (self, fact) {
    case (.text(let limits), .text(let text)): limits.allow(text)
    case (.list(.text(let limits), _, _), .oneMore(let word?)): limits.allow(word)
    case (.integer(let limits), .integer(let value)): limits.allow(ExactDecimal(value))
    case (.decimal(let limits), .decimal(let value)): limits.allow(value)
    case (.amount, .amount(let amount)): (amount.lower ?? .zero) >= .zero && (amount.upper ?? .zero) >= .zero
    default: true
    }
  }
}

extension RecordSchema.TextLimits {
  fileprivate func allow(_ text: String) -> Bool {
    let length = text.unicodeScalars.count
    return words?.contains(text) ?? true && constant.map { $0 == text } ?? true && pattern?.matches(text) ?? true
      && length >= minimumLength ?? 0 && length <= maximumLength ?? .max
  }
}

extension RecordSchema.NumberLimits {
  fileprivate func allow(_ value: ExactDecimal) -> Bool {
    minimum.map { value >= $0 } ?? true && maximum.map { value <= $0 } ?? true
      && exclusiveMinimum.map { value > $0 } ?? true && exclusiveMaximum.map { value < $0 } ?? true
  }
}
