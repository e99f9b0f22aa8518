import Diagnostics

/// The pages on tables of comma-separated values, and on JSON.
enum TablePages {
  static let jsonSyntax = DiagnosticPage(
    title: .init(zh: "JSON 语法错误", en: "a mistake in JSON"),
    cause: .init(
      zh: "JSON 按 RFC 8259 书写：双引号，不留多余的逗号，没有注释，没有 NaN。",
      en: "JSON is written after RFC 8259: double quotes, no extra comma, no comment, no NaN."),
    cure: .init(zh: "在标出的位置改正", en: "mend it at the marked place"),
    .init(
      .json,
      broken: #"{"schema": "market/1", "id": "v1", "day": "2026-03-12"⟦,⟧}"#,
      mended: #"{"schema": "market/1", "id": "v1", "day": "2026-03-12"}"#))

  static let unclosedQuote = DiagnosticPage(
    title: .init(zh: "引号没有结束", en: "a quote that is not closed"),
    cause: .init(
      zh: "以引号开头的单元格必须以引号结束，否则其后的各行都会并入这一格。",
      en: "A cell that begins with a quote ends with one; otherwise it swallows all rows below."),
    cure: .init(zh: "补上或删去引号", en: "close the quote, or delete it"),
    .init(
      .table,
      broken: """
        name,limit
        apple,⟦"⟧5 mg/kg
        pear,10 mg/kg
        """,
      mended: """
        name,limit
        apple,"5 mg/kg"
        pear,10 mg/kg
        """))

  static let strayQuote = DiagnosticPage(
    title: .init(zh: "引号位置有误", en: "a quote out of place"),
    cause: .init(
      zh: "引号结束之后，单元格也就结束了。", en: "Where the quote ends, the cell ends."),
    cure: .init(
      zh: "含引号的单元格整体加引号，其中的引号写两次", en: "quote the cell as a whole, and double each quote in it"),
    .init(
      .table,
      broken: """
        name,limit
        "pear"⟦ (green)⟧,10 mg/kg
        """,
      mended: #"""
        name,limit
        """pear"" (green)",10 mg/kg
        """#))

  static let rowLength = DiagnosticPage(
    title: .init(zh: "列数不符", en: "a row of the wrong length"),
    cause: .init(
      zh: "每行的单元格数与表头相同；多出的逗号会把值挪到别的列。",
      en: "Each row has as many cells as the header; a comma too many moves the values to other columns."),
    cure: .init(zh: "含逗号的单元格加引号；空单元格也要留逗号", en: "quote a cell with a comma in it; an empty cell keeps its comma"),
    .init(
      .table,
      broken: """
        name,limit
        ⟦pear, green,10 mg/kg⟧
        """,
      mended: """
        name,limit
        "pear, green",10 mg/kg
        """))

  static let duplicateColumn = DiagnosticPage(
    title: .init(zh: "列名重复", en: "a column named twice"),
    cause: .init(zh: "列名互不相同，否则不知道读哪一列。", en: "The names of columns differ, or nobody knows which one is read."),
    cure: .init(zh: "改名或删去一列", en: "rename one of them, or take it away"),
    .init(
      .table,
      broken: """
        name,limit,⟦limit⟧
        pear,10 mg/kg,5 mg/kg
        """,
      mended: """
        name,limit,former_limit
        pear,10 mg/kg,5 mg/kg
        """))
}
