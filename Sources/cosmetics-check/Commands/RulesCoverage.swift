import ArgumentParser
import Diagnostics
import Documents
import Engine
import RuleTools
import Rules

/// `rules coverage`: what has been seen of the rules.
struct RulesCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "What the cases have seen of the rules, and the rules of the law. 用例和法律条文的覆盖情况。",
    subcommands: [RulesCoverageConditions.self, RulesCoverageLaw.self], defaultSubcommand: RulesCoverageConditions.self)
}

/// `rules coverage conditions`: each condition seen true, false and unknown, and deciding alone.
struct RulesCoverageConditions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conditions", abstract: "Each condition seen true, false, unknown, and deciding alone. 条件覆盖。",
    discussion: """
      Operands of && and || count by themselves. A condition decides alone where it is false and no other of its conjunction \\
      is, or true and no other of its disjunction is.
      Exit status: 0, 1 below the threshold, 2 unusable rules, 3 there was no case to run.
      """)

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ToolFormat>

  @Option(help: "Only rules whose id contains this. 只统计编号含此文字的规则。")
  var filter: String?

  @Option(help: "The least share, in percent. 覆盖率下限（百分比）。")
  var threshold: Double?

  func run() throws {
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: output.language)
    let tests = try loaded.tests(from: sources, language: output.language)
    let own = tests.filter { filter.map($0.of.value.contains) ?? true }
    let coverage = ConditionCoverage(loaded.plan, tests: own, bases: loaded.bases(of: own))
      .filtered { line in filter.map(line.rule.contains) ?? true }
    let report = CoverageReport(coverage, sources: sources)
    let language = output.language.language
    try output.write { format in format == .json ? report.json() : report.text(language) }
    if coverage.cases == 0 { throw ExitStatus.incomplete }
    if let threshold, coverage.percent < threshold { throw ExitStatus.found }
  }
}
