extension EntryShape {
  public static let table = EntryShape(
    "table",
    [
      .must("id", .name, "编号", "its id"), .may("title", .localized, "名称", "its title"),
      .must("file", .name, "旁边的 CSV 文件", "the CSV file beside this one"),
      .may("key", .names, "据以查找名称的列", "columns by which a name is found"), .may("group", .name, "类别列", "the column of groups"),
      .may("limit", .name, "限值列", "the column of limits"), .may("scope", .name, "适用范围列，CEL 条件", "the column of conditions"),
      .may("valid", .entry(columnsOfDates), "起止日期列", "columns of dates"),
      .may("verified", .name, "只有此列为 yes 的行才算数", "only rows with `yes` in this column count"),
      .may("cas", .name, "CAS号列，载入时核对校验位", "the column of CAS numbers, whose check digits are looked at"),
      .may("rows", .integer, "应有的行数", "how many rows there must be"), .may("source", .text, "来源", "where it comes from"),
      .may("checked", .date, "最近与来源核对的日期", "when it was last compared with its source"), .may("licence", .text), .may("date", .text),
      .may("note", .text),
    ])

  public static let columnsOfDates = EntryShape("valid", [.may("from", .name), .may("to", .name)])

  public static let calendar = EntryShape(
    "calendar",
    [
      .must("id", .name, "编号", "its id"), .may("title", .localized), .must("file", .name, "旁边的 CSV 文件", "the CSV file beside this one"),
      .must("date", .name, "日期列", "the column of dates"), .must("kind", .name, "类别列", "the column of kinds"),
      .may("workday", .oneOrMany(.text), "表示上班的词", "words for a working day"),
      .may("holiday", .oneOrMany(.text), "表示休息的词", "words for a day off"),
      .may("years", .oneOrMany(.integer), "覆盖的年份", "the years that it covers"), .may("source", .text),
      .may("checked", .date, "最近与来源核对的日期", "when it was last compared with its source"), .may("licence", .text), .may("note", .text),
    ])
}
