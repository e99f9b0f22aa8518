import ArgumentParser
import CEL
import Diagnostics
import Documents
import Engine
import Records
import Reports
import RuleTools
import Rules

/// `rules lint`: every mistake of a rule set, and what is most likely not meant.
struct RulesLint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Looks for mistakes in the rules. 检查规则集。",
    discussion: "Exit status: 0 nothing found, 1 warnings, 2 errors: the rule set cannot be used.")

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ValidationWriter.Format>

  @Option(help: .init("Tells what was not checked against the law since this day. 提示此日之后未核对的条目。", valueName: "date"))
  var since: CalendarDate?

  @Option(help: .init("Records; a rule that applies to none of them is told. 记录文件夹。", valueName: "folder"))
  var population: String?

  func run() throws {
    var sources = SourceMap()
    let folder: RuleFolder
    do throws(RuleFolderProblem) {
      folder = try RuleFolder.load(rules.rules, into: &sources)
    } catch {
      throw Failure(.wrongUsage, zh: error.message.zh, en: error.message.en)
    }
    var found: [Diagnostic] = []
    let set = RuleSet.read(files: folder.files, root: folder.root, reporting: &found)
    let tests = RuleTest.read(files: folder.files, reporting: &found)
    if let set {
      let checked = CheckedRuleSet.check(set, files: folder.byName, digest: folder.digest, reporting: &found)
      if let checked, !found.hasErrors { found += lint(checked, tests: tests, files: folder.files, options: LintOptions(since: since)) }
      if let checked, let population { found += try unapplied(Plan(checked), population, sources: &sources) }
    }
    try write(found, sources: sources)
    if found.hasErrors { throw ExitStatus.wrongUsage }
    if found.contains(where: { $0.severity != .note }) { throw ExitStatus.found }
  }

  private func write(_ found: [Diagnostic], sources: SourceMap) throws {
    var summary = ValidationWriter.Summary()
    summary.count(orderedByPlace(found))
    let interruption = Interruption()
    for target in output.targets {
      let rendering = RenderingOptions(
        language: output.language.language, isColoured: target.file == nil && Terminal.output.isColoured)
      var writer = ValidationWriter(
        target.format, options: rendering, pages: Catalogue.pages, version: Version.text)
      let file = try OutputFile(target.file, interruption: interruption)
      try file.write(writer.add(found, in: sources))
      try file.write(writer.close(summary))
      try file.commit()
    }
  }

  /// Rules that are not applicable to anything in any of the records.
  private func unapplied(_ plan: Plan, _ path: String, sources: inout SourceMap) throws -> [Diagnostic] {
    var applied: Set<Int> = []
    var records = 0
    var evaluator = Evaluator(plan, wantsLedger: true)
    try forEachRecord(in: [path], sources: &sources) { input in
      guard case .document(let document) = input else { return }
      var ignored: [Diagnostic] = []
      guard let record = decode(document, by: plan.ruleSet.schema, reporting: &ignored) else { return }
      records += 1
      for verdict in evaluator.findings(in: record).verdicts where verdict.status != .notApplicable {
        applied.insert(verdict.rule)
      }
    }
    if records == 0 { throw Failure(.incomplete, zh: "「\(path)」中没有可用的记录", en: "there is no usable record in `\(path)`") }
    return plan.rules.indices.filter { !applied.contains($0) }.map { index in
      let id = plan.rules[index].rule.id
      return LintMistake.appliesToNothing.at(
        id.span,
        Localized(
          zh: "「\(id.value)」不适用于所给的任何一条记录", en: "`\(id.value)` applies to none of the \(records) records"))
    }
  }
}
