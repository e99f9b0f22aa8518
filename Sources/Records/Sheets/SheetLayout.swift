public import Diagnostics

/// The vocabulary as the sheets of a workbook: one for the records, a row each, and one for each list of objects; the fields of nested
/// objects are columns of their row. Sheets and columns are named by the fields or by their titles in either language.
public struct SheetLayout: Sendable {
  public struct Column: Sendable {
    public enum Role: Sendable {
      /// One value.
      case value
      /// Several values, divided by `；`, `;` or `、`.
      case values
      /// An object: its own cell says only that there is none, or that there is one; `children` are its columns.
      case object(children: [Int])
      /// The rows of another table: its cell says only that there are none, or that there are more.
      case rows(table: Int)
    }

    /// The names of the fields from the object that a row is.
    public var path: [String]
    /// The titles of the path, with points between.
    public var title: Localized
    public var field: RecordSchema.Field
    public var role: Role
  }

  /// A column that says to which element of another table a row belongs.
  public struct Key: Sendable {
    /// That table: 0 for the record.
    public var table: Int
    public var name: String
    public var title: Localized
    /// The elements have no key of their own: they are counted, from 1, in the order of their rows.
    public var isOrder: Bool
  }

  public struct Table: Sendable {
    /// The fields from the record; none for the records themselves.
    public var path: [String]
    public var title: Localized
    /// The object type of a row.
    public var type: Int
    /// The outermost first.
    public var keys: [Key]
    public var columns: [Column]
    /// The columns of the row's own fields.
    public var roots: [Int]

    public var name: String { path.isEmpty ? "record" : path.joined(separator: ".") }
  }

  public let schema: RecordSchema
  public private(set) var tables: [Table] = []
  private let words: [String: Localized]

  /// The key of the elements of a list, and of the record.
  static let keyField = "id"

  /// `words`: what the words of closed lists are called, by `word` or `field.word`.
  public init(_ schema: RecordSchema, words: [String: Localized] = [:]) {
    self.schema = schema
    self.words = words
    let title = schema.record.title
    addTable(path: [], title: title.zh.isEmpty ? Localized(zh: "record", en: "record") : title, type: 0, keys: [])
  }

  private mutating func addTable(path: [String], title: Localized, type: Int, keys: [Key]) {
    let number = tables.count
    tables.append(Table(path: path, title: title, type: type, keys: keys, columns: [], roots: []))
    tables[number].roots = addColumns(of: type, to: number, after: [], titled: nil, depth: 0)
  }

  /// A vocabulary may hold itself; a sheet does not.
  private static let mostDepth = 6

  private mutating func addColumns(
    of type: Int, to table: Int, after prefix: [String], titled: Localized?, depth: Int
  ) -> [Int] {
    guard depth < Self.mostDepth, tables[table].path.count < Self.mostDepth else { return [] }
    var numbers: [Int] = []
    for field in schema.types[type].fields {
      // What says that it is a record at all is said by the sheet.
      if table == 0, prefix.isEmpty, field.name == schema.marker?.field.name { continue }
      let path = prefix + [field.name]
      let title = titled.map { Localized(zh: "\($0.zh).\(field.title.zh)", en: "\($0.en).\(field.title.en)") } ?? field.title
      let number = tables[table].columns.count
      tables[table].columns.append(Column(path: path, title: title, field: field, role: .value))
      numbers.append(number)
      switch field.shape {
      case .object(let inner):
        let children = addColumns(of: inner, to: table, after: path, titled: title, depth: depth + 1)
        tables[table].columns[number].role = .object(children: children)
      case .list(.object(let element), _, _):
        tables[table].columns[number].role = .rows(table: tables.count)
        addTable(
          path: tables[table].path + path, title: table == 0 ? title : joined(tables[table].title, title), type: element,
          keys: tables[table].keys + [key(of: table)])
      case .list: tables[table].columns[number].role = .values
      case .text, .boolean, .integer, .decimal, .date, .amount, .reference: break
      }
    }
    return numbers
  }

  private func joined(_ one: Localized, _ other: Localized) -> Localized {
    Localized(zh: "\(one.zh).\(other.zh)", en: "\(one.en).\(other.en)")
  }

  private func key(of table: Int) -> Key {
    let owner = tables[table]
    guard let field = schema.types[owner.type].field(Self.keyField) else {
      return Key(
        table: table, name: owner.name + ".row", title: joined(owner.title, Localized(zh: "序号", en: "row")), isOrder: true)
    }
    return Key(table: table, name: owner.name + "." + field.name, title: joined(owner.title, field.title), isOrder: false)
  }

  /// What a word of a closed list is called; nil where nobody has said it.
  public func title(of word: String, in field: RecordSchema.Field) -> Localized? { words["\(field.name).\(word)"] ?? words[word] }

  /// The word of a closed list that a cell means: itself, or the one word so called in either language.
  func word(_ typed: String, among words: [String], in field: RecordSchema.Field) -> String? {
    if words.contains(typed) { return typed }
    let meant = words.filter { word in
      title(of: word, in: field).map { $0.zh == typed || $0.en.lowercased() == typed.lowercased() } ?? false
    }
    return meant.count == 1 ? meant[0] : nil
  }
}
