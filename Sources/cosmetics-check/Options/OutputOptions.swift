import ArgumentParser
import Diagnostics

/// Where the results go and in which form, the same for every command; `Format` lists the forms of the command.
struct OutputOptions<Format: OutputFormat>: ParsableArguments {
  @Option(
    name: .long, parsing: .singleValue,
    help: .init(
      "The form of the results, repeatable; FORMAT=FILE writes to a file. 输出格式，可重复。",
      valueName: "format[=file]"))
  var format: [FormatRequest<Format>] = []

  @Option(name: .shortAndLong, help: .init("Writes to a file instead of standard output. 写入文件。", valueName: "file"))
  var output: String?

  @OptionGroup var language: LanguageOption

  /// What is to be written where: each form with its file, nil for standard output.
  var targets: [(format: Format, file: String?)] {
    let asked = format.isEmpty ? [FormatRequest(format: Format.usual, file: nil)] : format
    return asked.map { ($0.format, $0.file ?? output) }
  }

  func validate() throws {
    let unnamed = format.filter { $0.file == nil }.count
    if unnamed > 1 {
      throw ValidationError("Two formats for the same output; write FORMAT=FILE. 两种格式不能写到同一处。")
    }
    if output != nil, !format.isEmpty, unnamed == 0 {
      throw ValidationError("--output is not needed: each format names its file. 每种格式都已写明文件，不需要 --output。")
    }
    let files = format.compactMap(\.file) + (output.map { [$0] } ?? [])
    if Set(files).count < files.count {
      throw ValidationError("Two formats for the same file. 两种格式不能写到同一文件。")
    }
  }
}

extension OutputOptions {
  /// Writes what a form gives to each place asked for. There is one `interruption` in a command: one thread gets the signal.
  func write(interruption: Interruption = Interruption(), _ render: (Format) throws -> [UInt8]) throws {
    for target in targets {
      let file = try OutputFile(target.file, interruption: interruption)
      try file.write(render(target.format))
      try file.commit()
    }
  }
}

/// The forms that a command can write.
protocol OutputFormat: RawRepresentable<String>, CaseIterable, Sendable {
  /// The form where none is asked for.
  static var usual: Self { get }
}

/// `json` or `json=report.json`.
struct FormatRequest<Format: OutputFormat>: ExpressibleByArgument, Sendable {
  var format: Format
  var file: String?

  init(format: Format, file: String?) {
    self.format = format
    self.file = file
  }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = Format(rawValue: String(parts[0])) else { return nil }
    if parts.count == 2, parts[1].isEmpty { return nil }
    self.init(format: format, file: parts.count == 2 ? String(parts[1]) : nil)
  }

  static var allValueStrings: [String] { Format.allCases.map(\.rawValue) }

  var defaultValueDescription: String { format.rawValue }
}

/// `--lang`.
struct LanguageOption: ParsableArguments {
  @Option(name: .long, help: "The language of messages; the system's, else Chinese. 语言。")
  var lang: Language?

  var language: Language { lang ?? .preferred }

  /// How diagnostics are shown on a terminal.
  func rendering(on terminal: Terminal) -> RenderingOptions {
    RenderingOptions(language: language, isColoured: terminal.isColoured)
  }

  /// Shows what is wrong with what was read, on standard error.
  func show(_ problems: [Diagnostic], in sources: SourceMap) {
    if problems.isEmpty { return }
    Terminal.error.write(renderHuman(problems, in: sources, options: rendering(on: .error)))
  }
}

extension Language: ExpressibleByArgument {}

/// `--rules`.
struct RulesOption: ParsableArguments {
  @Option(name: .long, help: .init("The folder of the rule set. 规则集文件夹。", valueName: "folder"))
  var rules = "rules"
}
