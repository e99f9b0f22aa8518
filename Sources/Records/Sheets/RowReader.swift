import CEL
import Diagnostics
import Documents

/// Makes one record of its row in the main sheet and of the rows of the lists that name it.
struct RowReader {
  let layout: SheetLayout
  /// By table.
  let sheets: [TableSheet?]
  /// The record's key.
  let key: String
  var text = SheetText()
  var problems: [SheetProblem] = []
  private var tree = RecordTree()
  private var incomplete: [(path: String, range: Range<Int>)] = []
  /// By table: rows of this record that an element took.
  private var taken: [Set<Int>]

  init(_ layout: SheetLayout, _ sheets: [TableSheet?], key: String) {
    self.layout = layout
    self.sheets = sheets
    self.key = key
    taken = sheets.map { _ in [] }
  }

  /// An element that the rows of inner lists may belong to.
  private struct Element {
    var key: String
    var order: Int
    var siblings: Int
    /// `samples[0]`.
    var path: String
  }

  /// One row, by columns of the layout.
  private struct RowCells {
    var table: Int
    var sheet: Sheet
    var line: SheetText.Line
    var cells: [Sheet.Cell?]

    func range(_ column: Int) -> Range<Int> { cells[column].flatMap { line.cells[Int($0.column)] } ?? line.range }

    func string(_ column: Int) -> String? { cells[column].map { sheet.string(of: $0) } }
  }

  mutating func read(_ row: Sheet.Row) {
    guard let main = sheets[0] else { return }
    let cells = rowCells(row, main)
    let root = tree.begin(.mapping, at: cells.line.range)
    if let (field, constant) = layout.schema.marker { entry(field.name, .string, constant, at: cells.line.range) }
    let record = Element(key: key, order: 0, siblings: 1, path: "")
    let kept = layout.tables[0].roots.filter { layout.tables[0].columns[$0].field.name != RecordDecoder.incompleteField }
    fields(kept, cells, [record])
    writeIncomplete(cells)
    tree.end(root)
    tellStrays()
  }

  /// The text that all of it stands in, with what is wrong.
  func item(in sources: inout SourceMap) -> InputItem {
    let source = text.source(named: sheets[0]?.sheet.place ?? "", in: &sources)
    guard problems.isEmpty else { return .broken(source, problems.map { $0.diagnostic(in: source) }) }
    return .document(tree.document(in: source))
  }

  private mutating func rowCells(_ row: Sheet.Row, _ of: TableSheet) -> RowCells {
    let line = text.line(row, of: of.sheet)
    var cells = [Sheet.Cell?](repeating: nil, count: layout.tables[of.table].columns.count)
    for cell in of.sheet.cells(of: row) {
      guard case .column(let column)? = of.parts[Int(cell.column)] else { continue }
      if refuse(cell, of.sheet, line.cells[Int(cell.column)] ?? line.range) { continue }
      cells[column] = cell
    }
    return RowCells(table: of.table, sheet: of.sheet, line: line, cells: cells)
  }

  /// A cell that is not what it shows, or of which nobody can tell what it means.
  private mutating func refuse(_ cell: Sheet.Cell, _ sheet: Sheet, _ range: Range<Int>) -> Bool {
    switch cell.kind {
    case .formula:
      tell(
        range, "单元格是公式，程序不计算公式", "the cell is a formula, and formulas are not computed here",
        [Localized(zh: "复制后选择性粘贴为数值", en: "copy it and paste it as a value")])
    case .error: tell(range, "单元格的公式出错", "the formula of the cell came to nothing")
    case .percent:
      tell(
        range, "单元格显示为百分比，实际是 \(sheet.string(of: cell))", "the cell is shown in percent, and holds \(sheet.string(of: cell))",
        [Localized(zh: "把单元格格式改为“常规”或“文本”，再按字段的单位填写", en: "format it as a number or as text, and write it in the unit of the field")])
    case .imprecise:
      tell(
        range, "表格软件只保留 15 位数字，或这一天无法表示", "a spreadsheet keeps fifteen digits, or this day has no number there",
        [Localized(zh: "把单元格格式改为“文本”后重新填写", en: "format the cell as text and write it again")])
    case .text where CellWords.neither.contains(sheet.string(of: cell).lowercased()):
      let typed = sheet.string(of: cell)
      tell(
        range, "「\(typed)」说不清是“没有”还是“没查”", "`\(typed)` tells neither that there is none nor that nobody looked",
        [Localized(zh: "查明没有写“无”，尚未查明留空", en: "write none where that was established, and leave it blank where it was not")])
    case .text, .number, .date, .boolean: return false
    }
    return true
  }

