import Diagnostics

/// The pages on the map of the law.
enum LawMapPages {
  private static let outline = "outlines: [{instrument: code, articles: [{article: 1, items: [0]}, {article: 2, items: [0]}]}]\n"

  /// Both parts with their entries.
  private static let mapped = """
    \(outline)coverage:
      - {provision: code-1, status: encoded, penalties: [heavy]}
      - {provision: code-2, status: procedural, note: {zh: 标签如何书写, en: How labels are written}}
    """

  static let unmappedPart = DiagnosticPage(
    .warning,
    title: .init(zh: "法律的一部分没有写明如何编入", en: "a part of the law of which nobody says what is made"),
    cause: .init(
      zh: "outlines 列出的每一条、款、项都要在 provisions 中声明，并在 coverage 中写明如何编入，否则无人知道漏了什么。",
      en: "Each article, paragraph and item of the `outlines` is declared under `provisions` and has its entry under `coverage`, or nobody knows what was forgotten."),
    cure: .init(zh: "在 coverage 中加上这一部分", en: "give the part its entry under `coverage`"),
    .init(
      .rules,
      broken: """
        outlines: [{instrument: code, articles: [{article: 1, items: [0]}, {article: ⟦2⟧, items: [0]}]}]
        coverage:
          - {provision: code-1, status: encoded, penalties: [heavy]}
        """,
      mended: mapped, also: ["W0519"]))

  static let unfoundedEntry = DiagnosticPage(
    .warning,
    title: .init(zh: "编入情况与规则集不符", en: "an entry of the map that says what is not so"),
    cause: .init(
      zh: "coverage 写明由某条规则、罚则、情节或路径编入，而它不存在、未启用或者没有引用该条款；或者写明不编入，却被引用。",
      en: "The entry names a rule, penalty, ground or route that is not there, is not active or does not cite the provision; or it says that the part is left out, and something cites it."),
    cure: .init(zh: "写明实际引用它的条目，或改正该条目的引用", en: "name what cites it, or mend what that cites"),
    .init(
      .rules,
      broken: """
        \(outline)coverage:
          - {provision: code-1, status: encoded, penalties: [⟦haevy⟧]}
          - {provision: code-2, status: procedural, note: {zh: 标签如何书写, en: How labels are written}}
        """,
      mended: mapped, also: ["W0519"]))

  static let noPartOfTheLaw = DiagnosticPage(
    .warning,
    title: .init(zh: "法律没有这一部分", en: "no part of the law"),
    cause: .init(
      zh: "coverage 的条目或者声明的条款不在 outlines 所列的条、款、项之中：编号写错了，或者 outlines 漏了。",
      en: "An entry of `coverage`, or a provision, is none of the articles, paragraphs and items of the `outlines`: its id is wrong, or the outline is."),
    cure: .init(zh: "核对编号和该法的条、款、项数", en: "look at the id, and at how the law is divided"),
    .init(
      .rules,
      broken: """
        \(mapped)
          - {provision: ⟦code-2-1⟧, status: encoded, penalties: [heavy]}
        """,
      mended: mapped, also: ["W0519"]))

  static let unprovenEntry = DiagnosticPage(
    .warning,
    title: .init(zh: "编入的条款没有写明如何核对", en: "encoded, and not said how it was checked"),
    cause: .init(
      zh: "编入的条款须写明来源、如何核对、何时核对；凭记忆写下的不算核对。",
      en: "A provision that is encoded says from where, how and when it was checked; what was written from memory was not."),
    cure: .init(zh: "与原文核对后补全 verified: {how: …, source: …, checked: …}", en: "compare it, and complete `verified: {how: …, source: …, checked: …}`"),
    .init(
      .rules,
      broken: """
        instruments: [{id: act, title: {zh: 计量法, en: Weights Act}}]
        provisions:
          - {id: act-9, instrument: act, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}, penalty: heavy}
        outlines: [{instrument: act, articles: [{article: 9, items: [0]}]}]
        coverage:
          - {provision: ⟦act-9⟧, status: encoded, penalties: [heavy]}
        """,
      mended: """
        instruments: [{id: act, title: {zh: 计量法, en: Weights Act}}]
        provisions:
          - id: act-9
            instrument: act
            cite: {zh: 第九条, en: art. 9}
            title: {zh: 称重, en: weighing}
            penalty: heavy
            verified: {how: full_text, source: 法规汇编, checked: 2026-05-01}
        outlines: [{instrument: act, articles: [{article: 9, items: [0]}]}]
        coverage:
          - {provision: act-9, status: encoded, penalties: [heavy]}
        """, also: ["W0507"]))
}
