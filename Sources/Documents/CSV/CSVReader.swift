public import Diagnostics

/// A table read from comma-separated values (RFC 4180; LF or CRLF; quotes doubled inside quotes), first row the names
/// of the columns. Empty lines are no rows.
public struct CSVTable: Sendable {
  public struct Cell: Sendable {
    public var text: String
    /// Quotes included.
    public var span: SourceSpan
  }

  public var columns: [Cell]
  /// Rows after the first; a row may be shorter or longer than the header.
  public var rows: [[Cell]]

  public func index(of column: String) -> Int? { columns.firstIndex { $0.text == column } }

  /// Never fails: a quote that is not closed ends with the text.
  public init(_ source: SourceText) {
    var ignored: [Diagnostic] = []
    self.init(source, reporting: &ignored)
  }

  /// Reads what can be read, and tells what is wrong: the encoding, quotes, rows of another length than the header,
  /// columns named twice.
  public init(_ source: SourceText, reporting: inout [Diagnostic]) {
    columns = []
    rows = []
    if let mistake = encodingMistake(of: source, as: .json) { reporting.append(mistake) }
    var reader = CSVReader(source: source)
    while let row = reader.row() {
      if columns.isEmpty { columns = row } else { rows.append(row) }
    }
    reporting += reader.mistakes
    // A quote out of place moves the cells after it.
    if reader.mistakes.isEmpty { reportShape(&reporting) }
  }

  private func reportShape(_ reporting: inout [Diagnostic]) {
    for (place, column) in columns.enumerated() {
      guard let first = columns[..<place].first(where: { $0.text == column.text }) else { continue }
      reporting.append(
        DocumentMistake.duplicateColumn.at(
          column.span,
          Localized(
            zh: "列「\(shortened(column.text))」重复", en: "the column `\(shortened(column.text))` is named twice"),
          other: [Label(first.span, Localized(zh: "首次出现在此", en: "first named here"))]))
    }
    for row in rows where row.count != columns.count {
      guard let first = row.first, let last = row.last else { continue }
      reporting.append(
        DocumentMistake.rowLength.at(
          first.span.union(last.span),
          Localized(
            zh: "这一行有 \(row.count) 个单元格，表头有 \(columns.count) 个",
            en: "this row has \(row.count) cells, the header has \(columns.count)"),
          help: row.count > columns.count
            ? [Localized(zh: "含逗号的单元格须加引号", en: "a cell with a comma in it is quoted")] : []))
    }
  }
}

private struct CSVReader {
  let source: SourceText
  var mistakes: [Diagnostic] = []
  private var index = 0

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")

  init(source: SourceText) {
    self.source = source
    if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  private var peek: UInt8? { index < source.bytes.count ? source.bytes[index] : nil }

  /// The next row with something in it.
  mutating func row() -> [CSVTable.Cell]? {
    while peek != nil {
      let row = cells()
      if row.count > 1 || row.contains(where: { $0.span.length > 0 }) { return row }
    }
    return nil
  }

  private mutating func cells() -> [CSVTable.Cell] {
    var row = [cell()]
    while peek == Self.comma {
      index += 1
      row.append(cell())
    }
    index += lineEnd(source.bytes, at: index)
    return row
  }

  private mutating func cell() -> CSVTable.Cell {
    let start = index
    guard peek == Self.quote else {
      let text = plain()
      return CSVTable.Cell(text: String(decoding: text, as: UTF8.self), span: stretch(source, start..<index))
    }
    var text: [UInt8] = []
    quoted(&text)
    let rest = plain()
    if !rest.isEmpty {
      tell(.strayQuote, rest.indices, Localized(zh: "引号之后还有文字", en: "text follows the closing quote"))
    }
    text += rest
    return CSVTable.Cell(text: String(decoding: text, as: UTF8.self), span: stretch(source, start..<index))
  }

  /// To the end of the cell.
  private mutating func plain() -> ContiguousArray<UInt8>.SubSequence {
    let start = index
    while let byte = peek, byte != Self.comma, byte != 0x0A, byte != 0x0D { index += 1 }
    return source.bytes[start..<index]
  }

  private mutating func quoted(_ text: inout [UInt8]) {
    let start = index
    index += 1
    while let byte = peek {
      index += 1
      guard byte == Self.quote else {
        text.append(byte)
        continue
      }
      guard peek == Self.quote else { return }
      text.append(byte)
      index += 1
    }
    tell(.unclosedQuote, start..<(start + 1), Localized(zh: "这个引号没有配对", en: "this quote is never closed"))
  }

  private mutating func tell(_ mistake: DocumentMistake, _ range: Range<Int>, _ message: Localized) {
    mistakes.append(mistake.at(stretch(source, range), message))
  }
}
