import CEL
import Diagnostics
import Engine
import Records
import Rules

/// `--format csv`: a row for each finding, for spreadsheets (RFC 4180, UTF-8 with the mark by which a spreadsheet knows it).
///
/// A record without findings has one row, and so has every mistake of a record that could not be judged: no record is
/// missing. What a spreadsheet would take for a formula has an apostrophe before it.
struct CSVReport: ReportWriter {
  private let plan: Plan
  private let options: ReportOptions
  /// Of each rule what it cites: looked up once, not for each finding.
  private let bases: [String]

  let showsReasons = false

  init(plan: Plan, options: ReportOptions) {
    self.plan = plan
    self.options = options
    let comma = options.language == .zh ? "；" : "; "
    bases = plan.rules.map { planned in
      planned.rule.basis.map { plan.ruleSet.citation(of: $0.value)[options.language] }.joined(separator: comma)
    }
  }

  private static let columns: [Localized] = [
    Localized(zh: "记录", en: "record"), Localized(zh: "企业", en: "enterprise"), Localized(zh: "检查日期", en: "date"),
    Localized(zh: "状态", en: "status"), Localized(zh: "规则", en: "rule"), Localized(zh: "类别", en: "category"),
    Localized(zh: "事项", en: "title"), Localized(zh: "对象", en: "subject"), Localized(zh: "说明", en: "message"),
    Localized(zh: "依据", en: "under"), Localized(zh: "违法行为", en: "act"), Localized(zh: "证据", en: "evidence"),
    Localized(zh: "理由", en: "reason"), Localized(zh: "缺少", en: "missing"), Localized(zh: "可抗辩", en: "may be raised"),
    Localized(zh: "移交", en: "referred party"), Localized(zh: "该行为罚款下限（元）", en: "fine of the act, from (yuan)"),
    Localized(zh: "该行为罚款上限（元）", en: "fine of the act, to (yuan)"), Localized(zh: "文件", en: "file"),
    Localized(zh: "行", en: "line"), Localized(zh: "列", en: "column"),
  ]

  func open(_ run: RunHeader, into out: inout [UInt8]) {
    out += [0xEF, 0xBB, 0xBF]
    row(Self.columns.map { $0[options.language] }, into: &out)
  }

  func separate(into out: inout [UInt8]) {}

  func close(_ summary: RunSummary, into out: inout [UInt8]) {}

  func render(_ result: RecordResult, into out: inout [UInt8]) {
    switch result.content {
    case .invalid(let errors):
      for error in errors {
        let words = [error.message[options.language]] + error.help.map { $0[options.language] }
        write(
          result, status: say("无法判断", "not judged"), rule: error.code, message: words.joined(separator: say("；", "; ")),
          file: error.file, at: error.position, into: &out)
      }
    case .checked(let record, let findings, let assessment):
      if findings.findings.isEmpty {
        write(result, status: say("没有列出的认定", "no finding"), file: result.file, at: result.position, into: &out)
      }
      for (number, finding) in findings.findings.enumerated() {
        let act = assessment.acts.first { $0.findings.contains(number) }
        write(finding, of: record, act?.fine, result, into: &out)
      }
    }
  }

  private func say(_ zh: String, _ en: String) -> String { options.language == .zh ? zh : en }

  // MARK: Rows

  private func write(
    _ finding: Finding, of record: Record, _ fine: AmountRange?, _ result: RecordResult, into out: inout [UInt8]
  ) {
    let rule = plan.rules[finding.rule].rule
    let language = options.language
    let comma = say("；", "; ")
    let position = result.lines.position(of: finding.span.start)
    row(
      [
        result.id ?? "", result.enterprise ?? "", result.date ?? "", Words.status(finding.status)[language], rule.id.value,
        plan.manifest.title(of: rule.category.value)[language],
        rule.title[language], finding.subject, finding.message[language],
        bases[finding.rule],
        plan.rules[finding.rule].act.title[language], finding.evidence.map { $0.words(options) }.joined(separator: comma),
        finding.reason?.text[language] ?? "",
        finding.missing.map(\.text).joined(separator: comma),
        finding.notRaised.map { $0[language] }.joined(separator: comma),
        finding.isReferred ? finding.party.map { record.path(of: $0) } ?? say("不明", "unknown") : "",
        fine.map { "\($0.min)" } ?? "", fine.map { $0.max.map { "\($0)" } ?? say("待查明", "open") } ?? "", result.file,
        String(position.line), String(position.column),
      ], into: &out)
  }

  private func write(
    _ result: RecordResult, status: String, rule: String = "", message: String = "", file: String,
    at position: SourcePosition, into out: inout [UInt8]
  ) {
    let empty = Array(repeating: "", count: 9)
    row(
      [result.id ?? "", result.enterprise ?? "", result.date ?? "", status, rule, "", "", "", message] + empty
        + [file, String(position.line), String(position.column)], into: &out)
  }

  private func row(_ cells: [String], into out: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      Self.append(cell, to: &out)
    }
    out += [0x0D, 0x0A]
  }

  private static func append(_ cell: String, to out: inout [UInt8]) {
    let text = isFormula(cell) ? "'" + cell : cell
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else {
      out += text.utf8
      return
    }
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }

  /// Records come from strangers: a cell that a spreadsheet would compute does not go out as one.
  private static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) else { return false }
    return ExactDecimal(cell) == nil
  }
}
