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
    var failure: Failure?
    if let checked = checked(folder, reporting: &found), let population {
      do throws(Failure) {
        found += try unapplied(Plan(checked), population, sources: &sources)
      } catch {
        failure = error
      }
    }
    try write(found, sources: sources)
    if found.hasErrors { throw ExitStatus.wrongUsage }
    if let failure { throw failure }
    if found.contains(where: { $0.severity != .note }) { throw ExitStatus.found }
  }

  /// The rule set with everything that is wrong with it, or odd about it.
  private func checked(_ folder: RuleFolder, reporting found: inout [Diagnostic]) -> CheckedRuleSet? {
    let reading = RuleReading(files: folder.files, root: folder.root, digest: folder.digest)
    found += reading.diagnostics
    guard let checked = reading.checked else { return nil }
    found += lint(checked, tests: reading.tests, files: folder.files, options: LintOptions(since: since))
    return checked
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

  /// Rules that apply to nothing in any of the records. Records that cannot be read are no part of the population.
  private func unapplied(
    _ plan: Plan, _ path: String, sources: inout SourceMap
  ) throws(Failure) -> [Diagnostic] {
    var population = PopulationLint(plan)
    var evaluator = Evaluator(plan, wantsLedger: true)
    var unusable = 0
    forEachRecord(in: [path], workbooks: plan.ruleSet.sheetLayout, sources: &sources) { input in
      var mistakes: [Diagnostic] = []
      guard case .document(let document) = input,
        let record = decode(document, by: plan.ruleSet.schema, reporting: &mistakes), !mistakes.hasErrors
      else {
        unusable += 1
        return
      }
      population.add(evaluator.findings(in: record))
    }
    if population.records == 0 {
      throw Failure(.incomplete, zh: "「\(path)」中没有可用的记录", en: "there is no usable record in `\(path)`")
    }
    if unusable > 0 {
      let count = Localized(
        zh: "「\(path)」中有 \(unusable) 条记录无法使用，未计入", en: "records in `\(path)` that cannot be used and were left out: \(unusable)")
      Terminal.error.write(count[output.language.language] + "\n")
    }
    return population.diagnostics
  }
}
