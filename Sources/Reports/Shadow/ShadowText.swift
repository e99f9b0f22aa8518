import Diagnostics

/// The part of a record's text that says what a second rule set finds otherwise.
struct ShadowText {
  let words: EffectWords
  let language: Language

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// Nothing where both say the same.
  func write(_ result: ShadowResult, to block: inout TextBlock) {
    guard result.isDifferent else { return }
    block.blank()
    block.add("", say("影子规则集（不计入结果）", "Shadow rules (never counted)"))
    switch result.reading {
    case .onlyFirst:
      block.add("  ", say("影子规则集不能读取本记录", "the shadow rules cannot read this record"))
      for error in result.errors {
        block.add("  \(error.code) ", "\(error.file):\(error.position.line):\(error.position.column) \(error.message[language])")
      }
    case .onlySecond: block.add("  ", say("只有影子规则集能读取本记录", "only the shadow rules can read this record"))
    case .both, .neither: break
    }
    for sentence in result.effect.map({ words.sentences(of: $0) }) ?? [] { block.add("  ", sentence[language]) }
  }

  /// At the end of a run.
  func write(_ totals: EffectTotals, to block: inout TextBlock) {
    block.add(
      say("影子  ", "Shadow  "),
      say("\(totals.changed) 条记录的结果不同", "\(totals.changed) record\(totals.changed == 1 ? "" : "s") would come out differently"))
    if totals.changed > 0 { EffectTotalsText(totals, words: words, language: language).write(to: &block) }
  }
}
