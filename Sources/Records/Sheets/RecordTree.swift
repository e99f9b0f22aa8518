import Diagnostics
import Documents

/// A record's tree on its way from rows to a document: nodes in reading order, each with its place in the text of the rows.
struct RecordTree {
  private var nodes: ContiguousArray<Document.Node> = []
  private var text: ContiguousArray<UInt8> = []

  mutating func scalar(_ kind: Document.Kind, _ value: String, at range: Range<Int>) {
    let start = text.count
    text += value.utf8
    nodes.append(
      Document.Node(
        kind: kind, style: .plain, start: UInt32(range.lowerBound), length: UInt32(range.count), text: UInt32(start),
        textLength: UInt32(text.count - start), end: UInt32(nodes.count + 1)))
  }

  /// Begins an object or a list; `end` closes it.
  mutating func begin(_ kind: Document.Kind, at range: Range<Int>) -> NodeID {
    nodes.append(
      Document.Node(
        kind: kind, style: .plain, start: UInt32(range.lowerBound), length: UInt32(range.count), text: UInt32(text.count), textLength: 0,
        end: 0))
    return nodes.count - 1
  }

  mutating func end(_ node: NodeID) { nodes[node].end = UInt32(nodes.count) }

  /// A list stands where its elements stand.
  mutating func end(_ node: NodeID, at range: Range<Int>) {
    nodes[node].start = UInt32(range.lowerBound)
    nodes[node].length = UInt32(range.count)
    end(node)
  }

  func document(in source: SourceText) -> Document { Document(source: source, nodes: nodes, text: text) }
}
