import CEL
import Diagnostics
import Documents

extension RuleFileReader {
  /// The folder of this file, with a trailing slash.
  var folder: String {
    let name = document.source.name
    guard let slash = name.lastIndex(of: "/") else { return "" }
    return String(name[...slash])
  }

  mutating func table(_ node: NodeID) -> TableDeclaration? {
    guard
      let fields = fields(node, as: .table), let id = requiredText(fields, "id", of: "table"),
      let file = requiredText(fields, "file", of: id.value)
    else { return nil }
    var from: Located<String>?
    var to: Located<String>?
    if let valid = fields.values["valid"], let parts = self.fields(valid, as: .columnsOfDates) {
      from = text(parts, "from")
      to = text(parts, "to")
    }
    return TableDeclaration(
      id: id, title: localized(fields, "title"), file: file, key: texts(fields, "key"), group: text(fields, "group"), limit: text(fields, "limit"),
      scope: text(fields, "scope"), from: from, to: to, verified: text(fields, "verified"), cas: text(fields, "cas"),
      rows: integer(fields, "rows"), checked: self.date(fields, "checked"), folder: folder)
  }

  mutating func calendar(_ node: NodeID) -> CalendarDeclaration? {
    guard
      let fields = fields(node, as: .calendar), let id = requiredText(fields, "id", of: "calendar"),
      let file = requiredText(fields, "file", of: id.value), let date = requiredText(fields, "date", of: id.value),
      let kind = requiredText(fields, "kind", of: id.value)
    else { return nil }
    return CalendarDeclaration(
      id: id, file: file, date: date, kind: kind, workday: Set(texts(fields, "workday").map(\.value)),
      holiday: Set(texts(fields, "holiday").map(\.value)),
      years: Set(texts(fields, "years").compactMap { Int($0.value) }),
      checked: self.date(fields, "checked"), folder: folder)
  }
}
