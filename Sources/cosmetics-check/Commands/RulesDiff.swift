import ArgumentParser
import CEL
import Campaign
import Diagnostics
import Documents
import Engine
import Reports
import RuleTools
import Rules

/// `rules diff`: what changed between two rule sets, and what that does to records.
struct RulesDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Says what changed between two rule sets, and what that does to records. 比较两套规则。",
    discussion: """
      Comments, formatting, and in which file something stands are no change; tests and campaigns are not compared. With \
      --population the records are judged by both, and what comes out differently is named.
      Exit status: 0 no difference, 1 differences, 2 unusable rules, 3 a record that neither rule set could read, or no record.
      """)

  @Argument(help: .init("The folder of the rules as they were. 旧规则集文件夹。", valueName: "old"))
  var old: String

  @Argument(help: .init("The folder of the rules as they are. 新规则集文件夹。", valueName: "new"))
  var new: String

  @Option(
    parsing: .singleValue,
    help: .init("Records to be judged by both: a file, a folder, or -; repeatable. 用两套规则研判的记录，可重复。", valueName: "path"))
  var population: [String] = []

  @Option(help: "The form of the records; else by the file's name or first bytes. 输入格式。")
  var from: InputForm?

  @Option(help: .init("Judges open procedures as of this day. 研判基准日。", valueName: "date"))
  var asOf: CalendarDate?

  @Flag(help: "Names every row and every record. 全部列出。")
  var all = false

  @Option(help: .init("How many records are judged at a time; as many as there are processors. 并行数。", valueName: "n"))
  var jobs: Int?

  @Option(help: "Progress on standard error: auto where it is a terminal. 显示进度。")
  var progress = ProgressDisplay.auto

  @OptionGroup var output: OutputOptions<PageFormat>

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes 1 to 256. --jobs 取 1 至 256。") }
  }

  func run() async throws {
    var sources = SourceMap()
    let before = try LoadedRules.load(old, into: &sources, language: output.language)
    let after = try LoadedRules.load(new, into: &sources, language: output.language)
    let interruption = Interruption()
    let effects = population.isEmpty ? nil : try await effects(before.plan, after.plan, interruption)
    let report = DifferenceReport(
      RuleDifference(.init(before.folder, before.checked), .init(after.folder, after.checked)), effects,
      plans: Both(before.plan, after.plan), sources: sources, limit: all ? nil : DifferenceReport.usualLimit)
    let language = output.language.language
    try output.write(interruption: interruption) { format in
      switch format {
      case .json: report.json()
      case .text, .plain: report.text(language, isPlain: format == .plain)
      }
    }
    if report.hasNoRecord { throw Failure(.incomplete, zh: "没有找到任何记录", en: "there is no record at all") }
    if report.unread > 0 { throw ExitStatus.incomplete }
    if report.isDifferent { throw ExitStatus.found }
  }

  /// Judges the records by both.
  private func effects(_ before: Plan, _ after: Plan, _ interruption: Interruption) async throws -> PopulationEffects {
    let line = ProgressLine(progress, language: output.language.language)
    interruption.onInterruption { line.interrupted }
    let effects = PopulationEffects()
    var order = RunOrder(plan: before, header: RunHeader(toolVersion: Version.text, plan: before, shadow: after), reports: [])
    order.pair = PlanPair(before, after)
    order.keepers = [effects]
    order.asOf = asOf
    order.jobs = jobs ?? Processors.count
    order.totalBytes = line.isShown ? inputSize(of: population) : nil
    order.onProgress = { line.show($0) }
    _ = try await Campaign.run(order, over: InputTexts(paths: population, form: from, workbooks: before.ruleSet.sheetLayout))
    line.clear()
    return effects
  }
}
