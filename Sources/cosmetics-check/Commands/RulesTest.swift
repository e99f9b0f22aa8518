import ArgumentParser
import Diagnostics
import Documents
import Engine
import Reports
import RuleTools
import Rules

/// `rules`: for those who edit rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Tools for those who edit rules. 规则编辑工具。",
    subcommands: [
      RulesList.self,
      RulesShow.self,
      RulesLint.self,
      RulesTest.self,
      RulesCoverage.self,
      RulesMutate.self,
      RulesEval.self,
      RulesDiff.self,
      RulesNew.self,
      RulesSchema.self,
      RulesFormat.self,
    ])
}

/// The forms of the rule tools.
enum ToolFormat: String, OutputFormat {
  case text, json
  static var usual: ToolFormat { .text }
}

/// The forms of test results.
enum TestFormat: String, OutputFormat {
  case text, json, junit
  static var usual: TestFormat { .text }
}

/// `rules test`: runs the cases that stand beside the rules.
struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the cases beside the rules. 运行规则用例。",
    discussion: "Exit status: 0 all hold, 1 one does not, 2 unusable rules, 3 there was no case to run.")

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<TestFormat>

  @Option(help: "Only rules whose id contains this. 只运行编号含此文字的规则。")
  var filter: String?

  func run() throws {
    let language = output.language.language
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: output.language)
    let tests = try loaded.tests(from: sources, language: output.language)
    let runner = RuleTestRunner(loaded.plan, bases: loaded.bases(of: tests))
    let results = tests.filter { filter.map($0.of.value.contains) ?? true }.flatMap { runner.run($0) }
    let report = TestReport(results: results, sources: sources)
    try output.write { format in
      switch format {
      case .text: report.text(language)
      case .json: report.json()
      case .junit: JUnitReport(results: results, sources: sources, language: language).xml()
      }
    }
    if results.isEmpty { throw ExitStatus.incomplete }
    if results.contains(where: { $0.outcome == .failed }) { throw ExitStatus.found }
  }
}
