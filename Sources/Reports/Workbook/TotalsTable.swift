import CEL
import Diagnostics
import Engine
import Rules

/// The sums of a run as a table of a name and one or two figures: the same figures as the summary in JSON.
struct TotalsTable: Sendable {
  let plan: Plan
  let language: Language

  func rows(_ run: RunHeader, _ summary: RunSummary) -> [[String]] {
    var rows: [[String]] = [
      [say("程序", "program"), run.toolVersion], [say("规则集", "rule set"), "\(run.ruleSetName) \(run.ruleSetVersion)"],
      [say("规则集摘要", "digest of the rule set"), run.digest], [],
      [say("记录", "records"), "\(summary.records)"], [say("已判断", "checked"), "\(summary.checked)"],
      [say("无法判断", "not judged"), "\(summary.invalid)"],
      [say("有违法认定的记录", "records with violations"), "\(summary.recordsWithViolations)"],
      [say("案件", "cases"), "\(summary.cases)"],
      [say("罚款（元）：下限、上限", "fines (yuan): from, to"), summary.fine?.min ?? "", upperEnd(summary.fine)],
      [], [say("状态", "status"), say("认定", "things looked at")],
    ]
    rows += Status.allCases.map { [Words.status($0)[language], "\(summary.statuses[$0])"] }
    rows += [[], [say("类别", "category"), say("有违法认定的记录", "records with violations")]]
    rows += plan.manifest.categories.map { [$0.title[language], "\(summary.byCategory[$0.id] ?? 0)"] }
    rows += [[], [say("建议", "recommended"), say("记录", "records"), say("企业", "enterprises")]]
    rows += plan.manifest.actions.map { action in
      let found = summary.recommended[action.id]
      return [action.title[language], "\(found?.records ?? 0)", "\(found?.enterprises.count ?? 0)"]
    }
    return rows
  }

  private func upperEnd(_ total: FineTotal?) -> String {
    total.map { $0.max ?? say("待查明", "open") } ?? ""
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}
