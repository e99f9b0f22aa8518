extension EntryShape {
  public static let instrument = EntryShape(
    "instrument",
    [
      .must("id", .name, "编号", "its id"), .must("title", .localized, "名称", "its title"),
      .may("number", .localized, "文号", "its number"), .may("in_force", .stretch), .may("verified", .verification),
      .may("source", .text),
    ])

  public static let provision = EntryShape(
    "provision",
    [
      .must("id", .name, "法规-条-款-项", "instrument-article-paragraph-item"),
      .must("instrument", .name, "所属法规", "the instrument it stands in"),
      .must("cite", .localized, "引用写法", "how it is cited"), .must("title", .localized, "内容提要", "what it is about"),
      .may("in_force", .stretch, "有效时间", "when it is in force"), .may("verified", .verification, "如何核对过", "how it was checked"),
      .may("penalty", .name, "罚则", "the penalty it leads to"),
    ])

  public static let act = EntryShape(
    "act",
    [
      .must("id", .name, "编号", "its id"), .must("title", .localized, "名称", "its title"),
      .must("provision", .name, "现行条款，由此得出罚则", "the provision it stands for now, which leads to the penalty"),
      .may("nature", .name, "性质：同一性质的行为才算再犯", "its nature: acts of one nature repeat each other"),
      .may("versions", .names, "法条修订过的，依次列出各版本", "where the text changed: the provisions in turn"),
    ])

  public static let penalty = EntryShape(
    "penalty",
    [
      .must("id", .name, "编号", "its id"), .must("title", .localized, "名称", "its title"),
      .may("provision", .name, "写在哪一条", "where it is written"), .may("in_force", .stretch),
      .may("fine", .entry(fineScale), "罚款", "the fine"),
      .may("confiscate", .list(.entry(confiscation)), "没收", "what is forfeited"),
      .may("also", .names, "并处的措施", "actions that come with it"),
      .may("bars", .entry(years), "不受理申请的年数，不论情节", "no applications for so many years, serious or not"),
      .may("serious", .entry(serious), "情节严重的后果", "in serious cases"), .may("crime", .flag, "可能构成犯罪", "may be a crime"),
      .may("verified", .verification),
    ])

  public static let fineScale = EntryShape(
    "fine",
    [
      .may("of", .name, "计算依据，在 bases 中声明；none 为不依赖数额", "the basis, declared under bases; none where it depends on no value"),
      .must("bands", .list(.entry(band)), "各档，依次相接", "the bands in order; their ends meet"),
      .may("undeterminable", .entry(minMax), "数额无法计算时的幅度", "where the value cannot be told"),
    ])

  public static let band = EntryShape(
    "band",
    [
      .may("from", .number, "起（含）", "from, inclusive"), .may("below", .number, "止（不含）", "below, exclusive"),
      .may("fine", .entry(minMax), "固定数额，元", "yuan"), .may("times", .entry(minMax), "倍数", "multiples of the basis"),
    ])

  public static let confiscation = EntryShape(
    "confiscate",
    [
      .must("what", .name, "没收什么", "what"), .may("mandatory", .flag, "是否必须", "must, or may"),
      .may("basis", .name, "数额依据", "the basis that says how much"),
    ])

  public static let serious = EntryShape(
    "serious",
    [
      .may("one_of", .names, "从中选择的措施", "one of these actions"), .may("fine", .entry(fineScale), "另定的罚款", "another fine"),
      .may("bars", .entry(years), "不受理申请的年数", "no applications for so many years"),
      .may("persons", .entry(personalPenalty), "对个人", "for persons"),
    ])

  public static let years = EntryShape("bars", [.may("years", .integer)])

  public static let personalPenalty = EntryShape(
    "persons",
    [
      .may("who", .names, "哪些人", "whom, by role"), .may("fine", .entry(personalFine), "罚款", "a fine"),
      .may("ban", .either([.words(["lifetime"]), .entry(EntryShape("ban", years.keys))]), "禁业", "a ban"),
    ])

  public static let personalFine = EntryShape(
    "fine",
    [
      .may("of", .name, "倍数的依据", "what the multiples are of"), .may("times", .entry(minMax), "倍数", "multiples"),
      .may("min", .number, "元", "yuan"), .may("max", .number, "元", "yuan"),
    ])
}
