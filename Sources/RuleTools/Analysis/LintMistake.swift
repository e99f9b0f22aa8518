public import Diagnostics

/// What is allowed in a rule set and most likely not meant.
public enum LintMistake: String, DiagnosticCode {
  case untestedRule = "W0501"
  case sameTranslation = "W0502"
  case messageWithoutField = "W0503"
  case repeatedCondition = "W0504"
  case constantCondition = "W0505"
  case provisionNotInForce = "W0506"
  case unused = "W0507"
  case notCheckedSince = "W0508"
  case lookAlike = "W0509"
  case appliesToNothing = "W0510"
  case contradictoryConditions = "W0511"
  case impliedCondition = "W0512"
  case deadExcuse = "W0513"
  case missingTranslation = "W0514"
  case neverChecked = "W0515"

  public var page: DiagnosticPage {
    DiagnosticPage(.warning, title: title, explanation: explanation)
  }

  private var title: Localized {
    switch self {
    case .untestedRule: Localized(zh: "规则没有用例", en: "a rule without tests")
    case .sameTranslation: Localized(zh: "中英文相同", en: "the same text in both languages")
    case .messageWithoutField: Localized(zh: "消息没有引用任何字段", en: "a message that names no field")
    case .repeatedCondition: Localized(zh: "条件重复", en: "a condition given twice")
    case .constantCondition: Localized(zh: "条件永远不变", en: "a condition that never changes")
    case .provisionNotInForce: Localized(zh: "规则施行时条款未施行", en: "a provision not in force while its rule is")
    case .unused: Localized(zh: "声明了却没有使用", en: "declared and never used")
    case .notCheckedSince: Localized(zh: "很久没有核对", en: "not checked for long")
    case .lookAlike: Localized(zh: "全角、形似或者不可见字符", en: "a full-width, look-alike or invisible character")
    case .appliesToNothing: Localized(zh: "没有一条记录适用", en: "a rule that applies to no record")
    case .contradictoryConditions: Localized(zh: "条件互相矛盾", en: "conditions that contradict each other")
    case .impliedCondition: Localized(zh: "条件没有作用", en: "a condition that adds nothing")
    case .deadExcuse: Localized(zh: "例外永远不成立，或者总是成立", en: "an exception that never holds, or always")
    case .missingTranslation: Localized(zh: "缺少译文", en: "a missing translation")
    case .neverChecked: Localized(zh: "没有写明何时核对", en: "never checked against the law")
    }
  }

  private var explanation: Localized {
    switch self {
    case .untestedRule:
      Localized(
        zh: "没有用例的规则改错了也无人知道；请在同一文件夹的 .test.yaml 中写至少一个成立、一个不成立的用例。",
        en: "Nobody notices when a rule without tests is broken. Write a case that holds and one that does not in a `.test.yaml` beside it.")
    case .sameTranslation:
      Localized(zh: "其中一种多半没有翻译。请译出另一种。", en: "One of the two was probably not translated. Translate it.")
    case .messageWithoutField:
      Localized(zh: "消息应说明具体是哪一件，例如 ${batch.number}。", en: "A message says which thing it is about, such as ${batch.number}.")
    case .repeatedCondition:
      Localized(
        zh: "同一规则中相同的条件写了两次，多半是把另一个条件抄错了。删去一个，或改成本来要写的条件。",
        en: "The same condition stands twice in one rule; mostly another one was meant. Take one away, or write what was meant.")
    case .constantCondition:
      Localized(
        zh: "条件永远为真或永远为假：它不读取任何字段，或者按字段的类型、取值范围和可选词只能如此，例如 size(samples) >= 0。请删去或改正。",
        en: "The condition is always true or always false: it reads no field, or the field's type, limits and words leave no choice, such as `size(samples) >= 0`. Take it away, or write what was meant.")
    case .provisionNotInForce:
      Localized(
        zh: "规则施行期间有一段时间，所引条款或违法行为的条款均未施行。请引用当时有效的条款，或缩短规则的 in_force。",
        en: "For some of the time in which the rule is in force, none of the provisions that it cites is, or not the one of its act. Cite what was in force then, or shorten the rule's `in_force`.")
    case .unused: Localized(zh: "删去它，或在规则中使用它。", en: "Take it away, or use it.")
    case .notCheckedSince:
      Localized(zh: "请重新核对法律文本，并更新 verified.checked。", en: "Read the law's text again and bring `verified.checked` up to date.")
    case .lookAlike:
      Localized(
        zh: "编号、键、可选词和表达式里，全角字符、与拉丁字母同形的西里尔或希腊字母、看不见的字符会使两个看似相同的词并不相同。请改用半角英文字符，或删去看不见的字符。",
        en: "In ids, keys, words of closed lists and expressions a full-width character, a Cyrillic or Greek letter that looks like a Latin one, or an invisible character makes two words differ that look the same. Write it in ASCII, or take it away.")
    case .appliesToNothing:
      Localized(
        zh: "在 --population 所给的记录中，该规则从未适用：要么这些记录里确实没有此类事项，要么 applies、in_force 或 each 写错了。",
        en: "Among the records of `--population` the rule never applies: either they hold nothing of the kind, or its `applies`, `in_force` or `each` is wrong.")
    case .contradictoryConditions:
      Localized(
        zh: "这些条件不可能同时成立，规则或其中一个选项因此永远不起作用，例如 x > 5 与 x < 3。请改正其中一个。",
        en: "The conditions cannot all hold, so that the rule, or one of its alternatives, never does anything, such as `x > 5` with `x < 3`. Mend one of them.")
    case .impliedCondition:
      Localized(
        zh: "前面的条件成立时，这个条件必然成立（或前面的选项已经包括它），例如 x > 5 之后的 x > 3。删去它，或改成本来要写的条件。",
        en: "Where what stands before it holds, so does this, or an alternative before it covers it: `x > 3` after `x > 5`. Take it away, or write what was meant.")
    case .deadExcuse:
      Localized(
        zh: "与规则的条件放在一起，这个例外或待决事由永远不能成立，或者总是成立（规则因此永远不起作用）。请改正它的条件。",
        en: "Together with the rule's conditions this exception or open procedure can never hold, or always holds so that the rule never does anything. Mend its conditions.")
    case .missingTranslation:
      Localized(zh: "某种语言的文字为空，或中文里没有汉字。请译出。", en: "The text of a language is empty, or the Chinese one has no Chinese character. Translate it.")
    case .neverChecked:
      Localized(
        zh: "该条目及其所引条款都没有 verified.checked，无从知道何时与法律核对过。请核对后写明。",
        en: "Neither the entry nor a provision that it cites has `verified.checked`: nobody can tell when it was compared with the law. Compare it and write the day.")
    }
  }
}
