extension EntryShape {
  public static let basis = EntryShape(
    "basis",
    [
      .may("title", .localized, "名称", "its title"), .must("value", .name, "货物的字段", "a field of the goods"),
      .may("at_least", .name, "表示“至少”的字段", "a field that says at least how much"),
      .may("else", .conditions, "没有载明时的算式", "what it is counted from where no value is stated"),
      .may("else_at_least", .conditions, "合计为下限的算式", "what adds up to a lower limit"),
      .may("covers", .mapping(.name), "整体的数额涵盖部分", "the value of the whole covers its parts"),
      .may("stated", .entry(stated), "另行载明的数额", "values stated apart"),
      .may("low", .name, "为是则不得使用该数额", "a field: true means that the value must not be used"),
      .may("conduct", .name, "没有货物的行为，数额载于何处", "where the record states it for conduct without goods"),
    ])

  public static let stated = EntryShape(
    "stated",
    [.must("list", .name), .must("of", .name), .must("value", .name), .may("at_least", .name)])

  public static let ground = EntryShape(
    "ground",
    [
      .must("id", .name, "编号", "its id"), .must("title", .localized, "名称", "its title"),
      .may("provision", .name, "所引条款", "what is cited"),
      .must("effect", .words(of: GroundEffect.self), "后果", "its effect"), .may("of", .names, "针对的罚则", "the penalties concerned"),
      .may("acts", .names, "针对的行为", "the acts concerned"),
      .may("applies_at", .words(of: Ground.Moment.self), "以哪一天判断是否有效：act（默认）或者 decision", "which day decides whether it is in force: act (the default) or decision"),
      .may("in_force", .stretch), .may("each", .mapping(.expression), "逐项查看的列表", "the lists it goes through"),
      .may("when", .conditions, "条件；可用 act", "conditions; act is there to speak of"), .may("verified", .verification),
    ])

  public static let question = EntryShape(
    "question",
    [
      .must("id", .name, "编号", "its id"), .must("title", .localized, "问题", "the question"),
      .may("of", .words(of: Question.Subject.self), "就什么发问", "what it is asked of"),
    ])

  public static let route = EntryShape(
    "route",
    [
      .must("id", .name, "编号", "its id"), .must("action", .name, "措施", "the action"),
      .may("provision", .name, "所引条款", "what is cited"), .may("of", .names, "针对的罚则", "the penalties concerned"),
      .may("acts", .names, "针对的行为", "the acts concerned"), .may("needs", .words(of: Route.Need.self), "前提", "what must stand"),
      .may("given", .conditions, "提出该措施的前提；不成立时不提", "conditions without which the route is not spoken of"),
      .may("when", .conditions, "条件；可用 act", "conditions; act is there to speak of"),
      .may("barred", .list(.localized), "when 不成立时如何说明", "what to say where `when` is false"),
      .may("addressee", .either([.entry(.localized), .expression]), "向谁提出", "whom it is addressed to"),
      .may("alternatives", .names, "法定的其他选择", "statutory alternatives"), .may("steps_before", .names, "事先的程序", "steps before it"),
      .may("title", .localized), .may("verified", .verification),
    ])
}
