import Diagnostics

/// The pages on records as a whole, their fields and references.
enum RecordPages {
  static let unknownField = DiagnosticPage(
    title: .init(zh: "没有这个字段", en: "no such field"),
    cause: .init(
      zh: "记录只能使用词汇表中的字段；拼错的字段若被忽略，就等于漏记一项事实。",
      en: "A record uses the fields of the vocabulary only: a misspelt field that were ignored would be a fact lost."),
    cure: .init(zh: "核对字段名", en: "look at the name again"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {⟦premit⟧: null}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {permit: null}
        """))

  static let missingField = DiagnosticPage(
    title: .init(zh: "缺少必填字段", en: "a required field is missing"),
    cause: .init(
      zh: "词汇表标明必填的字段必须填写；列表中被引用的对象要有编号。",
      en: "What the vocabulary requires must be there; so must the key of what others refer to."),
    cure: .init(zh: "补上该字段", en: "put the field in"),
    .init(
      .record,
      broken: """
        ⟦schema⟧: market/1
        id: v1
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        """))

  static let danglingReference = DiagnosticPage(
    title: .init(zh: "引用的对象不存在", en: "a reference that leads nowhere"),
    cause: .init(zh: "被引用的编号必须在本记录的相应列表中出现。", en: "The key referred to must stand in the list of the same record."),
    cure: .init(zh: "核对编号，或补上被引用的一项", en: "look at the key again, or add what it refers to"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        kinds: [{id: pear}]
        crates: [{id: c1, kind: ⟦paer⟧}]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        kinds: [{id: pear}]
        crates: [{id: c1, kind: pear}]
        """))

  static let duplicateKey = DiagnosticPage(
    title: .init(zh: "编号重复", en: "a key used twice"),
    cause: .init(zh: "同一列表中的编号必须互不相同，否则引用有歧义。", en: "Keys of one list differ from each other, or references are ambiguous."),
    cure: .init(zh: "给每一项不同的编号", en: "give each entry a key of its own"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1}, {id: ⟦c1⟧}]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1}, {id: c2}]
        """))

  static let notARecord = DiagnosticPage(
    title: .init(zh: "不是检查记录", en: "not an inspection record"),
    cause: .init(
      zh: "记录是一个对象，首项声明所用的词汇表版本；别的文件不能悄悄跳过。",
      en: "A record is an object that begins by naming its schema; another file is not passed over in silence."),
    cure: .init(zh: "补上 schema，或把文件移出文件夹", en: "name the schema, or move the file elsewhere"),
    .init(
      .record,
      broken: """
        ⟦id⟧: v1
        day: 2026-03-12
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        """))

  static let badIncompletePath = DiagnosticPage(
    title: .init(zh: "incomplete 中的路径无效", en: "a path under `incomplete` that is no list"),
    cause: .init(
      zh: "路径由字段名组成，最后一段是列表；写错的路径会把没有录全的列表当作齐全。",
      en: "A path is made of field names and ends with a list; a wrong one would make a list look complete."),
    cure: .init(zh: "写作 a、a.b 或 a[0].b", en: "write a, a.b or a[0].b"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1}]
        incomplete: [⟦crate⟧]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1}]
        incomplete: [crates]
        """))

  static let duplicateRecord = DiagnosticPage(
    title: .init(zh: "记录编号重复", en: "a record id used twice in a run"),
    cause: .init(
      zh: "同一次运行中每条记录的编号必须唯一，否则一次检查会被计算两遍。",
      en: "Each record of a run has an id of its own, or a visit is counted twice."),
    cure: .init(zh: "改用不同的编号，或删去重复的记录", en: "give it another id, or take the copy away"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        ---
        schema: market/1
        id: ⟦v1⟧
        day: 2026-03-19
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        ---
        schema: market/1
        id: v2
        day: 2026-03-19
        """))

  static let alternativesDiffer = DiagnosticPage(
    .warning,
    title: .init(zh: "两处记载不一致", en: "two places that contradict each other"),
    cause: .init(zh: "字段与其替代来源的值不同。", en: "A field and the value that would stand in for it differ."),
    cure: .init(zh: "核对两处，改正有误的一处", en: "look at both, and mend the wrong one"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        kinds: [{id: pear, grower: 北坡果园}]
        crates: [{id: c1, kind: pear, grower: ⟦南坡果园⟧}]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        kinds: [{id: pear, grower: 北坡果园}]
        crates: [{id: c1, kind: pear}]
        """))
}
