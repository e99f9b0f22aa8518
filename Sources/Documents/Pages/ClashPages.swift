import Diagnostics

/// The pages on values that YAML reads otherwise than an expression is meant.
enum ClashPages {
  static let leadingQuote = DiagnosticPage(
    title: .init(zh: "值以引号开头，引号之后还有内容", en: "a value that begins with a quote and goes on after it"),
    cause: .init(
      zh: "YAML 把开头的引号读作整个值的引号，其后不能再有内容。", en: "YAML takes a leading quote for the quote of the whole value: nothing may follow it."),
    cure: .init(zh: "给整个值加引号，或给它加圆括号", en: "quote all of it, or put it in parentheses"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦"pear" == crate.id⟧
        """,
      mended: """
        when:
          - '"pear" == crate.id'
        """))

  static let leadingBracket = DiagnosticPage(
    title: .init(zh: "值以括号开头，括号之后还有内容", en: "a value that begins with a bracket and goes on after it"),
    cause: .init(
      zh: "YAML 把开头的 [ 或 { 读作列表或对象，其后不能再有内容。", en: "YAML takes a leading `[` or `{` for a list or an object: nothing may follow it."),
    cure: .init(zh: "给整个值加引号，或给它加圆括号", en: "quote all of it, or put it in parentheses"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦[1, 2, 3].exists(n, n == crate.pieces)⟧
        """,
      mended: """
        when:
          - ([1, 2, 3].exists(n, n == crate.pieces))
        """))

  static let colonInValue = DiagnosticPage(
    title: .init(zh: "值中有「: 」", en: "a value with `: ` in it"),
    cause: .init(zh: "YAML 把「: 」读作键与值的分隔。", en: "YAML takes `: ` for the end of a key."),
    cure: .init(zh: "给整个值加引号，或用 >- 写成文本块", en: "quote all of it, or write it as a block after `>-`"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦crate.rotten ? crate.pieces > 3 : crate.weight > 10⟧
        """,
      mended: """
        when:
          - 'crate.rotten ? crate.pieces > 3 : crate.weight > 10'
        """))

  static let hashInValue = DiagnosticPage(
    title: .init(zh: "值中有「 #」", en: "a value with ` #` in it"),
    cause: .init(
      zh: "YAML 把「 #」之后的内容读作注释，值在那里被截断。", en: "YAML takes what follows ` #` for a comment, and the value ends there."),
    cure: .init(zh: "给整个值加引号，或用 >- 写成文本块", en: "quote all of it, or write it as a block after `>-`"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦crate.id == "crate #1"⟧
        """,
      mended: """
        when:
          - >-
            crate.id == "crate #1"
        """))

  static let flowValue = DiagnosticPage(
    title: .init(zh: "[…] 或 {…} 内没有加引号的值含有逗号或括号", en: "an unquoted value with a comma or bracket inside […] or {…}"),
    cause: .init(
      zh: "在 […] 和 {…} 之内，逗号和括号会截断没有加引号的值。", en: "Inside `[…]` and `{…}`, commas and brackets cut a value off that is not quoted."),
    cure: .init(zh: "给这个值加引号，或改为每项一行「- …」", en: "quote the value, or write one item a line, each as `- …`"),
    .init(
      .rule,
      broken: """
        when: [⟦listed("limits", crate.id)⟧, crate.rotten]
        """,
      mended: """
        when: ['listed("limits", crate.id)', crate.rotten]
        """))
}
