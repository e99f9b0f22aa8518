import Diagnostics

/// What the parts of entries are called: the notes of their keys, which the JSON Schemas give too, cut where they begin to explain.
enum PartTitles {
  /// Keys whose notes do not begin with a name.
  private static let own: [String: Localized] = [
    "status": Localized(zh: "状态", en: "status"), "burden": Localized(zh: "举证责任", en: "burden"),
    "applies_at": Localized(zh: "适用时点", en: "decides by the day of"), "in_force": Localized(zh: "有效时间", en: "in force"),
    "applies": Localized(zh: "适用条件", en: "whom it concerns"), "goods": Localized(zh: "计罚的货物", en: "goods"),
    "party": Localized(zh: "责任主体", en: "party"), "ban": Localized(zh: "禁业", en: "ban"), "bands": Localized(zh: "各档", en: "bands"),
    "verified": Localized(zh: "核对", en: "verification"), "pending": Localized(zh: "程序未结", en: "not to be charged yet"),
    "title": Localized(zh: "标题", en: "title"), "description": Localized(zh: "说明", en: "description"),
    "number": Localized(zh: "文号", en: "number"), "note": Localized(zh: "附注", en: "note"), "source": Localized(zh: "来源", en: "source"),
    "rows": Localized(zh: "应有的行数", en: "number of rows"),
  ]

  static func title(of key: String, note: Localized?) -> Localized {
    if let own = own[key] { return own }
    guard let note else { return Localized(zh: key, en: key) }
    return Localized(zh: cut(note.zh), en: cut(note.en))
  }

  private static func cut(_ note: String) -> String {
    String(note.prefix { !"：；，（:;(,".contains($0) }).trimmingBlanks
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var rest = self[...]
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
