import CEL
import Diagnostics
import Documents
import Records
import Rules

/// What is declared and never used.
struct UseLint {
  private let set: RuleSet
  /// The values under each key of the rule files, titles and tests left out.
  private var named: [String: Set<String>] = [:]
  /// Texts in quotes and names of functions in the expressions, and the words of the vocabulary's closed lists.
  private var words: Set<String> = []
  private var calls: Set<String> = []
  private(set) var found: [Diagnostic] = []

  init(_ set: RuleSet, documents: [RuleDocument]) {
    self.set = set
    for file in documents where file.kind != .tests { collect(file.document.root, under: "", in: file.document) }
    for source in set.expressions {
      for node in source.expression.nodes {
        switch node.kind {
        case .literal(.string(let word)): words.insert(word)
        case .call(let name, nil, _): calls.insert(name)
        default: break
        }
      }
    }
    words.formUnion(named["enum"] ?? [])
  }

  /// Texts for people; and the map of the law, which says what there is and uses none of it.
  private static let unread: Set<String> = ["zh", "en", "outlines", "coverage"]

  private mutating func collect(_ node: Int, under key: String, in document: Document) {
    switch document.nodes[node].kind {
    case .mapping:
      for (name, value) in document.entries(of: node) {
        let text = document.string(of: name)
        if !Self.unread.contains(text) { collect(value, under: text, in: document) }
      }
    case .sequence:
      for element in document.children(of: node) { collect(element, under: key, in: document) }
    case .null, .boolean, .number, .string: named[key, default: []].insert(document.string(of: node))
    }
  }

  /// `files` are searched for the functions that conditions in tables call.
  mutating func look(at files: [SourceText]) {
    tell(set.questions.map(\.id), "问题", "question", usedIn: ["lighter_law"])
    lookAtTables()
    tell(set.lexicons.map(\.id), "词库", "lexicon", usedIn: [])
    tell(set.penalties.map(\.id), "处罚", "penalty", usedIn: ["penalty", "of"])
    tell(set.bases.map(\.id), "计算依据", "basis", usedIn: ["of", "basis"])
    tell(set.instruments.map(\.id), "法律文件", "instrument", usedIn: ["instrument"])
    let tables = files.filter { $0.name.hasSuffix(".csv") }.map { String(decoding: $0.bytes, as: UTF8.self) }
    for function in set.functions where !calls.contains(function.name.value) {
      let call = function.name.value + "("
      if !tables.contains(where: { $0.contains(call) }) { tell(function.name, "函数", "function", severity: .warning) }
    }
    lookAtWhatRecordsName()
  }

  /// A table that nobody names still says which names are known, and a group that is asked for may stand in any table:
  /// a note, where names are looked up at all.
  private mutating func lookAtTables() {
    let looksUp = !calls.isDisjoint(with: ["listed", "has_limit", "limit", "in_group"])
    for table in set.tables where !words.contains(table.id.value) {
      if table.group != nil, calls.contains("in_group") { continue }
      tell(table.id, "表", "table", severity: looksUp ? .note : .warning)
    }
  }

  /// Acts and provisions are named by the decisions in records too, if these say so: then it is only a note.
  private mutating func lookAtWhatRecordsName() {
    let severity: Severity = set.manifest.decisions?.acts == nil ? .warning : .note
    let acts = union(["act", "acts"])
    for act in set.acts where !acts.contains(act.id.value) { tell(act.id, "违法行为", "act", severity: severity) }
    let provisions = union(["basis", "provision", "versions"])
    let unused = set.provisions.filter { !provisions.contains($0.id.value) }
    for instrument in set.instruments {
      let own = unused.filter { $0.instrument.value == instrument.id.value }.map(\.id)
      tell(provisions: own, of: instrument.id.value, severity: severity)
    }
  }

  private func union(_ keys: [String]) -> Set<String> {
    keys.reduce(into: words) { $0.formUnion(named[$1] ?? []) }
  }

  private mutating func tell(_ ids: [Located<String>], _ zh: String, _ en: String, usedIn keys: [String]) {
    let used = union(keys)
    for id in ids where !used.contains(id.value) { tell(id, zh, en, severity: .warning) }
  }

  private mutating func tell(_ id: Located<String>, _ zh: String, _ en: String, severity: Severity) {
    var diagnostic = LintMistake.unused.at(
      id.span, zh: "\(zh)「\(id.value)」没有被使用", en: "the \(en) `\(id.value)` is never used")
    diagnostic.severity = severity
    found.append(diagnostic)
  }

  /// The provisions of one instrument together: a law has many that no rule needs.
  private mutating func tell(provisions: [Located<String>], of instrument: String, severity: Severity) {
    guard let first = provisions.first else { return }
    guard provisions.count > 1 else { return tell(first, "条款", "provision", severity: severity) }
    let all = provisions.map(\.value).joined(separator: ", ")
    var diagnostic = LintMistake.unused.at(
      first.span, zh: "「\(instrument)」有 \(provisions.count) 个条款没有被引用：\(all)",
      en: "\(provisions.count) provisions of `\(instrument)` are never cited: \(all)")
    diagnostic.severity = severity
    found.append(diagnostic)
  }
}

extension RuleSet {
  /// Every expression of the rule set, messages included, as written.
  var expressions: [SourceExpression] {
    func values(_ message: Template) -> [SourceExpression] {
      (message.zh + message.en).compactMap { if case .value(let value) = $0 { value } else { nil } }
    }
    var found = functions.map(\.body)
    for rule in rules {
      found += rule.each.map(\.list) + rule.applies + rule.when + (rule.unless + rule.pending).flatMap(\.when)
      found += [rule.goods, rule.party].compactMap { $0 } + values(rule.message)
      for date in rule.lawDate {
        switch date {
        case .day(let day): found.append(day)
        case .period(let from, let to): found += [from, to]
        }
      }
    }
    for ground in grounds { found += ground.each.map(\.list) + ground.when }
    for route in routes {
      found += route.when
      if case .value(let value)? = route.addressee { found.append(value) }
    }
    for entry in contradictions { found += entry.each.map(\.list) + entry.when + values(entry.message) }
    for basis in bases { found += basis.otherwise + basis.otherwiseAtLeast }
    return found
  }
}
