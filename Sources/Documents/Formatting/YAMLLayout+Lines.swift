/// Puts the lines together again.
extension YAMLLayout {
  /// The formatted text; nil where a line is none that a node or a comment accounts for.
  mutating func assembled() -> [UInt8]? {
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    var out: [UInt8] = []
    var edit = 0
    var isAfterBlank = true
    let following = nextBeginnings()
    // Of the lines before, by the column that they stood at: the last one's new column.
    var columns: [Int: Int] = [:]
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
      guard let indent = indent(line, following: following[line], columns: columns) else {
        strangeLine = text.ranges[line]
        return nil
      }
      if case .begins(let column)? = lines[line] { columns[text.indent(line)] = column }
      let content = content(line, &edit)
      if !content.isEmpty { out += Array(repeating: 0x20, count: indent) + content }
      out.append(0x0A)
      isAfterBlank = false
    }
    while out.count >= 2, out.suffix(2) == [0x0A, 0x0A] { out.removeLast() }
    return out
  }

  private func indent(_ line: Int, following: Int?, columns: [Int: Int]) -> Int? {
    switch lines[line] {
    case .begins(let column)?: column
    case .goesOn(let shift, let least)?: max(text.indent(line) + shift, least)
    // Blanks beyond the indentation belong to the text and move with it.
    case .scalar(let shift, _)?: max(text.indent(line) + shift, 0)
    case nil: text.isComment(line) ? commentIndent(line, following, columns) : text.isMarker(line) ? 0 : nil
    }
  }

  /// A comment stays with the line that it was in line with: the next one, or one before.
  private func commentIndent(_ line: Int, _ following: Int?, _ columns: [Int: Int]) -> Int {
    let column = text.indent(line)
    if let following, text.indent(following) == column { return beginning(following) ?? column }
    return columns[column] ?? following.flatMap { beginning($0) } ?? column
  }

  private func beginning(_ line: Int) -> Int? {
    if case .begins(let column)? = lines[line] { return column }
    return nil
  }

  /// For each line the next one after it that a node begins.
  private func nextBeginnings() -> [Int?] {
    var found: [Int?] = Array(repeating: nil, count: lines.count)
    var next: Int?
    for line in lines.indices.reversed() {
      found[line] = next
      if beginning(line) != nil { next = line }
    }
    return found
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
