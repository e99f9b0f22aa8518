/// Which cells of which sheets the lines of a text show: a text that was made of rows, one row a line, so that a mistake in a
/// table is told by its cell.
public struct CellPlaces: Sendable {
  public struct Row: Sendable, BitwiseCopyable {
    /// Byte offset of the line.
    public var start: UInt32
    /// Index into `sheets`.
    public var sheet: UInt16
    /// As the sheet counts, from 1.
    public var number: UInt32
    /// Index of its first cell.
    public var firstCell: UInt32

    public init(start: UInt32, sheet: UInt16, number: UInt32, firstCell: UInt32) {
      self.start = start
      self.sheet = sheet
      self.number = number
      self.firstCell = firstCell
    }
  }

  public struct Cell: Sendable, BitwiseCopyable {
    public var start: UInt32
    /// From 1.
    public var column: UInt16

    public init(start: UInt32, column: UInt16) {
      self.start = start
      self.column = column
    }
  }

  /// The sheets as people name them: `visits.xlsx, Samples` or `visits/Samples.csv`.
  public var sheets: [String]
  /// In order of the text.
  public var rows: ContiguousArray<Row>
  public var cells: ContiguousArray<Cell>

  public init(sheets: [String] = [], rows: ContiguousArray<Row> = [], cells: ContiguousArray<Cell> = []) {
    self.sheets = sheets
    self.rows = rows
    self.cells = cells
  }

  /// The sheet, row and column at a byte offset.
  func place(of offset: UInt32) -> (sheet: String, position: SourcePosition) {
    guard let row = last(rows.count, { rows[$0].start <= offset }) else { return ("", SourcePosition(line: 1, column: 1)) }
    let cell = last(cells.count) { cells[$0].start <= offset }
    let column = cell.map { $0 < Int(rows[row].firstCell) ? 1 : Int(cells[$0].column) } ?? 1
    let sheet = sheets.indices.contains(Int(rows[row].sheet)) ? sheets[Int(rows[row].sheet)] : ""
    return (sheet, SourcePosition(line: Int(rows[row].number), column: column))
  }

  /// The last index for which it holds, where it holds for all before.
  private func last(_ count: Int, _ holds: (Int) -> Bool) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// `C7`: the column in letters, then the row.
  public static func name(of position: SourcePosition) -> String { letters(ofColumn: position.column) + "\(position.line)" }

  /// `A` for the first column, `AA` for the 27th.
  public static func letters(ofColumn column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
