import Diagnostics

/// The pages on what law, tables and functions say.
enum ContentPages {
  static let bandsDoNotMeet = DiagnosticPage(
    title: .init(zh: "档次不衔接", en: "bands that do not meet"),
    cause: .init(
      zh: "相邻两档的边界必须相同，最低一档从零起，最高一档不封顶，否则有的货值没有罚款幅度。",
      en: "Each band begins where the one before ends, the first at nothing, the last without end; otherwise some value has no fine."),
    cure: .init(zh: "让 from 等于上一档的 below", en: "let `from` be the `below` of the band before"),
    .init(
      .rules,
      broken: """
        penalties:
          - id: middling
            title: {zh: 中, en: middling}
            fine:
              of: worth
              bands:
                - {below: 100, fine: {min: 50, max: 150}}
                - {from: ⟦1000⟧, times: {min: 2, max: 5}}
        """,
      mended: """
        penalties:
          - id: middling
            title: {zh: 中, en: middling}
            fine:
              of: worth
              bands:
                - {below: 100, fine: {min: 50, max: 150}}
                - {from: 100, times: {min: 2, max: 5}}
        """, also: ["W0507"]))

  static let tableShape = DiagnosticPage(
    title: .init(zh: "参考表结构有误", en: "a malformed table"),
    cause: .init(
      zh: "CSV 的列或行数与声明不符；缺了一列的表什么也查不到。",
      en: "The CSV's columns or rows are not as declared; a table that lacks a column finds nothing."),
    cure: .init(zh: "让声明与 CSV 的表头一致", en: "let the declaration agree with the CSV's header"),
    .init(
      .rules,
      broken: """
        tables:
          - {id: more_limits, file: limits.csv, key: [⟦nmae⟧], limit: limit}
        """,
      mended: """
        tables:
          - {id: more_limits, file: limits.csv, key: [name], limit: limit}
        """, also: ["W0507"]))

  static let tableValue = DiagnosticPage(
    title: .init(zh: "参考表的值有误", en: "a bad value in a table"),
    cause: .init(zh: "该单元格无法按声明读取。", en: "The cell cannot be read as declared."),
    cure: .init(zh: "限量写作 10 mg/kg，日期写作 2023-05-18", en: "write a limit as 10 mg/kg, a date as 2023-05-18"),
    .init(
      .table,
      broken: """
        name,limit
        apple,5 mg/kg
        pear,⟦ten mg/kg⟧
        """,
      mended: """
        name,limit
        apple,5 mg/kg
        pear,10 mg/kg
        """))

  static let badPattern = DiagnosticPage(
    title: .init(zh: "句式有误", en: "a malformed pattern"),
    cause: .init(
      zh: "用语可写成句式：(甲|乙) 任选其一，<词表> 取词表中的词，… 隔开几个字；括号成对，首尾是词。",
      en: "A word may be a pattern: `(a|b)` is one of them, `<list>` a word of that list, `…` some letters between; brackets are paired, a word stands at both ends."),
    cure: .init(zh: "补上缺少的括号，或去掉首尾的「…」", en: "put the missing bracket, or take away the `…` at an end"),
    .init(
      .rules,
      broken: """
        lexicons:
          - {id: praise, entries: [{term: ⟦(best|finest⟧}]}
        """,
      mended: """
        lexicons:
          - {id: praise, entries: [{term: (best|finest)}]}
        """, also: ["W0507"]))

  static let recursiveFunction = DiagnosticPage(
    title: .init(zh: "函数调用自身", en: "a function that calls itself"),
    cause: .init(zh: "函数只能使用在它之前声明的函数，这样计算总会结束。", en: "Functions use those declared before them; so every evaluation ends."),
    cure: .init(zh: "改用前面声明的函数或列表的 exists、all", en: "use an earlier function, or `exists` and `all` over a list"),
    .init(
      .rules,
      broken: """
        functions:
          - name: ⟦heavy⟧
            parameters: {weight: decimal}
            is: weight > 10 && heavy(weight)
        """,
      mended: """
        functions:
          - name: heavy
            parameters: {weight: decimal}
            is: weight > 10
        """, also: ["W0507"]))

  static let unverified = DiagnosticPage(
    title: .init(zh: "依据未经核实", en: "an unverified basis"),
    cause: .init(zh: "没有人核对过原文的条款，不能作为认定的依据。", en: "Nobody has read the provision's text: it convicts nobody."),
    cure: .init(zh: "写明 verified，或将规则设为 status: draft", en: "give the provision `verified`, or make the rule `status: draft`"),
    .init(
      .rules,
      broken: """
        provisions:
          - {id: code-9, instrument: code, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}}
        rules:
          - id: WEI-1
            title: {zh: 短斤少两, en: Short weight}
            category: fruit
            basis: [⟦code-9⟧]
            law_date: as_of
            each: {crate: crates}
            when: [crate.weight < 10]
            act: rotten_fruit
            message: {zh: "箱 ${crate.id}", en: "crate ${crate.id}"}
        """,
      mended: """
        provisions:
          - {id: code-9, instrument: code, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}}
        rules:
          - id: WEI-1
            title: {zh: 短斤少两, en: Short weight}
            status: draft
            category: fruit
            basis: [code-9]
            law_date: as_of
            each: {crate: crates}
            when: [crate.weight < 10]
            act: rotten_fruit
            message: {zh: "箱 ${crate.id}", en: "crate ${crate.id}"}
        """, also: ["W0501"]))
}
