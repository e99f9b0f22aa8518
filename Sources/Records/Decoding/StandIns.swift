import CEL
import Diagnostics
import Documents

extension RecordDecoder {
  /// `x-else`: where the field is left out, the value at the path is used; where both are given and differ, both
  /// are reported. A value that itself stands in for another is passed on.
  mutating func standIn() {
    var open = alternatives
    while true {
      let before = open.count
      open.removeAll { fill($0.cell, from: $0.path, of: $0.object) }
      if open.count == before { break }
    }
    for (cell, object, path) in alternatives where standIns[cell] == nil {
      compare(cell, with: path, of: object)
    }
  }

  private mutating func fill(_ cell: CellID, from path: [String], of object: CellID) -> Bool {
    guard heap.cells[cell].kind == .unknown, origins[cell] == origins[object],
      let other = follow(path, from: heap.cells[object]), heap.cells[other].kind != .unknown
    else { return false }
    heap.cells[cell] = heap.cells[other]
    origins[cell] = origins[other]
    standIns[cell] = other
    return true
  }

  private mutating func compare(_ cell: CellID, with path: [String], of object: CellID) {
    guard let other = follow(path, from: heap.cells[object]) else { return }
    let own = heap.cells[cell]
    let value = heap.cells[other]
    guard value.kind != .unknown, own.kind != .unknown, contradict(own, value) else { return }
    let name = path.joined(separator: ".")
    diagnostics.append(
      RecordMistake.alternativesDiffer.at(
        document.span(of: Int(origins[cell])),
        Localized(zh: "与「\(name)」不一致", en: "differs from `\(name)`"),
        other: [Label(document.span(of: Int(origins[other])), Localized(zh: "另一处", en: "the other place"))]))
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

  /// Whether two values cannot both be right: dates that have no day in common, amounts that are never equal.
  private func contradict(_ a: Cell, _ b: Cell) -> Bool {
    guard a.kind == b.kind else { return true }
    switch a.kind {
    case .text:
      return !heap.bytes[Int(a.payload)..<(Int(a.payload) + Int(a.count))].elementsEqual(
        heap.bytes[Int(b.payload)..<(Int(b.payload) + Int(b.count))])
    case .date:
      return Int32(truncatingIfNeeded: a.payload) > Int32(truncatingIfNeeded: b.payload >> 32)
        || Int32(truncatingIfNeeded: b.payload) > Int32(truncatingIfNeeded: a.payload >> 32)
    case .amount:
      guard let left = heap.amount(of: a), let right = heap.amount(of: b) else { return false }
      return Amount.equal(left, right) == .no
    case .list: return false
    default: return a.payload != b.payload || a.scale != b.scale
    }
  }
}
