import Diagnostics

/// The pages on what `rules lint` advises.
enum LintPages {
  static let untestedRule = DiagnosticPage(
    .warning,
    title: .init(zh: "规则没有用例", en: "a rule without tests"),
    cause: .init(zh: "没有用例的规则改错了也无人知道。", en: "Nobody notices when a rule without tests is broken."),
    cure: .init(zh: "在旁边的 .test.yaml 中写用例", en: "put cases into the .test.yaml beside it"),
    .init(
      .rules,
      broken: """
        rules:
          - id: ⟦WEI-1⟧
            title: {zh: 短斤少两, en: Short weight}
            category: fruit
            basis: [code-1]
            law_date: as_of
            each: {crate: crates}
            when: [crate.weight < 10]
            act: rotten_fruit
            message: {zh: "箱 ${crate.id}", en: "crate ${crate.id}"}
        """,
      mended: """
        rules:
          - id: WEI-1
            title: {zh: 短斤少两, en: Short weight}
            category: fruit
            basis: [code-1]
            law_date: as_of
            each: {crate: crates}
            when: [crate.weight < 10]
            act: rotten_fruit
            message: {zh: "箱 ${crate.id}", en: "crate ${crate.id}"}
        # more.test.yaml
        tests:
          - of: WEI-1
            record: {schema: market/1, id: v1, day: 2026-03-12, crates: [{id: c1, weight: 9.5}]}
            cases: [{title: {zh: 不足十斤, en: under ten}, expect: {status: violation}}]
        """))

  static let sameTranslation = DiagnosticPage(
    .warning,
    title: .init(zh: "中英文相同", en: "the same text in both languages"),
    cause: .init(zh: "其中一种多半没有翻译。", en: "One of the two was probably not translated."),
    cure: .init(zh: "译出另一种", en: "translate it"),
    .init(
      .rule,
      broken: """
        title: ⟦{zh: Selling rotten fruit, en: Selling rotten fruit}⟧
        """,
      mended: """
        title: {zh: 出售腐烂水果, en: Selling rotten fruit}
        """))

  static let messageWithoutField = DiagnosticPage(
    .warning,
    title: .init(zh: "消息没有引用任何字段", en: "a message that names no field"),
    cause: .init(zh: "消息应说明具体是哪一件。", en: "A message says which thing it is about."),
    cure: .init(zh: "引用一个字段，例如 ${crate.id}", en: "name a field, such as ${crate.id}"),
    .init(
      .rule,
      broken: """
        id: ⟦ROT-1⟧
        message: {zh: 水果腐烂, en: fruit is rotten}
        """,
      mended: """
        id: ROT-1
        message: {zh: "箱 ${crate.id} 腐烂", en: "crate ${crate.id} is rotten"}
        """))

  static let repeatedCondition = DiagnosticPage(
    .warning,
    title: .init(zh: "条件重复", en: "a condition given twice"),
    cause: .init(zh: "同一规则中相同的条件写了两次；其中一个多半本想写别的。", en: "The same condition stands twice in one rule; one of them was probably meant otherwise."),
    cure: .init(zh: "删去一个，或改成本想写的条件", en: "take one away, or write what was meant"),
    .init(
      .rule,
      broken: """
        when:
          - crate.rotten
          - ⟦crate.rotten⟧
        """,
      mended: """
        when:
          - crate.rotten
          - crate.weight > 10
        """))

  static let unused = DiagnosticPage(
    .warning,
    title: .init(zh: "声明了却没有使用", en: "declared and never used"),
    cause: .init(zh: "没有规则用到它；多半是别处写错了名称。", en: "No rule uses it; its name is probably misspelt elsewhere."),
    cure: .init(zh: "删去它，或在规则中使用它", en: "take it away, or use it"),
    .init(
      .rules,
      broken: """
        acts:
          - {id: ⟦short_weight⟧, title: {zh: 短斤少两, en: short weight}, provision: code-1}
        """,
      mended: """
        acts: []
        """))

  static let notCheckedSince = DiagnosticPage(
    .warning,
    title: .init(zh: "很久没有核对", en: "not checked for long"),
    cause: .init(zh: "法律会修改；--since 所给的日期之后没有人核对过这一条。", en: "Law changes; nobody has looked at this entry since the day that --since gives."),
    cure: .init(zh: "重新核对法律文本，并更新 verified.checked", en: "read the law's text again and bring `verified.checked` up to date"),
    .init(
      .rule,
      broken: """
        id: ⟦ROT-1⟧
        verified: {how: full_text, checked: 2019-05-01}
        """,
      mended: """
        id: ROT-1
        verified: {how: full_text, checked: 2026-05-01}
        """))

  static let lookAlike = DiagnosticPage(
    .warning,
    title: .init(zh: "全角、形似或者不可见字符", en: "a full-width, look-alike or invisible character"),
    cause: .init(zh: "编号、键、可选词和表达式里，全角、形似或看不见的字符会使两个看似相同的词并不相同。",
      en: "In ids, keys, words and expressions a full-width, look-alike or invisible character makes two words differ that look the same."),
    cure: .init(zh: "换成半角字符", en: "write it in ASCII"),
    .init(
      .rule,
      broken: """
        id: ROT⟦－⟧1
        """,
      mended: """
        id: ROT-1
        """, also: ["W0501"]))

  static let missingTranslation = DiagnosticPage(
    .warning,
    title: .init(zh: "缺少译文", en: "a missing translation"),
    cause: .init(zh: "某种语言的文字为空，或中文里没有汉字。", en: "The text of a language is empty, or the Chinese one has no Chinese character."),
    cure: .init(zh: "译出这一种", en: "translate it"),
    .init(
      .rule,
      broken: """
        title: {zh: ⟦rotten⟧, en: Selling rotten fruit}
        """,
      mended: """
        title: {zh: 出售腐烂水果, en: Selling rotten fruit}
        """))

  static let neverChecked = DiagnosticPage(
    .warning,
    title: .init(zh: "没有写明何时核对", en: "never checked against the law"),
    cause: .init(
      zh: "该条目及其所引条款都没有 verified.checked，无从知道何时与法律核对过。",
      en: "Neither the entry nor a provision that it cites has `verified.checked`: nobody can tell when it was compared with the law."),
    cure: .init(zh: "核对后写明 verified: {checked: …}", en: "compare it, and write `verified: {checked: …}`"),
    .init(
      .rules,
      broken: """
        provisions:
          - {id: ⟦code-9⟧, instrument: code, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}}
        """,
      mended: """
        provisions:
          - id: code-9
            instrument: code
            cite: {zh: 第九条, en: art. 9}
            title: {zh: 称重, en: weighing}
            verified: {how: full_text, checked: 2026-05-01}
        """, also: ["W0507"]))
}