  // MARK: Fields

  private mutating func fields(_ columns: [Int], _ row: RowCells, _ elements: [Element]) {
    let table = layout.tables[row.table]
    for number in columns where isEstablished(number, row, elements) {
      let column = table.columns[number]
      let range = row.range(number)
      switch column.role {
      case .value:
        if let typed = row.string(number), let cell = row.cells[number] {
          name(column.field.name, at: range)
          value(typed, cell.kind, column.field.shape, column.field, at: range)
        }
      case .values: if let typed = row.string(number) { values(typed, column.field, at: range) }
      case .object(let children): object(number, children, row, elements)
      case .rows(let inner): list(number, inner, row, elements)
      }
    }
  }

  private func isEstablished(_ number: Int, _ row: RowCells, _ elements: [Element]) -> Bool {
    if row.cells[number] != nil { return true }
    switch layout.tables[row.table].columns[number].role {
    case .value, .values: return false
    case .object(let children): return children.contains { isEstablished($0, row, elements) }
    case .rows(let table): return !rows(of: table, under: elements).isEmpty
    }
  }

  private mutating func object(_ number: Int, _ children: [Int], _ row: RowCells, _ elements: [Element]) {
    let field = layout.tables[row.table].columns[number].field
    let range = row.range(number)
    name(field.name, at: range)
    let typed = row.string(number)?.lowercased()
    if let typed, CellWords.absent.contains(typed) {
      tree.scalar(.null, "null", at: range)
      if let child = children.first(where: { isEstablished($0, row, elements) }) {
        tell(
          row.range(child), "「\(field.title.zh)」写了“无”，这里却有内容", "`\(field.title.en)` says that there is none, and here is something of it")
      }
      return
    }
    if let typed, !CellWords.present.contains(typed) {
      tell(
        range, "这一列只写“无”或“有”；其内容各有自己的列", "this column says only none or yes; what there is has columns of its own")
    }
    let node = tree.begin(.mapping, at: row.line.range)
    fields(children, row, elements)
    tree.end(node)
  }

  // MARK: Lists

  private mutating func list(_ number: Int, _ table: Int, _ row: RowCells, _ elements: [Element]) {
    let column = layout.tables[row.table].columns[number]
    let range = row.range(number)
    let found = rows(of: table, under: elements)
    let typed = row.string(number)?.lowercased()
    let path = [elements.last?.path ?? "", column.path.joined(separator: ".")].filter { !$0.isEmpty }.joined(separator: ".")
    if let typed {
      if CellWords.more.contains(typed) {
        incomplete.append((path, range))
      } else if CellWords.absent.contains(typed) {
        if !found.isEmpty { tell(range, "写了“无”，却有 \(found.count) 行属于它", "this says none, and \(found.count) rows belong to it") }
      } else {
        tell(
          range, "这一列只写“无”或“未录全”；各项另占一行", "this column says only none or incomplete; the items have rows of their own",
          [Localized(zh: "写在表「\(layout.tables[table].title.zh)」中", en: "they stand in the sheet `\(layout.tables[table].title.en)`")])
      }
      if found.isEmpty, CellWords.more.contains(typed) { return }
    }
    name(column.field.name, at: range)
    let node = tree.begin(.sequence, at: range)
    var covered: Range<Int>?
    if let inner = sheets[table] {
      for (order, index) in found.enumerated() {
        taken[table].insert(index)
        let line = element(inner, inner.rows[index], order, found.count, path, elements)
        covered = covered.map { min($0.lowerBound, line.lowerBound)..<max($0.upperBound, line.upperBound) } ?? line
      }
    }
    tree.end(node, at: covered ?? range)
  }

  private mutating func element(
    _ sheet: TableSheet, _ row: Sheet.Row, _ order: Int, _ siblings: Int, _ path: String, _ elements: [Element]
  ) -> Range<Int> {
    let cells = rowCells(row, sheet)
    let table = layout.tables[sheet.table]
    let own = table.columns.firstIndex { $0.path == [SheetLayout.keyField] }
    let element = Element(
      key: own.flatMap { cells.string($0) } ?? "", order: order + 1, siblings: siblings, path: "\(path)[\(order)]")
    let node = tree.begin(.mapping, at: cells.line.range)
    fields(table.roots, cells, elements + [element])
    tree.end(node)
    return cells.line.range
  }

