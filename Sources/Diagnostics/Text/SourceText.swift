/// A line and a column as people count them: both start at 1, columns count characters (Unicode scalars).
public struct SourcePosition: Hashable, Sendable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// One text that was read: a file, standard input, or a stretch of either.
public struct SourceText: Sendable {
  public let id: SourceID
  /// The path as the user wrote it, or `<stdin>`.
  public let name: String
  public let bytes: ContiguousArray<UInt8>
  /// The line in the file on which these bytes begin: over 1 where the text is a stretch of a larger file.
  public let firstLine: Int
  /// Where its lines stand, where they are the rows of sheets.
  public let cells: CellPlaces?

  public init(id: SourceID, name: String, bytes: ContiguousArray<UInt8>, firstLine: Int = 1, cells: CellPlaces? = nil) {
    self.id = id
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
    self.cells = cells
  }

  public init(id: SourceID, name: String, text: String) {
    self.init(id: id, name: name, bytes: ContiguousArray(text.utf8))
  }

  /// The file that a byte offset stands in; of a text made of rows, its sheet.
  public func file(at offset: UInt32) -> String { cells?.place(of: offset).sheet ?? name }

  /// Line and column of a byte offset; of a text made of rows, the row and the column of the cell. A CRLF ends one line; a byte order
  /// mark takes no column.
  public func position(of offset: UInt32) -> SourcePosition {
    if let cells { return cells.place(of: offset).position }
    let end = min(Int(offset), bytes.count)
    var line = firstLine
    var lineStart = 0
    var index = 0
    while index < end {
      if bytes[index] == 0x0A {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
    return SourcePosition(line: line, column: characters(in: lineStart..<end) + 1)
  }

  /// The byte range of the line that holds the offset, without its line end.
  public func lineRange(around offset: UInt32) -> Range<Int> {
    let place = min(Int(offset), bytes.count)
    var start = place
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    var end = place
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<max(end, start)
  }

  /// `file:line:column`, or `sheet!C7`.
  public func place(of offset: UInt32) -> String {
    let position = position(of: offset)
    return cells == nil ? "\(name):\(position.line):\(position.column)" : "\(file(at: offset))!\(CellPlaces.name(of: position))"
  }

  public func text(of span: SourceSpan) -> String {
    let low = min(Int(span.start), bytes.count)
    let high = min(Int(span.end), bytes.count)
    return String(decoding: bytes[low..<high], as: UTF8.self)
  }

  /// Characters (Unicode scalars) in a range of bytes; a byte order mark at the text's beginning is none.
  func characters(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    if range.lowerBound == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]), range.count >= 3 { count -= 1 }
    return count
  }
}

/// All texts of a run, by their number.
public struct SourceMap: Sendable {
  private var texts: [SourceID: SourceText] = [:]
  private var next: UInt32 = 0

  public init() {}

  /// Takes a text in and gives it a number.
  @discardableResult
  public mutating func add(
    name: String, bytes: ContiguousArray<UInt8>, firstLine: Int = 1, cells: CellPlaces? = nil
  ) -> SourceText {
    let text = SourceText(id: SourceID(next), name: name, bytes: bytes, firstLine: firstLine, cells: cells)
    next += 1
    texts[text.id] = text
    return text
  }

  public subscript(_ id: SourceID) -> SourceText? { texts[id] }

  /// Where a span begins, as `file:line:column`; nothing where its text is not there.
  public func place(of span: SourceSpan) -> String {
    guard let source = texts[span.source] else { return "" }
    return source.place(of: span.start)
  }

  /// Drops a text that nobody will speak of any more, so that a long run keeps a bounded memory.
  public mutating func release(_ id: SourceID) { texts[id] = nil }
}
