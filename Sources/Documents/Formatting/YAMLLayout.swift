import Diagnostics

/// Where each line of a text goes, and what is changed within lines. Made from the tree, so that nothing is guessed from
/// how the text looks.
struct YAMLLayout {
  /// What is known of a line; nil where no node begins or goes on in it: blank, comment, document marker.
  enum Line {
    /// A node begins it: so many spaces.
    case begins(Int)
    /// What began before goes on: moved by so many columns, but never left of the least one.
    case goesOn(by: Int, least: Int)
    /// In a block scalar, every byte after the indentation counts.
    case scalar(by: Int, indent: Int)
  }

  struct Edit {
    var range: Range<Int>
    var text: [UInt8]
  }

  static let step = 2

  let source: SourceText
  let text: TextLines
  var lines: [Line?]
  var edits: [Edit] = []
  /// Lines before which one blank line must stand.
  var separated: Set<Int> = []
  /// What could not be placed.
  var strangeLine = 0..<0

  init(_ source: SourceText) {
    self.source = source
    text = TextLines(source)
    lines = Array(repeating: nil, count: text.ranges.count)
  }

  var bytes: ContiguousArray<UInt8> { text.bytes }

  mutating func add(_ document: Document) {
    guard !document.nodes.isEmpty, !text.ranges.isEmpty else { return }
    place(document.root, in: document, at: 0, parent: 0)
    separateEntries(of: document)
  }

  // MARK: Blocks

  /// Puts a node whose own lines begin at a column; what belongs to `parent` lies right of it.
  private mutating func place(_ node: NodeID, in document: Document, at column: Int, parent: Int) {
    let found = document.nodes[node]
    let start = Int(found.start)
    guard found.length > 0, start < bytes.count else { return }
    switch found.kind {
    case .mapping, .sequence:
      if document.isFlow(node, bytes) {
        begin(start, at: column)
        continueLines(of: node, in: document, parent: parent)
        editFlow(node, in: document)
      } else if found.kind == .mapping {
        mapping(node, in: document, at: column)
      } else {
        sequence(node, in: document, at: column)
      }
    case .null, .boolean, .number, .string:
      begin(start, at: column)
      scalar(node, in: document, parent: parent)
    }
  }

  private mutating func begin(_ offset: Int, at column: Int) {
    guard text.startsLine(offset) else { return }
    lines[text.line(of: offset)] = .begins(column)
  }

  private mutating func mapping(_ node: NodeID, in document: Document, at column: Int) {
    for (key, value) in document.entries(of: node) {
      let range = document.range(of: key)
      begin(range.lowerBound, at: column)
      editQuotes(key, in: document)
      editGap(after: key, value, in: document)
      place(value, in: document, at: column + Self.step, parent: column)
    }
  }

  private mutating func sequence(_ node: NodeID, in document: Document, at column: Int) {
    var place = Int(document.nodes[node].start)
    for item in document.children(of: node) {
      guard let dash = self.dash(from: place) else { return }
      begin(dash, at: column)
      let range = document.range(of: item)
      if !range.isEmpty, text.line(of: range.lowerBound) == text.line(of: dash) { editGap(dash + 1, range.lowerBound, " ") }
      self.place(item, in: document, at: column + Self.step, parent: column)
      place = max(range.upperBound, dash + 1)
    }
  }

  /// The next `-` after blanks and comments.
  private func dash(from place: Int) -> Int? {
    var index = place
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "-"): return index
      case UInt8(ascii: "#"):
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return nil
      }
    }
    return nil
  }

  // MARK: What goes on over several lines

  private mutating func scalar(_ node: NodeID, in document: Document, parent: Int) {
    switch document.nodes[node].style {
    case .plain, .singleQuoted, .doubleQuoted:
      continueLines(of: node, in: document, parent: parent)
      editQuotes(node, in: document)
    case .literal, .folded: blockScalar(node, in: document, parent: parent)
    }
  }

  /// Later lines of a flow collection or a flow scalar move with the first.
  private mutating func continueLines(of node: NodeID, in document: Document, parent: Int) {
    let range = document.range(of: node)
    let first = text.line(of: range.lowerBound), last = text.line(of: range.upperBound - 1)
    guard last > first else { return }
    var shift = 0
    if case .begins(let column)? = lines[first] { shift = column - text.indent(first) }
    for line in (first + 1)...last { lines[line] = .goesOn(by: shift, least: parent + Self.step) }
  }

  private mutating func blockScalar(_ node: NodeID, in document: Document, parent: Int) {
    let range = document.range(of: node)
    let first = text.line(of: range.lowerBound), last = text.line(of: range.upperBound - 1)
    guard last > first, let content = ((first + 1)...last).first(where: { !text.isBlank($0) }) else { return }
    let indent = text.indent(content)
    // `|2` counts from the parent: there the text moves with what it belongs to.
    let header = bytes[range.lowerBound..<text.ranges[first].upperBound].prefix { $0 != 0x20 && $0 != UInt8(ascii: "#") }
    let isCounted = header.contains { (0x31...0x39).contains($0) }
    var shift = parent + Self.step - indent
    if isCounted || node == document.root {
      shift = 0
      if case .begins(let column)? = lines[first] { shift = column - text.indent(first) }
    }
    for line in (first + 1)...last { lines[line] = .scalar(by: shift, indent: indent) }
  }

  // MARK: Entries

  /// Entries of a section that take several lines each are set apart.
  private mutating func separateEntries(of document: Document) {
    guard document.nodes[document.root].kind == .mapping, !document.isFlow(document.root, bytes) else { return }
    for (_, section) in document.entries(of: document.root) {
      guard document.nodes[section].kind == .sequence, !document.isFlow(section, bytes) else { continue }
      var before: NodeID?
      for item in document.children(of: section) {
        if let before, isLong(before, document), isLong(item, document) { separate(item, document) }
        before = item
      }
    }
  }

  private func isLong(_ node: NodeID, _ document: Document) -> Bool {
    let range = document.range(of: node)
    return document.nodes[node].kind == .mapping && !document.isFlow(node, bytes)
      && text.line(of: range.lowerBound) < text.line(of: max(range.upperBound - 1, range.lowerBound))
  }

  /// The blank line goes before the comments that belong to the entry.
  private mutating func separate(_ item: NodeID, _ document: Document) {
    var line = text.line(of: document.range(of: item).lowerBound)
    let indent = text.indent(line)
    while line > 0, lines[line - 1] == nil, text.isComment(line - 1), text.indent(line - 1) <= indent { line -= 1 }
    separated.insert(line)
  }
}

extension Document {
  func range(of node: NodeID) -> Range<Int> {
    Int(nodes[node].start)..<(Int(nodes[node].start) + Int(nodes[node].length))
  }

  /// A collection in brackets or braces.
  func isFlow(_ node: NodeID, _ bytes: ContiguousArray<UInt8>) -> Bool {
    let range = range(of: node)
    guard !range.isEmpty else { return false }
    switch nodes[node].kind {
    case .mapping: return bytes[range.lowerBound] == UInt8(ascii: "{") && bytes[range.upperBound - 1] == UInt8(ascii: "}")
    case .sequence: return bytes[range.lowerBound] == UInt8(ascii: "[") && bytes[range.upperBound - 1] == UInt8(ascii: "]")
    case .null, .boolean, .number, .string: return false
    }
  }
}
