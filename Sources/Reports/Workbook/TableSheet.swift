import CEL

/// A table in a workbook: a header that stays in sight, and as many sheets as its rows need.
struct TableSheet {
  private let name: String
  private let columns: [String]
  private let numeric: Set<Int>
  private var sheet: WorkbookFile.Sheet
  private var next = 0
  private var number = 1

  /// Cells of the `numeric` columns are written as numbers where they are numbers that a spreadsheet holds exactly.
  init(_ name: String, columns: [String], numeric: Set<Int>, in book: WorkbookFile) throws(WorkbookProblem) {
    self.name = name
    self.columns = columns
    self.numeric = numeric
    sheet = try book.sheet(name)
    try begin()
  }

  mutating func append(_ row: [String], to book: WorkbookFile) throws(WorkbookProblem) {
    if next == WorkbookFile.Limit.rows {
      number += 1
      sheet = try book.sheet("\(name) \(number)")
      try begin()
    }
    try write(row, .plain)
  }

  private mutating func begin() throws(WorkbookProblem) {
    next = 0
    if !columns.isEmpty {
      sheet.setColumns(0...(columns.count - 1), width: 18)
      sheet.freeze(rows: 1)
      try write(columns, .header)
    }
  }

  private mutating func write(_ row: [String], _ style: WorkbookFile.Style) throws(WorkbookProblem) {
    for (column, text) in row.enumerated() {
      let cell = numeric.contains(column) ? Self.number(text) ?? .text(text) : .text(text)
      try sheet.write(cell, row: next, column: column, style)
    }
    next += 1
  }

  /// A spreadsheet keeps fifteen digits.
  private static func number(_ text: String) -> WorkbookFile.Cell? {
    guard let exact = ExactDecimal(text), exact.mantissa.magnitude < 1_000_000_000_000_000, let number = Double(text) else { return nil }
    return .number(number)
  }
}
