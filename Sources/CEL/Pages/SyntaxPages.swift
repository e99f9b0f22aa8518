import Diagnostics

/// The pages on expressions that do not read.
enum SyntaxPages {
  static let unexpected = DiagnosticPage(
    title: .init(zh: "表达式有语法错误", en: "a syntax error"),
    cause: .init(zh: "这里应为另一种写法；多半缺少运算符、逗号或括号。", en: "Something else belongs here: an operator, a comma or a bracket is missing."),
    cure: .init(zh: "补上缺少的部分", en: "put in what is missing"),
    .init(
      .rule,
      broken: """
        when:
          - crate.weight > 10 ⟦crate⟧.rotten
        """,
      mended: """
        when:
          - crate.weight > 10 && crate.rotten
        """))

  static let unterminatedString = DiagnosticPage(
    title: .init(zh: "文字缺少结尾的引号", en: "a text without its closing quote"),
    cause: .init(zh: "文字用半角引号括起来，开头和结尾相同。", en: "A text stands between two equal ASCII quotes."),
    cure: .init(zh: "补上配对的引号", en: "close it with the quote that opens it"),
    .init(
      .rule,
      broken: """
        when:
          - has(crate.label) && crate.label == ⟦"fresh⟧
        """,
      mended: """
        when:
          - has(crate.label) && crate.label == "fresh"
        """))

  static let badEscape = DiagnosticPage(
    title: .init(zh: "无效的转义", en: "not an escape"),
    cause: .init(zh: "反斜杠之后只能是 CEL 规定的字符。", en: "After a backslash CEL allows certain characters only."),
    cure: .init(zh: "反斜杠本身写作 \\\\，或在引号前加 r", en: "write a backslash itself twice, or put `r` before the quote"),
    .init(
      .rule,
      broken: #"""
        when:
          - crate.id.matches("^c⟦\d⟧+$")
        """#,
      mended: #"""
        when:
          - crate.id.matches(r"^c\d+$")
        """#))

  static let badNumber = DiagnosticPage(
    title: .init(zh: "数字过大或无法识别", en: "not a number that fits"),
    cause: .init(zh: "整数为 64 位；带 u 的整数没有负号。", en: "Whole numbers have 64 bits; those with `u` have no sign."),
    cure: .init(zh: "写出放得下的数字", en: "write a number that fits"),
    .init(
      .rule,
      broken: """
        when:
          - crate.pieces > ⟦99999999999999999999⟧
        """,
      mended: """
        when:
          - crate.pieces > 999
        """))

  static let unknownCharacter = DiagnosticPage(
    title: .init(zh: "无意义的字符", en: "a character without meaning"),
    cause: .init(zh: "名称只用英文字母、数字和下划线，文字放在引号里。", en: "Names are ASCII letters, digits and underscores; texts stand in quotes."),
    cure: .init(zh: "写字段的英文名称，给文字加引号", en: "write the field's name, and quote a text"),
    .init(
      .rule,
      broken: """
        when:
          - crate.⟦重量⟧ > 10
        """,
      mended: """
        when:
          - crate.weight > 10
        """))

  static let wrongOperator = DiagnosticPage(
    title: .init(zh: "不是 CEL 的运算符", en: "not an operator of CEL"),
    cause: .init(zh: "运算符与别的语言不同。", en: "The operators are not those of other languages."),
    cure: .init(zh: "等于写作 ==，并且写作 &&，或者写作 ||，非写作 !", en: "equals is `==`, and is `&&`, or is `||`, not is `!`"),
    .init(
      .rule,
      broken: """
        when:
          - crate.rotten ⟦and⟧ crate.weight > 10
        """,
      mended: """
        when:
          - crate.rotten && crate.weight > 10
        """))

  static let fullWidth = DiagnosticPage(
    title: .init(zh: "全角符号", en: "a full-width character"),
    cause: .init(
      zh: "运算符、括号、逗号和引号都须是半角的；引号里的文字不受此限。",
      en: "Operators, brackets, commas and quotes are ASCII; a text between quotes may hold anything."),
    cure: .init(zh: "换成半角", en: "write it in ASCII"),
    .init(
      .rule,
      broken: """
        when:
          - crate.weight ⟦＞⟧ 10
        """,
      mended: """
        when:
          - crate.weight > 10
        """))

  static let reservedWord = DiagnosticPage(
    title: .init(zh: "保留字不能作名称", en: "a reserved word as a name"),
    cause: .init(zh: "该词留给语言本身。", en: "The word is kept for the language."),
    cure: .init(zh: "换一个名称；作为字段名可写在点号之后", en: "choose another name; after a dot it may name a field"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦package⟧.weight > 10
        """,
      mended: """
        when:
          - crate.weight > 10
        """))

  static let tooDeep = DiagnosticPage(
    title: .init(zh: "表达式嵌套过深", en: "an expression nested too deeply"),
    cause: .init(zh: "表达式最多嵌套 250 层。", en: "An expression nests at most 250 levels."),
    cure: .init(zh: "拆成几个条件，或写成函数", en: "split it into several conditions or a function"),
    .init(
      .rule,
      broken: """
        when:
          - ⟨250×(⟩⟦crate⟧.rotten⟨250×)⟩
        """,
      mended: """
        when:
          - crate.rotten
        """))

  static let macroArgument = DiagnosticPage(
    title: .init(zh: "宏的参数有误", en: "a macro with the wrong arguments"),
    cause: .init(
      zh: "has(x.y) 的参数是一个字段；exists、all、map、filter 的第一个参数是一个新名称。",
      en: "`has(x.y)` takes a field; `exists`, `all`, `map`, `filter` take a new name first."),
    cure: .init(zh: "先写一个新名称，再写关于它的条件", en: "write a new name, then the condition on it"),
    .init(
      .rule,
      broken: """
        when:
          - crates.exists(⟦crate.rotten⟧, true)
        """,
      mended: """
        when:
          - crates.exists(other, other.rotten)
        """))

  static let emptyExpression = DiagnosticPage(
    title: .init(zh: "表达式为空", en: "an empty expression"),
    cause: .init(zh: "这里需要一个表达式。", en: "An expression belongs here."),
    cure: .init(zh: "写出表达式，或去掉空位", en: "write the expression, or take its place away"),
    .init(
      .rule,
      broken: """
        message: {zh: "箱 ${⟦⟧} 腐烂", en: "crate ${crate.id} is rotten"}
        """,
      mended: """
        message: {zh: "箱 ${crate.id} 腐烂", en: "crate ${crate.id} is rotten"}
        """))
}
