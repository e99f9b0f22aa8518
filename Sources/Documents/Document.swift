public import Diagnostics

/// The number of a node in its document.
public typealias NodeID = Int

public typealias ArraySliceOfBytes = ContiguousArray<UInt8>.SubSequence

/// A syntax tree with places, the same for YAML, JSON and NDJSON: one flat array in reading order.
///
/// A mapping's children alternate key, value; a sequence's children are its elements. The node after the last
/// descendant of `n` is `nodes[n].end`, so a child's next sibling is found without links.
public struct Document: Sendable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// A plain scalar that spells nothing or null: `~`, `null`, empty. `text` keeps the spelling.
    case null
    /// A plain `true` or `false`. `text` keeps the spelling.
    case boolean
    /// A plain scalar that spells a number; `text` keeps the spelling, exactly.
    case number
    /// Any other scalar, and every quoted one.
    case string
    case sequence
    case mapping
  }

  /// How a scalar was written; a quoted `12` is text, a plain one may be read as either by the schema.
  public enum Style: UInt8, Sendable, BitwiseCopyable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  public struct Node: Sendable, BitwiseCopyable {
    public var kind: Kind
    public var style: Style
    /// Place in the source in bytes, quotes included; of a collection, from its first to its last byte.
    public var start: UInt32
    public var length: UInt32
    /// Decoded text of a scalar, in `Document.text`.
    public var text: UInt32
    public var textLength: UInt32
    /// Index of the node after the last descendant.
    public var end: UInt32

    public init(
      kind: Kind, style: Style, start: UInt32, length: UInt32, text: UInt32, textLength: UInt32, end: UInt32
    ) {
      self.kind = kind
      self.style = style
      self.start = start
      self.length = length
      self.text = text
      self.textLength = textLength
      self.end = end
    }
  }

  public let source: SourceText
  public let nodes: ContiguousArray<Node>
  public let text: ContiguousArray<UInt8>

  public init(source: SourceText, nodes: ContiguousArray<Node>, text: ContiguousArray<UInt8>) {
    self.source = source
    self.nodes = nodes
    self.text = text
  }

  public var root: NodeID { 0 }

  public func span(of node: NodeID) -> SourceSpan {
    SourceSpan(source: source.id, start: nodes[node].start, length: nodes[node].length)
  }

  /// The decoded text of a scalar; empty for a collection.
  public func string(of node: NodeID) -> String {
    String(decoding: bytes(of: node), as: UTF8.self)
  }

  public func bytes(of node: NodeID) -> ArraySliceOfBytes {
    let low = Int(nodes[node].text)
    return text[low..<(low + Int(nodes[node].textLength))]
  }

  /// Elements of a sequence, in order; for a mapping its keys and values in turn.
  public func children(of node: NodeID) -> Children {
    Children(document: self, position: node + 1, end: Int(nodes[node].end))
  }

  /// Keys and values of a mapping, in order.
  public func entries(of node: NodeID) -> [(key: NodeID, value: NodeID)] {
    guard nodes[node].kind == .mapping else { return [] }
    var found: [(key: NodeID, value: NodeID)] = []
    var next = node + 1
    let end = Int(nodes[node].end)
    while next < end {
      let value = Int(nodes[next].end)
      found.append((next, value))
      next = Int(nodes[value].end)
    }
    return found
  }

  /// The value under a key of a mapping, if it is there.
  public func value(of key: String, in node: NodeID) -> NodeID? {
    entries(of: node).first { bytes(of: $0.key).elementsEqual(key.utf8) }?.value
  }

  public struct Children: Sequence, IteratorProtocol {
    let document: Document
    var position: NodeID
    let end: NodeID

    public mutating func next() -> NodeID? {
      guard position < end else { return nil }
      defer { position = Int(document.nodes[position].end) }
      return position
    }
  }
}
