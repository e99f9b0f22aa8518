import CEL
import Diagnostics
import Engine
import Records
import Rules

/// Findings as a table, the same in every form that has rows: one for each finding.
///
/// A record without findings has one row, and so has every mistake of a record that could not be judged: no record is missing.
struct FindingTable: Sendable {
  private let plan: Plan
  private let options: ReportOptions
  /// Of each rule what it cites: looked up once, not for each finding.
  private let bases: [String]

  init(plan: Plan, options: ReportOptions) {
    self.plan = plan
    self.options = options
    let comma = options.language == .zh ? "；" : "; "
    bases = plan.rules.map { planned in
      planned.rule.basis.map { plan.ruleSet.citation(of: $0.value)[options.language] }.joined(separator: comma)
    }
  }

  static let columns: [Localized] = [
    Localized(zh: "记录", en: "record"), Localized(zh: "企业", en: "enterprise"), Localized(zh: "检查日期", en: "date"),
    Localized(zh: "状态", en: "status"), Localized(zh: "规则", en: "rule"), Localized(zh: "类别", en: "category"),
    Localized(zh: "事项", en: "title"), Localized(zh: "对象", en: "subject"), Localized(zh: "说明", en: "message"),
    Localized(zh: "依据", en: "under"), Localized(zh: "违法行为", en: "act"), Localized(zh: "证据", en: "evidence"),
    Localized(zh: "理由", en: "reason"), Localized(zh: "缺少", en: "missing"), Localized(zh: "可抗辩", en: "may be raised"),
    Localized(zh: "移交", en: "referred party"), Localized(zh: "该行为罚款下限（元）", en: "fine of the act, from (yuan)"),
    Localized(zh: "该行为罚款上限（元）", en: "fine of the act, to (yuan)"), Localized(zh: "文件", en: "file"),
    Localized(zh: "行", en: "line"), Localized(zh: "列", en: "column"),
  ]

  /// The rows of one record, each as long as `columns`.
  func rows(of result: RecordResult) -> [[String]] {
    switch result.content {
    case .invalid(let errors):
      return errors.map { error in
        let words = [error.message[options.language]] + error.help.map { $0[options.language] }
        return row(
          result, status: say("无法判断", "not judged"), rule: error.code, message: words.joined(separator: say("；", "; ")),
          file: error.file, at: error.position)
      }
    case .checked(let record, let findings, let assessment):
      if findings.findings.isEmpty {
        return [row(result, status: say("没有列出的认定", "no finding"), file: result.file, at: result.position)]
      }
      return findings.findings.enumerated().map { number, finding in
        row(finding, of: record, assessment.acts.first { $0.findings.contains(number) }?.fine, result)
      }
    }
  }

  private func say(_ zh: String, _ en: String) -> String { options.language == .zh ? zh : en }

  private func row(_ finding: Finding, of record: Record, _ fine: AmountRange?, _ result: RecordResult) -> [String] {
    let rule = plan.rules[finding.rule].rule
    let language = options.language
    let comma = say("；", "; ")
    let position = result.lines.position(of: finding.span.start)
    return [
      result.id ?? "", result.enterprise ?? "", result.date ?? "", Words.status(finding.status)[language], rule.id.value,
      plan.manifest.title(ofCategory: rule.category.value)[language],
      rule.title[language], finding.subject, finding.message[language],
      bases[finding.rule],
      plan.rules[finding.rule].act.title[language], finding.evidence.map { $0.words(options) }.joined(separator: comma),
      finding.reason?.text[language] ?? "",
      finding.missing.map(\.text).joined(separator: comma),
      finding.notRaised.map { $0[language] }.joined(separator: comma),
      finding.isReferred ? finding.party.map { record.path(of: $0) } ?? say("不明", "unknown") : "",
      fine.map { "\($0.min)" } ?? "", fine.map { $0.max.map { "\($0)" } ?? say("待查明", "open") } ?? "",
      result.lines.file(at: finding.span.start),
      String(position.line), String(position.column),
    ]
  }

  private func row(
    _ result: RecordResult, status: String, rule: String = "", message: String = "", file: String, at position: SourcePosition
  ) -> [String] {
    let empty = Array(repeating: "", count: 9)
    return [result.id ?? "", result.enterprise ?? "", result.date ?? "", status, rule, "", "", "", message] + empty
      + [file, String(position.line), String(position.column)]
  }
}
