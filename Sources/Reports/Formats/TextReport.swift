import CEL
import Diagnostics
import Engine
import Records
import Rules

/// For people at a terminal: the verdict first, then findings, acts with their arithmetic, recommendations. `plain` leaves
/// out marks and colour, for screen readers.
struct TextReport: ReportWriter {
  let plan: Plan
  let options: ReportOptions
  let isPlain: Bool

  func open(_ run: RunHeader, into out: inout [UInt8]) {}

  func separate(into out: inout [UInt8]) {
    out += (isPlain ? "\n" : "\n" + String(repeating: "─", count: TextBlock.width) + "\n").utf8
  }

  func render(_ result: RecordResult, into out: inout [UInt8]) {
    var block = TextBlock()
    switch result.content {
    case .invalid(let errors): invalid(result, errors, &block)
    case .checked(let record, let findings, let assessment):
      var text = RecordText(plan: plan, options: options, isPlain: isPlain, record: record, lines: result.lines, block: block)
      text.write(result, findings, assessment)
      block = text.block
    }
    if let shadow = result.shadow { shadowText.write(shadow, to: &block) }
    block.write(to: &out)
  }

  private var shadowText: ShadowText { ShadowText(words: EffectWords(plan), language: options.language) }

  func say(_ zh: String, _ en: String) -> String { options.language == .zh ? zh : en }

  private func invalid(_ result: RecordResult, _ errors: [PlacedError], _ block: inout TextBlock) {
    block.add(
      "",
      say("无法判断：\(errors.count) 处错误", "Not judged: \(errors.count) error\(errors.count == 1 ? "" : "s")")
        + "  \(result.beginning)" + (result.id.map { "  \($0)" } ?? ""))
    for error in errors {
      block.add("  \(error.code) ", "\(error.place) \(error.message[options.language])")
      for help in error.help { block.add("        ", help[options.language]) }
    }
  }

  func close(_ summary: RunSummary, into out: inout [UInt8]) {
    guard summary.records != 1 || summary.invalid > 0 else { return }
    defer { if let shadow = summary.shadow { close(shadow, into: &out) } }
    var block = TextBlock()
    if !isPlain { block.add("", String(repeating: "═", count: TextBlock.width)) } else { block.add("", "") }
    block.add(
      "",
      say(
        "共 \(summary.records) 条记录：已判断 \(summary.checked)，无法判断 \(summary.invalid)；有违法的 \(summary.recordsWithViolations)，案件 \(summary.cases)",
        "\(summary.records) records: \(summary.checked) judged, \(summary.invalid) not; \(summary.recordsWithViolations) with violations, \(summary.cases) cases"))
    block.add(
      say("状态  ", "Statuses  "),
      Status.allCases.map { "\(Words.status($0)[options.language]) \(summary.count($0))" }.joined(separator: say("，", ", "))
        + say("；合计 \(summary.subjects)", "; in all \(summary.subjects)"))
    for category in plan.manifest.categories where summary.byCategory[category.id] != nil {
      block.add("  ", "\(category.title[options.language])  \(summary.byCategory[category.id] ?? 0)")
    }
    if let fine = summary.fine { block.add(say("罚款幅度合计  ", "Fines in all  "), fine.words[options.language]) }
    for action in plan.manifest.actions.reversed() {
      guard let found = summary.recommended[action.id] else { continue }
      block.add(
        say("建议  ", "Recommended  "),
        "\(action.title[options.language])  "
          + say(
            "\(found.records) 条记录，\(found.enterprises.count) 家企业",
            "\(found.records) record\(found.records == 1 ? "" : "s"), \(found.enterprises.count) enterprise\(found.enterprises.count == 1 ? "" : "s")"))
    }
    if !summary.positions.isEmpty {
      let parts = [Position.inside, .notBelow, .below, .above, .notStated].compactMap { position in
        summary.positions[position].map { "\(Words.position(position)[options.language]) \($0)" }
      }
      block.add(say("已作决定的罚款  ", "Decided fines  "), parts.joined(separator: say("，", ", ")))
    }
    block.write(to: &out)
  }

  private func close(_ shadow: EffectTotals, into out: inout [UInt8]) {
    var block = TextBlock()
    shadowText.write(shadow, to: &block)
    block.write(to: &out)
  }
}
