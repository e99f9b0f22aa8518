import Diagnostics

extension Document {
  /// Every key that stands twice in one mapping, with the place of the first.
  func duplicateKeys() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var keys: [NodeID] = []
    nodes.withUnsafeBufferPointer { nodes in
      text.withUnsafeBufferPointer { text in
        for node in nodes.indices where nodes[node].kind == .mapping {
          collectKeys(of: node, nodes, &keys)
          if keys.count > 64 { searchMany(keys, &found) } else { searchFew(keys, nodes, text, &found) }
        }
      }
    }
    return found
  }

  private func collectKeys(of mapping: NodeID, _ nodes: UnsafeBufferPointer<Node>, _ keys: inout [NodeID]) {
    keys.removeAll(keepingCapacity: true)
    var next = mapping + 1
    let end = Int(nodes[mapping].end)
    while next < end {
      if nodes[next].kind != .sequence, nodes[next].kind != .mapping { keys.append(next) }
      let value = Int(nodes[next].end)
      guard value < end else { break }
      next = Int(nodes[value].end)
    }
  }

  private func searchFew(
    _ keys: [NodeID], _ nodes: UnsafeBufferPointer<Node>, _ text: UnsafeBufferPointer<UInt8>, _ found: inout [Diagnostic]
  ) {
    for (place, key) in keys.enumerated() {
      for earlier in keys[..<place] where Self.sameText(nodes[key], nodes[earlier], text) {
        found.append(duplicate(key, earlier))
        break
      }
    }
  }

  private static func sameText(_ a: Node, _ b: Node, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.textLength == b.textLength else { return false }
    let (first, second) = (Int(a.text), Int(b.text))
    for step in 0..<Int(a.textLength) where text[first + step] != text[second + step] { return false }
    return true
  }

  private func searchMany(_ keys: [NodeID], _ found: inout [Diagnostic]) {
    var first: [ArraySliceOfBytes: NodeID] = [:]
    for key in keys {
      if let earlier = first.updateValue(key, forKey: bytes(of: key)) {
        first[bytes(of: key)] = earlier
        found.append(duplicate(key, earlier))
      }
    }
  }

  private func duplicate(_ key: NodeID, _ earlier: NodeID) -> Diagnostic {
    let name = shortened(string(of: key))
    return DocumentMistake.duplicateKey.at(
      span(of: key),
      Localized(zh: "键「\(name)」重复", en: "the key `\(name)` is given twice"),
      other: [Label(span(of: earlier), Localized(zh: "首次出现在此", en: "first given here"))],
      help: [Localized(zh: "删去其中一个，或把两处合并", en: "delete one of them, or join the two")])
  }
}

/// A user's word as it stands in a message: not longer than a line.
func shortened(_ text: String, to limit: Int = 60) -> String {
  let line = text.prefix { $0 != "\n" && $0 != "\r\n" }
  return line.count <= limit && line.count == text.count ? text : line.prefix(limit) + "…"
}
