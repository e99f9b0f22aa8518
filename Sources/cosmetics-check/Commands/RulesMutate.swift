import ArgumentParser
import Diagnostics
import Documents
import Engine
import RuleTools
import Rules

/// `rules mutate`: would the cases beside the rules notice a mistake in them?
struct RulesMutate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate", abstract: "Puts mistakes into the rules, one at a time, and shows which ones no case notices. 变异测试。",
    discussion: """
      One comparator, limit, date, condition, exception, burden, band or citation is changed at a time, and the cases \
      concerned are run. For each mutant that survives a case is looked for that would notice it. Mutants that say the same \
      as the rule are marked, with the reason, in mutants.yaml.
      Exit status: 0 all noticed, 1 one survived, 2 unusable rules, 3 there was nothing to try.
      """)

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ToolFormat>

  @Option(help: "Only entries (rules, functions, penalties, …) whose id contains this. 只变异编号含此文字的条目。")
  var filter: String?

  @Option(help: "How many mutants are tried at a time. 同时运行的变异数。")
  var jobs: Int = Processors.count

  @Flag(help: "Looks for no cases that would notice the survivors. 不为存活的变异寻找用例。")
  var quick = false

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs is at least 1") }
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
    let progress = CountLine(total: mutants.count, language: output.language.language)
    let fates = await run.run(mutants, jobs: jobs) { progress.show($0) }
    progress.clear()
    let report = MutationReport(mutants, fates, marks: marks, checksMarks: filter == nil, sources: sources)
    let language = output.language.language
    try output.write { format in format == .json ? report.json() : report.text(language) }
    output.language.show(report.stale, in: sources)
    if report.stale.hasErrors { throw ExitStatus.wrongUsage }
    if report.lines.isEmpty { throw ExitStatus.incomplete }
    if !report.survivors.isEmpty { throw ExitStatus.found }
  }
}
