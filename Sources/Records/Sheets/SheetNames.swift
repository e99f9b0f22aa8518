import Diagnostics

/// What a name in a workbook stands for.
enum NamedPart: Hashable {
  case table(Int)
  case column(Int)
  case key(Int)
}

/// The names by which sheets or columns may be called: the whole path in names or titles, or the end of it where only one ends so.
struct SheetNames {
  enum Answer {
    case one(NamedPart)
    /// Several end so: their whole names.
    case several([String])
    case none
  }

  private var whole: [String: [NamedPart]] = [:]
  private var ends: [String: [NamedPart]] = [:]
  private var titles: [NamedPart: Localized] = [:]

  func answer(to name: String) -> Answer {
    for names in [whole, ends] {
      guard let parts = names[Self.folded(name)] else { continue }
      if parts.count == 1 { return .one(parts[0]) }
      return .several(parts.compactMap { titles[$0].map { "\($0.zh) / \($0.en)" } })
    }
    return .none
  }

  /// Names that were perhaps meant.
  func near(_ name: String) -> [String] { nearNames(to: name, among: (Array(whole.keys) + Array(ends.keys)).sorted()) }

  fileprivate mutating func add(_ part: NamedPart, _ names: [String], _ titles: Localized) {
    self.titles[part] = titles
    for name in names where !(whole[Self.folded(name)]?.contains(part) ?? false) { whole[Self.folded(name), default: []].append(part) }
    for name in names {
      var rest = Self.folded(name)[...]
      while let point = rest.firstIndex(of: ".") {
        rest = rest[rest.index(after: point)...]
        if !(ends[String(rest)]?.contains(part) ?? false) { ends[String(rest), default: []].append(part) }
      }
    }
  }

  /// A name that nothing else bears as a whole.
  fileprivate mutating func addIfFree(_ part: NamedPart, _ names: [String]) {
    for name in names where whole[Self.folded(name)] == nil { whole[Self.folded(name)] = [part] }
  }

  private static func folded(_ name: String) -> String { name.lowercased() }
}

extension SheetLayout {
  var sheetNames: SheetNames {
    var names = SheetNames()
    for (number, table) in tables.enumerated() { names.add(.table(number), [table.name, table.title.zh, table.title.en], table.title) }
    return names
  }

  func columnNames(of table: Int) -> SheetNames {
    var names = SheetNames()
    let table = tables[table]
    for (number, column) in table.columns.enumerated() {
      names.add(.column(number), [column.path.joined(separator: "."), column.title.zh, column.title.en], column.title)
    }
    for (number, key) in table.keys.enumerated() {
      names.addIfFree(.key(number), [key.name, key.title.zh, key.title.en])
      let owner = tables[key.table]
      names.addIfFree(.key(number), [owner.name, owner.title.zh, owner.title.en])
      if key.table == 0, let field = schema.record.field(Self.keyField) { names.addIfFree(.key(number), [field.title.zh, field.title.en]) }
    }
    return names
  }
}
