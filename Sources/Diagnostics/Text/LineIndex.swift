/// Where the lines of one text begin, so that many places can be told without reading the text each time.
/// Made by whoever renders; nothing before that speaks of lines.
public struct LineIndex: Sendable {
  public let text: SourceText
  /// Byte offset of the first byte of each line.
  private let starts: ContiguousArray<Int>

  public init(_ text: SourceText) {
    self.text = text
    var starts: ContiguousArray<Int> = [0]
    for (index, byte) in text.bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    self.starts = starts
  }

  /// Line and column of a byte offset, as ``SourceText/position(of:)`` tells them.
  public func position(of offset: UInt32) -> SourcePosition {
    if text.cells != nil { return text.position(of: offset) }
    let end = min(Int(offset), text.bytes.count)
    let line = lineNumber(of: end)
    return SourcePosition(line: text.firstLine + line, column: text.characters(in: starts[line]..<end) + 1)
  }

  /// The file that a byte offset stands in, as ``SourceText/file(at:)`` tells it.
  public func file(at offset: UInt32) -> String { text.file(at: offset) }

  /// `file:line:column`, or `sheet!C7`.
  public func place(of offset: UInt32) -> String {
    let position = position(of: offset)
    return text.cells == nil ? "\(text.name):\(position.line):\(position.column)" : text.place(of: offset)
  }

  /// The byte range of the line with this number (as people count), without its line end.
  public func range(ofLine number: Int) -> Range<Int>? {
    let line = number - text.firstLine
    guard starts.indices.contains(line) else { return nil }
    return text.lineRange(around: UInt32(clamping: starts[line]))
  }

  /// The last line that begins at or before the offset, counted from 0.
  private func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
