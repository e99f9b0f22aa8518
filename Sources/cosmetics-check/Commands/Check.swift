import ArgumentParser
import CEL
import Campaign
import Diagnostics
import Documents
import Engine
import Records
import Reports
import Rules

extension ReportFormat: OutputFormat {
  static var usual: ReportFormat { .text }
}

extension InputForm: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) {
    guard let date = CalendarDate(argument), date.isExact else { return nil }
    self = date
  }
}

/// From which kind of finding on the exit status says that something was found.
enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
  case violation, undetermined, never

  /// `undetermined` includes what is pending.
  func isReached(by summary: RunSummary) -> Bool {
    switch self {
    case .violation: summary.count(.violation) > 0
    case .undetermined: [.violation, .pending, .undetermined].contains { summary.count($0) > 0 }
    case .never: false
    }
  }
}

/// `check PATH…`: validate, evaluate, assess.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judges inspection records. 研判检查记录。",
    discussion: """
      Files are YAML, JSON, NDJSON or workbooks (.xlsx); folders are read recursively, tables (.csv) of a folder \
      as one workbook; - is standard input.
      Exit status: 0 nothing found, 1 something found, 2 unusable rules, 3 not everything could be judged.
      """)

  @Argument(help: .init("Files, folders, or - for standard input. 文件、文件夹，或 - 表示标准输入。", valueName: "path"))
  var paths: [String]

  @Option(help: "The form of what is read; else by the file's name or first bytes. 输入格式。")
  var from: InputForm?

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ReportFormat>

  @Option(help: .init("Judges open procedures as of this day. 研判基准日。", valueName: "date"))
  var asOf: CalendarDate?

  @Flag(help: "Shows every condition with its value and operands. 显示每个条件的值。")
  var explain = false

  @Flag(help: "Shows personal data. 显示个人信息。")
  var unmask = false

  @Option(help: .init("Compares with the figures of an earlier campaign, in --format html. 与以往行动的数字比较。", valueName: "file"))
  var earlier: String?

  @Option(help: .init("Writes every record × rule × thing with its status. 写出台账。", valueName: "file"))
  var ledger: String?

  @Option(help: .init("Keeps the run in a file (SQLite), and knows the earlier runs in it. 存入档案，并参照档案中以前的运行。", valueName: "file"))
  var store: String?

  @Flag(
    inversion: .prefixedNo, help: "Whether what the store keeps of the enterprise's earlier decisions counts as known. 是否参照档案。")
  var history = true

  @Option(help: .init("Evaluates a second rule set beside the first: shown, never counted. 另一套规则，只显示，不计入。", valueName: "folder"))
  var shadow: String?

  @Option(help: "What makes exit status 1; undetermined includes pending. 何种认定使退出码为 1。")
  var failOn = FailureLevel.violation

  @Option(help: .init("How many records are judged at a time; as many as there are processors. 并行数。", valueName: "n"))
  var jobs: Int?

  @Option(help: "Progress on standard error: auto where it is a terminal. 显示进度。")
  var progress = ProgressDisplay.auto

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes 1 to 256. --jobs 取 1 至 256。") }
    if earlier != nil, !output.targets.contains(where: { $0.format == .html }) {
      throw ValidationError("--earlier is for --format html. --earlier 只用于 --format html。")
    }
  }

  func run() async throws {
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: output.language)
    let shadowed = try shadow.map { try LoadedRules.load($0, into: &sources, language: output.language) }
    let interruption = Interruption()
    let line = ProgressLine(progress, language: output.language.language)
    interruption.onInterruption { line.interrupted }
    var files: [OutputFile] = []
    let earlier = try earlier.map { try EarlierFigures.load($0, for: loaded.plan, language: output.language) }
    let order = try order(loaded.plan, shadowed?.plan, comparedWith: earlier, line, &files, interruption)
    let summary: RunSummary
    do {
      summary = try await Campaign.run(order, over: InputTexts(paths: paths, form: from, workbooks: loaded.plan.ruleSet.sheetLayout))
    } catch let problem as StoreProblem {
      throw Failure(.incomplete, zh: problem.message.zh, en: problem.message.en)
    }
    line.clear()
    for file in files { try file.commit() }
    try end(summary)
  }

  /// What is to be done. `files` are to be committed after it.
  private func order(
    _ plan: Plan, _ shadow: Plan?, comparedWith earlier: EarlierCampaign?, _ line: ProgressLine, _ files: inout [OutputFile],
    _ interruption: Interruption
  ) throws -> RunOrder {
    var order = RunOrder(plan: plan, header: RunHeader(toolVersion: Version.text, plan: plan, shadow: shadow), reports: [])
    order.pair = shadow.map { PlanPair(plan, $0) }
    for target in output.targets {
      let options = ReportOptions(
        language: output.language.language, explains: explain, unmasks: unmask,
        usesColour: target.file == nil && Terminal.output.isColoured, earlier: earlier)
      let file = try OutputFile(target.file, interruption: interruption)
      files.append(file)
      let put: @Sendable ([UInt8]) throws -> Void = { try file.write($0) }
      switch target.format.form(plan, options, put: put) {
      case .streamed(let writer): order.reports.append(ReportTarget(writer, put: put))
      case .kept(let keeper): order.keepers.append(keeper)
      }
    }
    if let ledger {
      let file = try OutputFile(ledger, interruption: interruption)
      files.append(file)
      order.ledger = { try file.write($0) }
    }
    if let store {
      let opened = try withStore { try Store(writing: store) }
      let options = ReportOptions(language: output.language.language, unmasks: unmask)
      order.keepers.append(StoreKeeper(opened, plan: plan, options: options, asOf: asOf, readsHistory: history))
      if history { order.history = opened }
    }
    order.asOf = asOf
    order.explains = explain
    order.unmasks = unmask
    order.jobs = jobs ?? Processors.count
    order.totalBytes = line.isShown ? inputSize(of: paths) : nil
    order.onProgress = { line.show($0) }
    return order
  }

  private func end(_ summary: RunSummary) throws {
    guard summary.sumsAreRight else {
      throw Failure(.bug, zh: "台账之和不符：这是程序错误", en: "the sums of the ledger are wrong: this is a bug")
    }
    if summary.records == 0 {
      throw Failure(.incomplete, zh: "没有找到任何记录", en: "there is no record at all")
    }
    if summary.invalid > 0 || summary.count(.failed) > 0 { throw ExitStatus.incomplete }
    if failOn.isReached(by: summary) { throw ExitStatus.found }
  }
}
