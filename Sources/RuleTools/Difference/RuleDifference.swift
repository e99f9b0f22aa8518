import Diagnostics
import Documents
public import Rules

/// What two rule sets say differently, entry by entry. Comments, formatting, and in which file something stands are no difference.
public struct RuleDifference: Sendable {
  /// A rule set that is compared.
  public struct Side: Sendable {
    var folder: RuleFolder
    var checked: CheckedRuleSet

    public init(_ folder: RuleFolder, _ checked: CheckedRuleSet) {
      self.folder = folder
      self.checked = checked
    }
  }

  public let before: Side
  public let after: Side
  /// By section, in the order of the new rule set; what was removed comes last in its section.
  public private(set) var changes: [RuleChange] = []
  /// What the sections are called.
  private(set) var titles: [String: Localized] = [:]

  public init(_ before: Side, _ after: Side) {
    self.before = before
    self.after = after
    let old = RuleContents(before.folder, schema: before.checked.source.manifest.schema)
    let new = RuleContents(after.folder, schema: after.checked.source.manifest.schema)
    for (one, other) in zip(old.sections, new.sections) {
      titles[other.name] = other.title
      changes += changes(in: one, other)
    }
  }

  /// Whether the files differ, be it in what is not compared.
  public var haveSameFiles: Bool { before.folder.digest == after.folder.digest }

  // MARK: Sections

  private func changes(in one: ContentSection, _ other: ContentSection) -> [RuleChange] {
    let known = Dictionary(one.entries.map { ($0.id, $0) }) { first, _ in first }
    let kept = Set(other.entries.map(\.id))
    let new = other.entries.filter { known[$0.id] == nil }
    var gone = one.entries.filter { !kept.contains($0.id) }
    let former = renamed(new, among: &gone, in: other)
    var found: [RuleChange] = []
    for entry in other.entries {
      if let earlier = known[entry.id] {
        if let change = changed(earlier, entry, in: other) { found.append(change) }
      } else if let earlier = former[entry.id] {
        var change = change(.renamed, entry, in: other)
        change.formerID = earlier.id
        change.parts = parts(earlier, entry, in: other)
        found.append(change)
      } else {
        found.append(change(.added, entry, in: other))
      }
    }
    found += gone.map { change(.removed, $0, in: one) }
    if other.isOrdered, let order = reordered(one, other) { found.append(order) }
    return found
  }

  /// What entries were called that are new by their id only: they say the same, or are rules that find the same act by the same
  /// conditions. They are taken out of `gone`.
  private func renamed(_ new: [ContentEntry], among gone: inout [ContentEntry], in section: ContentSection) -> [String: ContentEntry] {
    var former: [String: ContentEntry] = [:]
    let form = EntryShape.Form.entry(section.shape)
    for ignored in section.name == "rules" ? [Self.names, Self.namesOfRules] : [Self.names] {
      for entry in new where former[entry.id] == nil && !entry.content.entries.isEmpty {
        let content = entry.content.without(ignored)
        guard let index = gone.firstIndex(where: { form.isSame($0.content.without(ignored), content) }) else { continue }
        former[entry.id] = gone.remove(at: index)
      }
    }
    return former
  }

  private static let names: Set<String> = ["id", "name"]
  /// What a rule is called, cites and tells, and when it is in force: all but its act and its conditions.
  private static let namesOfRules: Set<String> = ["id", "title", "status", "category", "basis", "in_force", "message", "verified"]

  private func change(_ kind: RuleChange.Kind, _ entry: ContentEntry, in section: ContentSection) -> RuleChange {
    RuleChange(kind: kind, section: section.name, id: entry.id, title: Self.title(of: entry.content), span: entry.content.span)
  }

  private static func title(of content: Content) -> Localized? {
    guard let title = content["title"], Localized.isText(title) else { return nil }
    return Localized(zh: title["zh"]?.text ?? "", en: title["en"]?.text ?? "")
  }

  private func changed(_ one: ContentEntry, _ other: ContentEntry, in section: ContentSection) -> RuleChange? {
    let rows = rows(one.content, other.content, in: section.name)
    let isSame = one.content.isIdentical(to: other.content) || EntryShape.Form.entry(section.shape).isSame(one.content, other.content)
    if isSame, rows == nil { return nil }
    var change = change(.changed, other, in: section)
    change.rows = rows
    if !isSame { change.parts = parts(one, other, in: section) }
    return change
  }

  /// What is said otherwise, besides another name.
  private func parts(_ one: ContentEntry, _ other: ContentEntry, in section: ContentSection) -> [RuleChange.Part] {
    var comparison = PartComparison(
      before: PartWords(section: section.name, id: one.id, in: before.checked),
      after: PartWords(section: section.name, id: other.id, in: after.checked))
    let names = one.id == other.id ? [] : Self.names
    comparison.compare(one.content.without(names), other.content.without(names), as: section.shape)
    return comparison.parts
  }

  /// The order of the entries that both have, where it is not the same.
  private func reordered(_ one: ContentSection, _ other: ContentSection) -> RuleChange? {
    let (ids, others) = (Set(one.entries.map(\.id)), Set(other.entries.map(\.id)))
    let before = one.entries.map(\.id).filter(others.contains)
    let after = other.entries.map(\.id).filter(ids.contains)
    guard before != after, let first = other.entries.first else { return nil }
    var change = RuleChange(kind: .reordered, section: other.name, id: other.name, title: other.title, span: first.content.span)
    change.parts = [
      RuleChange.Part(
        path: "", title: Localized(zh: "顺序", en: "order"), removed: before.map { RuleChange.Item($0) },
        added: after.map { RuleChange.Item($0) }, isOrder: true)
    ]
    return change
  }

  // MARK: Files of tables

  private func rows(_ one: Content, _ other: Content, in section: String) -> RowChanges? {
    let columns: [String]
    switch section {
    case "tables": columns = (other["key"]?.elements ?? []).compactMap(\.text)
    case "calendars": columns = [other["date"]?.text].compactMap { $0 }
    case "spellings": columns = [other["written"]?.text].compactMap { $0 }
    default: return nil
    }
    guard let old = file(of: one, in: before.folder), let new = file(of: other, in: after.folder), old.bytes != new.bytes
    else { return nil }
    let changes = RowComparison.changes(CSVTable(old), CSVTable(new), key: columns)
    return changes.isEmpty ? nil : changes
  }

  /// The file lies beside the one that declares it.
  private func file(of content: Content, in folder: RuleFolder) -> SourceText? {
    guard let name = content["file"]?.text, let declaring = folder.files.first(where: { $0.id == content.span.source })?.name
    else { return nil }
    return folder.byName[declaring.prefix(through: declaring.lastIndex(of: "/") ?? declaring.startIndex) + name]
  }
}
