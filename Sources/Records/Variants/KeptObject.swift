import CEL

/// Where an object of a record comes from that the record's own file does not name: an earlier run over another record.
public struct KeptSource: Sendable, Hashable {
  public var run: Int
  /// The id of the record that it stood in.
  public var record: String
  /// What it was called there, such as the number of a decision.
  public var number: String?

  public init(run: Int, record: String, number: String?) {
    self.run = run
    self.record = record
    self.number = number
  }
}

extension Record {
  /// The record with one more object in a list, of which these facts are established; nil where there is no such list. The list
  /// then counts as not entered in full. A fact that the vocabulary does not take is not established.
  public func adding(_ facts: [(field: String, fact: NewFact)], to list: CellID, from source: KeptSource) -> Record? {
    guard var new = setting(list, to: .oneMore(nil)), let element = new.elements(of: new.heap.cells[list]).last else { return nil }
    let object = new.heap.cells[element]
    for (field, fact) in facts {
      if let cell = new.field(field, of: object), let more = new.setting(cell, to: fact) { new = more }
    }
    var cells = new.heap.cells
    cells[list].flags.insert(.incomplete)
    new = new.with(cells: cells)
    new.kept[Int(object.payload)] = source
    return new
  }

  /// Where what a cell holds, or the object that it belongs to, was taken from; nil: from the record's file.
  public func keptSource(of cell: CellID) -> KeptSource? {
    guard !kept.isEmpty, heap.cells.indices.contains(cell) else { return nil }
    var current = cell
    while current > 0, owners.indices.contains(current), owners[current] >= 0 {
      let value = heap.cells[current]
      if value.kind == .object, let source = kept[Int(value.payload)] { return source }
      current = Int(owners[current])
    }
    return nil
  }
}
