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

  public var page: DiagnosticPage {
    let (zh, en, zhMore, enMore): (String, String, String, String) =
      switch self {
      case .untestedRule: ("规则没有用例", "a rule without tests", "没有用例的规则改错了也无人知道；rules new 会写出用例的样子。", "Nobody notices when a rule without tests is broken.")
      case .sameTranslation: ("中英文相同", "the same text in both languages", "其中一种多半没有翻译。", "One of the two was probably not translated.")
      case .messageWithoutField: ("消息没有引用任何字段", "a message that names no field", "消息应说明具体是哪一件，例如 ${batch.number}。", "A message says which thing it is about, such as ${batch.number}.")
      case .repeatedCondition: ("条件重复", "a condition given twice", "同一规则中相同的条件写了两次。", "The same condition stands twice in one rule.")
      case .constantCondition: ("条件与记录无关", "a condition that never changes", "条件不读取任何字段，永远为真或永远为假。", "The condition reads no field: it is always true, or always false.")
      case .provisionNotInForce: ("依据的条款已不施行", "a provision not in force while its rule is", "规则施行期间，所引条款并非一直有效。", "The rule is in force at times when the provision that it cites is not.")
      case .unused: ("声明了却没有使用", "declared and never used", "删去它，或在规则中使用它。", "Take it away, or use it.")
      case .notCheckedSince: ("很久没有核对", "not checked for long", "请重新核对法律文本，并更新 verified.checked。", "Read the law's text again and bring `verified.checked` up to date.")
      case .lookAlike: ("全角或者形似字符", "a full-width or look-alike character", "编号只用英文字母、数字和连字符。", "Ids are made of ASCII letters, digits and hyphens.")
      case .appliesToNothing: ("没有一条记录适用", "a rule that applies to no record", "在所给的记录中，该规则从未适用。", "Among the records given, the rule never applies.")
      }
    return DiagnosticPage(.warning, title: Localized(zh: zh, en: en), explanation: Localized(zh: zhMore, en: enMore))
  }
}
