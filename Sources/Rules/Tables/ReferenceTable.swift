import CEL
import Diagnostics
import Documents

/// A reference table as loaded: rows found by name.
struct ReferenceTable: Sendable {
  struct Row: Sendable {
    /// In the tables' heap.
    var limit: Cell?
    var groups: [String]
    var valid: InForce
    /// Which condition over the product must hold; nil: none.
    var scope: Int?
    var span: SourceSpan
    /// Rows that were not verified are known names, and nothing more.
    var counts: Bool
  }

  var id: String
  var rows: [Row] = []
  /// By the number of a name: its first row, and those after it. Most names have one.
  private var first: [Int: Int] = [:]
  private var further: [Int: [Int]] = [:]

  init(id: String) { self.id = id }

  func rows(ofName number: Int) -> [Int] {
    guard let row = first[number] else { return [] }
    return [row] + (further[number] ?? [])
  }

  mutating func reserve(rows count: Int) {
    rows.reserveCapacity(count)
    first.reserveCapacity(count)
  }

  /// Rows come one after the other; one may be found by several names.
  mutating func add(row: Int, ofName number: Int) {
    guard let known = first[number] else { return first[number] = row }
    if (further[number]?.last ?? known) != row { further[number, default: []].append(row) }
  }
}

/// All tables of a rule set, the groups that names belong to, and the calendar.
struct ReferenceTables: Sendable {
  var tables: [String: ReferenceTable] = [:]
  /// By the number of a name: its groups, from all tables.
  private var groups: [Int: Set<String>] = [:]
  var lexicons: [String: LexiconMatcher] = [:]
  var spellings = Spellings()
  var calendar = WorkingDays(years: [])
  /// All names of all tables.
  private(set) var known = KnownNames()
  /// What the limits' cells point into.
  var heap = Heap()
  /// The conditions over a product that limits depend on, checked later; the text is kept to have each once.
  var scopes: [SourceExpression] = []
  private var scopeNumbers: [String: Int] = [:]
  /// The bytes of the files that it was read from, by what they hold: `table contaminants`.
  private(set) var texts: [String: ContiguousArray<UInt8>] = [:]

  func isKnown(_ name: String) -> Bool { known.contains(name) }

  /// The rows of a table that a name stands in.
  func rows(of name: String, in table: ReferenceTable) -> [Int] { known.number(of: name).map { table.rows(ofName: $0) } ?? [] }

  /// The groups that a name belongs to, by any table.
  func groups(of name: String) -> Set<String> { known.number(of: name).flatMap { groups[$0] } ?? [] }

  /// Whether the name or one of its groups stands in the table; nil where no table knows the name.
  func lists(_ table: ReferenceTable, _ name: String) -> Bool? {
    func stands(_ name: String) -> Bool { rows(of: name, in: table).contains { table.rows[$0].counts } }
    if stands(name) || groups(of: name).contains(where: stands) { return true }
    return isKnown(name) ? false : nil
  }

  init(_ set: RuleSet, files: [String: SourceText], reporting: inout [Diagnostic]) {
    for table in set.tables { texts["table \(table.id.value)"] = files[table.folder + table.file.value]?.bytes }
    for calendar in set.calendars { texts["calendar \(calendar.id.value)"] = files[calendar.folder + calendar.file.value]?.bytes }
    for spelling in set.spellings { texts["spelling \(spelling.id.value)"] = files[spelling.folder + spelling.file.value]?.bytes }
    for declaration in set.spellings { load(declaration, files: files, reporting: &reporting) }
    loadLexicons(set)
    let names = set.tables.flatMap { table in
      (table.key + [table.group, table.limit, table.scope, table.from, table.to, table.verified].compactMap { $0 }).map(\.value)
    }
    let usual = Set(names.filter { name in names.count { $0 == name } > 1 })
    for declaration in set.tables { load(declaration, usual, files: files, reporting: &reporting) }
    for declaration in set.calendars { load(declaration, files: files, reporting: &reporting) }
  }

