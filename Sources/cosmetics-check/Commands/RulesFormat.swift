import ArgumentParser
import Diagnostics
import RuleTools

/// `rules fmt`: puts rule files in their form.
struct RulesFormat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Formats rule files; comments stay. 整理规则文件的格式，保留注释。",
    discussion: """
      What a file says never changes: a file for which that cannot be promised is left alone. \
      Exit status: 0 done, or nothing to do; 1 with --check: a file is not formatted; 3 a file was left alone.
      """)

  @Argument(help: .init("Files or folders; else the folder of the rules. 文件或文件夹。", valueName: "path"))
  var paths: [String] = []

  @Flag(help: "Writes nothing, only tells. 只检查，不写入。")
  var check = false

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ToolFormat>

  func run() throws {
    var sources = SourceMap()
    var report = FormatReport()
    let files: [SourceText]
    do throws(RuleFolderProblem) {
      files = try yamlFiles(at: paths.isEmpty ? [rules.rules] : paths, into: &sources)
    } catch {
      throw Failure(.wrongUsage, zh: error.message.zh, en: error.message.en)
    }
    let interruption = Interruption()
    for source in files {
      guard let bytes = report.add(source), !check else { continue }
      let file = try OutputFile(source.name, interruption: interruption)
      try file.write(bytes)
      try file.commit()
    }
    let language = output.language.language
    try output.write { format in
      switch format {
      case .json: report.json()
      case .text: report.text(language, isCheck: check)
      }
    }
    if report.count(.refused) > 0 || files.isEmpty { throw ExitStatus.incomplete }
    if check, report.count(.changed) > 0 { throw ExitStatus.found }
  }
}
