/// How JSON is laid out.
public enum JSONLayout: Sendable {
  /// All on one line, for newline-delimited JSON.
  case line
  case indented
}

/// A document as JSON, with a line end. Nulls stay nulls and what is absent stays absent; a number that JSON cannot
/// spell (`0012`, `0x1F`) becomes text.
public func writeJSON(
  _ document: Document, _ layout: JSONLayout = .indented, kind: (NodeID) -> ScalarForm = { _ in .asRead }
) -> [UInt8] {
  guard !document.nodes.isEmpty else { return [] }
  return withoutActuallyEscaping(kind) { kind in
    var writer = JSONWriter(document: document, layout: layout, kind: kind)
    writer.value(document.root, 0)
    writer.out.append(0x0A)
    return writer.out
  }
}

private struct JSONWriter {
  let document: Document
  let layout: JSONLayout
  let kind: (NodeID) -> ScalarForm
  var out: [UInt8] = []

  mutating func value(_ node: NodeID, _ depth: Int) {
    switch document.nodes[node].kind {
    case .mapping: mapping(node, depth)
    case .sequence: sequence(node, depth)
    case .null: out += "null".utf8
    case .boolean, .number, .string: scalar(node)
    }
  }

  private mutating func mapping(_ node: NodeID, _ depth: Int) {
    out.append(UInt8(ascii: "{"))
    var isFirst = true
    for entry in document.entries(of: node) {
      separate(isFirst, depth + 1)
      isFirst = false
      appendJSONString(document.bytes(of: entry.key), to: &out)
      out.append(UInt8(ascii: ":"))
      if layout == .indented { out.append(0x20) }
      value(entry.value, depth + 1)
    }
    close(UInt8(ascii: "}"), isEmpty: isFirst, depth)
  }

  private mutating func sequence(_ node: NodeID, _ depth: Int) {
    out.append(UInt8(ascii: "["))
    var isFirst = true
    for child in document.children(of: node) {
      separate(isFirst, depth + 1)
      isFirst = false
      value(child, depth + 1)
    }
    close(UInt8(ascii: "]"), isEmpty: isFirst, depth)
  }

  private mutating func separate(_ isFirst: Bool, _ depth: Int) {
    if !isFirst { out.append(UInt8(ascii: ",")) }
    breakLine(depth)
  }

  private mutating func close(_ bracket: UInt8, isEmpty: Bool, _ depth: Int) {
    if !isEmpty { breakLine(depth) }
    out.append(bracket)
  }

  private mutating func breakLine(_ depth: Int) {
    guard layout == .indented else { return }
    out.append(0x0A)
    out.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private mutating func scalar(_ node: NodeID) {
    let text = document.bytes(of: node)
    switch (kind(node), document.nodes[node].kind) {
    case (.asRead, .boolean), (.number, .boolean):
      out += (text.first.map { $0 | 0x20 } == UInt8(ascii: "t") ? "true" : "false").utf8
    case (.asRead, .number) where isJSONNumber(text): out += text
    case (.number, _):
      if let spelled = jsonSpelling(ofNumber: text) { out += spelled } else { appendJSONString(text, to: &out) }
    default: appendJSONString(text, to: &out)
    }
  }
}

/// A string of JSON, quotes included.
func appendJSONString(_ text: ArraySliceOfBytes, to out: inout [UInt8]) {
  out.append(UInt8(ascii: "\""))
  for byte in text {
    switch byte {
    case UInt8(ascii: "\""): out += "\\\"".utf8
    case UInt8(ascii: "\\"): out += "\\\\".utf8
    case 0x0A: out += "\\n".utf8
    case 0x0D: out += "\\r".utf8
    case 0x09: out += "\\t".utf8
    case 0..<0x20: out += "\\u\(hexadecimal(UInt32(byte), digits: 4))".utf8
    default: out.append(byte)
    }
  }
  out.append(UInt8(ascii: "\""))
}
