package import Diagnostics
import Engine

/// The sums of what a second rule set finds otherwise, as lines.
package struct EffectTotalsText {
  let totals: EffectTotals
  let words: EffectWords
  let language: Language

  package init(_ totals: EffectTotals, words: EffectWords, language: Language) {
    self.totals = totals
    self.words = words
    self.language = language
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  package func write(to block: inout TextBlock) {
    for reading in [ShadowResult.Reading.onlyFirst, .onlySecond] {
      guard let count = totals.readings[reading], count > 0 else { continue }
      let word = reading == .onlyFirst ? say("只有原规则集能读取", "readable by the first only") : say("只有新规则集能读取", "readable by the second only")
      block.add("  ", "\(word)\(say("：", ": "))\(count)")
    }
    write(cases: totals.cases)
    for rule in totals.moves.keys.sorted() {
      let counts = totals.transitions(of: rule).map { transition, count in
        "\(EffectWords.transition(transition.from, transition.to)[language]) \(count)"
      }
      let records = totals.movedRecords[rule] ?? 0
      block.add(
        "  \(rule)  ",
        counts.joined(separator: say("，", ", ")) + say("；涉及 \(records) 条记录", "; in \(records) record\(records == 1 ? "" : "s")"))
    }
    writeFines(to: &block)
    for (line, counts) in advice {
      block.add(
        say("  建议  ", "  Recommended  "),
        "\(words.advice(line)[language])\(say("：", ": "))"
          + say("新增 \(counts.gained)，取消 \(counts.lost)", "gained \(counts.gained), lost \(counts.lost)"))
    }
    let parts = RecordEffect.Part.allCases.compactMap { part in
      totals.parts[part].map { "\(EffectWords.part(part)[language]) \($0)" }
    }
    if !parts.isEmpty { block.add(say("  表述不同  ", "  Said otherwise  "), parts.joined(separator: say("，", ", "))) }

    func write(cases: Both<Int>) {
      guard totals.casesGained + totals.casesLost > 0 else { return }
      block.add(
        say("  案件  ", "  Cases  "),
        "\(cases.first) → \(cases.second)"
          + say("（新增 \(totals.casesGained)，取消 \(totals.casesLost)）", " (gained \(totals.casesGained), lost \(totals.casesLost))"))
    }
  }

  private func writeFines(to block: inout TextBlock) {
    guard !totals.fines.isEmpty else { return }
    let kinds = FineChange.allCases.compactMap { kind in
      totals.fines[kind].map { "\(EffectWords.change(kind)[language]) \($0)" }
    }
    let (first, second) = (EffectWords.fine(totals.fine.first)[language], EffectWords.fine(totals.fine.second)[language])
    block.add(say("  罚款  ", "  Fines  "), kinds.joined(separator: say("，", ", ")) + say("；合计 ", "; in all ") + "\(first) → \(second)")
  }

  /// By action and state, in the order of their names.
  private var advice: [(RecordEffect.Advice, EffectTotals.AdviceCount)] {
    totals.advice.sorted { ($0.key.action, $0.key.state.rawValue) < ($1.key.action, $1.key.state.rawValue) }.map { ($0.key, $0.value) }
  }
}
