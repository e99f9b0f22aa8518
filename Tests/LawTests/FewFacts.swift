import CEL
import Documents

@testable import RuleTools

/// A document of which only some facts are left, written anew from its text: what the engine does with cells is done here
/// with words. Keys, the elements of lists and what the subject is stay, as things of which nothing is known.
struct FewFacts {
  let document: Document
  /// Places of the record, as findings name them.
  let facts: Set<String>
  /// Things that are there whatever is known of them.
  let given: [String]
  private var incomplete: [String] = []
  /// What the facts say: an element whose key is among it may be referred to.
  private var said: Set<String> = []

  init(_ document: Document, facts: Set<String>, given: [String]) {
    self.document = document
    self.facts = facts
    self.given = given
  }

  private static let always: Set<String> = ["schema", "visit.date"]

  func laidOut() -> Document? {
    var work = self
    work.hear(document.root, "")
    guard var tree = work.reduced(document.root, "") else { return nil }
    let before = document.value(of: "incomplete", in: document.root).map { node in
      document.children(of: node).map { document.string(of: $0) }
    }
    let known = Set(work.incomplete)
    let paths = work.incomplete + (before ?? []).filter { !known.contains($0) && isThere($0, in: tree) }
    var list = document.nodes[document.root]
    list.kind = .sequence
    var scalar = list
    scalar.kind = .string
    guard tree.set([.key("incomplete")], to: .sequence(list, paths.map { .scalar(scalar, text: ContiguousArray($0.utf8)) }))
    else { return nil }
    return tree.laidOut(in: document.source)
  }

  private mutating func hear(_ node: NodeID, _ path: String) {
    switch document.nodes[node].kind {
    case .mapping:
      for entry in document.entries(of: node) {
        let name = document.string(of: entry.key)
        hear(entry.value, path.isEmpty ? name : "\(path).\(name)")
      }
    case .sequence:
      for (index, child) in document.children(of: node).enumerated() { hear(child, "\(path)[\(index)]") }
    default: if facts.contains(path) || given.contains(path) { said.insert(document.string(of: node)) }
    }
  }

  private mutating func reduced(_ node: NodeID, _ path: String) -> EditableTree? {
    switch document.nodes[node].kind {
    case .mapping: mapping(node, path)
    case .sequence: sequence(node, path)
    default: facts.contains(path) || Self.always.contains(path) ? EditableTree(document, node) : nil
    }
  }

  private mutating func mapping(_ node: NodeID, _ path: String) -> EditableTree? {
    var kept: [(key: EditableTree, value: EditableTree)] = []
    var isKnown = path.isEmpty || facts.contains(path) || given.contains { Places.isWithin($0, path) }
    for entry in document.entries(of: node) {
      let name = document.string(of: entry.key)
      let own = path.isEmpty ? name : "\(path).\(name)"
      if own == "incomplete" { continue }
      if name == "id" {
        kept.append((EditableTree(document, entry.key), EditableTree(document, entry.value)))
      } else if let value = reduced(entry.value, own) {
        kept.append((EditableTree(document, entry.key), value))
        isKnown = true
      }
    }
    return isKnown || path.hasSuffix("]") ? .mapping(document.nodes[node], kept) : nil
  }

  private mutating func sequence(_ node: NodeID, _ path: String) -> EditableTree? {
    let isWhole = facts.contains(path)
    let children = Array(document.children(of: node))
    if children.isEmpty { return isWhole ? EditableTree(document, node) : nil }
    var elements: [EditableTree] = []
    for (index, child) in children.enumerated() {
      let own = "\(path)[\(index)]"
      let isPlain = document.nodes[child].kind != .mapping
      if isPlain, isWhole || given.contains(own) {
        elements.append(EditableTree(document, child))
      } else if let element = reduced(child, own) {
        elements.append(element)
      }
    }
    // Things of which nothing is known are there only where something is said of one of them.
    guard isWhole || children.enumerated().contains(where: { isKnown($1, "\(path)[\($0)]") }) else { return nil }
    if !isWhole { incomplete.append(path) }
    return .sequence(document.nodes[node], elements)
  }

  private func isKnown(_ element: NodeID, _ path: String) -> Bool {
    if (Array(facts) + given).contains(where: { Places.isWithin($0, path) }) { return true }
    return document.nodes[element].kind == .mapping
      && document.value(of: "id", in: element).map { said.contains(document.string(of: $0)) } ?? false
  }

  private func isThere(_ path: String, in tree: EditableTree) -> Bool {
    // One path may speak of many lists: only those that are known to be there are named.
    guard let steps = PathStep.steps(of: path) else { return false }
    var current = tree
    for step in steps {
      switch (current, step) {
      case (.mapping(_, let entries), .key(let name)):
        guard let next = entries.first(where: { Self.text(of: $0.key) == name }) else { return false }
        current = next.value
      case (.sequence(_, let elements), .index(let index)):
        guard elements.indices.contains(index) else { return false }
        current = elements[index]
      default: return true
      }
    }
    return true
  }

  private static func text(of tree: EditableTree) -> String? {
    guard case .scalar(_, let text) = tree else { return nil }
    return String(decoding: text, as: UTF8.self)
  }
}
