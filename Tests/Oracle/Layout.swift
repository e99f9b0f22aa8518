import CEL

/// Lays values out as the engine reads them, and compares what it answers.
struct Layout {
  private(set) var heap = Heap()
  private(set) var locals: ContiguousArray<Cell> = []
  private var bases: [Int: Int] = [:]

  init(_ visit: Visit) {
    let names = Shop.scope.variables.map(\.name)
    heap.cells = ContiguousArray(repeating: .null, count: names.count)
    for (place, name) in names.enumerated() { put(visit.names[name] ?? .unknown, at: place) }
    locals = ContiguousArray(heap.cells[..<names.count])
  }

  private mutating func put(_ value: Value, at place: Int) { heap.cells[place] = cell(value, at: place) }

  private mutating func room(for count: Int) -> Int {
    let first = heap.cells.count
    heap.cells.append(contentsOf: repeatElement(.null, count: count))
    return first
  }

  private mutating func cell(_ value: Value, at place: Int) -> Cell {
    switch value {
    case .unknown, .error: return .unknown(place: place)
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .decimal(let value):
      return ExactDecimal(mantissa: value.digits, scale: value.places).map { .decimal($0) } ?? .null
    case .text(let text):
      let start = heap.bytes.count
      heap.bytes.append(contentsOf: text.utf8)
      return Cell(.text, payload: Int64(start), count: UInt32(heap.bytes.count - start))
    case .date(let span):
      return .date(CalendarDate(first: span.low.map { Int32($0) } ?? .min, last: span.high.map { Int32($0) } ?? .max))
    case .amount(let amount): return heap.append(Self.amount(amount))
    case .list(let elements, let isComplete):
      let first = room(for: elements.count)
      for (index, element) in elements.enumerated() { put(element, at: first + index) }
      return Cell(.list, payload: Int64(first), count: UInt32(elements.count), flags: isComplete ? [] : .incomplete)
    case .object(let number, let kind, let fields):
      let names = Shop.types.types[kind.rawValue].fields.map(\.name)
      let first = bases[number] ?? room(for: names.count)
      if bases.updateValue(first, forKey: number) == nil {
        for (slot, name) in names.enumerated() { put(fields[name] ?? .unknown, at: first + slot) }
      }
      return Cell(.object, payload: Int64(first), count: UInt32(kind.rawValue))
    }
  }

  private static func amount(_ quantity: Quantity) -> Amount {
    guard let dimension = quantity.dimension,
      let unit = (try? Amount(parsing: dimension == "mass" ? "1 mg/kg" : "1 CFU/g"))?.unit
    else { return .notDetected }
    func bound(_ value: Digits?) -> ExactDecimal? { value.flatMap { ExactDecimal(mantissa: $0.digits, scale: $0.places) } }
    let span = quantity.span
    return Amount(
      lower: bound(span.low), upper: bound(span.high), isLowerExcluded: span.excludesLow,
      isUpperExcluded: span.excludesHigh, unit: unit)
  }

  // MARK: Answers

  /// Whether the engine's answer is this value: the same class, and the same value.
  func agrees(_ cell: Cell, _ value: Value, _ evaluation: borrowing Evaluation) -> Bool {
    switch (cell.kind, value) {
    case (.unknown, .unknown), (.error, .error), (.null, .null): return true
    case (.boolean, .bool(let value)): return cell.truth == Truth(value)
    case (.int, .int(let value)): return cell.payload == value
    case (.decimal, .decimal(let value)):
      return cell.decimal == ExactDecimal(mantissa: value.digits, scale: value.places)
    case (.text, .text(let text)): return evaluation.text(of: cell).utf8.elementsEqual(text.utf8)
    case (.date, .date(let span)):
      return cell.date == CalendarDate(first: span.low.map { Int32($0) } ?? .min, last: span.high.map { Int32($0) } ?? .max)
    case (.amount, .amount(let quantity)):
      guard let amount = evaluation.amount(of: cell) else { return false }
      let wanted = Self.amount(quantity)
      let isSame = Amount.equal(amount, wanted) == .yes || amount.isNotDetected && quantity.dimension == nil
      return isSame || amount.isSingle == wanted.isSingle && !amount.isSingle
    case (.object, .object(let number, let kind, _)):
      return cell.count == UInt32(kind.rawValue) && bases[number] == Int(cell.payload)
    case (.list, .list(let elements, let isComplete)):
      let cells = evaluation.cells(of: cell)
      return cells.count == elements.count && cell.flags.contains(.incomplete) != isComplete
        && zip(cells, elements).allSatisfy { agrees($0, $1, evaluation) }
    default: return false
    }
  }
}
