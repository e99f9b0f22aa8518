import Diagnostics
import Documents

/// A place in a good text that a slip can happen at: a key or a value, with the path that leads to it.
struct Site: Sendable {
  /// The file's number in its ``Good``.
  var file: Int
  /// `rules.*.when.*`: keys, and `*` for the elements of lists.
  var path: String
  var isKey: Bool
  /// Bytes of the file: quotes included.
  var start: Int
  var length: Int
  /// The decoded text; empty for a list or an object.
  var text: String
  var kind: Document.Kind
  var style: Document.Style
  /// Keys of the object that it is in, this one's object for a value that is one.
  var keys: [String]
  /// Where the enclosing element or object begins.
  var parentStart: Int
  /// A condition, by where it stands.
  var isExpression: Bool

  var isScalar: Bool { kind != .mapping && kind != .sequence }
  var isPlain: Bool { isScalar && style == .plain }
  var end: Int { start + length }
}

/// The good texts, and every site in them.
public struct Good: Sendable {
  public struct File: Sendable {
    public var name: String
    public var bytes: ContiguousArray<UInt8>

    public init(name: String, bytes: ContiguousArray<UInt8>) {
      self.name = name
      self.bytes = bytes
    }
  }

  public let files: [File]
  let sites: [Site]

  public init(_ files: [File]) {
    self.files = files
    var found: [Site] = []
    for (number, file) in files.enumerated() where file.name.hasSuffix(".yaml") {
      var ignored: [Diagnostic] = []
      let source = SourceText(id: SourceID(UInt32(number)), name: file.name, bytes: file.bytes)
      for document in readYAML(source, reporting: &ignored) {
        var walk = SiteWalk(document: document, file: number)
        walk.visit(document.root, path: "", parent: 0)
        found += walk.found
      }
    }
    sites = found
  }

  func number(of name: String) -> Int? { files.firstIndex { $0.name.hasSuffix(name) } }
}

private struct SiteWalk {
  let document: Document
  let file: Int
  var found: [Site] = []

  mutating func visit(_ node: NodeID, path: String, parent: Int) {
    let own = document.nodes[node]
    let keys = document.entries(of: node).map { document.string(of: $0.key) }
    add(node, path: path, isKey: false, keys: keys, parent: parent)
    switch own.kind {
    case .sequence:
      for child in document.children(of: node) { visit(child, path: path + ".*", parent: Int(own.start)) }
    case .mapping:
      for (key, value) in document.entries(of: node) {
        let inner = path.isEmpty ? document.string(of: key) : path + "." + document.string(of: key)
        add(key, path: inner, isKey: true, keys: keys, parent: Int(own.start))
        visit(value, path: inner, parent: Int(own.start))
      }
    default: break
    }
  }

  private mutating func add(_ node: NodeID, path: String, isKey: Bool, keys: [String], parent: Int) {
    let own = document.nodes[node]
    let text = document.string(of: node)
    let isText = !isKey && own.kind != .mapping && own.kind != .sequence && !text.isEmpty
    found.append(
      Site(
        file: file, path: path, isKey: isKey, start: Int(own.start), length: Int(own.length), text: text, kind: own.kind,
        style: own.style, keys: keys, parentStart: parent, isExpression: isText && Site.isExpression(at: path)))
  }
}
