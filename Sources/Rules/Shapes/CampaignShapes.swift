/// The files from which synthetic records are drawn.
extension EntryShape {
  public static let campaignFile = EntryShape(
    "campaign file",
    [
      .may("campaign", .entry(campaignSettings), "总数和比例", "totals and rates"),
      .may("draws", .list(.entry(campaignDraw)), "抽取的值", "what is drawn"),
      .may("kinds", .list(.entry(visitKind)), "检查的种类和没有问题的记录", "kinds of visits, with records in which nothing is wrong"),
      .may("plants", .list(.entry(plant)), "植入的事实和应有的结果", "what is planted, and what must come out"),
      .may("endings", .list(.entry(ending)), "单位后来怎样", "what came of enterprises"),
    ])

  public static let campaignSettings = EntryShape(
    "campaign",
    [
      .must("title", .localized, "标题", "its title"), .must("visits", .integer, "检查次数", "visits"), .must("cases", .integer, "案件数", "cases"),
      .must("money", .number, "罚没款合计，元", "fines and confiscations together, in yuan"),
      .must("recommended", .entry(recommendedTotal), "建议采取措施的单位数", "for how many enterprises an action is recommended"),
      .must("between", .entry(drawnTime), "起止日期，含当天", "the first and the last day"),
      .must("visits_each", .integer, "每个单位平均检查几次", "how often an enterprise is visited, on average"),
      .must("second_plant", .integer, "每百个案件有第二项违法的", "of 100 cases, those with a second violation"),
      .must("near_miss", .integer, "其余检查中每百次近似违法的", "of 100 other visits, those with a near miss"),
      .must("open", .integer, "其余检查中每百次未能得出结论的", "of 100 other visits, those that cannot be concluded"),
      .must("positions", .mapping(.integer), "罚款在幅度中的位置（百分数）→ 权重", "where in its range a fine lies, in percent, to weight"),
      .must("decision", .mapping(.anything), "处罚决定的其余内容", "what a decision says besides its sums and acts"),
      .may("earlier", .entry(earlierForm), "记录怎样写明同一单位此前的案件", "how a record tells of earlier cases of its enterprise"),
      .may("inquiry", .mapping(.anything), "案件调查补充的内容：路径 → 值", "what an inquiry adds to the record of a case, path to value"),
    ])

  public static let earlierForm = EntryShape(
    "earlier",
    [
      .must("path", .text, "记录中的列表", "the list in the record"), .must("date", .name, "作出决定的日期", "the draw of the day of the decision"),
      .must("entry", .mapping(.anything), "每项违法行为一条，按此前那次检查抽取", "for each act, drawn as at the earlier visit"),
      .may("fact", .mapping(.anything), "记录之外的事实", "the same, said apart from the record"),
    ])

  public static let recommendedTotal = EntryShape(
    "recommended", [.must("action", .name, "措施", "the action"), .must("enterprises", .integer, "单位数", "enterprises")])

  public static let drawnTime = EntryShape("between", [.must("from", .date), .must("to", .date)])

  public static let campaignDraw = EntryShape(
    "draw",
    [
      .must("id", .name, "名称，记录中写作 {名称}", "its name, in records {name}"),
      .may("scope", .words(["enterprise", "visit"]), "enterprise：同一单位每次检查相同", "enterprise: the same at every visit to it"),
      .may("one_of", .list(.anything), "其中之一", "one of these"), .may("weighted", .mapping(.integer), "值 → 权重", "value to weight"),
      .may("whole", .entry(drawnRange), "整数", "a whole number"), .may("number", .entry(drawnNumber), "小数", "a decimal number"),
      .may("bands", .list(.entry(drawnBand)), "分段的整数", "a whole number from one of several ranges"),
      .may("day", .entry(drawnDay), "另一日期前后的日期", "a day before or after another"), .may("product", .list(.name), "乘积", "a product"),
      .may("share", .entry(drawnShare), "一个数的百分之几", "a percentage of a number"), .may("rest", .entry(drawnRest), "余数", "what is left"),
      .may("compact", .name, "不带连字符的日期", "a day without hyphens"), .may("month", .name, "日期所在的月份", "the month of a day"),
      .may("year", .name, "日期所在的年份", "the year of a day"),
      .may("earlier", .name, "此前那次检查抽取的值", "what was drawn at the visit that this one comes after"), .may("text", .text, "含 {名称} 的文字", "a text with {names}"),
    ])

