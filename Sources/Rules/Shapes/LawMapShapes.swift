extension EntryShape {
  public static let outline = EntryShape(
    "outline",
    [
      .must("instrument", .name, "法规", "the instrument"),
      .must("articles", .list(.entry(outlinedArticle)), "各条，依次列出", "its articles in order"),
      .may("verified", .verification, "如何核对过", "how it was checked"),
    ])

  public static let outlinedArticle = EntryShape(
    "article",
    [
      .must("article", .text, "条", "its number"),
      .must("items", .oneOrMany(.integer), "每一款有几项", "for each paragraph, how many items it has"),
    ])

  public static let lawMapEntry = EntryShape(
    "coverage",
    [
      .must("provision", .name, "法律的哪一部分", "the part of the law"),
      .must(
        "status", .words(of: LawMapEntry.Status.self), "encoded 已编入；open_norm 须由人认定；procedural 程序或解释；excluded 不编入",
        "encoded; open_norm: hangs on a person's finding; procedural: how to proceed or to read; excluded: left out"),
      .may("rules", .names, "由哪些规则编入，不必列全", "rules that say it; not all need be named"),
      .may("penalties", .names, "由哪些罚则编入", "penalties that say it"), .may("grounds", .names, "由哪些情节编入", "grounds that say it"),
      .may("routes", .names, "由哪些路径编入", "routes that say it"),
      .may("questions", .names, "须由人回答的问题", "questions that a person has to answer"),
      .may("fields", .names, "载入人的认定的字段", "fields by which a person's finding enters"),
      .may("note", .localized, "理由；procedural 和 excluded 必须写明", "why; needed where it is procedural or excluded"),
    ])
}
