import ArgumentParser
import CEL
import Diagnostics
import Documents
import Engine
import Records
import RuleTools
import Rules

/// `rules eval EXPR`: one expression, as if it stood in a rule; `--jsonl`: many, as pure CEL.
struct RulesEval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluates an expression: value, type, trace. 求表达式的值。",
    discussion: """
      With --jsonl, reads lines of {"id", "expr", "bindings", "type_env", "container", "disable_check", "check_only"} from \
      standard input and writes {"id", "value"}, {"id", "error"} or {"id", "unknown"} a line, as pure CEL.
      """)

  @Argument(help: .init("The expression. 表达式。", valueName: "expr"))
  var expression: String?

  @Option(help: .init("The record it is about. 检查记录。", valueName: "file"))
  var record: String?

  @Flag(help: "Lines in, lines out, as pure CEL. 逐行求值。")
  var jsonl = false

  @Option(help: .init("Judges as of this day. 研判基准日。", valueName: "date"))
  var asOf: CalendarDate?

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ToolFormat>

  func validate() throws {
    guard jsonl != (expression != nil) else {
      throw ValidationError("Give an expression, or --jsonl. 请写表达式，或者用 --jsonl。")
    }
  }

  func run() throws {
    if jsonl { return try evaluateLines() }
    guard let expression else { return }
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: output.language)
    let source = sources.add(name: "<expr>", bytes: ContiguousArray(expression.utf8))
    var problems: [Diagnostic] = []
    let checked = loaded.checked.check(expression: source, reporting: &problems)
    var found: Record?
    if checked != nil, let record { found = try read(record, loaded, &sources, &problems) }
    output.language.show(problems, in: sources)
    guard let checked, !problems.hasErrors else { throw ExitStatus.wrongUsage }
    let trial = Trial(checked, in: loaded.checked, over: found, asOf: asOf)
    let report = TrialReport(trial)
    let interruption = Interruption()
    for target in output.targets {
      let file = try OutputFile(target.file, interruption: interruption)
      try file.write(target.format == .json ? report.json() : report.text(output.language.language))
      try file.commit()
    }
    if !trial.errors.isEmpty { throw ExitStatus.incomplete }
  }

  private func read(
    _ path: String, _ loaded: LoadedRules, _ sources: inout SourceMap, _ problems: inout [Diagnostic]
  ) throws -> Record? {
    var documents: [Document] = []
    forEachRecord(in: [path], workbooks: loaded.plan.ruleSet.sheetLayout, sources: &sources) { input in
      switch input {
      case .document(let document): documents.append(document)
      case .unreadable(_, let found): problems += found
      }
    }
    guard documents.count <= 1 else {
      throw Failure(.wrongUsage, zh: "「\(path)」有多条记录", en: "`\(path)` holds several records")
    }
    return documents.first.flatMap { decode($0, by: loaded.plan.ruleSet.schema, reporting: &problems) }
  }

  private func evaluateLines() throws {
    var number = 0
    while let line = readLine(strippingNewline: true) {
      number += 1
      if line.isEmpty { continue }
      Terminal.output.write(evaluateLine(line) + "\n")
    }
    if number == 0 { throw Failure(.incomplete, zh: "标准输入没有内容", en: "there is nothing on standard input") }
  }
}
