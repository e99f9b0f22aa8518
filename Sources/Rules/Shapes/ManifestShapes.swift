extension EntryShape {
  public static let manifest = EntryShape(
    "rules.yaml",
    [
      .must("name", .name, "规则集名称", "the name of the rule set"), .must("version", .text, "版本", "its version"),
      .may("covers", .stretch, "规则集涵盖的时间", "the time that it covers"), .must("schema", .name, "词汇表文件", "the vocabulary's file"),
      .must("record", .entry(manifestRecord), "程序和报告所需的路径", "paths that the engine and the reports need"),
      .may("roll_ups", .names, "汇总所依的路径", "paths by which totals are given"),
      .may("roll_up_grid", .entry(rollUpGrid), "两条路径相互对照，以示哪些格内有检查而无案件", "two paths told against each other: in which cells there were visits and no case"),
      .may("categories", .list(.entry(word)), "类别", "categories"), .may("actions", .list(.entry(word)), "措施，从轻到重", "actions, lightest first"),
      .may("roles", .list(.entry(word)), "个人的身份", "roles of persons"),
      .may("words", .list(.entry(word)), "其他要显示给人看的词", "any other word that people read"),
      .may("templates", .list(.entry(template)), "空白记录的种类", "kinds of visits, for empty records to fill in"),
    ])

  public static let template = EntryShape(
    "template",
    [
      .must("id", .name), .must("title", .localized),
      .must("fields", .names, "要填写的字段或整个对象、列表的路径", "paths of fields to fill in, or of whole objects and lists"),
    ])

  public static let word = EntryShape("word", [.must("id", .name), .must("title", .localized)])

  public static let rollUpGrid = EntryShape("roll_up_grid", [.must("rows", .name), .must("columns", .name)])

  public static let manifestRecord = EntryShape(
    "record",
    [
      .must("id", .name, "记录的编号", "the record's id"), .must("date", .name, "记录的日期", "its date"),
      .may("as_of", .names, "研判基准日，先查明的为准", "the day of assessment: the first that is established"),
      .must("enterprise", .name, "被检查者的名称", "the name of who was inspected"), .may("enterprise_key", .name, "其唯一编号", "its own number"),
      .must("inspected", .name, "inspected 一词所指", "what the word `inspected` stands for"), .may("incomplete", .name, "未录全的列表", "lists not entered in full"),
      .may("goods", .names, "罚款可以按其元素计算的列表", "the lists whose elements a fine can be counted over"),
      .may("judgements", .entry(judgements)), .may("persons", .entry(persons)), .may("decisions", .entry(decisions)),
      .may("history", .entry(history), "以往处罚所在的列表；其他记录的处罚决定可以补入", "where earlier penalties stand, to which decisions of other records are added"),
      .may("row_scope", .mapping(.name), "对照表的行所说的事物", "what the conditions of table rows speak of"),
    ])

  public static let judgements = EntryShape(
    "judgements",
    [
      .must("list", .name), .must("question", .name), .must("subject", .name), .must("answer", .name),
      .may("lighter_law", .name, "新法与旧法孰轻无法比较时所问的问题", "the question asked where two laws cannot be compared: is the new one lighter"),
    ])

  public static let persons = EntryShape("persons", [.must("list", .name), .must("roles", .name), .must("income", .name)])

  public static let decisions = EntryShape(
    "decisions",
    [
      .must("list", .name), .must("number", .name), .must("date", .name), .must("fine", .name), .must("confiscated", .name),
      .may("acts", .entry(decidedActs)), .may("revoked", .name), .may("revoked_action", .name),
      .may("neighbours", .list(.names), "对同一事实，有的机关引用其一、有的引用其二的条款", "provisions of which authorities name now one, now the other for the same thing"),
    ])

  public static let history = EntryShape(
    "history",
    [
      .must("list", .name), .must("number", .name), .must("date", .name), .must("act", .name),
      .may("unless", .mapping(.name), "决定的该字段为该词的，不算处罚", "a decision with this word in this field is no penalty"),
    ])

  public static let decidedActs = EntryShape(
    "acts",
    [.must("list", .name), .must("act", .name), .must("provision", .name), .may("goods_value", .name), .may("fine", .name)])
}
