import ArgumentParser
import Campaign
import Diagnostics
import Documents
import Engine
import Reports
import RuleTools
import Rules

/// `rules mutate`: would the cases beside the rules notice a mistake in them?
struct RulesMutate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate", abstract: "Puts mistakes into the rules, one at a time, and shows which ones no case notices. 变异测试。",
    discussion: """
      One comparator, limit, date, condition, exception, burden, band or citation is changed at a time, and the cases \
      concerned are run. For each mutant that survives a case is looked for that would notice it. Mutants that say the same \
      as the rule are marked, with the reason, in mutants.yaml. With --population the survivors are tried on records besides: \
      of each is told whether any record comes out otherwise, and a mark that a record belies is an error.
      Exit status: 0 all noticed, by a case or a record; 1 one was not; 2 unusable rules; 3 there was nothing to try, or a record \
      could not be read.
      """)

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ToolFormat>

  @Option(help: "Only entries (rules, functions, penalties, …) whose id contains this. 只变异编号含此文字的条目。")
  var filter: String?

  @Option(help: "How many mutants are tried at a time. 同时运行的变异数。")
  var jobs: Int = Processors.count

  @Flag(help: "Looks for no cases that would notice the survivors. 不为存活的变异寻找用例。")
  var quick = false

  @Option(
    parsing: .singleValue,
    help: .init("Records on which the survivors are tried: a file, a folder, or -; repeatable. 用来试存活变异的记录，可重复。", valueName: "path"))
  var population: [String] = []

  @Flag(help: "Counts every record that a survivor changes; else the first is enough. 统计每个存活变异改变的全部记录。")
  var counts = false

  @Option(help: "The form of the records; else by the file's name or first bytes. 输入格式。")
  var from: InputForm?

  @Option(help: "Progress over the records on standard error: auto where it is a terminal. 显示进度。")
  var progress = ProgressDisplay.auto

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if population.isEmpty, counts || from != nil {
      throw ValidationError("--counts and --from go with --population. --counts 和 --from 与 --population 一起使用。")
    }
  }

  func run() async throws {
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: output.language)
    let tests = try loaded.tests(from: sources, language: output.language)
    var problems: [Diagnostic] = []
    let marks = EquivalentMutant.read(files: loaded.folder.files, root: loaded.folder.root, reporting: &problems)
    output.language.show(problems, in: sources)
    if problems.hasErrors { throw ExitStatus.wrongUsage }
    let mutants = Mutant.all(of: loaded.checked.source).filter { mutant in filter.map(mutant.entry.id.contains) ?? true }
    guard
      let run = MutationRun(
        loaded.checked, plan: loaded.plan, tests: tests, bases: loaded.bases(of: tests), suggests: !quick)
    else {
      throw Failure(
        .wrongUsage, zh: "用例本身未全部成立，请先运行 rules test", en: "the cases do not all hold as it is; run `rules test` first")
    }
    let line = CountLine(total: mutants.count, language: output.language.language)
    let fates = await run.run(mutants, jobs: jobs) { line.show($0) }
    line.clear()
    let interruption = Interruption()
    var tried: MutationPopulation?
    if !population.isEmpty {
      let survivors = MutationPopulation(mutants, fates, of: loaded.checked, plan: loaded.plan, countsAll: counts)
      tried = try await judged(survivors, loaded.plan, interruption)
    }
    let report = MutationReport(
      mutants, fates, marks: marks, checksMarks: filter == nil, population: tried, sources: sources)
    let language = output.language.language
    try output.write(interruption: interruption) { format in format == .json ? report.json() : report.text(language) }
    output.language.show(report.stale, in: sources)
    if report.stale.hasErrors { throw ExitStatus.wrongUsage }
    if tried?.records == 0 { throw Failure(.incomplete, zh: "没有找到任何记录", en: "there is no record at all") }
    if report.lines.isEmpty || tried.map({ $0.unread > 0 }) == true { throw ExitStatus.incomplete }
    if !report.unnoticed.isEmpty { throw ExitStatus.found }
  }

  /// Judges the records by the rules and by each survivor.
  private func judged(
    _ survivors: MutationPopulation, _ plan: Plan, _ interruption: Interruption
  ) async throws -> MutationPopulation {
    let line = ProgressLine(progress, language: output.language.language)
    interruption.onInterruption { line.interrupted }
    var order = RunOrder(plan: plan, header: RunHeader(toolVersion: Version.text, plan: plan), reports: [])
    order.variants = survivors.effects
    order.jobs = jobs
    order.totalBytes = line.isShown ? inputSize(of: population) : nil
    order.onProgress = { line.show($0) }
    let summary = try await Campaign.run(
      order, over: InputTexts(paths: population, form: from, workbooks: plan.ruleSet.sheetLayout))
    line.clear()
    var judged = survivors
    (judged.records, judged.unread) = (summary.records, summary.invalid)
    return judged
  }
}
