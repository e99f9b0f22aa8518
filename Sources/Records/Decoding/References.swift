import CEL
import Diagnostics
import Documents

/// References, settled when the whole record has been read.
extension RecordDecoder {
  /// The keys of the elements of the lists at the record's top.
  mutating func collectKeys() {
    let base = Int(heap.cells[0].payload)
    for (slot, field) in schema.record.fields.enumerated() {
      guard case .list(.object(let type), _, _) = field.shape, let keySlot = schema.types[type].slot(of: "id")
      else { continue }
      var found: [String: CellID] = [:]
      let list = heap.cells[base + slot]
      guard list.kind == .list else { continue }
      for offset in 0..<Int(list.count) {
        let element = Int(list.payload) + offset
        guard heap.cells[element].kind == .object else { continue }
        let keyCell = Int(heap.cells[element].payload) + keySlot
        guard let key = text(keyCell) else { continue }
        if let first = found[key] {
          let span = document.span(of: Int(origins[keyCell]))
          let other = document.span(of: Int(origins[Int(heap.cells[first].payload) + keySlot]))
          diagnostics.append(
            RecordMistake.duplicateKey.at(
              span, Localized(zh: "编号「\(key)」已被使用", en: "the key `\(key)` is used already"),
              other: [Label(other, Localized(zh: "第一次出现在这里", en: "first used here"))]))
        } else {
          found[key] = element
        }
      }
      keys[field.name] = found
    }
  }

  mutating func resolve(_ cell: CellID, node: NodeID, target: RecordSchema.Target) {
    let key = document.string(of: node)
    let recordBase = Int(heap.cells[0].payload)
    if let object = target.words[key], let slot = schema.record.slot(of: object) {
      let place = recordBase + slot
      if heap.cells[place].kind == .unknown { assume(place, field: schema.record.fields[slot]) }
      if heap.cells[place].kind == .object {
        heap.cells[cell] = heap.cells[place]
        return
      }
    }
    if let element = keys[target.list]?[key] {
      heap.cells[cell] = heap.cells[element]
      return
    }
    let known = (keys[target.list] ?? [:]).keys.sorted() + target.words.keys.sorted()
    diagnostics.append(
      RecordMistake.danglingReference.at(
        document.span(of: node),
        Localized(zh: "\(target.list) 中没有编号「\(key)」", en: "there is no `\(key)` among `\(target.list)`"),
        help: known.isEmpty
          ? [Localized(zh: "本记录没有填写 \(target.list)", en: "this record has no `\(target.list)`")]
          : [
            Localized(
              zh: "现有编号：\(known.prefix(8).joined(separator: "、"))",
              en: "there are: \(known.prefix(8).joined(separator: ", "))")
          ], suggestions: nearNames(to: key, among: known)))
  }

  /// An object that the record names by its word but does not describe: it is there, and nothing is known of it.
  private mutating func assume(_ cell: CellID, field: RecordSchema.Field) {
    guard case .object(let type) = field.shape else { return }
    let base = allocate(schema.types[type].fields.count, owner: cell, origin: Int(origins[cell]))
    heap.cells[cell] = Cell(.object, payload: Int64(base), count: UInt32(type))
  }

  func text(_ cell: CellID) -> String? {
    let value = heap.cells[cell]
    guard value.kind == .text else { return nil }
    return String(decoding: heap.bytes[Int(value.payload)..<(Int(value.payload) + Int(value.count))], as: UTF8.self)
  }
}
