/// What changes within a line: gaps between tokens, and quotes.
extension YAMLLayout {
  private func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Between two places of one line, where nothing but blanks stands.
  mutating func editGap(_ from: Int, _ to: Int, _ gap: String) {
    guard from <= to, bytes[from..<to].allSatisfy(isGap), !bytes[from..<to].elementsEqual(gap.utf8) else { return }
    edits.append(Edit(range: from..<to, text: Array(gap.utf8)))
  }

  /// `key :   value` becomes `key: value`.
  mutating func editGap(after key: NodeID, _ value: NodeID, in document: Document) {
    let end = document.range(of: key).upperBound, next = document.range(of: value)
    guard !next.isEmpty else { return }
    editMark(UInt8(ascii: ":"), between: end, and: next.lowerBound, ": ")
  }

  /// Between two tokens of one line that only a mark and blanks part.
  private mutating func editMark(_ mark: UInt8, between from: Int, and to: Int, _ text: String) {
    guard from < to, self.text.line(of: from) == self.text.line(of: to) else { return }
    let gap = bytes[from..<to]
    guard gap.filter({ !isGap($0) }) == [mark], !gap.elementsEqual(text.utf8) else { return }
    edits.append(Edit(range: from..<to, text: Array(text.utf8)))
  }

  // MARK: Flow collections

  mutating func editFlow(_ node: NodeID, in document: Document) {
    let range = document.range(of: node)
    let isBracketed = document.isFlow(node, bytes)
    var last = range.lowerBound + 1
    var isFirst = true
    func next(_ child: Range<Int>, _ layout: inout YAMLLayout) {
      if isFirst, isBracketed {
        layout.editInside(last, child.lowerBound)
      } else if !isFirst {
        layout.editMark(UInt8(ascii: ","), between: last, and: child.lowerBound, ", ")
      }
      isFirst = false
      last = child.upperBound
    }
    if document.nodes[node].kind == .mapping {
      for (key, value) in document.entries(of: node) {
        next(document.range(of: key), &self)
        editQuotes(key, in: document)
        editGap(after: key, value, in: document)
        // An empty value has no place of its own.
        last = max(last, document.range(of: value).upperBound)
        editInner(value, in: document)
      }
    } else {
      for item in document.children(of: node) {
        next(document.range(of: item), &self)
        editInner(item, in: document)
      }
    }
    if isBracketed { editInside(last, range.upperBound - 1) }
  }

  private mutating func editInner(_ node: NodeID, in document: Document) {
    switch document.nodes[node].kind {
    case .mapping, .sequence: editFlow(node, in: document)
    case .null, .boolean, .number, .string: editQuotes(node, in: document)
    }
  }

  /// No blanks beside a bracket.
  private mutating func editInside(_ from: Int, _ to: Int) {
    guard from < to, text.line(of: from) == text.line(of: to) else { return }
    editGap(from, to, "")
  }

  // MARK: Quotes

  /// Double quotes where single ones save nothing.
  mutating func editQuotes(_ node: NodeID, in document: Document) {
    let range = document.range(of: node)
    guard document.nodes[node].style == .singleQuoted, range.count >= 2,
      text.line(of: range.lowerBound) == text.line(of: range.upperBound - 1), bytes[range.lowerBound] == UInt8(ascii: "'")
    else { return }
    let inner = bytes[(range.lowerBound + 1)..<(range.upperBound - 1)]
    guard inner.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) else { return }
    var text: [UInt8] = [UInt8(ascii: "\"")]
    var isSecond = false
    for byte in inner {
      // A quote that is doubled stands for one.
      isSecond = byte == UInt8(ascii: "'") && !isSecond
      if !isSecond { text.append(byte) }
    }
    edits.append(Edit(range: range, text: text + [UInt8(ascii: "\"")]))
  }
}
