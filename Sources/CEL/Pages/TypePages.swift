import Diagnostics

/// The pages on expressions whose names and types do not fit.
enum TypePages {
  static let unknownName = DiagnosticPage(
    title: .init(zh: "没有这个名称", en: "no such name"),
    cause: .init(
      zh: "可用的名称有：记录的顶层字段、each 中的名称、as_of 和 inspected。",
      en: "Names are the record's top-level fields, those of `each`, `as_of` and `inspected`."),
    cure: .init(zh: "写 each 中的名称或顶层字段", en: "write a name of `each` or a top-level field"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦crat⟧.rotten
        """,
      mended: """
        when:
          - crate.rotten
        """))

  static let unknownField = DiagnosticPage(
    title: .init(zh: "没有这个字段", en: "no such field"),
    cause: .init(
      zh: "字段必须在词汇表中声明；拼错的字段若被当作未填，规则就永远不会成立。",
      en: "The field must be declared in the vocabulary; a misspelt one taken for a blank would switch the rule off."),
    cure: .init(zh: "核对字段名，或先在词汇表中声明", en: "look at the name again, or declare the field first"),
    .init(
      .rule,
      broken: """
        when:
          - crate.⟦weigth⟧ > 10
        """,
      mended: """
        when:
          - crate.weight > 10
        """))

  static let unknownFunction = DiagnosticPage(
    title: .init(zh: "没有这个函数", en: "no such function"),
    cause: .init(zh: "函数须是内置的，或在规则集中声明。", en: "A function is built in or declared in the rule set."),
    cure: .init(zh: "核对函数名，或在 functions: 中声明它", en: "look at the name again, or declare it under `functions:`"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦szie⟧(crates) > 3
        """,
      mended: """
        when:
          - size(crates) > 3
        """))

  static let noOverload = DiagnosticPage(
    title: .init(zh: "函数或运算符不适用于这些值", en: "an operator or function that does not take such values"),
    cause: .init(zh: "例如日期不能与数字比较，文字不能与数字相加。", en: "A date cannot be compared with a number, nor a text be added to one."),
    cure: .init(zh: "让两边成为同一种值", en: "make both sides the same kind of value"),
    .init(
      .rule,
      broken: """
        when:
          - crate.packed_on ⟦<⟧ "2023-05-18"
        """,
      mended: """
        when:
          - crate.packed_on < date("2023-05-18")
        """))

  static let wrongType = DiagnosticPage(
    title: .init(zh: "值的类型不符", en: "a value of the wrong type"),
    cause: .init(zh: "这里需要另一种值；例如条件必须是是非。", en: "Another kind of value belongs here: a condition is true or false."),
    cure: .init(zh: "写成一个比较", en: "make a comparison of it"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦crate.weight⟧
        """,
      mended: """
        when:
          - crate.weight > 0
        """))

  static let needsGuard = DiagnosticPage(
    title: .init(zh: "可能为空的值未加判断", en: "a value that may be absent, used without a guard"),
    cause: .init(
      zh: "该字段可为 null（已查明没有），那时没有值可用。", en: "The field may be null (established that there is none): then it has no value to use."),
    cure: .init(zh: "先写 has(x) &&，再用它的值", en: "ask `has(x) &&` before its value is used"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦stall.permit⟧.state == "expired"
        """,
      mended: """
        when:
          - has(stall.permit) && stall.permit.state == "expired"
        """))

  static let notAWord = DiagnosticPage(
    title: .init(zh: "不在可选值之内", en: "not one of the listed words"),
    cause: .init(zh: "该字段只取词汇表列出的值；与别的文字比较永远不成立。", en: "The field takes the listed words only; comparing it with another never holds."),
    cure: .init(zh: "写列出的值", en: "write one of the listed words"),
    .init(
      .rule,
      broken: """
        when:
          - has(stall.permit) && stall.permit.state == ⟦"expird"⟧
        """,
      mended: """
        when:
          - has(stall.permit) && stall.permit.state == "expired"
        """))

  static let noFields = DiagnosticPage(
    title: .init(zh: "这种值没有字段", en: "a value without fields"),
    cause: .init(zh: "点号之后的字段只属于对象和映射。", en: "Only objects and maps have fields after a dot."),
    cure: .init(zh: "直接用这个值", en: "use the value itself"),
    .init(
      .rule,
      broken: """
        when:
          - crate.weight.⟦kg⟧ > 10
        """,
      mended: """
        when:
          - crate.weight > 10
        """))

  static let notIterable = DiagnosticPage(
    title: .init(zh: "不能逐项遍历", en: "not a list"),
    cause: .init(zh: "exists、all、map、filter 用于列表和映射。", en: "`exists`, `all`, `map` and `filter` go through lists and maps."),
    cure: .init(zh: "写一个列表", en: "name a list"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦stall⟧.exists(other, other.rotten)
        """,
      mended: """
        when:
          - crates.exists(other, other.rotten)
        """))

  static let incomparable = DiagnosticPage(
    title: .init(zh: "两个值的类型不同，不能比较", en: "two values that cannot be equal"),
    cause: .init(zh: "类型不同的值永远不相等，这样的条件多半写错了。", en: "Values of different types are never equal: such a condition is a mistake."),
    cure: .init(zh: "让两边成为同一种值", en: "make both sides the same kind of value"),
    .init(
      .rule,
      broken: """
        when:
          - crate.weight ⟦==⟧ "10"
        """,
      mended: """
        when:
          - crate.weight == 10
        """))

  static let badLiteral = DiagnosticPage(
    title: .init(zh: "写法无效的值", en: "a value that is written wrongly"),
    cause: .init(
      zh: "日期写作 date(\"2023-05-18\")，量值写作 amount(\"10 mg/kg\")；别的写法在运行时才会失败，所以在此拒绝。",
      en: "A date is written `date(\"2023-05-18\")`, an amount `amount(\"10 mg/kg\")`; anything else would fail on every record, and is refused here."),
    cure: .init(zh: "写存在的日期、已知的单位", en: "write a day that exists, a unit that is known"),
    .init(
      .rule,
      broken: """
        when:
          - crate.packed_on < date(⟦"2023-02-30"⟧)
        """,
      mended: """
        when:
          - crate.packed_on < date("2023-02-28")
        """))

  static let unknownType = DiagnosticPage(
    title: .init(zh: "没有这个类型", en: "no such type"),
    cause: .init(zh: "花括号前须是一个已声明的消息类型；规则中没有这样的类型。", en: "A declared message type belongs before the braces; rules have none."),
    cure: .init(zh: "直接读取记录的字段", en: "read the record's fields instead"),
    .init(
      .rule,
      broken: """
        when:
          - '⟦Crate{weight: 10}⟧.weight == crate.weight'
        """,
      mended: """
        when:
          - crate.weight == 10
        """))
}
