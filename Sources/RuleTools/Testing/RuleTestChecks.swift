import Diagnostics
import Documents
import Engine
import Records
import Rules

/// What is wrong with tests, told before anything runs: names that no rule set has, records that do not fit the
/// vocabulary, patches that lead nowhere.
struct RuleTestChecks {
  let set: RuleSet
  private let rules: [String]
  private let acts: [String]
  private let actions: [String]
  private let paths: [SourceID: String]
  private let told: Set<String>
  var found: [Diagnostic] = []

  /// Nothing is said of names that are `told` where they are declared.
  init(_ set: RuleSet, files: [SourceText], told: Set<String>) {
    self.set = set
    self.told = told
    paths = Dictionary(files.map { ($0.id, $0.name) }) { first, _ in first }
    rules = set.rules.map(\.id.value)
    acts = set.acts.map(\.id.value)
    actions = set.manifest.actions.map(\.id)
  }

  mutating func check(_ test: RuleTest) {
    // Tests stand beside their rules: of names that are equally near, one of the same topic is meant.
    let neighbours = set.rules.filter { topic(of: $0.id.span) == topic(of: test.of.span) }.map(\.id.value)
    let isNearby = !rules.contains(test.of.value) && !nearNames(to: test.of.value, among: neighbours).isEmpty
    // Where an id stands twice, it took the place of another, which is told there.
    if Set(rules).count == rules.count { look(up: test.of, among: isNearby ? neighbours : rules, .unknownName) }
    for one in test.cases {
      if let status = one.expect.status { look(up: status, among: Status.allCases.map(\.rawValue), .unknownWord) }
      for name in one.expect.names { look(up: name) }
    }
    guard let record = test.record else { return }
    checkRecord(record, of: test)
  }

  private mutating func look(up name: RuleTest.Name) {
    let set = set
    switch name.kind {
    case .act: look(up: name.name, among: acts, .unknownAct)
    case .action: look(up: name.name, among: actions, .unknownName)
    case .actionState:
      look(up: name.name, among: Recommendation.State.allCases.map(\.rawValue) + ["none"], .unknownWord)
    case .ground: look(up: name.name, among: set.grounds.map(\.id.value), .unknownName)
    case .groundState: look(up: name.name, among: GroundState.allCases.map(\.rawValue) + ["none"], .unknownWord)
    case .provision: look(up: name.name, among: set.provisions.map(\.id.value), .unknownProvision)
    case .role: look(up: name.name, among: set.manifest.roles.map(\.id), .unknownName)
    case .step, .confiscated: look(up: name.name, among: set.manifest.words.map(\.id), .unknownName)
    case .duty: look(up: name.name, among: ["must", "may"], .unknownWord)
    }
  }

  /// The file's path without its endings: `rules/topic/name`.
  private func topic(of span: SourceSpan) -> Substring? {
    guard let path = paths[span.source] else { return nil }
    let start = path.lastIndex(of: "/") ?? path.startIndex
    return path[..<(path[start...].firstIndex(of: ".") ?? path.endIndex)]
  }

