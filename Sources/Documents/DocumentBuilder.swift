import Diagnostics

/// Writes the nodes of a document in reading order.
struct DocumentBuilder {
  private(set) var nodes: ContiguousArray<Document.Node> = []
  private(set) var text: ContiguousArray<UInt8> = []
  private(set) var open: [NodeID] = []

  var depth: Int { open.count }

  mutating func scalar(
    _ kind: Document.Kind, _ style: Document.Style, at range: Range<Int>, text value: UnsafeBufferPointer<UInt8>
  ) {
    let place = UInt32(text.count)
    text.append(contentsOf: value)
    nodes.append(
      Document.Node(
        kind: kind, style: style, start: UInt32(range.lowerBound), length: UInt32(range.count), text: place,
        textLength: UInt32(value.count), end: UInt32(nodes.count + 1)))
  }

  mutating func begin(_ kind: Document.Kind, at start: Int) {
    open.append(nodes.count)
    nodes.append(
      Document.Node(
        kind: kind, style: .plain, start: UInt32(start), length: 0, text: UInt32(text.count), textLength: 0,
        end: UInt32(nodes.count + 1)))
  }

  /// Ends the innermost open collection, whose last byte is the one before `end`.
  mutating func finish(at end: Int) {
    guard let node = open.popLast() else { return }
    nodes[node].length = UInt32(max(end - Int(nodes[node].start), 0))
    nodes[node].end = UInt32(nodes.count)
  }

  /// Appends a copy of a finished node with all that is in it; the copy keeps its places and shares the text.
  mutating func copy(_ node: NodeID) {
    let last = Int(nodes[node].end)
    let shift = nodes.count - node
    for index in node..<last {
      var copied = nodes[index]
      copied.end += UInt32(shift)
      nodes.append(copied)
    }
  }

  func size(of node: NodeID) -> Int { Int(nodes[node].end) - node }

  /// How many collections are nested in a finished node, itself included.
  func height(of node: NodeID) -> Int {
    var ends: [Int] = []
    var height = 0
    for index in node..<Int(nodes[node].end) {
      while let end = ends.last, end <= index { ends.removeLast() }
      guard nodes[index].kind == .sequence || nodes[index].kind == .mapping else { continue }
      ends.append(Int(nodes[index].end))
      height = max(height, ends.count)
    }
    return height
  }

  func document(of source: SourceText) -> Document { Document(source: source, nodes: nodes, text: text) }
}
