import ArgumentParser
import Diagnostics
import RuleTools

/// `explain CODE`: what a diagnostic means, how it looks and how to mend it, offline.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains the code of a diagnostic. 解释诊断代码。",
    discussion: "Without a code, lists all of them. 不写代码则列出全部。")

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, plain, json }

  @Argument(help: .init("A code such as E0301. 诊断代码。", valueName: "code"))
  var code: String?

  @Option(help: "The form of the page: text, plain, json. 格式。")
  var format: Format = .text

  @OptionGroup var language: LanguageOption

  func run() throws {
    guard let code else { return list() }
    guard let page = Catalogue.entry(code) else { throw unknown(code) }
    switch format {
    case .text: Terminal.output.write(page.text(language.rendering(on: .output)))
    case .plain: Terminal.output.write(page.plain(language.language))
    case .json: Terminal.output.write(page.json())
    }
  }

  private func list() {
    switch format {
    case .text, .plain:
      for entry in Catalogue.entries {
        Terminal.output.write("\(entry.code)  \(entry.page.title[language.language])\n")
      }
    case .json: for entry in Catalogue.entries { Terminal.output.write(entry.json()) }
    }
  }

  private func unknown(_ code: String) -> Failure {
    let near = nearNames(to: code.uppercased(), among: Catalogue.entries.map(\.code))
    let zh = near.isEmpty ? "" : "，是不是 \(near.joined(separator: "、"))？"
    let en = near.isEmpty ? "" : ", did you mean \(near.joined(separator: ", "))?"
    return Failure(.wrongUsage, zh: "没有诊断代码「\(code)」\(zh)", en: "there is no diagnostic `\(code)`\(en)")
  }
}
