import CEL
import Diagnostics
import Documents

extension RuleFileReader {
  /// The folder of this file, with a trailing slash.
  private var folder: String {
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
      scope: text(fields, "scope"), from: from, to: to, verified: text(fields, "verified"),
      rows: integer(fields, "rows"), checked: self.date(fields, "checked"), folder: folder)
  }

  mutating func lexicon(_ node: NodeID) -> Lexicon? {
    guard
      let fields = fields(node, as: .lexicon),
      let id = requiredText(fields, "id", of: "lexicon")
    else { return nil }
    let entries = items(fields, "entries").compactMap { node -> Lexicon.Entry? in
      guard
        let parts = self.fields(node, as: .lexiconEntry),
        let term = requiredText(parts, "term", of: "entry")
      else { return nil }
      if let basis = text(parts, "basis") { usedProvisions.append(basis) }
      return .init(
        term: term.value, innocent: texts(parts, "innocent").map(\.value), needsJudgement: flag(parts, "judge"),
        span: term.span)
    }
    return Lexicon(id: id, title: localized(fields, "title"), entries: entries)
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
