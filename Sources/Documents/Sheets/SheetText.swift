public import Diagnostics

/// A text made of rows of sheets, one row a line, for documents and mistakes to stand in.
public struct SheetText: Sendable {
  private struct Key: Hashable {
    var sheet: UInt16
    var row: UInt32
  }

  /// The place of a row: as a whole, and of each of its cells by column.
  public struct Line: Sendable {
    public var range: Range<Int>
    public var cells: [Int: Range<Int>]
  }

  /// Blank cells in a row that are shown one by one.
  private static let widestGap = 30

  private var bytes: ContiguousArray<UInt8> = []
  private var places = CellPlaces()
  private var lines: [Key: Line] = [:]
  private var numbers: [String: UInt16] = [:]

  public init() {}

  public var isEmpty: Bool { bytes.isEmpty }

  /// The line of a row, which is added where it is not there yet. Line breaks in cells are shown as spaces, blank cells as nothing.
  public mutating func line(_ row: Sheet.Row, of sheet: Sheet) -> Line {
    let key = Key(sheet: number(of: sheet), row: row.number)
    if let known = lines[key] { return known }
    let start = bytes.count
    places.rows.append(
      CellPlaces.Row(start: UInt32(start), sheet: key.sheet, number: row.number, firstCell: UInt32(places.cells.count)))
    var line = Line(range: start..<start, cells: [:])
    var last = 0
    for cell in sheet.cells(of: row) {
      let gap = Int(cell.column) - max(last, 1)
      bytes += (gap > Self.widestGap ? " | … | " : String(repeating: " | ", count: gap)).utf8
      last = Int(cell.column)
      let from = bytes.count
      places.cells.append(CellPlaces.Cell(start: UInt32(from), column: cell.column))
      bytes += sheet.string(of: cell).utf8.map { $0 < 0x20 ? 0x20 : $0 }
      line.cells[Int(cell.column)] = from..<bytes.count
    }
    line.range = start..<bytes.count
    bytes.append(0x0A)
    lines[key] = line
    return line
  }

  /// The text with its number.
  public func source(named name: String, in sources: inout SourceMap) -> SourceText {
    sources.add(name: name, bytes: bytes, cells: places)
  }

  private mutating func number(of sheet: Sheet) -> UInt16 {
    if let known = numbers[sheet.place] { return known }
    let number = UInt16(clamping: places.sheets.count)
    places.sheets.append(sheet.place)
    numbers[sheet.place] = number
    return number
  }
}
