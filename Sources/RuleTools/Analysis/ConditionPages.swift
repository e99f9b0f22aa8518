import Diagnostics

/// The pages on rules whose conditions or basis do not do what they seem to do.
enum ConditionPages {
  static let constantCondition = DiagnosticPage(
    .warning,
    title: .init(zh: "条件永远不变", en: "a condition that never changes"),
    cause: .init(zh: "条件永远为真或永远为假：它不读取任何字段，或者按字段的类型、取值范围和可选词只能如此。",
      en: "The condition is always true or always false: it reads no field, or the field's type, limits and words leave no choice."),
    cure: .init(zh: "改成本来要写的条件，或删去它", en: "write what was meant, or take it away"),
    .init(
      .rule,
      broken: """
        when:
          - crate.rotten
          - '⟦"crate.weight" != ""⟧'
        """,
      mended: """
        when:
          - crate.rotten
          - crate.weight > 0
        """))

  static let provisionNotInForce = DiagnosticPage(
    .warning,
    title: .init(zh: "规则施行时条款未施行", en: "a provision not in force while its rule is"),
    cause: .init(zh: "规则施行期间有一段时间，所引条款均未施行。", en: "For some of the time in which the rule is in force, none of the provisions that it cites is."),
    cure: .init(zh: "引用当时有效的条款，或缩短规则的 in_force", en: "cite what was in force then, or shorten the rule's `in_force`"),
    .init(
      .rule,
      broken: """
        in_force: {from: 2019-01-01}
        basis: [⟦code-1⟧]
        """,
      mended: """
        in_force: {from: 2020-01-01}
        basis: [code-1]
        """))

  static let appliesToNothing = DiagnosticPage(
    .warning,
    title: .init(zh: "没有一条记录适用", en: "a rule that applies to no record"),
    cause: .init(zh: "在 --population 所给的记录中，该规则从未适用；多半是适用条件写错了。", en: "Among the records that --population gives, the rule never applies: what it asks for is probably wrong."),
    cure: .init(zh: "核对 applies 和 each", en: "look at `applies` and `each` again"),
    .init(
      .rule,
      broken: """
        id: ⟦ROT-1⟧
        applies: [crate.weight > 1000]
        """,
      mended: """
        id: ROT-1
        applies: [crate.weight > 10]
        """))

  static let contradictoryConditions = DiagnosticPage(
    .warning,
    title: .init(zh: "条件互相矛盾", en: "conditions that contradict each other"),
    cause: .init(
      zh: "这些条件不可能同时成立，规则或其中一个选项因此永远不起作用，看上去却像合规。",
      en: "The conditions cannot all hold, so that the rule, or one of its alternatives, never does anything, and looks like compliance."),
    cure: .init(zh: "改正其中一个", en: "mend one of them"),
    .init(
      .rule,
      broken: """
        when:
          - crate.weight > 10
          - ⟦crate.weight < 5⟧
        """,
      mended: """
        when:
          - crate.weight > 5
          - crate.weight < 10
        """))

  static let impliedCondition = DiagnosticPage(
    .warning,
    title: .init(zh: "条件没有作用", en: "a condition that adds nothing"),
    cause: .init(
      zh: "前面的条件成立时，这个条件必然成立，或前面的选项已经包括它；多半本想写别的。",
      en: "Where what stands before it holds, so does this, or an alternative before it covers it; another one was probably meant."),
    cure: .init(zh: "删去它，或改成本来要写的条件", en: "take it away, or write what was meant"),
    .init(
      .rule,
      broken: """
        when:
          - crate.weight > 10
          - ⟦crate.weight > 5⟧
        """,
      mended: """
        when:
          - crate.weight > 10
          - crate.pieces > 5
        """))

  static let deadExcuse = DiagnosticPage(
    .warning,
    title: .init(zh: "例外永远不成立，或者总是成立", en: "an exception that never holds, or always"),
    cause: .init(
      zh: "与规则的条件放在一起，这个例外或待决事由永远不能成立，或者总是成立，规则因此永远不起作用。",
      en: "Together with the rule's conditions this exception or open procedure can never hold, or always holds so that the rule never does anything."),
    cure: .init(zh: "改正它的条件", en: "mend its conditions"),
    .init(
      .rule,
      broken: """
        when:
          - crate.weight > 10
        unless:
          - {reason: {zh: 数量很少, en: very little}, burden: party, when: [⟦crate.weight < 1⟧]}
        """,
      mended: """
        when:
          - crate.weight > 10
        unless:
          - {reason: {zh: 数量很少, en: very little}, burden: party, when: [crate.pieces < 2]}
        """))
}
