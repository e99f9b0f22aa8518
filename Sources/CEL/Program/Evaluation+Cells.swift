public import Diagnostics

/// Reading and making cells, for hosts and for the library.
extension Evaluation {
  func heap(_ space: Cell.Space) -> Heap {
    switch space {
    case .record: record
    case .constants: program.constants
    case .tables: tables
    case .scratch: scratch
    }
  }

  func cell(_ space: Cell.Space, _ index: Int) -> Cell {
    switch space {
    case .record: record.cells[index]
    case .constants: program.constants.cells[index]
    case .tables: tables.cells[index]
    case .scratch: scratch.cells[index]
    }
  }

  /// The element of a list, key (even) or value (odd) of a map.
  public func element(_ holder: Cell, _ index: Int) -> Cell { cell(holder.space, Int(holder.payload) + index) }

  /// The bytes of a text or bytes cell.
  func bytes(of cell: Cell) -> ContiguousArray<UInt8>.SubSequence {
    let range = Int(cell.payload)..<(Int(cell.payload) + Int(cell.count))
    return switch cell.space {
    case .record: record.bytes[range]
    case .constants: program.constants.bytes[range]
    case .tables: tables.bytes[range]
    case .scratch: scratch.bytes[range]
    }
  }

  /// The text of a text cell; empty for anything else.
  public func text(of cell: Cell) -> String {
    cell.kind == .text ? String(decoding: bytes(of: cell), as: UTF8.self) : ""
  }

  /// The elements of a list, counted from 0; none for anything else.
  public func cells(of list: Cell) -> [Cell] {
    guard list.kind == .list else { return [] }
    return (0..<Int(list.count)).map { element(list, $0) }
  }

  /// The keys and values of a map, in the order in which they were written.
  public func entries(of map: Cell) -> [(key: Cell, value: Cell)] {
    guard map.kind == .map else { return [] }
    return (0..<Int(map.count)).map { (element(map, 2 * $0), element(map, 2 * $0 + 1)) }
  }

  /// The bytes of a bytes cell.
  public func octets(of cell: Cell) -> [UInt8] { cell.kind == .bytes ? Array(bytes(of: cell)) : [] }

  /// The value in an optional, if there is one.
  public func content(ofOptional cell: Cell) -> Cell? {
    cell.kind == .optional && cell.count == 1 ? self.cell(cell.space, Int(cell.payload)) : nil
  }

  /// The name of the type that a type cell stands for.
  public func typeName(of cell: Cell) -> String {
    cell.kind == .type && program.typeNames.indices.contains(Int(cell.payload))
      ? program.typeNames[Int(cell.payload)] : ""
  }

  public func amount(of cell: Cell) -> Amount? {
    guard cell.kind == .amount else { return nil }
    let first = Int(cell.payload)
    return Amount(
      lower: self.cell(cell.space, first).decimal, upper: self.cell(cell.space, first + 1).decimal,
      isLowerExcluded: cell.scale & 1 != 0, isUpperExcluded: cell.scale & 2 != 0, isNotDetected: cell.scale & 4 != 0,
      unit: Unit(number: cell.count))
  }

  /// The cell of a field of a schema object by its slot; null where the cell is no object.
  public func field(_ slot: Int, of object: Cell) -> Cell {
    object.kind == .object ? cell(object.space, Int(object.payload) + slot) : .null
  }

  public mutating func makeText(_ text: String) -> Cell { makeText(Array(text.utf8)) }

  mutating func makeText(_ bytes: some Collection<UInt8>) -> Cell {
    let offset = scratch.bytes.count
    scratch.bytes.append(contentsOf: bytes)
    return Cell(.text, payload: Int64(offset), count: UInt32(scratch.bytes.count - offset), space: .scratch)
  }

  mutating func makeBytes(_ bytes: some Collection<UInt8>) -> Cell {
    var cell = makeText(bytes)
    cell.kind = .bytes
    return cell
  }

  /// A list of these elements, known to be complete.
  public mutating func makeList(_ elements: [Cell]) -> Cell {
    let offset = scratch.cells.count
    scratch.cells.append(contentsOf: elements)
    return Cell(.list, payload: Int64(offset), count: UInt32(elements.count), space: .scratch)
  }

  /// A list that may lack elements. The cell before its first says what that hangs on.
  mutating func makeList(_ elements: [Cell], because unknown: Cell?) -> Cell {
    guard let unknown else { return makeList(elements) }
    scratch.cells.append(unknown)
    var list = makeList(elements)
    list.flags.insert(.incomplete)
    return list
  }

  public mutating func makeMap(_ entries: [(key: Cell, value: Cell)]) -> Cell {
    let offset = scratch.cells.count
    for entry in entries {
      scratch.cells.append(entry.key)
      scratch.cells.append(entry.value)
    }
    return Cell(.map, payload: Int64(offset), count: UInt32(entries.count), space: .scratch)
  }

  public mutating func makeOptional(_ value: Cell?) -> Cell {
    guard let value else { return Cell(.optional, space: .scratch) }
    scratch.cells.append(value)
    return Cell(.optional, payload: Int64(scratch.cells.count - 1), count: 1, space: .scratch)
  }

  /// An object of a type of the scope, from its fields in the order of their slots.
  public mutating func makeObject(type: Int, fields: [Cell]) -> Cell {
    let offset = scratch.cells.count
    scratch.cells.append(contentsOf: fields)
    return Cell(.object, payload: Int64(offset), count: UInt32(type), space: .scratch)
  }

  public mutating func makeBytes(octets: [UInt8]) -> Cell { makeBytes(octets) }

  public mutating func makeAmount(_ amount: Amount) -> Cell { scratch.append(amount, space: .scratch) }

  /// The value of the type of that name, if the program knows one.
  public mutating func makeType(_ name: String) -> Cell? {
    program.typeNames.firstIndex(of: name).map { Cell(.type, payload: Int64($0), space: .scratch) }
  }

  /// An error cell, for hosts.
  public mutating func fail(_ message: String) -> Cell { failing(.host(Localized(zh: message, en: message))) }

  public mutating func fail(_ message: Localized) -> Cell { failing(.host(message)) }

  /// An unknown cell that hangs on a fact that the host lacks.
  public mutating func miss(_ fact: HostFact) -> Cell { unknown(because: fact) }
}
