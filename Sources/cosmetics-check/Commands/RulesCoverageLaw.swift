import ArgumentParser
import Diagnostics
import RuleTools
import Rules

/// `rules coverage law`: every part of the law that the outlines name, and what the rules make of it.
struct RulesCoverageLaw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law", abstract: "The map of the law: what is made of each article, paragraph and item. 法律条文的编入情况。",
    discussion: """
      What the outlines of the rule set name as parts of the law, each with its entry: encoded, hanging on a person's finding, \\
      procedural, or left out with the reason; and with all that cites it.
      Exit status: 0, 1 a part has no entry or an entry says what is not so, 2 unusable rules, 3 there is no outline.
      """)

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ToolFormat>

  func run() throws {
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: output.language)
    let set = loaded.checked.source
    let map = LawMap(set)
    output.language.show(map.found, in: sources)
    let report = LawMapReport(map, titles: set.instruments.map { ($0.id.value, $0.title) })
    let language = output.language.language
    try output.write { format in format == .json ? report.json() : report.text(language) }
    if map.items.isEmpty { throw ExitStatus.incomplete }
    if !map.found.isEmpty { throw ExitStatus.found }
  }
}
