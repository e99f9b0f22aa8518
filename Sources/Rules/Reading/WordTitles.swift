public import Diagnostics
public import Documents
public import Records

extension RuleSet {
  /// The vocabulary as the sheets of a workbook, its words called as the manifest calls them.
  public var sheetLayout: SheetLayout {
    var titles: [String: Localized] = [:]
    for word in [manifest.words, manifest.roles].joined() where titles[word.id] == nil {
      titles[word.id] = word.title
    }
    return SheetLayout(schema, words: titles)
  }
}

extension Manifest {
  /// The same titles, read from a manifest of which nothing else is wanted. What is wrong with it is for others to tell.
  public static func words(in document: Document) -> [String: Localized] {
    guard document.nodes.indices.contains(document.root) else { return [:] }
    var titles: [String: Localized] = [:]
    for key in ["words", "roles"] {
      guard let list = document.value(of: key, in: document.root), document.nodes[list].kind == .sequence else { continue }
      for entry in document.children(of: list) {
        guard let id = document.value(of: "id", in: entry), let title = document.value(of: "title", in: entry),
          let zh = document.value(of: "zh", in: title), let en = document.value(of: "en", in: title)
        else { continue }
        let word = document.string(of: id)
        if titles[word] == nil { titles[word] = Localized(zh: document.string(of: zh), en: document.string(of: en)) }
      }
    }
    return titles
  }
}
