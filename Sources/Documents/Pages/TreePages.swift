import Diagnostics

/// The pages on YAML.
enum TreePages {
  static let yamlSyntax = DiagnosticPage(
    title: .init(zh: "YAML 语法错误", en: "a mistake in YAML"),
    cause: .init(
      zh: "缩进、冒号后的空格或引号有误；值中若有「: 」或以特殊符号开头，也会被读错。",
      en: "The indentation, the space after a colon or a quote is wrong; a value with `: ` in it, or one that begins with a special character, is misread too."),
    cure: .init(zh: "同级的行对齐；有疑问的值加引号", en: "line up what belongs together; quote a value in doubt"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall:
            name: 东门摊
          ⟦r⟧ent: 300
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall:
          name: 东门摊
          rent: 300
        """))

  static let tabIndentation = DiagnosticPage(
    title: .init(zh: "用制表符缩进", en: "indented with a tab"),
    cause: .init(
      zh: "YAML 只用空格缩进：制表符在各编辑器中宽窄不一。", en: "YAML is indented with spaces only: a tab is as wide as each editor likes."),
    cure: .init(zh: "把制表符换成空格", en: "replace the tab by spaces"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall:
        ⟦⟨09⟩⟧name: 东门摊
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall:
          name: 东门摊
        """))

  static let duplicateKey = DiagnosticPage(
    title: .init(zh: "键重复", en: "a key given twice"),
    cause: .init(
      zh: "同一对象中每个键只能出现一次，否则无法知道以哪个为准。",
      en: "A key stands once in an object; otherwise nobody knows which one counts."),
    cure: .init(zh: "只留一个", en: "keep one of them"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        ⟦day⟧: 2026-03-13
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        """))

  static let unknownTag = DiagnosticPage(
    title: .init(zh: "不支持的标签", en: "a tag that is not supported"),
    cause: .init(zh: "YAML 把开头的 ! 读作标签。", en: "YAML takes a leading `!` for a tag."),
    cure: .init(
      zh: "给整个条件加引号，或换一种说法：absent(x)", en: "quote the whole condition, or say it otherwise: `absent(x)`"),
    .init(
      .rule,
      broken: """
        when:
          - ⟦!has(crate.label)⟧
        """,
      mended: """
        when:
          - absent(crate.label)
        """))

  static let badAlias = DiagnosticPage(
    title: .init(zh: "别名无效", en: "an alias that leads nowhere"),
    cause: .init(
      zh: "*名称 引用前面用 &名称 标出的内容；前面没有标出，或它就在所引内容之内。",
      en: "`*name` stands for what `&name` marked before; here nothing was, or the alias is part of it."),
    cure: .init(zh: "以 * 或 & 开头的文字加引号；否则先标出再引用", en: "quote a text that begins with * or &; else mark what it stands for"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: ⟦*star⟧}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: '*star'}
        """))

  static let aliasLimit = DiagnosticPage(
    title: .init(zh: "别名展开过多", en: "aliases that expand too far"),
    cause: .init(
      zh: "别名层层展开会使文件无限膨胀，因此有上限。", en: "Aliases upon aliases would blow a file up without bound, hence the limit."),
    cure: .init(zh: "把内容写全", en: "write the content out"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        kinds:
          - &a [⟨30×p, ⟩]
          - &b [⟨30×*a, ⟩]
          - &c [⟨9×*b, ⟩⟦*b⟧]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        kinds:
          - {id: p}
        """))

  static let tooDeep = DiagnosticPage(
    title: .init(zh: "嵌套过深", en: "nested too deeply"),
    cause: .init(zh: "最多嵌套 64 层；更深的多半是括号写错了。", en: "At most 64 levels are nested; more is a slip of brackets."),
    cure: .init(zh: "减少层次", en: "nest it less"),
    .init(
      .record,
      broken: "incomplete: ⟨63×[⟩⟦[⟧crates⟨64×]⟩",
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        incomplete: [crates]
        """))

  static let scalarTooLong = DiagnosticPage(
    title: .init(zh: "文字过长", en: "a text that is too long"),
    cause: .init(zh: "一段文字最多 1 MiB。", en: "One text has at most 1 MiB."),
    cure: .init(zh: "摘要写入，全文另存", en: "write a summary, and keep the whole elsewhere"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: ⟦a⟧⟨1048576×a⟩}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: a}
        """))

  static let mergeKey = DiagnosticPage(
    title: .init(zh: "不支持合并键 <<", en: "merge keys are not supported"),
    cause: .init(
      zh: "「<<」不是 YAML 1.2 的内容；读者看不出哪些字段来自别处。",
      en: "`<<` is no part of YAML 1.2; a reader cannot see which fields come from elsewhere."),
    cure: .init(zh: "把字段写全，或用别名引用整个对象", en: "write the fields out, or refer to the whole object by an alias"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        kinds:
          - &pear {id: p, name: 梨}
        crates:
          - {⟦<<⟧: *pear, id: c1}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        kinds:
          - {id: p, name: 梨}
        crates:
          - {kind: p, id: c1}
        """))

  static let complexKey = DiagnosticPage(
    title: .init(zh: "键必须是文字", en: "a key that is not a text"),
    cause: .init(zh: "列表或对象不能作键。", en: "A list or an object is no key."),
    cure: .init(zh: "以 [ 或 { 开头的文字加引号", en: "quote a text that begins with [ or {"),
    .init(
      .rule,
      broken: """
        message:
          ⟦{⟧zh}: 箱 ${crate.id} 腐烂
          en: crate ${crate.id} is rotten
        """,
      mended: """
        message:
          zh: 箱 ${crate.id} 腐烂
          en: crate ${crate.id} is rotten
        """))

  static let tagMismatch = DiagnosticPage(
    title: .init(zh: "标签与值不符", en: "a tag that its value contradicts"),
    cause: .init(zh: "例如 !!int 后面必须是整数。", en: "After `!!int`, for example, stands a whole number."),
    cure: .init(zh: "删去标签：值如何读取由词汇表决定", en: "delete the tag: the vocabulary decides how a value is read"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1, pieces: ⟦!!int⟧ dozen}]
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        crates: [{id: c1, pieces: 12}]
        """))
}
