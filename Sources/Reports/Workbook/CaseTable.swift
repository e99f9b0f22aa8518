import CEL
import Diagnostics
import Engine
import Rules

/// Cases as a table: a row for each record with an act that can be punished.
struct CaseTable: Sendable {
  let plan: Plan
  let options: ReportOptions

  static let columns: [Localized] = [
    Localized(zh: "记录", en: "record"), Localized(zh: "企业", en: "enterprise"), Localized(zh: "检查日期", en: "date"),
    Localized(zh: "违法行为", en: "acts"), Localized(zh: "依据", en: "under"), Localized(zh: "罚款下限（元）", en: "fine, from (yuan)"),
    Localized(zh: "罚款上限（元）", en: "fine, to (yuan)"), Localized(zh: "计算", en: "because"),
    Localized(zh: "建议", en: "recommended"), Localized(zh: "有条件的建议", en: "conditional"), Localized(zh: "不可", en: "barred"),
    Localized(zh: "已决定的罚款（元）", en: "fine decided (yuan)"), Localized(zh: "与法定幅度相比", en: "beside the range"),
    Localized(zh: "文件", en: "file"), Localized(zh: "行", en: "line"),
  ]

  /// The row of a record; nil where it is no case.
  func row(of result: RecordResult) -> [String]? {
    guard case .checked(_, _, let assessment) = result.content, assessment.isCase else { return nil }
    let language = options.language
    let comma = language == .zh ? "；" : "; "
    let acts = assessment.acts.filter(\.outcome.isPunishable)
    func actions(_ state: Recommendation.State) -> String {
      let named = assessment.recommendations.filter { $0.state == state }.map(\.route.action.value)
      var seen: Set<String> = []
      return named.filter { seen.insert($0).inserted }.map { plan.manifest.title(of: $0)[language] }.joined(separator: comma)
    }
    return [
      result.id ?? "", result.enterprise ?? "", result.date ?? "", acts.map { $0.act.title[language] }.joined(separator: comma),
      acts.map { plan.ruleSet.citation(of: $0.provision)[language] }.joined(separator: comma),
      assessment.fine.map { "\($0.min)" } ?? "",
      assessment.fine.map { $0.max.map { "\($0)" } ?? (language == .zh ? "待查明" : "open") } ?? "",
      acts.map { $0.arithmetic[language] }.joined(separator: "\n"), actions(.recommended), actions(.conditional), actions(.barred),
      assessment.decisions.map { $0.fine.decided.map { "\($0)" } ?? "-" }.joined(separator: comma),
      assessment.decisions.map { Words.position($0.fine.position)[language] }.joined(separator: comma), result.file,
      String(result.position.line),
    ]
  }
}
