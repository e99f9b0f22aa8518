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
    if let index = dangling.firstIndex(where: { $0.list == target.list && $0.key == key }) {
      dangling[index].nodes.append(node)
    } else {
      dangling.append(Dangling(list: target.list, key: key, words: target.words.keys.sorted(), nodes: [node]))
    }
  }

  /// One key that is not there is told once. Where several places agree on it, and a key much like it is there that
  /// nothing refers to, that one is misspelt.
  mutating func tellDangling() {
    guard !dangling.isEmpty else { return }
    let used = Set(references.map { "\($0.target.list) \(document.string(of: $0.node))" })
    for one in dangling {
      let keys = (keys[one.list] ?? [:]).keys.sorted()
      let idle = keys.filter { !used.contains("\(one.list) \($0)") }
      if one.nodes.count > 1, let near = nearNames(to: one.key, among: idle).first, let place = place(of: near, in: one.list) {
        tellMisspeltKey(near, at: place, one)
      } else {
        tellDangling(one, known: keys + one.words)
      }
    }
  }

  private mutating func tellDangling(_ one: Dangling, known: [String]) {
    guard let first = one.nodes.first else { return }
    let near = nearNames(to: one.key, among: known)
    let help =
      near.first.map { Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?") }
      ?? (known.isEmpty
        ? Localized(zh: "本记录没有填写 \(one.list)", en: "this record has no `\(one.list)`")
        : Localized(
          zh: "现有编号：\(known.prefix(8).joined(separator: "、"))",
          en: "there are: \(known.prefix(8).joined(separator: ", "))"))
    diagnostics.append(
      RecordMistake.danglingReference.at(
        document.span(of: first),
        Localized(zh: "\(one.list) 中没有编号「\(one.key)」", en: "there is no `\(one.key)` among `\(one.list)`"),
        other: one.nodes.dropFirst().prefix(3).map {
          Label(document.span(of: $0), Localized(zh: "这里也引用", en: "referred to here too"))
        }, help: [help], suggestions: near))
  }

  private mutating func tellMisspeltKey(_ key: String, at place: NodeID, _ one: Dangling) {
    diagnostics.append(
      RecordMistake.danglingReference.at(
        document.span(of: place),
        Localized(
          zh: "\(one.list) 中的编号是「\(key)」，\(one.nodes.count) 处引用的是「\(one.key)」",
          en: "the key among `\(one.list)` is `\(key)`, \(one.nodes.count) places refer to `\(one.key)`"),
        other: one.nodes.prefix(3).map { Label(document.span(of: $0), Localized(zh: "在这里引用", en: "referred to here")) },
        help: [Localized(zh: "是不是想写「\(one.key)」？", en: "did you mean `\(one.key)`?")], suggestions: [one.key]))
  }

  /// Where the key of an element is written.
  private func place(of key: String, in list: String) -> NodeID? {
    guard let element = keys[list]?[key], heap.cells[element].kind == .object,
      let slot = schema.types[Int(heap.cells[element].count)].slot(of: "id")
    else { return nil }
    return Int(origins[Int(heap.cells[element].payload) + slot])
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

/// A key that is referred to and not there.
struct Dangling {
  var list: String
  var key: String
  /// Words that may stand for a key.
  var words: [String]
  var nodes: [NodeID]
}
