public import Diagnostics
public import Records

/// An empty workbook to fill in: a sheet for the visits and one for each list, with notes on the headers and words to choose from in
/// the cells of closed lists. All cells are text, so that a spreadsheet makes nothing else of what is typed.
public struct TemplateWorkbook: Sendable {
  private let layout: SheetLayout
  private let fields: TemplateFields
  private let language: Language

  public init(_ layout: SheetLayout, fields: TemplateFields, language: Language) {
    self.layout = layout
    self.fields = fields
    self.language = language
  }

  private static let rows = 1...5_000

  /// Throws where the workbook cannot be written.
  public func bytes() throws -> [UInt8] {
    let file = try WorkbookFile(keepsRows: true)
    file.setCreated(1_609_459_200)
    var lists: [[String]] = []
    let listSheet = language == .zh ? "# 选项" : "# Words"
    try guide(file)
    for (number, table) in layout.tables.enumerated() where number == 0 || isWanted(table.path.joined(separator: ".")) {
      let sheet = try file.sheet(name(of: table))
      sheet.freeze(rows: 1, columns: table.keys.count + 1)
      var column = 0
      for key in table.keys {
        try sheet.write(.text(key.title[language]), row: 0, column: column, .header)
        sheet.setColumns(column...column, width: 16, .text)
        column += 1
      }
      for entry in table.columns where isWanted(entry, in: table) {
        try header(entry, sheet, column)
        if let words = choices(entry) {
          var cells: String?
          if !WorkbookFile.Sheet.isShort(words) {
            lists.append(words)
            let letters = CellPlaces.letters(ofColumn: lists.count)
            cells = "'\(listSheet)'!$\(letters)$1:$\(letters)$\(words.count)"
          }
          try sheet.offer(words, or: cells, rows: Self.rows, column: column)
        }
        column += 1
      }
    }
    let sheet = try file.sheet(listSheet)
    for (column, words) in lists.enumerated() {
      for (row, word) in words.enumerated() { try sheet.write(.text(word), row: row, column: column, .text) }
    }
    return try file.finish()
  }

  private func header(_ column: SheetLayout.Column, _ sheet: WorkbookFile.Sheet, _ number: Int) throws {
    try sheet.write(.text(column.title[language]), row: 0, column: number, .header)
    sheet.setColumns(number...number, width: 16, .text)
    var note = FieldNote(field: column.field, layout: layout).text
    switch column.role {
    case .rows: note += "\n各项另占一行；这里只写“无”或“未录全” · the items have rows of their own; here only none or incomplete"
    case .values: note += "\n几个值用；隔开 · divide several by ;"
    case .value, .object: break
    }
    if !note.isEmpty { sheet.note(note, row: 0, column: number) }
  }

  /// What can be chosen in a column; nil where anything can be typed.
  private func choices(_ column: SheetLayout.Column) -> [String]? {
    let none = language == .zh ? "无" : "none"
    switch column.role {
    case .rows: return [none, language == .zh ? "未录全" : "incomplete"]
    case .object: return [none, language == .zh ? "有" : "yes"]
    case .values: return nil
    case .value:
      let note = FieldNote(field: column.field, layout: layout)
      let words: [String]
      if case .boolean = column.field.shape {
        words = language == .zh ? ["是", "否"] : ["yes", "no"]
      } else {
        guard let closed = note.words else { return nil }
        words = closed.map { note.shown($0, in: language) }
      }
      return column.field.isNullable ? words + [words.contains(none) ? "null" : none] : words
    }
  }

  private func isWanted(_ path: String, isRequired: Bool = false) -> Bool { fields.holds(path, isRequired: isRequired) }

  /// An object that is never absent needs no column of its own.
  private func isWanted(_ column: SheetLayout.Column, in table: SheetLayout.Table) -> Bool {
    if case .object = column.role, !column.field.isNullable { return false }
    let isKey = column.path == ["id"]
    return isWanted((table.path + column.path).joined(separator: "."), isRequired: column.field.isRequired || isKey)
  }

  /// A sheet's name takes 31 characters, some of them not.
  private func name(of table: SheetLayout.Table) -> String {
    let title = table.title[language]
    let isFitting = title.utf16.count <= 31 && !title.contains { "[]:*?/\\'".contains($0) }
    return isFitting ? title : String(table.name.prefix(31))
  }

  private func guide(_ file: WorkbookFile) throws {
    let sheet = try file.sheet(language == .zh ? "# 说明" : "# Guide")
    sheet.setColumns(0...0, width: 100)
    let lines: [Localized] = [
      Localized(zh: "主表一行是一次检查；其他各表一行是列表中的一项，并写明属于哪次检查。", en: "A row of the main sheet is a visit; a row of any other is an element of a list, and names its visit."),
      Localized(zh: "空白是“尚未查明”；查明没有，写“无”。两者在法律上不同。", en: "A blank is “not established”; where it was established that there is none, write none. In law the two differ."),
      Localized(zh: "列表写出来的就当作全部；还有没录入的，在主表该列写“未录全”。", en: "The rows of a list are taken as all there is; where there are more, write incomplete in its column of the main sheet."),
      Localized(zh: "表头有批注。金额以元为单位。不要写公式，不要合并单元格。", en: "The headers have notes. Money is in yuan. Write no formulas, and merge no cells."),
      Localized(zh: "名称以 # 开头的表和列是备注，程序不读。", en: "Sheets and columns whose name begins with # are remarks, and not read."),
    ]
    for (row, line) in lines.enumerated() { try sheet.write(.text(line[language]), row: row, column: 0) }
  }
}
