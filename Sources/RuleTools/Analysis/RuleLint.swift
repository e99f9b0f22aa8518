public import CEL
public import Diagnostics
import Documents
public import Rules

/// What to look for.
public struct LintOptions: Sendable {
  /// Entries last checked against the law before this day are told, and those of which nobody says when.
  public var since: CalendarDate?

  public init(since: CalendarDate? = nil) { self.since = since }
}

/// Looks through a rule set that is right for what is most likely not meant. `files` are all files of its folder.
public func lint(
  _ checked: CheckedRuleSet, tests: [RuleTest], files: [SourceText], options: LintOptions
) -> [Diagnostic] {
  let set = checked.source
  let documents = RuleDocument.read(files)
  var conditions = ConditionLint(vocabulary: Vocabulary(checked))
  conditions.look(at: checked)
  var texts = TextLint()
  var characters = CharacterLint()
  for document in documents {
    texts.look(at: document)
    characters.look(at: document)
  }
  characters.look(at: set)
  for file in files where file.name.hasSuffix(".csv") { characters.look(at: file) }
  var uses = UseLint(set, documents: documents)
  uses.look(at: files)
  var found = lintOfRules(set, tests: tests) + conditions.found + texts.found + characters.found + uses.found
  found += lintOfForce(set) + LawMap(set).found
  if let since = options.since { found += lintOfChecks(documents, since: since) }
  return found
}

/// A file of the rule folder as a tree, and what it is.
struct RuleDocument {
  enum Kind { case rules, tests, campaign, schema }

  var document: Document
  var kind: Kind

  /// The YAML files; what is broken in them was told before.
  static func read(_ files: [SourceText]) -> [RuleDocument] {
    files.flatMap { file -> [RuleDocument] in
      guard file.name.hasSuffix(".yaml") || file.name.hasSuffix(".yml") else { return [] }
      var ignored: [Diagnostic] = []
      return readYAML(file, reporting: &ignored).map { document in
        RuleDocument(document: document, kind: kind(of: document))
      }
    }
  }

  private static func kind(of document: Document) -> Kind {
    if document.source.name.hasSuffix(".test.yaml") { return .tests }
    if EntryShape.campaignFile.keys.contains(where: { document.value(of: $0.name, in: document.root) != nil }) { return .campaign }
    return document.value(of: "$defs", in: document.root) == nil ? .rules : .schema
  }
}

extension LintMistake {
  func at(_ span: SourceSpan, zh: String, en: String, other: [Label] = [], suggestions: [String] = []) -> Diagnostic {
    at(span, Localized(zh: zh, en: en), other: other, suggestions: suggestions)
  }
}

/// What is told of a rule alone: its tests and its message.
private func lintOfRules(_ set: RuleSet, tests: [RuleTest]) -> [Diagnostic] {
  let tested = Set(tests.filter { !$0.cases.isEmpty }.map(\.of.value))
  return set.rules.flatMap { rule -> [Diagnostic] in
    let id = rule.id
    var found: [Diagnostic] = []
    if !tested.contains(id.value) {
      found.append(
        LintMistake.untestedRule.at(id.span, zh: "规则「\(id.value)」没有用例", en: "the rule `\(id.value)` has no tests"))
    }
    let (zh, en) = (named(rule.message.zh), named(rule.message.en))
    // Where a rule goes through a list, the message must say which element it is about.
    if !rule.each.isEmpty, zh.isEmpty || en.isEmpty {
      found.append(
        LintMistake.messageWithoutField.at(
          id.span, zh: "「\(id.value)」的消息没有引用任何字段", en: "the message of `\(id.value)` names no field"))
    } else if let only = zh.symmetricDifference(en).min() {
      found.append(
        LintMistake.messageWithoutField.at(
          id.span, zh: "「\(id.value)」的消息只在一种语言中引用「\(only)」",
          en: "the message of `\(id.value)` names `\(only)` in one language only"))
    }
    return found
  }
}

private func named(_ parts: [Template.Part]) -> Set<String> {
  var found: Set<String> = []
  for case .value(let value) in parts { found.insert(value.expression.text(of: value.expression.root)) }
  return found
}
