import CEL
import Documents

@testable import RuleTools

/// A record with one fact less.
struct Ablation: Sendable {
  enum Kind: Sendable {
    case leaf, object, list
    /// An element of a list, which is then incomplete.
    case element(list: String, index: Int)
  }

  /// What was taken away.
  var path: String
  var kind: Kind
  var document: Document

  /// The place of a subject in the smaller record; nil where it was about what was taken away.
  func subject(_ old: String) -> String? {
    guard case .element(let list, let index) = kind else { return old }
    return Places.moved(subject: old, without: index, of: list)
  }
}

/// Every way to leave out one fact of a document.
struct Ablations {
  private let document: Document
  private let whole: EditableTree
  private(set) var found: [(path: String, steps: [PathStep], kind: Ablation.Kind)] = []

  init(of document: Document) {
    self.document = document
    whole = EditableTree(document, document.root)
    walk(document.root, path: "", steps: [])
  }

  private mutating func walk(_ node: NodeID, path: String, steps: [PathStep]) {
    switch document.nodes[node].kind {
    case .mapping:
      for entry in document.entries(of: node) {
        let name = document.string(of: entry.key)
        let place = path.isEmpty ? name : "\(path).\(name)"
        if place == "incomplete" || place == "schema" { continue }
        let kind: Ablation.Kind =
          switch document.nodes[entry.value].kind {
          case .mapping: .object
          case .sequence: .list
          default: .leaf
          }
        found.append((place, steps + [.key(name)], kind))
        walk(entry.value, path: place, steps: steps + [.key(name)])
      }
    case .sequence:
      for (index, child) in document.children(of: node).enumerated() {
        let place = "\(path)[\(index)]"
        found.append((place, steps + [.index(index)], .element(list: path, index: index)))
        walk(child, path: place, steps: steps + [.index(index)])
      }
    default: break
    }
  }

  /// The n-th of them.
  func make(_ number: Int) -> Ablation? {
    let (path, steps, kind) = found[number]
    var tree = whole
    guard tree.set(steps[...], to: nil) else { return nil }
    if case .element(let list, let index) = kind {
      tree = tree.renamed { Places.moved($0, without: index, of: list) ?? $0 }
      var open = incomplete().compactMap { Places.moved($0, without: index, of: list) }
      if !open.contains(list) { open.append(list) }
      guard tree.set([.key("incomplete")], to: list_(open)) else { return nil }
    } else {
      let kept = incomplete().filter { !Places.isWithin($0, path) || $0 == path }
      if kept.count < incomplete().count, !tree.set([.key("incomplete")], to: list_(kept)) { return nil }
    }
    return Ablation(path: path, kind: kind, document: tree.laidOut(in: document.source))
  }

  private func incomplete() -> [String] {
    guard let node = document.value(of: "incomplete", in: document.root) else { return [] }
    return document.children(of: node).map { document.string(of: $0) }
  }

  private func list_(_ texts: [String]) -> EditableTree {
    var sequence = document.nodes[document.root]
    sequence.kind = .sequence
    var scalar = sequence
    scalar.kind = .string
    return .sequence(sequence, texts.map { .scalar(scalar, text: ContiguousArray($0.utf8)) })
  }
}

extension EditableTree {
  /// The same tree with its text scalars changed: judgements name places of the record.
  func renamed(_ change: (String) -> String) -> EditableTree {
    switch self {
    case .scalar(let node, let text):
      let old = String(decoding: text, as: UTF8.self)
      return .scalar(node, text: ContiguousArray(change(old).utf8))
    case .mapping(let node, let entries):
      return .mapping(node, entries.map { ($0.key, $0.value.renamed(change)) })
    case .sequence(let node, let elements): return .sequence(node, elements.map { $0.renamed(change) })
    }
  }
}
