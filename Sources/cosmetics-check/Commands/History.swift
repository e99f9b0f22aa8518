import ArgumentParser
import Campaign
import Diagnostics
import Reports

/// The forms of what is told of a store.
enum HistoryFormat: String, OutputFormat {
  case text, json

  static var usual: HistoryFormat { .text }
}

/// `history`: what stores keep.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Tells what stores keep. 查看档案。", subcommands: [HistoryList.self, HistoryCompare.self])
}

/// Does something with a store; one that cannot be used ends with the status of wrong usage.
func withStore<Value>(_ work: () throws -> Value) throws -> Value {
  do {
    return try work()
  } catch let problem as StoreProblem {
    throw Failure(.wrongUsage, zh: problem.message.zh, en: problem.message.en)
  }
}

/// `history list FILE`: the runs of a store.
struct HistoryList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the runs of a store. 列出档案中的各次运行。")

  @Argument(help: .init("A file that check --store wrote. 档案文件。", valueName: "file"))
  var file: String

  @OptionGroup var output: OutputOptions<HistoryFormat>

  func run() throws {
    let runs = try withStore { try storedRuns(in: file) }
    let isChinese = output.language.language == .zh
    try output.write { format in
      switch format {
      case .text:
        let lines = runs.map { run in
          isChinese
            ? "第 \(run.run) 次  \(run.started)  \(run.ruleSet) \(run.ruleSetVersion)  \(run.records) 条记录，\(run.invalid) 条无效，\(run.cases) 件\n"
            : "run \(run.run)  \(run.started)  \(run.ruleSet) \(run.ruleSetVersion)  \(run.records) records, \(run.invalid) invalid, \(run.cases) cases\n"
        }
        return Array(lines.joined().utf8)
      case .json:
        return Array((JSONValue.object([("runs", .array(runs.map(json))), ("summary", .object([("runs", .int(runs.count))]))]).text + "\n").utf8)
      }
    }
  }

  private func json(_ run: StoredRun) -> JSONValue {
    .object([
      ("run", .int(run.run)), ("started", .string(run.started)),
      (
        "rule_set",
        .object([("name", .string(run.ruleSet)), ("version", .string(run.ruleSetVersion)), ("digest", .string(run.digest))])
      ),
      ("records", .int(run.records)), ("invalid", .int(run.invalid)), ("cases", .int(run.cases)),
      ("history_of", run.historyOf.map { .int($0) } ?? .null),
    ])
  }
}
