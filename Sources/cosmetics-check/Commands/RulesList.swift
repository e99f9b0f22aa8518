import ArgumentParser
import CEL
import Diagnostics
import RuleTools
import Rules

/// `rules list`: which rules there are, on a day, in a category.
struct RulesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the rules and what they rest on. 列出规则。",
    discussion: "Exit status: 0 also where no rule is chosen; 2 for unusable rules or a category that is not declared.")

  @Option(name: .customLong("on"), help: .init("Only rules in force on this day. 只列此日有效的规则。", valueName: "date"))
  var day: CalendarDate?

  @Option(help: .init("Only rules of this category. 只列此类别。", valueName: "id"))
  var category: String?

  @Option(help: .init("Only active rules, or only drafts. 只列启用的规则或者草案。", valueName: "active|draft"))
  var status: RuleStatus?

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<PageFormat>

  func run() throws {
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: output.language)
    let categories = loaded.checked.source.manifest.categories.map(\.id)
    if let category, !categories.contains(category) {
      let near = nearNames(to: category, among: categories)
      let known = (near.isEmpty ? categories : near).joined(separator: ", ")
      throw Failure(.wrongUsage, zh: "没有类别「\(category)」；可选：\(known)", en: "there is no category `\(category)`; there are: \(known)")
    }
    let listing = RuleListing(loaded.checked, choice: .init(day: day, category: category, status: status))
    let language = output.language.language
    try output.write { format in
      switch format {
      case .json: listing.json()
      case .text, .plain: listing.text(language, isPlain: format == .plain)
      }
    }
  }
}

/// The forms of what is read like a page.
enum PageFormat: String, OutputFormat {
  case text, plain, json
  static var usual: PageFormat { .text }
}

extension RuleStatus: ExpressibleByArgument {}
