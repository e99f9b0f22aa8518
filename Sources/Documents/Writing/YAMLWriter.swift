/// A document as YAML in block style, without `---`. Text that would be read as something else is quoted.
public func writeYAML(_ document: Document, kind: (NodeID) -> ScalarForm = { _ in .asRead }) -> [UInt8] {
  guard !document.nodes.isEmpty else { return [] }
  return withoutActuallyEscaping(kind) { kind in
    var writer = YAMLWriter(document: document, kind: kind)
    writer.root()
    return writer.out
  }
}

private struct YAMLWriter {
  let document: Document
  let kind: (NodeID) -> ScalarForm
  var out: [UInt8] = []

  /// Simple keys end on their line, and within 1024 characters.
  private static let longestKey = 1000

  mutating func root() {
    let node = document.root
    isEmptyCollection(node) || isScalar(node) ? inline(node, indent: 0) : block(node, indent: 0, startsLine: false)
  }

  private func isScalar(_ node: NodeID) -> Bool {
    document.nodes[node].kind != .mapping && document.nodes[node].kind != .sequence
  }

  private func isEmptyCollection(_ node: NodeID) -> Bool {
    !isScalar(node) && Int(document.nodes[node].end) == node + 1
  }

  /// A collection with something in it. `startsLine` is false where the line is already indented.
  private mutating func block(_ node: NodeID, indent: Int, startsLine: Bool) {
    var indents = startsLine
    if document.nodes[node].kind == .mapping {
      for entry in document.entries(of: node) {
        if indents { pad(indent) }
        indents = true
        mappingEntry(entry.key, entry.value, indent)
      }
    } else {
      for child in document.children(of: node) {
        if indents { pad(indent) }
        indents = true
        out += "- ".utf8
        item(child, indent)
      }
    }
  }

  private mutating func item(_ node: NodeID, _ indent: Int) {
    if isScalar(node) || isEmptyCollection(node) {
      inline(node, indent: indent + 2)
    } else {
      block(node, indent: indent + 2, startsLine: false)
    }
  }

  private mutating func mappingEntry(_ key: NodeID, _ value: NodeID, _ indent: Int) {
    var written: [UInt8] = []
    appendScalar(key, indent: indent, isKey: true, to: &written)
    if written.count > Self.longestKey {
      out += "? ".utf8 + written + [0x0A]
      pad(indent)
    } else {
      out += written
    }
    out.append(UInt8(ascii: ":"))
    if isScalar(value) || isEmptyCollection(value) {
      out.append(0x20)
      inline(value, indent: indent + 2)
    } else {
      out.append(0x0A)
      block(value, indent: indent + 2, startsLine: true)
    }
  }

  private mutating func inline(_ node: NodeID, indent: Int) {
    switch document.nodes[node].kind {
    case .mapping: out += "{}".utf8
    case .sequence: out += "[]".utf8
    case .null, .boolean, .number, .string: appendScalar(node, indent: indent, isKey: false, to: &out)
    }
    if out.last != 0x0A { out.append(0x0A) }
  }

  private mutating func pad(_ indent: Int) { out.append(contentsOf: repeatElement(0x20, count: indent)) }

  private func appendScalar(_ node: NodeID, indent: Int, isKey: Bool, to out: inout [UInt8]) {
    let text = document.bytes(of: node)
    switch (kind(node), document.nodes[node].kind) {
    case (_, .null) where !isKey: out += "null".utf8
    case (.asRead, .boolean), (.number, .boolean), (.asRead, .number): out += text
    case (.number, _) where jsonSpelling(ofNumber: text) != nil: out += text
    default:
      let style = YAMLTextStyle(text, isKey: isKey)
      style.append(text, indent: indent, to: &out)
    }
  }
}
