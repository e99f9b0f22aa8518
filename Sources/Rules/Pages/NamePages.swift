import Diagnostics

/// The pages on names that one entry of a rule set uses for another.
enum NamePages {
  static let duplicateID = DiagnosticPage(
    title: .init(zh: "编号重复", en: "an id used twice"),
    cause: .init(zh: "每一类条目的编号必须唯一，否则不知道引用的是哪一条。", en: "Ids are unique in their section, or nobody knows which one is meant."),
    cure: .init(zh: "给其中一条换一个编号", en: "give one of them another id"),
    .init(
      .rules,
      broken: """
        provisions:
          - {id: ⟦code-1⟧, instrument: code, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}}
        """,
      mended: """
        provisions:
          - {id: code-9, instrument: code, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}}
        """, also: ["W0507"]))

  static let unknownProvision = DiagnosticPage(
    title: .init(zh: "引用的条款未声明", en: "an undeclared provision"),
    cause: .init(zh: "规则只能引用在 provisions: 中声明的条款；引错条款的认定站不住脚。", en: "Rules cite provisions that are declared under `provisions:`; a finding under a wrong article does not stand."),
    cure: .init(zh: "核对条款编号，或先声明", en: "look at the id again, or declare it first"),
    .init(
      .rule,
      broken: """
        basis: [⟦code-l⟧]
        """,
      mended: """
        basis: [code-1]
        """))

  static let unknownAct = DiagnosticPage(
    title: .init(zh: "违法行为未声明", en: "an undeclared act"),
    cause: .init(zh: "act 必须在 acts: 中声明，罚则由它引出。", en: "Acts are declared under `acts:`; they lead to the penalty."),
    cure: .init(zh: "核对名称，或先声明", en: "look at the name again, or declare it first"),
    .init(
      .rule,
      broken: """
        act: ⟦roten_fruit⟧
        """,
      mended: """
        act: rotten_fruit
        """))

  static let unknownPenalty = DiagnosticPage(
    title: .init(zh: "罚则未声明", en: "an undeclared penalty"),
    cause: .init(zh: "penalty 必须在 penalties: 中声明。", en: "Penalties are declared under `penalties:`."),
    cure: .init(zh: "核对名称，或先声明", en: "look at the name again, or declare it first"),
    .init(
      .rules,
      broken: """
        provisions:
          - {id: code-9, instrument: code, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}, penalty: ⟦haevy⟧}
        """,
      mended: """
        provisions:
          - {id: code-9, instrument: code, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}, penalty: heavy}
        """, also: ["W0507"]))

  static let unknownTable = DiagnosticPage(
    title: .init(zh: "参考表不存在", en: "no such table"),
    cause: .init(zh: "条件中提到的表必须先在 tables: 中声明。", en: "A table that a condition names is declared under `tables:`."),
    cure: .init(zh: "核对表名，或先声明", en: "look at the name again, or declare it first"),
    .init(
      .rule,
      broken: """
        when:
          - listed(⟦"limts"⟧, crate.id)
        """,
      mended: """
        when:
          - listed("limits", crate.id)
        """))

  static let unknownLexicon = DiagnosticPage(
    title: .init(zh: "词库不存在", en: "no such lexicon"),
    cause: .init(zh: "says() 的词库必须先在 lexicons: 中声明。", en: "The lexicon of `says()` is declared under `lexicons:`."),
    cure: .init(zh: "核对词库名，或先声明", en: "look at the name again, or declare it first"),
    .init(
      .rule,
      broken: """
        when:
          - has(crate.label) && says(crate.label, ⟦"pufery"⟧)
        """,
      mended: """
        when:
          - has(crate.label) && says(crate.label, "puffery")
        """))

  static let unknownQuestion = DiagnosticPage(
    title: .init(zh: "问题未声明", en: "no such question"),
    cause: .init(zh: "judged() 的问题必须先在 questions: 中声明，否则没有人会去回答。", en: "The questions of `judged()` are declared under `questions:`, or nobody will answer them."),
    cure: .init(zh: "核对问题的编号，或先声明", en: "look at the id again, or declare it first"),
    .init(
      .rule,
      broken: """
        when:
          - judged(⟦"spoilt"⟧, crate.id)
        """,
      mended: """
        when:
          - judged("spoiled", crate.id)
        """))

  static let unknownName = DiagnosticPage(
    title: .init(zh: "名称未声明", en: "an undeclared name"),
    cause: .init(
      zh: "类别、措施、计罚基数和法规都必须先声明。", en: "Categories, actions, bases and instruments are declared before they are used."),
    cure: .init(zh: "核对名称，或先声明", en: "look at the name again, or declare it first"),
    .init(
      .rule,
      broken: """
        category: ⟦friut⟧
        """,
      mended: """
        category: fruit
        """))

  static let unknownPath = DiagnosticPage(
    title: .init(zh: "记录中没有这个路径", en: "a path that the record does not have"),
    cause: .init(
      zh: "路径由词汇表的字段组成；写错的路径什么也读不到。", en: "Paths are made of the vocabulary's fields; a wrong one would find nothing."),
    cure: .init(zh: "核对路径", en: "look at the path again"),
    .init(
      .manifest,
      broken: """
        name: market
        version: 1.0.0
        covers: {from: 2020-01-01}
        schema: market.yaml
        record: {id: id, date: ⟦dya⟧, as_of: [day], enterprise: stall.name, inspected: stall, goods: [crates]}
        categories: [{id: fruit, title: {zh: 水果, en: fruit}}]
        actions: [{id: fine, title: {zh: 罚款, en: fine}}]
        """,
      mended: """
        name: market
        version: 1.0.0
        covers: {from: 2020-01-01}
        schema: market.yaml
        record: {id: id, date: day, as_of: [day], enterprise: stall.name, inspected: stall, goods: [crates]}
        categories: [{id: fruit, title: {zh: 水果, en: fruit}}]
        actions: [{id: fine, title: {zh: 罚款, en: fine}}]
        """))
}
