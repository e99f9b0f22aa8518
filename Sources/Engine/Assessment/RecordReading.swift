package import CEL
package import Records

/// Reading single facts of a record by the names that the rule set gives.
extension Record {
  package func decimal(_ field: String, of object: Cell) -> ExactDecimal? {
    self.field(field, of: object).flatMap { heap.cells[$0].exactDecimal }
  }

  package func text(_ field: String, of object: Cell) -> String? {
    guard let cell = self.field(field, of: object), heap.cells[cell].kind == .text else { return nil }
    return text(of: heap.cells[cell])
  }

  package func date(_ field: String, of object: Cell) -> CalendarDate? {
    self.field(field, of: object).flatMap { heap.cells[$0].date }
  }

  func isTrue(_ field: String, of cell: CellID) -> Bool {
    guard let cell = self.field(field, of: heap.cells[cell]) else { return false }
    return heap.cells[cell].kind == .boolean && heap.cells[cell].payload == 1
  }

  func kind(of field: String, of cell: CellID) -> Cell.Kind? {
    self.field(field, of: heap.cells[cell]).map { heap.cells[$0].kind }
  }

  /// The cell of a list at the record's top.
  func list(named name: String) -> CellID? {
    guard let cell = field(name, of: root), heap.cells[cell].kind == .list else { return nil }
    return cell
  }

  /// Whether an element stands in a list that was not fully entered.
  func isInIncompleteList(_ cell: CellID) -> Bool {
    guard owners.indices.contains(cell), owners[cell] >= 0 else { return false }
    return heap.cells[Int(owners[cell])].flags.contains(.incomplete)
  }

  /// The name of the list that an element stands in.
  func listName(of cell: CellID) -> String { field(of: cell)?.name ?? "" }

  /// Whether an object has a reference to another.
  func refers(_ cell: CellID, to other: CellID) -> Bool {
    let object = heap.cells[cell]
    let target = heap.cells[other]
    guard object.kind == .object, target.kind == .object else { return false }
    let type = schema.types[Int(object.count)]
    return type.fields.indices.contains { slot in
      guard case .reference = type.fields[slot].shape else { return false }
      let value = heap.cells[Int(object.payload) + slot]
      return value.kind == .object && value.payload == target.payload
    }
  }

  /// The element of a list at the record's top that has this key.
  func element(withKey key: String) -> CellID? {
    for field in schema.record.fields {
      guard let list = list(named: field.name) else { continue }
      for cell in elements(of: heap.cells[list]) where text("id", of: heap.cells[cell]) == key { return cell }
    }
    return nil
  }
}

extension Cell {
  /// A number that is exact: decimal or integer.
  package var exactDecimal: ExactDecimal? {
    switch kind {
    case .decimal: ExactDecimal(mantissa: Int128(payload), scale: Int(scale))
    case .int: ExactDecimal(payload)
    default: nil
    }
  }
}