  public static let drawnRange = EntryShape("range", [.must("from", .integer), .must("to", .integer)])

  public static let drawnNumber = EntryShape(
    "number", [.must("from", .number), .must("to", .number), .must("decimals", .integer, "小数位数", "digits behind the point")])

  public static let drawnBand = EntryShape(
    "band", [.must("from", .integer), .must("to", .integer), .must("weight", .integer, "权重", "weight")])

  public static let drawnDay = EntryShape(
    "day",
    [
      .must("of", .name, "哪个日期", "the day it is reckoned from"), .may("years", .integer, "年数", "years"),
      .may("from", .integer, "至少几日", "days at least"), .may("to", .integer, "至多几日", "days at most"),
    ])

  public static let drawnShare = EntryShape(
    "share", [.must("of", .name), .must("from", .integer, "百分数", "percent"), .must("to", .integer, "百分数", "percent")])

  public static let drawnRest = EntryShape("rest", [.must("of", .name), .must("less", .list(.name), "减去", "what is taken away")])

  public static let visitKind = EntryShape(
    "kind",
    [
      .must("id", .name), .must("title", .localized, "标题", "its title"), .must("share", .integer, "在全部检查中的份额", "its part of all visits"),
      .may("enterprises", .name, "检查哪一种的单位", "the kind whose enterprises it visits"),
      .may("like", .name, "改动自哪一种", "the kind whose record it changes"),
      .may("record", .mapping(.anything), "没有问题的记录", "a record in which nothing is wrong"), patch, facts,
    ])

  public static let plant = EntryShape(
    "plant",
    [
      .must("id", .name), .must("title", .localized, "标题", "its title"),
      .may("outcome", .words(of: Plant.Outcome.self), "违法、近似违法、未决、应被拒收；省略为违法", "violation unless given"),
      .must("kinds", .names, "植入哪些检查", "the kinds of visits"), .may("share", .integer, "权重", "how often"),
      .may("count", .integer, "固定的次数", "how many visits exactly"), .may("from", .date, "检查不早于", "the first day of the visit"),
      .may("after", .entry(plantedAfter), "同一单位此前的案件", "an earlier case of the same enterprise"),
      .may("ending", .name, "该单位后来怎样", "what comes of the enterprise"),
      .may("beside", .flag, "可以作为第二项违法", "may be a second violation"), patch, facts,
      .must("expect", .entry(plantExpectation), "应有的结果", "what must come out"),
    ])

  public static let ending = EntryShape(
    "ending",
    [
      .must("id", .name), .must("title", .localized, "标题", "its title"),
      .must("since", .name, "自哪一日起（此前那次检查抽取的值）", "the draw of the day from which on it is so"), patch, facts,
    ])

  public static let plantedAfter = EntryShape(
    "after",
    [
      .must("plants", .names, "此前植入的是其中之一", "one of these was planted before"), .must("from", .integer, "至少几日前", "days ago at least"),
      .must("to", .integer, "至多几日前", "days ago at most"),
    ])

  public static let plantExpectation = EntryShape(
    "expect",
    [
      .must("acts", .list(.name), "全部违法行为", "all acts"), .may("status", .mapping(.words(of: ListedStatus.self)), "规则 → 状态", "rule to status"),
      .may("recommend", .mapping(.name), "措施 → 状态", "action to state"),
    ])

  private static let patch = Key.may("patch", .mapping(.anything), "改动：路径 → 值，(absent) 为略去", "path to value, or (absent)")
  private static let facts = Key.may("facts", .list(.mapping(.anything)), "事实", "the facts, said apart from the record")
}

/// The statuses of findings that are listed and are no violations.
public enum ListedStatus: String, Sendable, CaseIterable { case pending, exempt, undetermined }