  static func file(
    _ name: Located<String>, folder: String, files: [String: SourceText], reporting: inout [Diagnostic]
  ) -> CSVTable? {
    guard let file = files[folder + name.value] else {
      let near = nearNames(to: folder + name.value, among: files.keys).map { String($0.dropFirst(folder.count)) }
      reporting.append(
        RuleMistake.missingFile.at(
          name.span, Localized(zh: "找不到「\(folder + name.value)」", en: "`\(folder + name.value)` is not there"),
          help: near.first.map { [Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?")] } ?? [],
          suggestions: near))
      return nil
    }
    // What is wrong with a cell of a broken table is most likely not its own mistake.
    let before = reporting.count
    let table = CSVTable(file, reporting: &reporting)
    return reporting.count == before ? table : nil
  }

  private mutating func load(
    _ declaration: TableDeclaration, _ usual: Set<String>, files: [String: SourceText], reporting: inout [Diagnostic]
  ) {
    guard let csv = Self.file(declaration.file, folder: declaration.folder, files: files, reporting: &reporting)
    else { return }
    var columns: [String: Int] = [:]
    for name in declaration.key + [
      declaration.group, declaration.limit, declaration.scope, declaration.from, declaration.to, declaration.verified, declaration.cas,
    ].compactMap({ $0 }) {
      guard let index = csv.index(of: name.value) else {
        reporting.append(noColumn(name, in: csv, isUsual: usual.contains(name.value)))
        continue
      }
      columns[name.value] = index
    }
    if let expected = declaration.rows, expected != csv.rows.count {
      reporting.append(
        RuleMistake.tableShape.at(
          declaration.file.span,
          Localized(
            zh: "应有 \(expected) 行，实有 \(csv.rows.count) 行", en: "\(expected) rows are declared, the file has \(csv.rows.count)")))
    }
    var table = ReferenceTable(id: declaration.id.value)
    table.reserve(rows: csv.rows.count)
    func place(_ column: Located<String>?) -> Int? { column.flatMap { columns[$0.value] } }
    let keys = declaration.key.compactMap { place($0) }
    let (group, limit, scope) = (place(declaration.group), place(declaration.limit), place(declaration.scope))
    let (from, to) = (place(declaration.from), place(declaration.to))
    let (verified, cas) = (place(declaration.verified), place(declaration.cas))
    for row in csv.rows {
      func cell(_ place: Int?) -> CSVTable.Cell? {
        guard let place, row.indices.contains(place), !row[place].text.isEmpty else { return nil }
        return row[place]
      }
      for number in cell(cas).map({ Self.names($0.text) }) ?? [] {
        checkDigit(of: number, in: cell(cas), reporting: &reporting)
      }
      let number = table.rows.count
      let groups = Self.names(cell(group)?.text ?? "")
      table.rows.append(
        .init(
          limit: cell(limit).flatMap { self.limit($0, reporting: &reporting) }, groups: groups,
          valid: InForce(
            from: Self.date(cell(from), reporting: &reporting), to: Self.date(cell(to), reporting: &reporting)),
          scope: cell(scope).flatMap { self.scope($0, reporting: &reporting) },
          span: row.first?.span ?? declaration.file.span,
          counts: declaration.verified == nil || cell(verified)?.text == "yes"))
      for place in keys {
        for name in cell(place).map({ Self.names($0.text) }) ?? [] {
          let known = known.enter(name)
          table.add(row: number, ofName: known)
          if !groups.isEmpty { self.groups[known, default: []].formUnion(groups) }
        }
      }
    }
    tables[table.id] = table
  }

  /// A declared column that the file lacks. Where other tables have a column of this name, or none of the file's is like it,
  /// the file's header is what is wrong; else the declaration.
  private func noColumn(_ name: Located<String>, in csv: CSVTable, isUsual: Bool) -> Diagnostic {
    let near = nearNames(to: name.value, among: csv.columns.map(\.text))
    let like = csv.columns.first { $0.text == near.first }
    let message = Localized(zh: "表中没有「\(name.value)」列", en: "the table has no column `\(name.value)`")
    guard let header = like ?? csv.columns.first, isUsual || like == nil else {
      return RuleMistake.tableShape.at(
        name.span, message, other: like.map { [Label($0.span, Localized(zh: "表头在此", en: "the header"))] } ?? [],
        help: near.first.map { [Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?")] } ?? [],
        suggestions: near)
    }
    return RuleMistake.tableShape.at(
      header.span, message, other: [Label(name.span, Localized(zh: "在此声明", en: "declared here"))],
      suggestions: like == nil ? [] : [name.value])
  }

  private static func noKind(_ cell: CSVTable.Cell, _ kinds: Set<String>) -> Diagnostic {
    let near = nearNames(to: cell.text, among: kinds)
    return RuleMistake.tableValue.at(
      cell.span,
      Localized(zh: "「\(cell.text)」既不是工作日也不是休息日", en: "`\(cell.text)` is neither a working day nor a day off"),
      help: near.first.map { [Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?")] } ?? [], suggestions: near)
  }

  private static func names(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "|")).compactMap { part in
      let space = UInt8(ascii: " ")
      guard let first = part.firstIndex(where: { $0 != space }), let last = part.lastIndex(where: { $0 != space })
      else { return nil }
      return String(part[first...last])
    }
  }

  private static func date(_ cell: CSVTable.Cell?, reporting: inout [Diagnostic]) -> CalendarDate? {
    guard let cell else { return nil }
    if let date = CalendarDate(cell.text), date.isExact { return date }
    reporting.append(
      RuleMistake.tableValue.at(cell.span, Localized(zh: "「\(cell.text)」不是日期", en: "`\(cell.text)` is no date"),
        suggestions: CalendarDate.meant(by: cell.text).map { [$0] } ?? []))
    return nil
  }

  /// A limit as an amount in the tables' heap.
  private mutating func limit(_ cell: CSVTable.Cell, reporting: inout [Diagnostic]) -> Cell? {
    do throws(Amount.Mistake) {
      return heap.append(try Amount(parsing: cell.text), space: .tables)
    } catch {
      reporting.append(
        RuleMistake.tableValue.at(
          cell.span,
          Localized(
            zh: "「\(cell.text)」不是数量：\(error.text.zh)", en: "`\(cell.text)` is no amount: \(error.text.en)")))
      return nil
    }
  }

  private mutating func scope(_ cell: CSVTable.Cell, reporting: inout [Diagnostic]) -> Int? {
    if let known = scopeNumbers[cell.text] { return known }
    // Where the cell is quoted, the expression begins behind the quote.
    let quote: UInt32 = Int(cell.span.length) > cell.text.utf8.count ? 1 : 0
    let map = SpanMap(
      source: cell.span.source, verbatimFrom: cell.span.start + quote, length: UInt32(cell.text.utf8.count))
    let expression = parse(
      cell.text, at: map, options: ParseOptions(dialect: .rules), reporting: &reporting)
    scopes.append(SourceExpression(text: cell.text, expression: expression, span: cell.span))
    scopeNumbers[cell.text] = scopes.count - 1
    return scopes.count - 1
  }

  /// Where two columns stand; nil where one is lacking, which is told.
  func columns(
    _ first: Located<String>, _ second: Located<String>, of csv: CSVTable, reporting: inout [Diagnostic]
  ) -> (Int, Int)? {
    let found = [first, second].map { name in
      let index = csv.index(of: name.value)
      if index == nil { reporting.append(noColumn(name, in: csv, isUsual: false)) }
      return index
    }
    guard let one = found[0], let other = found[1] else { return nil }
    return (one, other)
  }

  private mutating func load(
    _ declaration: CalendarDeclaration, files: [String: SourceText], reporting: inout [Diagnostic]
  ) {
    guard let csv = Self.file(declaration.file, folder: declaration.folder, files: files, reporting: &reporting)
    else { return }
    guard let (dateColumn, kindColumn) = columns(declaration.date, declaration.kind, of: csv, reporting: &reporting)
    else { return }
    let kinds = declaration.workday.union(declaration.holiday)
    calendar = WorkingDays(years: declaration.years)
    for row in csv.rows where row.indices.contains(dateColumn) && row.indices.contains(kindColumn) {
      guard let date = Self.date(row[dateColumn], reporting: &reporting) else { continue }
      if !kinds.contains(row[kindColumn].text) { reporting.append(Self.noKind(row[kindColumn], kinds)) }
      if declaration.workday.contains(row[kindColumn].text) { calendar.add(date, isWorkday: true) }
      if declaration.holiday.contains(row[kindColumn].text) { calendar.add(date, isWorkday: false) }
    }
  }
}
