public import CEL
public import Diagnostics
public import Documents

/// The number of a cell in its record.
public typealias CellID = Int

/// One visit, laid out by the schema. An object's fields are a run of cells in a fixed order: a path is one hop
/// a level, never a look-up by name. References are object cells. A field left out is an unknown cell that
/// holds its own number; `null` is a null cell; both keep their place.
public struct Record: Sendable {
  /// `heap.cells[0]` is the record itself.
  public let heap: Heap
  /// Cell -> node of the document; of a field left out, the node of its object.
  public let origins: ContiguousArray<Int32>
  /// Cell -> the object or list cell that holds it; -1 for the record.
  public let owners: ContiguousArray<Int32>
  public let document: Document
  public let schema: RecordSchema
  /// Lists given in full by the file but named under `incomplete`, and values taken from elsewhere (`x-else`):
  /// cell -> the cell whose value stands in.
  public let standIns: [CellID: CellID]
  /// Objects that were added from outside the file, by the offset of their first field, each with where it was taken from.
  public internal(set) var kept: [Int: KeptSource] = [:]

  /// The record's own cell.
  public var root: Cell { heap.cells[0] }

  /// The cell of a field of an object cell; nil where the object has no such field.
  public func field(_ name: String, of object: Cell) -> CellID? {
    guard object.kind == .object, schema.types.indices.contains(Int(object.count)),
      let slot = schema.types[Int(object.count)].slot(of: name)
    else { return nil }
    return Int(object.payload) + slot
  }

  /// The cell at a dotted path of fields from an object, as far as objects lead there.
  public func cell(at path: [String], from object: Cell) -> CellID? {
    var current = object
    var found: CellID?
    for name in path {
      guard let next = field(name, of: current) else { return found.flatMap { isSettled($0) ? $0 : nil } }
      found = next
      current = heap.cells[next]
    }
    return found
  }

  /// A path stops early where an object on the way is null or left out: then that cell decides.
  private func isSettled(_ cell: CellID) -> Bool {
    heap.cells[cell].kind == .unknown || heap.cells[cell].kind == .null
  }

  public func text(of cell: Cell) -> String {
    guard cell.kind == .text else { return "" }
    let low = Int(cell.payload)
    return String(decoding: heap.bytes[low..<(low + Int(cell.count))], as: UTF8.self)
  }

  /// The cells of a list's elements.
  public func elements(of list: Cell) -> Range<CellID> {
    guard list.kind == .list else { return 0..<0 }
    return Int(list.payload)..<(Int(list.payload) + Int(list.count))
  }

  /// The cell that holds an object in its own place, whichever reference led to it.
  public func home(of object: Cell) -> CellID? {
    guard object.kind == .object, heap.cells.indices.contains(Int(object.payload)) else { return nil }
    let owner = owners[Int(object.payload)]
    return owner < 0 ? nil : Int(owner)
  }

  /// `samples[0].items[2].value`; empty for the record itself.
  public func path(of cell: CellID) -> String {
    var path = ""
    write(pathOf: cell, to: &path)
    return path
  }

  private func write(pathOf cell: CellID, to path: inout String) {
    guard cell > 0, owners.indices.contains(cell), owners[cell] >= 0 else { return }
    let owner = Int(owners[cell])
    let holder = heap.cells[owner]
    let offset = cell - Int(holder.payload)
    write(pathOf: owner, to: &path)
    if holder.kind == .list {
      path += "["
      path += String(offset)
      path += "]"
    } else if let name = schema.name(ofSlot: offset, inType: Int(holder.count)) {
      if !path.isEmpty { path += "." }
      path += name
    }
  }

  /// The schema's field of a cell; of a list's element, the field of the list.
  public func field(of cell: CellID) -> RecordSchema.Field? {
    var current = cell
    while current > 0, owners.indices.contains(current), owners[current] >= 0 {
      let owner = Int(owners[current])
      let holder = heap.cells[owner]
      if holder.kind == .object {
        let fields = schema.types[Int(holder.count)].fields
        let slot = current - Int(holder.payload)
        return fields.indices.contains(slot) ? fields[slot] : nil
      }
      current = owner
    }
    return nil
  }

  public func span(of cell: CellID) -> SourceSpan {
    guard origins.indices.contains(cell) else { return document.span(of: document.root) }
    return document.span(of: Int(origins[cell]))
  }
}
