import Diagnostics

/// The pages on records in workbooks and tables.
enum SheetPages {
  static let unknownSheet = DiagnosticPage(
    title: .init(zh: "不认识的表", en: "a sheet that nobody knows"),
    cause: .init(
      zh: "主表以词汇表的标题命名，其他的表以列表的字段名或标题命名；名称不对的表不会被悄悄忽略。",
      en: "The main sheet bears the title of the vocabulary, the others the names or titles of its lists; a sheet of another name is not passed over in silence."),
    cure: .init(zh: "改正表名；不是数据的表，名称以 # 开头", en: "mend the name; a sheet that is no data has a name that begins with #"),
    .init(
      .sheets,
      broken: """
        [摊位检查.csv]
        编号,日期
        v1,2026-03-12
        [果相.csv]
        ⟦摊位检查.编号⟧,编号,腐烂
        v1,c1,否
        """,
      mended: """
        [摊位检查.csv]
        编号,日期
        v1,2026-03-12
        [果箱.csv]
        摊位检查.编号,编号,腐烂
        v1,c1,否
        """))

  static let unknownColumn = DiagnosticPage(
    title: .init(zh: "不认识的列", en: "a column that nobody knows"),
    cause: .init(
      zh: "列名是字段名或标题，内层字段写明路径；列名不认识、不明确、重复或缺少，其下的值就不知是什么。",
      en: "A column bears the name or the title of its field, an inner one its path; where it is unknown, ambiguous, doubled or missing, nobody can tell what stands below."),
    cure: .init(zh: "改正列名；备注列的名称以 # 开头", en: "mend the name; a column of remarks has a name that begins with #"),
    .init(
      .sheets,
      broken: """
        [摊位检查.csv]
        编号,日期,⟦摊位.租斤⟧
        v1,2026-03-12,300
        """,
      mended: """
        [摊位检查.csv]
        编号,日期,摊位.租金,#备注
        v1,2026-03-12,300,随便写
        """))

  static let strayRow = DiagnosticPage(
    title: .init(zh: "不知属于谁的行", en: "a row that belongs to nothing"),
    cause: .init(
      zh: "列表的每一行写明属于哪一次检查（以及哪一项）；编号不存在、空白或重复，这一行就没有归属。",
      en: "Each row of a list names its visit, and the element that it belongs to; where the key leads nowhere, is blank or stands twice, the row belongs to nothing."),
    cure: .init(zh: "改正编号", en: "mend the key"),
    .init(
      .sheets,
      broken: """
        [摊位检查.csv]
        编号,日期
        v1,2026-03-12
        v2,2026-03-13
        [果箱.csv]
        摊位检查.编号,编号,腐烂
        ⟦v3⟧,c1,否
        """,
      mended: """
        [摊位检查.csv]
        编号,日期
        v1,2026-03-12
        v2,2026-03-13
        [果箱.csv]
        摊位检查.编号,编号,腐烂
        v2,c1,否
        """))

  static let unclearCell = DiagnosticPage(
    title: .init(zh: "含义不明的单元格", en: "a cell that may mean anything"),
    cause: .init(
      zh: "空白是“尚未查明”，“无”是“查明没有”。横线、问号、公式、出错的公式、百分比格式、合并的单元格、表格软件改成日期的文字都说不清是什么。",
      en: "A blank is “not established”, none is “established that there is none”. A dash, a question mark, a formula, one that came to nothing, a number shown in percent, merged cells, a text that the spreadsheet turned into a day: of none of these can anybody tell what was meant."),
    cure: .init(
      zh: "写值、写“无”，或者留空", en: "write the value, or none, or leave it blank"),
    .init(
      .sheets,
      broken: """
        [摊位检查.csv]
        编号,日期,摊位.准入证
        v1,2026-03-12,⟦—⟧
        """,
      mended: """
        [摊位检查.csv]
        编号,日期,摊位.准入证
        v1,2026-03-12,无
        """))
}
