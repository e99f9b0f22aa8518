public import Diagnostics

/// The sheets of one workbook, or the tables of one folder.
public struct Workbook: Sendable {
  /// The path as the user wrote it.
  public var name: String
  public var sheets: [Sheet]
  /// Some of its tables could not be read: no record can be made of the others.
  public var isPartial = false

  public init(name: String, sheets: [Sheet]) {
    self.name = name
    self.sheets = sheets
  }
}

/// One sheet: the cells that hold something, row by row.
public struct Sheet: Sendable {
  /// What a cell holds; the vocabulary decides how its text is read.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// As it was typed.
    case text
    /// A number of a spreadsheet, as the shortest decimal that it shows.
    case number
    /// A day that a spreadsheet keeps as a number, written `2026-03-12`.
    case date
    case boolean
    /// What cannot be taken for what the cell shows.
    case formula, error, percent, imprecise
  }

  public struct Cell: Sendable, BitwiseCopyable {
    /// From 1.
    public var column: UInt16
    public var kind: Kind
    var text: UInt32
    var length: UInt32
  }

  /// A row with something in it.
  public struct Row: Sendable, BitwiseCopyable {
    /// From 1, as the sheet counts.
    public var number: UInt32
    var first: UInt32
    var count: UInt32
  }

  /// Its name, or the file's without `.csv`.
  public let name: String
  /// As people name it: `visits.xlsx, Samples`, `visits/Samples.csv`.
  public let place: String
  public private(set) var rows: ContiguousArray<Row> = []
  private var cells: ContiguousArray<Cell> = []
  private var text: ContiguousArray<UInt8> = []
  /// Cells that were joined to one, such as `B3:B7`.
  public internal(set) var merged: [String] = []

  public init(name: String, place: String) {
    self.name = name
    self.place = place
  }

  public func cells(of row: Row) -> ContiguousArray<Cell>.SubSequence { cells[Int(row.first)..<Int(row.first + row.count)] }

  public func cell(_ column: Int, of row: Row) -> Cell? { cells(of: row).first { Int($0.column) == column } }

  public func string(of cell: Cell) -> String {
    String(decoding: text[Int(cell.text)..<Int(cell.text + cell.length)], as: UTF8.self)
  }

  /// The blanks around a text are nobody's meaning; a cell of blanks is blank, and is not kept. Cells come in order.
  public mutating func append(_ typed: String, _ kind: Kind, row: Int, column: Int) {
    let blanks: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
    let scalars = typed.unicodeScalars
    guard let first = scalars.firstIndex(where: { !blanks($0) }), let last = scalars.lastIndex(where: { !blanks($0) }) else { return }
    if rows.last.map({ Int($0.number) != row }) ?? true {
      rows.append(Row(number: UInt32(clamping: row), first: UInt32(cells.count), count: 0))
    }
    let start = text.count
    text += String(scalars[first...last]).utf8
    cells.append(Cell(column: UInt16(clamping: column), kind: kind, text: UInt32(start), length: UInt32(text.count - start)))
    rows[rows.count - 1].count += 1
  }

  var size: Int { text.count }
}

/// Makes records of workbooks: what stands in which column is for a vocabulary to say.
public protocol WorkbookReading: Sendable {
  /// Whether a sheet of this name holds the records themselves: a folder with such a table is a workbook.
  func isRecordSheet(_ name: String) -> Bool
  func records(of workbook: Workbook) -> any WorkbookRecords
}

/// The records of one workbook, one after another.
public protocol WorkbookRecords: Sendable {
  /// The next record, or what stands in for one that cannot be read; nil at the end.
  mutating func next(sources: inout SourceMap) -> InputItem?
}
