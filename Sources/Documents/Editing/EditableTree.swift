public import Diagnostics

/// A document's tree that can be changed, then laid out anew. Scalars stay where they were written, so that places hold.
public indirect enum EditableTree: Sendable {
  case scalar(Document.Node, text: ContiguousArray<UInt8>)
  case mapping(Document.Node, [(key: EditableTree, value: EditableTree)])
  case sequence(Document.Node, [EditableTree])

  public init(_ document: Document, _ node: NodeID) {
    let own = document.nodes[node]
    switch own.kind {
    case .mapping:
      self = .mapping(
        own, document.entries(of: node).map { (EditableTree(document, $0.key), EditableTree(document, $0.value)) })
    case .sequence: self = .sequence(own, document.children(of: node).map { EditableTree(document, $0) })
    default: self = .scalar(own, text: ContiguousArray(document.bytes(of: node)))
    }
  }

  /// A scalar of one's own; it takes the place of `node`.
  public static func scalar(_ kind: Document.Kind, _ text: String, at node: Document.Node) -> EditableTree {
    var scalar = node
    scalar.kind = kind
    return .scalar(scalar, text: ContiguousArray(text.utf8))
  }

  public var node: Document.Node {
    switch self {
    case .scalar(let node, _), .mapping(let node, _), .sequence(let node, _): node
    }
  }

  /// Sets or (with nil) removes what stands at a path. False where the path leads nowhere.
  public mutating func set(_ steps: ArraySlice<PathStep>, to value: EditableTree?) -> Bool {
    guard let step = steps.first else {
      if let value { self = value }
      return value != nil
    }
    switch (self, step) {
    case (.mapping(let node, var entries), .key(let name)):
      let index = entries.firstIndex { $0.key.text == name }
      if steps.count == 1, value == nil {
        if let index { entries.remove(at: index) }
        self = .mapping(node, entries)
        return index != nil
      }
      if let index {
        guard entries[index].value.set(steps.dropFirst(), to: value) else { return false }
      } else {
        var new: EditableTree = .mapping(Self.collection(node, .mapping), [])
        if case .index? = steps.dropFirst().first { new = .sequence(Self.collection(node, .sequence), []) }
        guard new.set(steps.dropFirst(), to: value) else { return false }
        entries.append((.scalar(.string, name, at: node), new))
      }
      self = .mapping(node, entries)
      return true
    case (.sequence(let node, var elements), .index(let index)):
      if steps.count == 1, value == nil {
        guard elements.indices.contains(index) else { return false }
        elements.remove(at: index)
      } else if elements.indices.contains(index) {
        guard elements[index].set(steps.dropFirst(), to: value) else { return false }
      } else if index == elements.count {
        var new: EditableTree = .mapping(Self.collection(node, .mapping), [])
        guard new.set(steps.dropFirst(), to: value) else { return false }
        elements.append(new)
      } else {
        return false
      }
      self = .sequence(node, elements)
      return true
    default: return false
    }
  }

  private static func collection(_ near: Document.Node, _ kind: Document.Kind) -> Document.Node {
    var node = near
    node.kind = kind
    return node
  }

  /// The text of a scalar; nil of a collection.
  public var text: String? {
    guard case .scalar(_, let text) = self else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  /// The value under a key of a mapping, if it is there.
  public func value(of name: String) -> EditableTree? {
    guard case .mapping(_, let entries) = self else { return nil }
    return entries.first { $0.key.text == name }?.value
  }

  public func laidOut(in source: SourceText) -> Document {
    var nodes: ContiguousArray<Document.Node> = []
    var text: ContiguousArray<UInt8> = []
    append(to: &nodes, &text)
    return Document(source: source, nodes: nodes, text: text)
  }

  private func append(to nodes: inout ContiguousArray<Document.Node>, _ text: inout ContiguousArray<UInt8>) {
    let index = nodes.count
    nodes.append(node)
    switch self {
    case .scalar(_, let own):
      nodes[index].text = UInt32(text.count)
      nodes[index].textLength = UInt32(own.count)
      text += own
    case .mapping(_, let entries):
      for entry in entries {
        entry.key.append(to: &nodes, &text)
        entry.value.append(to: &nodes, &text)
      }
    case .sequence(_, let elements): for element in elements { element.append(to: &nodes, &text) }
    }
    nodes[index].end = UInt32(nodes.count)
  }
}
