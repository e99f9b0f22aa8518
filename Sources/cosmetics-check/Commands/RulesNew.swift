import ArgumentParser
import Diagnostics
import Documents
import Engine
import Foundation
import RuleTools
import Rules

/// `rules new`: a rule and its tests to begin with.
struct RulesNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes a draft rule and its tests. 新建规则草稿及用例。",
    discussion: """
      For example: rules new other/storage OTH-901 --act storage_transport --each premises_item=premises --when 'conduct.harmful'
      The draft is checked with the whole rule set before anything is kept; files that are there are never overwritten.
      Exit status: 0 written, 2 it would be no valid rule, or the files are there.
      """)

  @Argument(help: .init("Category and topic. 类别与主题。", valueName: "category/topic"))
  var place: String

  @Argument(help: "The id of the rule. 规则编号。")
  var id: String

  @Option(help: "The act that it finds. 所认定的行为。")
  var act: String

  @Option(help: "The condition. 条件。")
  var when: String

  @Option(help: .init("What it looks at one by one, repeatable. 逐一检查的对象，可重复。", valueName: "name=list"))
  var each: [String] = []

  @Option(help: "Cited provisions, repeatable; the act's own unless given. 所引条款，可重复。")
  var basis: [String] = []

  @Option(help: "The date by which the law is chosen; the record's date unless given. 适用法律的日期。")
  var lawDate: String?

  @Option(help: "Its title in Chinese. 中文标题。")
  var zh = "待定名的规则"

  @Option(help: "Its title in English. 英文标题。")
  var en = "A rule to be named"

  @OptionGroup var rules: RulesOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: language)
    let parts = place.split(separator: "/").map(String.init)
    guard parts.count == 2, parts.allSatisfy(Self.isPlainName) else {
      throw Failure(.wrongUsage, zh: "应写作 类别/主题，例如 other/storage", en: "write category/topic, such as other/storage")
    }
    let stem = "\(loaded.folder.root)\(parts[0])/\(parts[1])"
    for path in ["\(stem).yaml", "\(stem).test.yaml"] where FileManager.default.fileExists(atPath: path) {
      throw Failure(.wrongUsage, zh: "「\(path)」已存在，请另取主题名", en: "`\(path)` is there already; name another topic")
    }
    var draft = RuleDraft(id: id, category: parts[0], act: act, when: when, title: (zh, en))
    draft.basis = basis
    draft.lawDate = lawDate
    draft.each = try each.map { text in
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else {
        throw Failure(.wrongUsage, zh: "--each 应写作 名称=列表", en: "write --each as name=list")
      }
      return (sides[0], sides[1])
    }
    try write(draft, to: stem, for: loaded)
  }

  private static func isPlainName(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D }
  }

  /// Nothing is kept of a rule that the checker refuses.
  private func write(_ draft: RuleDraft, to stem: String, for loaded: LoadedRules) throws {
    let set = loaded.checked.source
    var sources = SourceMap()
    let name = "\(stem).yaml"
    let text = draft.ruleFile(for: set)
    var files = loaded.folder.files.map { sources.add(name: $0.name, bytes: $0.bytes) }
    files.append(sources.add(name: name, bytes: ContiguousArray(text.utf8)))
    var problems: [Diagnostic] = []
    let byName = Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
    let changed = RuleSet.read(files: files, root: loaded.folder.root, reporting: &problems)
    let checked = changed.flatMap { CheckedRuleSet.check($0, files: byName, digest: "", reporting: &problems) }
    guard let checked, !problems.hasErrors else {
      language.show(problems, in: sources)
      throw Failure(.wrongUsage, zh: "没有写入任何文件", en: "nothing was written")
    }
    let status = try statusOfNothing(draft, checked)
    let interruption = Interruption()
    let folder = (stem as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (path, content) in [(name, text), ("\(stem).test.yaml", draft.testFile(for: set, status: status))] {
      let file = try OutputFile(path, interruption: interruption)
      try file.write(Array(content.utf8))
      try file.commit()
      Terminal.output.write("\(path)\n")
    }
  }

  /// What the draft says of the smallest record.
  private func statusOfNothing(_ draft: RuleDraft, _ checked: CheckedRuleSet) throws -> String {
    var sources = SourceMap()
    let file = sources.add(
      name: "draft.test.yaml", bytes: ContiguousArray(draft.testFile(for: checked.source, status: "clear").utf8))
    var problems: [Diagnostic] = []
    let tests = RuleTest.read(files: [file], reporting: &problems)
    guard let test = tests.first, let status = RuleTestRunner(Plan(checked), bases: [:]).statusOfFirstCase(test) else {
      throw Failure(.wrongUsage, zh: "词汇表不容许最小的记录，请手工编写用例", en: "the vocabulary allows no smallest record; write the tests by hand")
    }
    return status
  }
}
