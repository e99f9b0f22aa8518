/// Whole files: which sections each kind may hold.
extension EntryShape {
  /// A rule file may hold any section.
  public static let ruleFile = EntryShape(
    "rule file",
    [
      .may("rules", .list(.entry(rule)), "规则", "rules"), functions,
      .may("contradictions", .list(.entry(contradiction)), "不可能同时为真的事实", "facts that cannot both be true"),
    ] + lawFile.keys + assessmentFile.keys.filter { $0.name != functions.name } + tableFile.keys)

  private static let functions = Key.may("functions", .list(.entry(function)), "共用的函数", "functions that conditions share")

  public static let lawFile = EntryShape(
    "law file",
    [
      .may("instruments", .list(.entry(instrument)), "法规", "instruments"), .may("provisions", .list(.entry(provision)), "条款", "provisions"),
      .may("acts", .list(.entry(act)), "违法行为", "acts"), .may("penalties", .list(.entry(penalty)), "罚则", "penalties"),
      .may("outlines", .list(.entry(outline)), "法律的条、款、项", "how laws are divided"),
      .may("coverage", .list(.entry(lawMapEntry)), "每一部分如何编入", "what is made of each part"),
    ])

  public static let assessmentFile = EntryShape(
    "assessment file",
    [
      functions,
      .may("bases", .mapping(.entry(basis)), "数额从何而来", "where a value comes from"), .may("grounds", .list(.entry(ground)), "情节", "grounds"),
      .may("questions", .list(.entry(question)), "只有人才能判断的问题", "what only a person can find"),
      .may("routes", .list(.entry(route)), "通往措施的法定路径", "the ways that the law gives to an action"),
    ])

  public static let tableFile = EntryShape(
    "table file",
    [
      .may("tables", .list(.entry(table)), "对照表", "reference tables"), .may("lexicons", .list(.entry(lexicon)), "词表", "lexicons"),
      .may("calendars", .list(.entry(calendar)), "工作日历", "calendars of working days"),
      .may("word_lists", .list(.entry(wordList)), "句式共用的词", "words that patterns share"),
      .may("contexts", .list(.entry(wordContext)), "用语无害的语境", "where words are innocent"),
      .may("spellings", .list(.entry(spelling)), "字的其他写法", "other spellings of letters"),
    ])
}
