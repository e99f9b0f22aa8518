import ArgumentParser
import Diagnostics
import RuleTools
import Rules

/// `rules show`: rules as pages that a person can read.
struct RulesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows rules as readable pages. 把规则写成可读的文字。",
    discussion: "Conditions are put into words with the titles of the vocabulary; below them stands what was written.")

  @Argument(help: .init("Ids of rules. 规则编号。", valueName: "id"))
  var ids: [String]

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<PageFormat>

  func run() throws {
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: output.language)
    var problems: [Diagnostic] = []
    let tests = RuleTest.read(files: loaded.folder.files, reporting: &problems)
    output.language.show(problems, in: sources)
    let known = loaded.checked.rules.map(\.rule.id.value)
    let pages = RulePages(
      try ids.map { id in
        guard let page = RulePage(id, in: loaded.checked, tests: tests) else {
          let near = nearNames(to: id, among: known).first
          throw Failure(
            .wrongUsage, zh: "没有规则「\(id)」" + (near.map { "；是不是「\($0)」？" } ?? ""),
            en: "there is no rule `\(id)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
        }
        return page
      })
    let language = output.language.language
    try output.write { format in
      switch format {
      case .json: pages.json()
      case .text, .plain: pages.text(language, isPlain: format == .plain)
      }
    }
  }
}
