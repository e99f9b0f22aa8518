extension EntryShape {
  public static let rule = EntryShape(
    "rule",
    [
      .must("id", .name, "编号，全规则集唯一", "its id, unique in the rule set"),
      .must("title", .localized, "标题", "its title"),
      .may("status", .words(of: RuleStatus.self), "active（默认）或者 draft：只作影子，不计入结果", "active (the default) or draft: shown as a shadow, never counted"),
      .must("category", .name, "rules.yaml 中声明的类别", "a category declared in rules.yaml"),
      .must("basis", .names, "所引条款", "the provisions that are cited"),
      .may("in_force", .stretch, "规则有效的时间", "when the rule is in force"),
      .must("law_date", .conditions, "选法的日期：日期、period(from, to)，或者列表，先查明的为准", "the date that chooses the law: a date, period(from, to), or a list of which the first established counts"),
      .may("each", .mapping(.expression), "逐项查看的列表，按顺序；后面的可以用前面的名称", "the lists it goes through, in order; a later one may use the earlier names"),
      .may("applies", .conditions, "适用条件：为否则不适用", "whom it concerns: where one is false, the rule is not applicable"),
      .must("when", .conditions, "违法要件：都须成立", "the elements of the violation: all of them"),
      .may("unless", .list(.entry(excuse)), "除外", "exceptions"),
      .may("pending", .list(.entry(excuse)), "程序未结，暂不认定", "true: not to be charged yet"),
      .must("act", .name, "在 acts 中声明的违法行为", "the act in law, declared under acts"),
      .may("goods", .expression, "罚款按什么计算", "what the fine is counted over"),
      .may("party", .expression, "责任主体；不是被检查者的移交", "who answers for it; another than the inspected party is referred"),
      .must("message", .localized, "说明文字；${…} 内为表达式", "the message; ${…} holds an expression"),
      .may("verified", .verification, "如何核对过", "how it was checked"),
    ])

  public static let excuse = EntryShape(
    "unless",
    [
      .must("reason", .localized, "理由", "the reason"),
      .may("burden", .words(of: Burden.self), "party：由当事人证明；authority（默认）：由机关排除", "party: not raised, it does not help; authority (the default): must be ruled out"),
      .must("when", .conditions, "条件：都须成立", "conditions: all of them"),
    ])

  /// The types that a parameter of a function may have.
  static let parameterTypes = ["text", "bool", "int", "decimal", "date", "amount", "any"]

  public static let function = EntryShape(
    "function",
    [
      .must("name", .name, "函数名", "its name"),
      .may("parameters", .mapping(.words(parameterTypes)), "参数及其类型", "parameters and their types"),
      .must("is", .expression, "函数体，可用参数和之前声明的函数", "its body, over the parameters and the functions declared before it"),
      .may("verified", .verification),
    ])

  public static let contradiction = EntryShape(
    "contradiction",
    [
      .must("id", .name, "编号", "its id"), .may("each", .mapping(.expression), "逐项查看的列表", "the lists it goes through"),
      .must("when", .conditions, "不可能同时为真的事实", "facts that cannot all be true"),
      .must("message", .localized, "说明文字；${…} 内为表达式", "the message; ${…} holds an expression"),
    ])
}
