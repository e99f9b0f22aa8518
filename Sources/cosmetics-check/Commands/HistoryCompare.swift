import ArgumentParser
import Campaign
import Diagnostics
import Reports

/// `history compare FILE [RUN RUN]`: what became otherwise between two runs.
struct HistoryCompare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compares two runs record by record. 逐条比较两次运行。",
    discussion: "Without numbers, the last two. Exit status: 0 nothing differs, 1 something does, 2 there is no such store or run.")

  @Argument(help: .init("A file that check --store wrote. 档案文件。", valueName: "file"))
  var file: String

  @Argument(help: .init("The numbers of two runs, the earlier first. 两次运行的编号。", valueName: "run"))
  var runs: [Int] = []

  @OptionGroup var output: OutputOptions<HistoryFormat>

  func validate() throws {
    guard runs.isEmpty || runs.count == 2 else { throw ValidationError("Two runs are compared. 应写明两次运行。") }
  }

  func run() throws {
    let comparison = try withStore { try compareRuns(runs.count == 2 ? (runs[0], runs[1]) : nil, in: file) }
    try output.write { format in
      switch format {
      case .text: Array(text(comparison).utf8)
      case .json: Array((json(comparison).text + "\n").utf8)
      }
    }
    if !comparison.changed.isEmpty { throw ExitStatus.found }
  }

  private func text(_ comparison: RunComparison) -> String {
    var text = ""
    for record in comparison.changed {
      let note =
        record.isInFirst && record.isInSecond
        ? nil
        : record.isInFirst
          ? Localized(zh: "（只在第 \(comparison.first) 次）", en: " (in run \(comparison.first) only)")
          : Localized(zh: "（只在第 \(comparison.second) 次）", en: " (in run \(comparison.second) only)")
      text += record.id + (note?[output.language.language] ?? "") + "\n"
      text += record.gone.map { "  - \(Self.title(of: $0.what)[output.language.language])  \($0.text)\n" }.joined()
      text += record.new.map { "  + \(Self.title(of: $0.what)[output.language.language])  \($0.text)\n" }.joined()
    }
    let sums = Localized(
      zh: "第 \(comparison.first) 次与第 \(comparison.second) 次：\(comparison.compared) 条记录，\(comparison.changed.count) 条不同"
        + (comparison.withoutID > 0 ? "；\(comparison.withoutID) 条没有编号，无从比较" : ""),
      en: "run \(comparison.first) and run \(comparison.second): \(comparison.compared) records, \(comparison.changed.count) differ"
        + (comparison.withoutID > 0 ? "; \(comparison.withoutID) without an id cannot be compared" : ""))
    return text + sums[output.language.language] + "\n"
  }

  private static func title(of what: String) -> Localized {
    switch what {
    case "state": Localized(zh: "状态", en: "state")
    case "fine": Localized(zh: "罚款", en: "fine")
    case "finding": Localized(zh: "认定", en: "finding")
    case "act": Localized(zh: "行为", en: "act")
    case "recommendation": Localized(zh: "建议", en: "recommendation")
    default: Localized(zh: "错误", en: "error")
    }
  }

  private func json(_ comparison: RunComparison) -> JSONValue {
    func differences(_ list: [ChangedRecord.Difference]) -> JSONValue {
      .array(list.map { .object([("what", .string($0.what)), ("text", .string($0.text))]) })
    }
    let records = comparison.changed.map { record -> JSONValue in
      .object([
        ("id", .string(record.id)), ("in_first", .bool(record.isInFirst)), ("in_second", .bool(record.isInSecond)),
        ("gone", differences(record.gone)), ("new", differences(record.new)),
      ])
    }
    return .object([
      ("runs", .array([.int(comparison.first), .int(comparison.second)])), ("records", .array(records)),
      (
        "summary",
        .object([
          ("compared", .int(comparison.compared)), ("changed", .int(comparison.changed.count)),
          ("without_id", .int(comparison.withoutID)),
        ])
      ),
    ])
  }
}
