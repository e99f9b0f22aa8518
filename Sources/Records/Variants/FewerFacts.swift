public import CEL

/// A record of which only some facts are established. A fact is a cell: a value, an established absence, a reference, a
/// list with all that is in it, an object that is there though nothing is known of it.
extension Record {
  /// Facts that can be taken for themselves, in order: what the cells hold. What stands in for a field that was left out
  /// is the fact, not the field; the plain elements of a list are facts besides its being complete.
  public func facts(in cells: some Sequence<CellID>) -> [CellID] {
    var seen: Set<CellID> = []
    var found: [CellID] = []
    func add(_ cell: CellID) {
      guard cell > 0, heap.cells.indices.contains(cell), heap.cells[cell].kind != .unknown, seen.insert(cell).inserted
      else { return }
      if standIns[cell] != nil {
        for place in placesStandingIn(for: cell) { add(place) }
        return
      }
      let list = heap.cells[cell]
      for element in elements(of: list) { add(element) }
      if list.kind != .list || !list.flags.contains(.incomplete) { found.append(cell) }
    }
    for cell in cells { add(cell) }
    return found
  }

  /// Everything that was established.
  public var facts: [CellID] { facts(in: owners.indices.filter { owners[$0] >= 0 }) }

  /// Whether a field has a value in every record: the vocabulary demands one, or gives one.
  public func isRequired(_ cell: CellID) -> Bool {
    let holder = heap.cells[Int(owners[cell])]
    return holder.kind == .object && isRequired(cell, in: holder)
  }

  fileprivate func isRequired(_ cell: CellID, in object: Cell) -> Bool {
    let slot = cell - Int(object.payload)
    let fields = schema.types[Int(object.count)].fields
    return fields.indices.contains(slot) && (fields[slot].isRequired || fields[slot].fallback != nil)
  }

  /// Whether an object cell holds its own object: a reference holds another's.
  public func isOwn(_ object: Cell, of cell: CellID) -> Bool {
    object.kind == .object && owners.indices.contains(Int(object.payload)) && Int(owners[Int(object.payload)]) == cell
  }

  // MARK: Stand-ins

  private func placesStandingIn(for cell: CellID) -> [CellID] {
    guard let path = field(of: cell)?.otherwise else { return [] }
    var places: [CellID] = []
    var current = heap.cells[Int(owners[cell])]
    for name in path {
      guard let next = field(name, of: current) else { break }
      places.append(next)
      current = heap.cells[next]
    }
    return places
  }

  /// The same record with other cells. Fields for which others stand in take what these hold now.
  func with(cells: ContiguousArray<Cell>) -> Record { with(cells: cells, alternatives) }

  fileprivate func with(cells: ContiguousArray<Cell>, _ alternatives: [Alternative]) -> Record {
    var cells = cells
    var stand = standIns
    for cell in standIns.keys { cells[cell] = .unknown(place: cell) }
    var open = alternatives
    var isSettled = false
    while !isSettled {
      let before = open.count
      open.removeAll { one in
        guard cells[one.cell].kind == .unknown else { return true }
        guard let other = follow(one.path, from: one.object, in: cells) else { return false }
        cells[one.cell] = cells[other]
        stand[one.cell] = other
        return true
      }
      isSettled = open.count == before
    }
    return Record(
      heap: Heap(cells: cells, bytes: heap.bytes), origins: origins, owners: owners, document: document, schema: schema,
      standIns: stand, kept: kept)
  }

  /// The fields for which another value may stand in, each with its object and where the other value is.
  fileprivate var alternatives: [Alternative] {
    var found: [Alternative] = []
    for cell in heap.cells.indices where heap.cells[cell].kind == .object {
      let object = heap.cells[cell]
      let fields = schema.layouts[Int(object.count)].alternatives
      if fields.isEmpty || !isOwn(object, of: cell) { continue }
      for (slot, path) in fields { found.append(Alternative(cell: Int(object.payload) + slot, object: object, path: path)) }
    }
    return found
  }

  private func follow(_ path: [String], from object: Cell, in cells: ContiguousArray<Cell>) -> CellID? {
    var current = object
    var found: CellID?
    for name in path {
      guard let next = field(name, of: current) else { return nil }
      found = next
      current = cells[next]
    }
    return found.flatMap { cells[$0].kind == .unknown ? nil : $0 }
  }
}

/// A field for which another value may stand in, with its object and where the other value is.
private struct Alternative: Sendable {
  var cell: CellID
  var object: Cell
  var path: [String]
}

/// One record of which now these facts are established and now those. What is asked of the record each time is found out once.
public struct FactSelection: Sendable {
  public let record: Record
  private let alternatives: [Alternative]
  /// Cells that hold something, in order.
  private let established: ContiguousArray<CellID>
  /// By cell: no record can be without it, as long as its object is there.
  private let required: [Bool]

  public init(_ record: Record) {
    self.record = record
    alternatives = record.alternatives
    let cells = record.heap.cells
    established = ContiguousArray(cells.indices.lazy.filter { record.owners[$0] >= 0 && cells[$0].kind != .unknown })
    var required = [Bool](repeating: false, count: cells.count)
    for cell in established {
      let holder = cells[Int(record.owners[cell])]
      required[cell] = holder.kind == .object && record.isRequired(cell, in: holder)
    }
    self.required = required
  }

  /// The record in which nothing is established but these facts and that the things are there which hold them, or which are
  /// `given`. A list is complete only where that is one of the facts. Fields that no record can be without stay, unless they
  /// are counted as facts too.
  public func record(keeping facts: [CellID], given: [CellID] = [], countingRequired: Bool = false) -> Record {
    let owners = record.owners
    var cells = record.heap.cells
    var holds = [Bool](repeating: false, count: cells.count)
    var isFact = holds
    for fact in facts {
      isFact[fact] = true
      markHolders(of: fact, in: &holds)
    }
    for cell in given {
      holds[cell] = true
      markHolders(of: cell, in: &holds)
    }
    for cell in established where !isFact[cell] {
      let value = record.heap.cells[cell]
      let holder = Int(owners[cell])
      if isFact[holder], record.heap.cells[holder].kind == .list {
        // The elements of a complete list are there; of objects that is all that is known.
        isFact[cell] = value.kind != .object || !record.isOwn(value, of: cell)
      } else if !countingRequired, required[cell], cells[holder].kind == .object {
        continue
      } else if !holds[cell] {
        cells[cell] = .unknown(place: cell)
      } else if value.kind == .list {
        cells[cell].flags.insert(.incomplete)
      }
    }
    return record.with(cells: cells, alternatives)
  }

  private func markHolders(of cell: CellID, in holds: inout [Bool]) {
    var current = Int(record.owners[cell])
    while current >= 0, !holds[current] {
      holds[current] = true
      current = Int(record.owners[current])
    }
  }
}
