public import Diagnostics
import Reports

extension DifferenceReport {
  /// For people: what was said with a minus, what is said now with a plus. Plain text has words in their place.
  public func text(_ language: Language, isPlain: Bool) -> [UInt8] {
    var page = DifferencePage(report: self, language: language, isPlain: isPlain)
    page.write()
    var out: [UInt8] = []
    page.block.write(to: &out)
    return out
  }
}

private struct DifferencePage {
  let report: DifferenceReport
  let language: Language
  let isPlain: Bool
  var block = TextBlock()

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  mutating func write() {
    for change in report.difference.changes {
      write(change)
      block.blank()
    }
    writeCounts()
    guard let effects = report.effects else { return }
    block.blank()
    write(effects)
  }

  private mutating func writeCounts() {
    guard !report.difference.changes.isEmpty else {
      let rest =
        report.difference.haveSameFiles
        ? "" : say("（只有注释、格式、用例或者模拟数据不同）", " (only comments, formatting, tests or campaigns differ)")
      return block.add("", say("两套规则没有差别", "the two rule sets say the same") + rest)
    }
    for (_, title, kinds) in report.counts {
      let list = kinds.map { "\(DifferenceReport.word($0.kind)[language]) \($0.count)" }
      block.add("\(title[language])\(say("：", ": "))", list.joined(separator: say("，", ", ")))
    }
  }

  // MARK: Changes

  private mutating func write(_ change: RuleChange) {
    let section = report.difference.titles[change.section]?[language] ?? change.section
    let former = change.formerID.map { say("（原为 \($0)）", " (was \($0))") } ?? ""
    let title = change.kind == .reordered ? "" : [change.id + former, change.title?[language]].compactMap { $0 }.joined(separator: "  ")
    block.add("\(DifferenceReport.word(change.kind)[language])  ", [section, title].filter { !$0.isEmpty }.joined(separator: "  "))
    if let source = report.sources[change.span.source] {
      block.add("  ", "\(source.name):\(source.position(of: change.span.start).line)")
    }
    for part in change.parts { write(part) }
    if let rows = change.rows { write(rows) }
  }

  private mutating func write(_ part: RuleChange.Part) {
    let path = part.path.isEmpty || part.path == part.title[language] ? "" : say("（\(part.path)）", " (\(part.path))")
    block.add("  ", part.title[language] + path + (part.isOrder ? say("：顺序不同", ": in another order") : ""))
    if part.isOrder { return write([RuleChange.Item(list(part.removed))], [RuleChange.Item(list(part.added))]) }
    write(part.removed, part.added)
  }

  /// Things in a row, on one line.
  private func list(_ items: [RuleChange.Item]) -> Localized {
    Localized(zh: items.map(\.text.zh).joined(separator: "；"), en: items.map(\.text.en).joined(separator: "; "))
  }

  private mutating func write(_ removed: [RuleChange.Item], _ added: [RuleChange.Item]) {
    // A text of which only the other language says something else.
    let isHidden = removed.map { $0.text[language] } == added.map { $0.text[language] } && removed.map(\.written) == added.map(\.written)
    let shown = isHidden ? (language == .zh ? Language.en : .zh) : language
    for (mark, items) in [(isPlain ? say("原为：", "was: ") : "- ", removed), (isPlain ? say("现为：", "now: ") : "+ ", added)] {
      for item in items {
        block.add("    \(mark)", item.text[shown])
        guard !isPlain, let written = item.written, written != item.text[shown] else { continue }
        ShownCondition(written: written).write("      = ", language, to: &block)
      }
    }
  }

  // MARK: Rows

  private mutating func write(_ rows: RowChanges) {
    block.add(
      "  ",
      say(
        "行：新增 \(rows.added.count)，删除 \(rows.removed.count)，修改 \(rows.changed.count)",
        "rows: \(rows.added.count) added, \(rows.removed.count) removed, \(rows.changed.count) changed"))
    let arrow = " → "
    let changed = rows.changed.map { row in
      "\(row.key): " + row.cells.map { "\($0.column) \(shown($0.before))\(arrow)\(shown($0.after))" }.joined(separator: "; ")
    }
    write(rows.removed, isPlain ? say("删除：", "removed: ") : "- ")
    write(rows.added, isPlain ? say("新增：", "added: ") : "+ ")
    write(changed, isPlain ? say("修改：", "changed: ") : "~ ")
  }

  private func shown(_ cell: String) -> String { cell.isEmpty ? "∅" : cell }

  private mutating func write(_ lines: [String], _ mark: String) {
    let most = report.limit ?? lines.count
    for line in lines.prefix(most) { block.add("    \(mark)", line) }
    more(lines.count - most)
  }

  private mutating func more(_ rest: Int) {
    if rest > 0 { block.add("    ", say("……另有 \(rest) 项，用 --all 全部列出", "… and \(rest) more; --all lists them")) }
  }

  // MARK: Population

  private mutating func write(_ effects: PopulationEffects) {
    let totals = effects.totals
    for record in effects.changed.prefix(report.limit ?? effects.changed.count) {
      let name = [record.id, record.enterprise].compactMap { $0 }.joined(separator: "  ")
      block.add("", "\(name.isEmpty ? "?" : name)  \(record.file):\(record.line)")
      switch record.result.reading {
      case .onlyFirst:
        block.add("  ", say("新规则集不能读取本记录", "the new rules cannot read it"))
        for error in record.result.errors { block.add("  \(error.code) ", error.message[language]) }
      case .onlySecond: block.add("  ", say("只有新规则集能读取本记录", "only the new rules can read it"))
      case .both, .neither: break
      }
      for sentence in record.result.effect.map({ report.words.sentences(of: $0) }) ?? [] { block.add("  ", sentence[language]) }
    }
    if let limit = report.limit { more(effects.changed.count - limit) }
    if !effects.changed.isEmpty { block.blank() }
    block.add(
      "",
      say(
        "共 \(totals.records) 条记录，\(totals.changed) 条结果不同",
        "\(totals.records) record\(totals.records == 1 ? "" : "s"); different: \(totals.changed)"))
    if report.unread > 0 {
      block.add("  ", say("两套规则都不能读取：\(report.unread)", "read by neither: \(report.unread)"))
    }
    EffectTotalsText(totals, words: report.words, language: language).write(to: &block)
  }
}
