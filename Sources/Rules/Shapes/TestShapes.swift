extension EntryShape {
  public static let testFile = EntryShape("test file", [.may("tests", .list(.entry(test)), "规则的用例", "cases of rules")])

  public static let test = EntryShape(
    "test",
    [
      .must("of", .name, "规则编号", "the rule"), .may("base", .name, "作为基础的记录，相对于规则文件夹的路径", "a record to build on, as a path from the rule folder"),
      .may("record", .record, "完整的记录", "the record in full"), .must("cases", .list(.entry(testCase)), "用例", "the cases"),
    ])

  public static let testCase = EntryShape(
    "case",
    [
      .must("title", .localized, "标题", "its title"),
      .may("patch", .mapping(.anything), "改动：路径 → 值，(absent) 为略去", "path to value, or (absent)"),
      .may("as_of", .date, "研判基准日", "the day of assessment"), .must("expect", .entry(expectation), "应有的结果", "what must come out"),
      .may("todo", .localized, "已知尚不成立，为什么", "known not to hold yet, and why"),
    ])

  public static let expectation = EntryShape(
    "expect",
    [
      .may("status", .name, "规则的状态", "the status of the rule"), .may("subject", .name, "对象的路径", "which thing, where there are several"),
      .may("acts", .names, "全部违法行为", "all acts"), .may("fine", .entry(expectedFine), "罚款幅度，元；max 为 null 表示上限待查明", "the fine in yuan; max null: the upper end is open"),
      .may("refers", .mapping(.name), "移交的违法行为 → 责任主体的位置（不明为 unknown）", "act to the place of the party referred for it, or unknown"),
      .may("recommend", .mapping(.name), "措施 → 状态", "action to state"),
      .may("addressee", .mapping(.text), "措施 → 向谁提出", "action to whom it is addressed"),
      .may("steps_before", .mapping(.names), "措施 → 事先的程序，依次，须完整", "action to the steps before it, in order and in full"),
      .may("cites", .entry(citations), "各部分所引条款，须完整", "what each part of the outcome cites, in full"),
      .may("grounds", .mapping(.name), "情节 → 状态", "ground to state"),
      .may("persons", .mapping(.entry(expectedPerson)), "身份 → 对个人的处罚；{} 为没有", "role to what falls on who holds it; {}: on nobody"),
      .may("personal_fine", .entry(expectedFine), "对个人罚款的合计，元；max 为 null 表示上限待查明", "the sum of the fines on persons in yuan; max null: the upper end is open"),
      .may("bars", .integer, "不受理申请的年数，0 为没有", "years without applications; 0: none"),
      .may("confiscate", .mapping(.words(["must", "may"])), "没收什么 → must 或者 may，须完整", "what is forfeited, to must or may, in full"),
      .may("confiscated_yuan", .mapping(.either([.number, .words(["open"])])), "没收什么 → 金额，元；open 为待查明", "what is forfeited, to yuan; open: not established"),
    ])

  public static let expectedFine = EntryShape("fine", [.may("min", .number), .may("max", .number)])

  public static let citations = EntryShape("cites", RuleTest.CitingPart.allCases.map { .may($0.rawValue, .names) })

  public static let expectedPerson = EntryShape(
    "person", [.may("min", .number), .may("max", .number), .may("ban", .either([.integer, .words(["lifetime"])]))])

  public static let mutantFile = EntryShape(
    "mutants.yaml",
    [.may("equivalent_mutants", .list(.entry(equivalentMutant)), "经人判断不是错误的变体", "mutants that a person found to be no mistake")])

  public static let equivalentMutant = EntryShape(
    "mutant", [.must("mutant", .name, "变体", "the mutant"), .must("reason", .localized, "为什么不是错误", "why it is no mistake")])
}
