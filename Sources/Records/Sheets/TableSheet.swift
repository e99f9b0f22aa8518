import Diagnostics
import Documents

/// A sheet whose header was understood: which column holds what.
struct TableSheet: Sendable {
  let sheet: Sheet
  let table: Int
  /// By column of the sheet.
  let parts: [Int: NamedPart]
  /// Rows after the header.
  let rows: [Sheet.Row]
  /// For a list: the numbers of the rows of each record, by its key; `""` where the cell is blank.
  var rowsOfRecord: [String: [Int]] = [:]

  func key(_ number: Int, of row: Sheet.Row) -> String {
    for cell in sheet.cells(of: row) where parts[Int(cell.column)] == .key(number) { return sheet.string(of: cell) }
    return ""
  }
}

/// What is wrong with a workbook or one of its rows; its place is known once the text is made.
struct SheetProblem {
  var mistake: RecordMistake
  var range: Range<Int>
  var message: Localized
  var help: [Localized] = []
  var suggestions: [String] = []

  func diagnostic(in source: SourceText) -> Diagnostic {
    mistake.at(
      SourceSpan(source: source.id, start: UInt32(range.lowerBound), length: UInt32(range.count)), message, help: help,
      suggestions: suggestions)
  }
}

/// Reads the headers of a workbook.
struct HeaderReader {
  let layout: SheetLayout
  var text = SheetText()
  var problems: [SheetProblem] = []
  /// By table.
  var found: [TableSheet?]

  init(_ layout: SheetLayout) {
    self.layout = layout
    found = layout.tables.map { _ in nil }
  }

  /// A name that begins so is a remark.
  static let remark: Character = "#"

  mutating func read(_ workbook: Workbook) {
    let names = layout.sheetNames
    for sheet in workbook.sheets where sheet.name.first != Self.remark {
      guard let header = sheet.rows.first else {
        // An empty sheet of a wrong name hides nothing.
        continue
      }
      let line = text.line(header, of: sheet)
      switch names.answer(to: sheet.name) {
      case .one(.table(let table)):
        if found[table] != nil {
          tell(.unknownSheet, line.range, "「\(sheet.name)」与另一张表是同一张表", "`\(sheet.name)` is the same sheet as another")
        } else {
          found[table] = self.table(table, sheet, header, line)
        }
      case .several(let meant): tell(.unknownSheet, line.range, "表名「\(sheet.name)」不明确", "`\(sheet.name)` may be several sheets", ambiguous(meant))
      default:
        tell(
          .unknownSheet, line.range, "没有名为「\(sheet.name)」的表", "there is no sheet `\(sheet.name)`",
          [Localized(zh: "不是数据的表，名称以 # 开头", en: "a sheet that is no data has a name that begins with #")], names.near(sheet.name))
      }
    }
    guard found[0] == nil, problems.isEmpty, !workbook.isPartial else { return }
    let title = layout.tables[0].title
    tell(
      .unknownSheet, 0..<0, "缺少主表「\(title.zh)」", "the sheet of the records, `\(title.en)`, is missing or empty",
      [Localized(zh: "每次检查在主表中占一行", en: "each visit is a row of it")])
  }

  private mutating func table(_ table: Int, _ sheet: Sheet, _ header: Sheet.Row, _ line: SheetText.Line) -> TableSheet {
    let names = layout.columnNames(of: table)
    var parts: [Int: NamedPart] = [:]
    var known: Set<Int> = []
    for cell in sheet.cells(of: header) {
      let name = sheet.string(of: cell)
      let range = line.cells[Int(cell.column)] ?? line.range
      known.insert(Int(cell.column))
      if name.first == Self.remark { continue }
      switch names.answer(to: name) {
      case .one(let part):
        if parts.values.contains(part) {
          tell(.unknownColumn, range, "列「\(name)」重复", "the column `\(name)` stands twice")
        } else {
          parts[Int(cell.column)] = part
        }
      case .several(let meant): tell(.unknownColumn, range, "列名「\(name)」不明确", "`\(name)` may be several columns", ambiguous(meant))
      case .none:
        tell(
          .unknownColumn, range, "「\(layout.tables[table].title.zh)」没有「\(name)」这一列",
          "`\(layout.tables[table].title.en)` has no column `\(name)`",
          [Localized(zh: "备注列的名称以 # 开头", en: "a column of remarks has a name that begins with #")], names.near(name))
      }
    }
    refuseUnread(sheet, known)
    return TableSheet(sheet: sheet, table: table, parts: parts, rows: Array(sheet.rows.dropFirst()))
  }

  /// Cells that nothing says the meaning of: without a header above, or joined, so that some are blank that do not look it.
  private mutating func refuseUnread(_ sheet: Sheet, _ known: Set<Int>) {
    var told: Set<Int> = []
    for row in sheet.rows.dropFirst() {
      for cell in sheet.cells(of: row) where !known.contains(Int(cell.column)) && told.insert(Int(cell.column)).inserted {
        let line = text.line(row, of: sheet)
        tell(.unknownColumn, line.cells[Int(cell.column)] ?? line.range, "这一列没有列名", "this column has no header")
      }
    }
    guard let joined = sheet.merged.first, let header = sheet.rows.first else { return }
    tell(
      .unclearCell, text.line(header, of: sheet).range, "合并了单元格（\(joined)）", "cells are merged (\(joined))",
      [Localized(zh: "请取消合并，逐格填写", en: "unmerge them and fill in each cell")])
  }

  private func ambiguous(_ meant: [String]) -> [Localized] {
    let list = meant.prefix(6)
    return [Localized(zh: "请写全称：\(list.joined(separator: "、"))", en: "write the whole name: \(list.joined(separator: ", "))")]
  }

  private mutating func tell(
    _ mistake: RecordMistake, _ range: Range<Int>, _ zh: String, _ en: String, _ help: [Localized] = [], _ suggestions: [String] = []
  ) {
    problems.append(
      SheetProblem(mistake: mistake, range: range, message: Localized(zh: zh, en: en), help: help, suggestions: suggestions))
  }
}
