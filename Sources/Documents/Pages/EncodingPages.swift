import Diagnostics

/// The pages on texts that are none.
enum EncodingPages {
  static let notUTF8 = DiagnosticPage(
    title: .init(zh: "不是 UTF-8 编码", en: "not UTF-8"),
    cause: .init(
      zh: "文件须以 UTF-8 保存；以 GBK 或 UTF-16 保存的文件，其中的汉字会被读错。",
      en: "Files are saved as UTF-8; what was saved as GBK or UTF-16 would be read as something else."),
    cure: .init(zh: "在编辑器中另存为 UTF-8", en: "save it as UTF-8 in the editor"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: ⟦⟨CF⟩⟧⟨E3 BD B6⟩}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: 香蕉}
        """))

  static let binary = DiagnosticPage(
    title: .init(zh: "不是文本文件", en: "not a text file"),
    cause: .init(
      zh: "文件含有空字节，多半是电子表格、压缩包或图片。",
      en: "The file holds zero bytes: a spreadsheet, an archive or a picture, perhaps."),
    cure: .init(zh: "导出为 YAML、JSON 或 CSV", en: "export it as YAML, JSON or CSV"),
    .init(
      .record,
      broken: "PK⟨03 04 14⟩⟦⟨00⟩⟧⟨00 00 08 00⟩",
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        """))

  static let forbiddenCharacter = DiagnosticPage(
    title: .init(zh: "不允许的字符", en: "a character that is not allowed"),
    cause: .init(
      zh: "控制字符和不可见的换行符看不见，却会改变内容；它们常由表格或文字处理软件带来。",
      en: "Control characters and invisible line ends change a text unseen; spreadsheets and word processors leave them."),
    cure: .init(
      zh: "删去它；确实需要时在双引号内写成转义，例如 \\u2028", en: "delete it; where it is needed write an escape inside double quotes, such as \\u2028"),
    .init(
      .record,
      broken: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: 东门⟦⟨0B⟩⟧水果摊}
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        stall: {name: 东门水果摊}
        """))

  static let textTooLarge = DiagnosticPage(
    title: .init(zh: "文件过大", en: "a file that is too large"),
    cause: .init(
      zh: "一个 YAML 文件最多 64 MiB，一个 JSON 文件最多 1 GiB。",
      en: "A YAML file has at most 64 MiB, a JSON file 1 GiB."),
    cure: .init(zh: "更大的数据请用 NDJSON，一行一条记录", en: "put larger data into NDJSON, one record a line"),
    .init(.command, broken: "cosmetics-check validate ⟦all.yaml⟧", mended: "cosmetics-check validate all.ndjson"))

  static let lineTooLong = DiagnosticPage(
    title: .init(zh: "一行过长", en: "a line that is too long"),
    cause: .init(
      zh: "NDJSON 的一行是一条记录，最多 16 MiB；没有换行的大文件多半是一个数组。",
      en: "A line of NDJSON is one record and has at most 16 MiB; a large file without line ends is probably one array."),
    cure: .init(zh: "一行一条记录；一个大数组请存为 .json 文件", en: "write one record a line; save one large array as .json"),
    .init(.command, broken: "cosmetics-check validate ⟦line.ndjson⟧", mended: "cosmetics-check validate line.json"))
}
