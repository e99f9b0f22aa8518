import Diagnostics

/// Reads the tables of a folder into one workbook: UTF-8, or GB18030 where it is no UTF-8. What is wrong with a table as such is told
/// in the text of its file.
func readTables(
  _ files: [SourceText], folder: String, sources: inout SourceMap, reporting: inout [Diagnostic]
) -> Workbook {
  var workbook = Workbook(name: folder, sheets: [])
  for file in files {
    var source = file
    if encodingMistake(of: file, as: .json)?.code == DocumentMistake.notUTF8.rawValue, let text = utf8(fromGB18030: file.bytes) {
      source = sources.add(name: file.name, bytes: text)
    }
    let found = reporting.count
    let table = CSVTable(source, reporting: &reporting)
    // Empty cells at the end of the header are what spreadsheets leave of deleted columns.
    reporting.removeAll { $0.code == DocumentMistake.duplicateColumn.rawValue && $0.primary.span.length == 0 && $0.primary.span.source == source.id }
    let slash = file.name.utf8.lastIndex(of: UInt8(ascii: "/")).map { file.name.utf8.index(after: $0) } ?? file.name.startIndex
    var sheet = Sheet(name: String(file.name[slash...].dropLast(4)), place: file.name)
    if reporting.count == found { fill(&sheet, table, LineIndex(source)) }
    workbook.sheets.append(sheet)
  }
  return workbook
}

/// Rows are counted as a spreadsheet counts them: a cell of several lines stands in one row.
private func fill(_ sheet: inout Sheet, _ table: CSVTable, _ lines: LineIndex) {
  var extra = 0
  for row in [table.columns] + table.rows {
    guard let first = row.first, let last = row.last else { continue }
    let number = lines.position(of: first.span.start).line
    for (index, cell) in row.enumerated() {
      sheet.append(cell.text, isErrorValue(cell.text) ? .error : .text, row: number - extra, column: index + 1)
    }
    extra += lines.position(of: last.span.end).line - number
  }
}

/// What spreadsheets save for a formula that came to nothing.
func isErrorValue(_ text: String) -> Bool {
  ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"].contains(text)
}
