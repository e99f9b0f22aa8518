import Diagnostics
import Documents
import Rules

/// One entry of a rule set: a rule, a penalty, a field of the vocabulary.
struct ContentEntry: Sendable {
  var id: String
  var content: Content
}

/// The entries of one kind, in the order in which they are read.
struct ContentSection: Sendable {
  /// The key of the section in a rule file, `vocabulary`, or `manifest`.
  var name: String
  var title: Localized
  var shape: EntryShape
  var entries: [ContentEntry] = []
  /// Which stands before which makes a difference.
  var isOrdered = false

  /// Entries of one id, such as two notes on one provision, are known by their number.
  mutating func tellApart() {
    var seen: [String: Int] = [:]
    for index in entries.indices {
      let count = (seen[entries[index].id] ?? 0) + 1
      seen[entries[index].id] = count
      if count > 1 { entries[index].id += " #\(count)" }
    }
  }
}

/// Everything that a rule folder says, section by section. Tests, campaigns and marks of mutants say nothing about records and are
/// left out.
struct RuleContents: Sendable {
  var sections: [ContentSection]

  /// Sections whose entries have no id of their own are known by these keys.
  private static let identities = ["id", "name", "provision", "instrument"]
  private static let ordered: Set<String> = ["acts", "grounds", "routes", "contradictions"]
  private static let title = Localized(zh: "清单", en: "manifest")

  init(_ folder: RuleFolder, schema: String) {
    var ignored: [Diagnostic] = []
    var sections = EntryShape.ruleFile.keys.map { key in
      ContentSection(
        name: key.name, title: key.note ?? Localized(zh: key.name, en: key.name), shape: key.form.entryShape,
        isOrdered: Self.ordered.contains(key.name))
    }
    for file in folder.files.sorted(by: { $0.name < $1.name })
    where RuleSet.isRuleFile(file.name, root: folder.root, schema: folder.root + schema) {
      for document in readYAML(file, reporting: &ignored) where !document.nodes.isEmpty {
        let top = Content(document, document.root)
        for index in sections.indices {
          guard let content = top[sections[index].name] else { continue }
          sections[index].entries += Self.entries(of: content)
        }
      }
    }
    func document(_ name: String) -> Content? {
      guard let file = folder.byName[folder.root + name] else { return nil }
      return readYAML(file, reporting: &ignored).first.map { Content($0, $0.root) }
    }
    self.sections = [
      ContentSection(
        name: "manifest", title: Self.title, shape: .manifest,
        entries: document("rules.yaml").map { [ContentEntry(id: "rules.yaml", content: $0)] } ?? []),
      ContentSection(
        name: "vocabulary", title: Localized(zh: "词汇表", en: "vocabulary"), shape: EntryShape("field", []),
        entries: document(schema).map { Self.fields(of: $0) } ?? []),
    ] + sections
    for index in self.sections.indices { self.sections[index].tellApart() }
  }

  private static func entries(of content: Content) -> [ContentEntry] {
    switch content.value {
    case .mapping(let entries): return entries.map { ContentEntry(id: $0.key, content: $0.value) }
    case .scalar: return []
    case .list(let elements):
      return elements.map { element in
        ContentEntry(id: identities.lazy.compactMap { element[$0]?.text }.first ?? "", content: element)
      }
    }
  }

  // MARK: Vocabulary

  /// Every field by its path: `batch.made_on` for a field of the type `batch`. What a type itself says stands under its name.
  private static func fields(of schema: Content) -> [ContentEntry] {
    [ContentEntry(id: "/", content: schema.without(["properties", "$defs"]))] + fields(in: schema, under: "")
      + (schema["$defs"]?.entries ?? []).flatMap { name, type in
        [ContentEntry(id: "$defs/\(name)", content: type.without(["properties"]))] + fields(in: type, under: name + ".")
      }
  }

  private static func fields(in type: Content, under prefix: String) -> [ContentEntry] {
    (type["properties"]?.entries ?? []).flatMap { name, field in
      [ContentEntry(id: prefix + name, content: field.without(["properties"]))] + fields(in: field, under: "\(prefix)\(name).")
        + (field["items"].map { fields(in: $0, under: "\(prefix)\(name)[].") } ?? [])
    }
  }
}

extension EntryShape.Form {
  /// The shape of the entries of a section.
  fileprivate var entryShape: EntryShape {
    switch self {
    case .entry(let shape): shape
    case .list(let form), .mapping(let form), .oneOrMany(let form): form.entryShape
    default: EntryShape("", [])
    }
  }
}
