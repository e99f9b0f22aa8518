import Diagnostics
import Documents

extension RuleFileReader {
  mutating func outline(_ node: NodeID) -> Outline? {
    guard let fields = fields(node, as: .outline),
      let instrument = requiredText(fields, "instrument", of: "outline")
    else { return nil }
    return Outline(instrument: instrument, articles: items(fields, "articles").compactMap { outlinedArticle($0) })
  }

  private mutating func outlinedArticle(_ node: NodeID) -> Outline.Article? {
    guard let fields = fields(node, as: .outlinedArticle), let number = requiredText(fields, "article", of: "article")
    else { return nil }
    let nodes = items(fields, "items", orSingle: true)
    if let none = fields.values["items"], nodes.isEmpty, document.nodes[none].kind == .sequence { notCounted(none) }
    let counts = nodes.compactMap { node -> Int? in
      let count = Int(document.string(of: node))
      guard let count, (0...999).contains(count) else {
        notCounted(node)
        return nil
      }
      return count
    }
    return counts.isEmpty ? nil : Outline.Article(number: number, items: counts)
  }

  private mutating func notCounted(_ node: NodeID) {
    shape(node, "每一款写明有几项，没有就写 0", "for each paragraph, how many items it has; 0 for none")
  }

  mutating func lawMapEntry(_ node: NodeID) -> LawMapEntry? {
    guard let fields = fields(node, as: .lawMapEntry),
      let provision = requiredText(fields, "provision", of: "coverage"),
      let status = requiredWord(fields, "status", LawMapEntry.Status.self, of: provision.value)
    else { return nil }
    let paths = texts(fields, "fields")
    usedPaths += paths
    let entry = LawMapEntry(
      provision: provision, status: status, rules: texts(fields, "rules"), penalties: texts(fields, "penalties"),
      grounds: texts(fields, "grounds"), routes: texts(fields, "routes"), questions: texts(fields, "questions"),
      fields: paths, note: localized(fields, "note"))
    if !fields.hasUnknownKey, let lack = lack(of: entry) {
      diagnostics.append(RuleMistake.missingKey.at(provision.span, lack))
    }
    return entry
  }

  /// What an entry of its status must say.
  private func lack(of entry: LawMapEntry) -> Localized? {
    let id = entry.provision.value
    switch entry.status {
    case .encoded where entry.rules.isEmpty && entry.penalties.isEmpty && entry.grounds.isEmpty && entry.routes.isEmpty:
      return Localized(
        zh: "「\(id)」缺少编入它的 rules、penalties、grounds 或者 routes",
        en: "`\(id)` needs what says it: `rules`, `penalties`, `grounds` or `routes`")
    case .openNorm where entry.questions.isEmpty && entry.fields.isEmpty:
      return Localized(
        zh: "「\(id)」缺少人的认定所在的 questions 或者 fields", en: "`\(id)` needs the person's finding: `questions` or `fields`")
    case .procedural where entry.note == nil, .excluded where entry.note == nil:
      return Localized(zh: "「\(id)」缺少理由「note」", en: "`\(id)` needs its reason, `note`")
    default: return nil
    }
  }
}