  /// The rows of a list that belong to the innermost of these elements. A key may be left blank where there is one element only.
  private func rows(of table: Int, under elements: [Element]) -> [Int] {
    guard let sheet = sheets[table], let all = sheet.rowsOfRecord[key] else { return [] }
    let keys = layout.tables[table].keys
    guard keys.count > 1 else { return all }
    return all.filter { index in
      zip(keys, elements).enumerated().dropFirst().allSatisfy { number, pair in
        let typed = sheet.key(number, of: sheet.rows[index])
        if typed.isEmpty { return pair.1.siblings == 1 }
        return pair.0.isOrder ? typed == String(pair.1.order) : typed == pair.1.key
      }
    }
  }

  /// Rows of this record that belong to no element of it.
  private mutating func tellStrays() {
    for (number, sheet) in sheets.enumerated() {
      guard let sheet, let all = sheet.rowsOfRecord[key] else { continue }
      for index in all where !taken[number].contains(index) {
        let line = text.line(sheet.rows[index], of: sheet.sheet)
        let owner = layout.tables[number].keys.last.map { layout.tables[$0.table].title } ?? layout.tables[0].title
        problems.append(
          SheetProblem(
            mistake: .strayRow, range: line.range,
            message: Localized(
              zh: "这一行不属于本次检查的任何一项「\(owner.zh)」", en: "this row belongs to no `\(owner.en)` of its visit"),
            help: [Localized(zh: "核对编号列", en: "look at the column of the key")]))
      }
    }
  }

  private mutating func writeIncomplete(_ row: RowCells) {
    let field = layout.tables[0].columns.firstIndex { $0.path == [RecordDecoder.incompleteField] }
    let typed = field.flatMap { row.string($0) }.map { CellWords.parts($0) } ?? []
    guard let field, !typed.isEmpty || !incomplete.isEmpty else { return }
    name(RecordDecoder.incompleteField, at: row.range(field))
    let node = tree.begin(.sequence, at: row.range(field))
    for path in typed { tree.scalar(.string, path, at: row.range(field)) }
    for (path, range) in incomplete { tree.scalar(.string, path, at: range) }
    tree.end(node)
  }

  // MARK: Values

  private mutating func name(_ name: String, at range: Range<Int>) { tree.scalar(.string, name, at: range) }

  private mutating func entry(_ name: String, _ kind: Document.Kind, _ value: String, at range: Range<Int>) {
    self.name(name, at: range)
    tree.scalar(kind, value, at: range)
  }

  private mutating func values(_ typed: String, _ field: RecordSchema.Field, at range: Range<Int>) {
    guard case .list(let element, _, _) = field.shape else { return }
    name(field.name, at: range)
    let node = tree.begin(.sequence, at: range)
    var words: [String] = []
    if case .text(let limits) = element { words = limits.words ?? [] }
    let isNone = CellWords.absent.contains(typed.lowercased()) && layout.word(typed, among: words, in: field) == nil
    if !isNone { for part in CellWords.parts(typed) { value(part, .text, element, field, at: range) } }
    tree.end(node)
  }

  private mutating func value(
    _ typed: String, _ kind: Sheet.Kind, _ shape: RecordSchema.Shape, _ field: RecordSchema.Field, at range: Range<Int>
  ) {
    var words: [String] = []
    if case .text(let limits) = shape { words = limits.words ?? [] }
    let word = layout.word(typed, among: words, in: field)
    if field.isNullable, CellWords.absent.contains(typed.lowercased()) {
      if word != nil, typed.lowercased() != "null" {
        tell(range, "「\(typed)」可以是词，也可以是“查明没有”", "`\(typed)` may be a word of the list, or say that there is none", [Localized(zh: "查明没有请写 null", en: "write null where there is none")])
      }
      return tree.scalar(.null, "null", at: range)
    }
    switch shape {
    case .boolean:
      let meant = CellWords.boolean(typed)
      tree.scalar(meant == nil ? .string : .boolean, meant ?? typed, at: range)
    case .integer, .decimal: tree.scalar(ExactDecimal(typed) == nil ? .string : .number, typed, at: range)
    case .date: tree.scalar(.string, CellWords.date(typed), at: range)
    case .text, .amount, .reference, .object, .list:
      if kind == .date {
        tell(
          range, "表格软件把这一格变成了日期", "the spreadsheet made a day of this cell",
          [Localized(zh: "把单元格格式改为“文本”后重新填写", en: "format the cell as text and write it again")])
      }
      tree.scalar(.string, word ?? typed, at: range)
    }
  }

  private mutating func tell(_ range: Range<Int>, _ zh: String, _ en: String, _ help: [Localized] = []) {
    problems.append(SheetProblem(mistake: .unclearCell, range: range, message: Localized(zh: zh, en: en), help: help))
  }
}