  private mutating func look(up name: Located<String>, among names: [String], _ mistake: RuleMistake) {
    guard !names.contains(name.value), !set.mayDeclare(name.value), !told.contains(name.value) else { return }
    // An act or a provision that a rule names too was told there.
    if mistake == .unknownProvision, set.rules.contains(where: { $0.basis.contains { $0.value == name.value } }) { return }
    if mistake == .unknownAct, set.rules.contains(where: { $0.act.value == name.value }) { return }
    let near = nearNames(to: name.value, among: names)
    found.append(
      mistake.at(
        name.span, Localized(zh: "「\(name.value)」没有声明", en: "`\(name.value)` is not declared"),
        help: near.first.map { [Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?")] } ?? [],
        suggestions: near))
  }

  // MARK: Records

  private mutating func checkRecord(_ record: NodeID, of test: RuleTest) {
    let tree = EditableTree(test.document, record)
    let own = mistakes(in: tree, of: test)
    found += own
    guard own.isEmpty else { return }
    for one in test.cases where !one.patches.isEmpty {
      guard let patched = patched(tree, one, of: test), !mistakes(in: patched, of: test).isEmpty else { continue }
      tellPatches(one, tree, of: test)
    }
  }

  private func mistakes(in tree: EditableTree, of test: RuleTest) -> [Diagnostic] {
    var told: [Diagnostic] = []
    _ = decode(tree.laidOut(in: test.document.source), by: set.schema, reporting: &told)
    return told.filter { $0.severity == .error }
  }

  /// The record with all patches of a case; nil where one leads nowhere, which is told.
  private mutating func patched(_ tree: EditableTree, _ one: RuleTest.Case, of test: RuleTest) -> EditableTree? {
    var result = tree
    for patch in one.patches where !result.apply(patch, of: test) {
      if let (span, near) = misspeltStep(of: patch) {
        tell(span, "路径「\(patch.path)」不存在", "there is nothing at `\(patch.path)`", near)
      } else {
        tell(patch.span, "路径「\(patch.path)」不存在", "there is nothing at `\(patch.path)`", [])
      }
      return nil
    }
    return result
  }

  /// The first step of a patch's path that no field bears, where it stands, and the fields that are like it.
  private func misspeltStep(of patch: RuleTest.Patch) -> (SourceSpan, [String])? {
    var type = set.schema.record
    var offset = Int(patch.span.length) == patch.path.utf8.count ? 0 : 1
    for part in patch.path.split(separator: ".") {
      let name = String(part.prefix { $0 != "[" })
      guard let field = type.field(name) else {
        let span = SourceSpan(
          source: patch.span.source, start: patch.span.start + UInt32(offset), length: UInt32(name.utf8.count))
        return (span, nearNames(to: name, among: type.fields.map(\.name)))
      }
      switch field.shape {
      case .object(let next), .list(.object(let next), _, _): type = set.schema.types[next]
      default: return nil
      }
      offset += part.utf8.count + 1
    }
    return nil
  }

  /// Which patch makes the record one that does not fit the vocabulary.
  private mutating func tellPatches(_ one: RuleTest.Case, _ tree: EditableTree, of test: RuleTest) {
    var before = tree
    for patch in one.patches {
      var after = before
      _ = after.apply(patch, of: test)
      let known = Set(mistakes(in: before, of: test).map(\.message))
      if let new = mistakes(in: after, of: test).first(where: { !known.contains($0.message) }) {
        tell(patch, new, of: test)
        return
      }
      before = after
    }
  }

  /// An unknown field is told where the patch's path names it, anything else where its value stands.
  private mutating func tell(_ patch: RuleTest.Patch, _ mistake: Diagnostic, of test: RuleTest) {
    var copy = mistake
    copy.secondary = []
    if mistake.code == RecordMistake.unknownField.rawValue, let (span, _) = misspeltStep(of: patch) {
      copy.primary = Label(span)
    } else if let value = patch.value {
      let span = test.document.span(of: value)
      // What stands within the value is told there.
      let isInside = mistake.primary.span.start > span.start && mistake.primary.span.end <= span.end
      copy.primary = Label(isInside ? mistake.primary.span : span)
    } else {
      copy.primary = Label(patch.span)
    }
    found.append(copy)
  }

  private mutating func tell(_ span: SourceSpan, _ zh: String, _ en: String, _ suggestions: [String]) {
    found.append(RuleMistake.testShape.at(span, Localized(zh: zh, en: en), suggestions: suggestions))
  }
}

extension EditableTree {
  /// False where the patch's path leads nowhere.
  mutating func apply(_ patch: RuleTest.Patch, of test: RuleTest) -> Bool {
    guard let steps = PathStep.steps(of: patch.path) else { return false }
    return set(steps[...], to: patch.value.map { EditableTree(test.document, $0) })
  }
}
