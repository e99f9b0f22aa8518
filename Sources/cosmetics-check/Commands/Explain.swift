import ArgumentParser
import Diagnostics
import RuleTools

/// `explain CODE`: what a diagnostic means and how to mend it, offline.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains the code of a diagnostic. 解释诊断代码。",
    discussion: "Without a code, lists all of them. 不写代码则列出全部。")

  @Argument(help: .init("A code such as E0301. 诊断代码。", valueName: "code"))
  var code: String?

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = language.language
    guard let code else {
      for entry in Catalogue.entries { Terminal.output.write("\(entry.code)  \(entry.page.title[language])\n") }
      return
    }
    guard let entry = Catalogue.entry(code) else { throw unknown(code) }
    let severity = entry.page.severity.title[language]
    Terminal.output.write(
      "\(severity)[\(entry.code)]: \(entry.page.title[language])\n\n\(entry.page.explanation[language])\n")
  }

  private func unknown(_ code: String) -> Failure {
    let near = nearNames(to: code.uppercased(), among: Catalogue.entries.map(\.code))
    let zh = near.isEmpty ? "" : "，是不是 \(near.joined(separator: "、"))？"
    let en = near.isEmpty ? "" : ", did you mean \(near.joined(separator: ", "))?"
    return Failure(.wrongUsage, zh: "没有诊断代码「\(code)」\(zh)", en: "there is no diagnostic `\(code)`\(en)")
  }
}
