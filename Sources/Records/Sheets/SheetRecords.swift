import Diagnostics
public import Documents

extension SheetLayout: WorkbookReading {
  public func isRecordSheet(_ name: String) -> Bool {
    if case .one(.table(0)) = sheetNames.answer(to: name) { return true }
    return false
  }

  public func records(of workbook: Workbook) -> any WorkbookRecords { SheetRecords(self, workbook) }
}

/// The records of a workbook: one for each row of the main sheet, then what belongs to none of them.
struct SheetRecords: WorkbookRecords {
  private let layout: SheetLayout
  private let name: String
  private var header: HeaderReader
  private var next = 0
  private var keys: [String] = []
  private var repeated: Set<String> = []
  private var strays: [(table: Int, rows: [Int])] = []
  private var isDone = false

  init(_ layout: SheetLayout, _ workbook: Workbook) {
    self.layout = layout
    name = workbook.name
    header = HeaderReader(layout)
    header.read(workbook)
    if header.problems.isEmpty {
      isDone = workbook.isPartial
      index()
    }
  }

  mutating func next(sources: inout SourceMap) -> InputItem? {
    if isDone { return nil }
    if !header.problems.isEmpty {
      isDone = true
      let source = header.text.source(named: name, in: &sources)
      return .broken(source, header.problems.map { $0.diagnostic(in: source) })
    }
    if let main = header.found[0], next < main.rows.count {
      defer { next += 1 }
      var reader = RowReader(layout, header.found, key: keys[next])
      reader.read(main.rows[next])
      if repeated.contains(keys[next]) {
        reader.problems.append(
          SheetProblem(
            mistake: .strayRow, range: reader.text.line(main.rows[next], of: main.sheet).range,
            message: Localized(
              zh: "编号「\(keys[next])」不止一行，其他表中的行不知属于哪一行",
              en: "`\(keys[next])` has more than one row, so that nobody knows whose the rows of the other sheets are")))
      }
      return reader.item(in: &sources)
    }
    guard let stray = strays.popLast() else {
      isDone = true
      return nil
    }
    return item(stray, &sources)
  }

  /// Sorts the rows of the lists by the record that they name.
  private mutating func index() {
    guard let main = header.found[0] else { return }
    let own = layout.tables[0].columns.firstIndex { $0.path == [SheetLayout.keyField] }
    let column = own.flatMap { own in main.parts.first { $0.value == .column(own) }?.key }
    keys = main.rows.map { row in column.flatMap { main.sheet.cell($0, of: row) }.map { main.sheet.string(of: $0) } ?? "" }
    var seen: Set<String> = []
    for key in keys where !key.isEmpty && !seen.insert(key).inserted { repeated.insert(key) }
    for table in header.found.indices.dropFirst() {
      guard let sheet = header.found[table] else { continue }
      var rows: [String: [Int]] = [:]
      var stray: [Int] = []
      for (number, row) in sheet.rows.enumerated() {
        let typed = sheet.key(0, of: row)
        // Of one visit there is nothing to tell apart.
        let key = typed.isEmpty && keys.count == 1 ? keys[0] : typed
        if seen.contains(key) || keys.count == 1 && key == keys[0] { rows[key, default: []].append(number) } else { stray.append(number) }
      }
      header.found[table]?.rowsOfRecord = rows
      if !stray.isEmpty { strays.append((table, stray)) }
    }
    strays.reverse()
  }

  /// Rows that name a record which is not there: they count as one that could not be judged.
  private func item(_ stray: (table: Int, rows: [Int]), _ sources: inout SourceMap) -> InputItem? {
    guard let sheet = header.found[stray.table] else { return nil }
    var text = SheetText()
    let main = layout.tables[0].title
    let problems = stray.rows.prefix(100).map { number -> SheetProblem in
      let row = sheet.rows[number]
      let line = text.line(row, of: sheet.sheet)
      let key = sheet.key(0, of: row)
      let column = sheet.sheet.cells(of: row).first { sheet.parts[Int($0.column)] == .key(0) }
      return SheetProblem(
        mistake: .strayRow, range: column.flatMap { line.cells[Int($0.column)] } ?? line.range,
        message: key.isEmpty
          ? Localized(zh: "这一行没有写属于哪次检查", en: "this row does not say to which visit it belongs")
          : Localized(zh: "「\(main.zh)」中没有「\(key)」", en: "there is no `\(key)` in the sheet `\(main.en)`"),
        suggestions: key.isEmpty ? [] : nearNames(to: key, among: keys))
    }
    let source = text.source(named: sheet.sheet.place, in: &sources)
    return .broken(source, problems.map { $0.diagnostic(in: source) })
  }
}
