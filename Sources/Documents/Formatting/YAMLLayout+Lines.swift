/// Puts the lines together again.
extension YAMLLayout {
  /// The formatted text; nil where a line is none that a node or a comment accounts for.
  mutating func assembled() -> [UInt8]? {
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    var out: [UInt8] = []
    var edit = 0
    var isAfterBlank = true
    for line in lines.indices {
      if separated.contains(line), !isAfterBlank {
        out.append(0x0A)
        isAfterBlank = true
      }
      if lines[line] == nil, text.isBlank(line) {
        if !isAfterBlank { out.append(0x0A) }
        isAfterBlank = true
        continue
      }
      guard let indent = indent(line) else {
        strangeLine = text.ranges[line]
        return nil
      }
      let content = content(line, &edit)
      if !content.isEmpty { out += Array(repeating: 0x20, count: indent) + content }
      out.append(0x0A)
      isAfterBlank = false
    }
    while out.count >= 2, out.suffix(2) == [0x0A, 0x0A] { out.removeLast() }
    return out
  }

  private func indent(_ line: Int) -> Int? {
    switch lines[line] {
    case .begins(let column)?: column
    case .goesOn(let shift, let least)?: max(text.indent(line) + shift, least)
    // Blanks beyond the indentation belong to the text and move with it.
    case .scalar(let shift, _)?: max(text.indent(line) + shift, 0)
    case nil: text.isComment(line) ? commentIndent(line) : text.isMarker(line) ? 0 : nil
    }
  }

  /// A comment stays with the line that it was in line with: the next one, or one before.
  private func commentIndent(_ line: Int) -> Int {
    let column = text.indent(line)
    let next = lines[(line + 1)...].indices.first { isBeginning($0) }
    if let next, text.indent(next) == column { return indent(next) ?? column }
    if let before = lines[..<line].indices.last(where: { isBeginning($0) && text.indent($0) == column }) {
      return indent(before) ?? column
    }
    return next.flatMap { indent($0) } ?? column
  }

  private func isBeginning(_ line: Int) -> Bool {
    if case .begins? = lines[line] { return true }
    return false
  }

  /// What stands in a line after its indentation, with the edits that lie in it, without blanks at the end.
  private func content(_ line: Int, _ edit: inout Int) -> [UInt8] {
    let range = text.ranges[line]
    if case .scalar(_, let indent)? = lines[line] {
      if text.isBlank(line), range.count <= indent { return [] }
      return Array(bytes[(range.lowerBound + text.indent(line))..<range.upperBound])
    }
    var content: [UInt8] = []
    var place = range.lowerBound + text.indent(line)
    while edit < edits.count, edits[edit].range.lowerBound < range.upperBound {
      let next = edits[edit]
      edit += 1
      guard next.range.lowerBound >= place else { continue }
      content += bytes[place..<next.range.lowerBound]
      content += next.text
      place = next.range.upperBound
    }
    if place < range.upperBound { content += bytes[place..<range.upperBound] }
    while let last = content.last, last == 0x20 || last == 0x09 { content.removeLast() }
    return content
  }
}
