import Diagnostics

/// The pages on a record's values.
enum FieldPages {
  static let wrongKind = DiagnosticPage(
    title: .init(zh: "值的类型不符", en: "a value of the wrong kind"),
    cause: .init(
      zh: "字段需要另一种值，例如对象、列表、是非或数字。", en: "The field takes another kind of value: an object, a list, true or false, a number."),
    cure: .init(zh: "按词汇表的类型填写；是非写 true 或 false", en: "fill it in as the vocabulary says; true or false for a yes or no"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1, rotten: ⟦是⟧}]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1, rotten: true}]
        """))

  static let notInList = DiagnosticPage(
    title: .init(zh: "不在可选值之内", en: "not one of the listed values"),
    cause: .init(zh: "该字段只能取词汇表列出的值。", en: "The field takes one of the values that the vocabulary lists."),
    cure: .init(zh: "写列出的值", en: "write one of the listed values"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {permit: {state: ⟦expird⟧}}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {permit: {state: expired}}
        """))

  static let outOfBounds = DiagnosticPage(
    title: .init(zh: "数值超出范围", en: "a number out of bounds"),
    cause: .init(zh: "该数值不可能成立。", en: "The number cannot be right."),
    cure: .init(zh: "核对原始文件", en: "look at the original"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1, weight: ⟦-12⟧}]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1, weight: 12}]
        """))

  static let badDate = DiagnosticPage(
    title: .init(zh: "日期无法识别", en: "not a date"),
    cause: .init(zh: "日期的写法有误，或没有这一天。", en: "It is not written as a date, or there is no such day."),
    cure: .init(
      zh: "日期写作 2023-05-18；只知年月写 2023-05，只知年份写 2023，区间写 2021-12-29..2022-12-22",
      en: "write 2023-05-18; a month 2023-05, a year 2023, an interval 2021-12-29..2022-12-22"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: ⟦2026年3月12日⟧
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        """))

  static let badNumber = DiagnosticPage(
    title: .init(zh: "数字无法识别", en: "not a number"),
    cause: .init(
      zh: "数字用半角数字书写，金额以元为单位，不带单位和分隔符；猜测会差一万倍。",
      en: "Numbers are written in ASCII digits, money in yuan, without unit or separators; a guess may be wrong ten thousandfold."),
    cure: .init(zh: "写出数字本身", en: "write the number itself"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {rent: ⟦3.2万元⟧}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {rent: 32000}
        """))

  static let badAmount = DiagnosticPage(
    title: .init(zh: "量值无法识别", en: "not an amount"),
    cause: .init(zh: "量值是带单位的数字；没有单位就无法比较。", en: "An amount is a number with a unit; without one it compares with nothing."),
    cure: .init(
      zh: "写作 12.5 mg/kg、<= 1000 CFU/g、pH 5.5 或 未检出", en: "write 12.5 mg/kg, <= 1000 CFU/g, pH 5.5, or 未检出"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1, residue: ⟦0.2⟧}]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1, residue: 0.2 mg/kg}]
        """))

  static let nullNotAllowed = DiagnosticPage(
    title: .init(zh: "该字段不能为 null", en: "null is not allowed here"),
    cause: .init(zh: "null 表示已查明没有；这个字段总会有值。", en: "null says: established that there is none. This field always has a value."),
    cure: .init(zh: "尚未查明就省略该字段", en: "leave the field out where it is not established"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1, weight: ⟦null⟧}]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1}]
        """))

  static let wrongLength = DiagnosticPage(
    title: .init(zh: "长度不符", en: "the wrong length"),
    cause: .init(zh: "文字过长、过短，或列表项数不符。", en: "A text or list that is too long or too short."),
    cure: .init(zh: "核对是否填错了字段", en: "see whether it belongs to another field"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: ⟦东门市场入口左侧第三排靠墙的那个水果摊⟧}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: 东门水果摊}
        """))

  static let patternMismatch = DiagnosticPage(
    title: .init(zh: "格式不符", en: "the wrong form"),
    cause: .init(zh: "该文字必须符合规定的格式。", en: "The text must have the form that is asked for."),
    cure: .init(zh: "按格式填写，核对原件", en: "write it in that form; look at the original"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {permit: {number: ⟦A12⟧}}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {permit: {number: A-0012}}
        """))

  static let emptyValue = DiagnosticPage(
    .warning,
    title: .init(zh: "键后面没有值", en: "nothing after a key"),
    cause: .init(
      zh: "空白在 YAML 中就是 null，意思是“已查明没有”，而不是“尚未查明”。",
      en: "A blank is null in YAML and says: established that there is none. It does not say: not established."),
    cure: .init(zh: "已查明没有就写 null；尚未查明就删去这一行", en: "write null where that was established; leave the line out where it was not"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall:
          permit:⟦⟧
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall:
          permit: null
        """))
}
