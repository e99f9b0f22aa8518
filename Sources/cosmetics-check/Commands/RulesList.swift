import ArgumentParser
import Diagnostics
import Engine
import Rules

/// `rules list`: every rule with its category, status and basis.
struct RulesList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the rules. 列出规则。")

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ToolFormat>

  func run() throws {
    let language = output.language.language
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: output.language)
    let interruption = Interruption()
    for target in output.targets {
      let file = try OutputFile(target.file, interruption: interruption)
      try file.write(target.format == .json ? Self.json(loaded.plan) : Self.text(loaded.plan, language))
      try file.commit()
    }
  }

  private static func text(_ plan: Plan, _ language: Language) -> [UInt8] {
    var text = ""
    for category in plan.manifest.categories {
      let own = plan.rules.map(\.rule).filter { $0.category.value == category.id }
      guard !own.isEmpty else { continue }
      text += "\(category.title[language]) (\(own.count))\n"
      for rule in own {
        let draft = rule.status == .draft ? (language == .zh ? "（草案）" : " (draft)") : ""
        text += "  \(rule.id.value)  \(rule.title[language])\(draft)  \(rule.basis.map(\.value).joined(separator: " "))\n"
      }
    }
    let active = plan.rules.count { $0.rule.status == .active }
    text += language == .zh ? "共 \(plan.rules.count) 条，有效 \(active) 条\n" : "\(plan.rules.count) rules, \(active) active\n"
    return Array(text.utf8)
  }

  private static func json(_ plan: Plan) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("rules")
      json.array { json in
        for rule in plan.rules.map(\.rule) {
          json.object { json in
            for (key, value) in [("id", rule.id.value), ("category", rule.category.value), ("status", rule.status.rawValue)] {
              json.key(key)
              json.string(value)
            }
            json.key("title")
            json.localized(rule.title)
            json.key("basis")
            json.array { json in rule.basis.forEach { json.string($0.value) } }
          }
        }
      }
      json.key("summary")
      json.object { json in
        json.key("rules")
        json.int(plan.rules.count)
        json.key("active")
        json.int(plan.rules.count { $0.rule.status == .active })
      }
    }
    return json.take() + [0x0A]
  }
}
