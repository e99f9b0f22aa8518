public import Diagnostics

/// The mistakes of record schemas and records.
public enum RecordMistake: String, DiagnosticCode {
  case unknownField = "E0301"
  case missingField = "E0302"
  case wrongKind = "E0303"
  case notInList = "E0304"
  case outOfBounds = "E0305"
  case badDate = "E0306"
  case badNumber = "E0307"
  case badAmount = "E0308"
  case danglingReference = "E0309"
  case duplicateKey = "E0310"
  case nullNotAllowed = "E0311"
  case notARecord = "E0312"
  case badIncompletePath = "E0313"
  case wrongLength = "E0314"
  case patternMismatch = "E0315"
  case duplicateRecord = "E0317"
  case alternativesDiffer = "W0319"
  case contradiction = "W0320"
  case emptyValue = "W0321"
  case schemaKeyword = "E0351"
  case schemaShape = "E0352"
  case schemaReference = "E0353"
  case schemaUntitled = "W0354"

  public var page: DiagnosticPage {
    switch self {
    case .unknownField:
      error(
        "没有这个字段", "no such field", "记录只能使用词汇表中的字段；拼错的字段若被忽略，就等于漏记一项事实。",
        "A record uses the fields of the vocabulary only: a misspelt field that were ignored would be a fact lost.")
    case .missingField:
      error("缺少必填字段", "a required field is missing", "词汇表标明必填的字段必须填写；列表中被引用的对象要有编号。",
        "What the vocabulary requires must be there; so must the key of what others refer to.")
    case .wrongKind:
      error("值的类型不符", "a value of the wrong kind", "字段需要另一种值，例如对象、列表、是非或数字。",
        "The field takes another kind of value: an object, a list, true or false, a number.")
    case .notInList:
      error("不在可选值之内", "not one of the listed values", "该字段只能取词汇表列出的值。",
        "The field takes one of the values that the vocabulary lists.")
    case .outOfBounds:
      error("数值超出范围", "a number out of bounds", "该数值不可能成立，请核对原始文件。",
        "The number cannot be right; look at the original.")
    case .badDate:
      error("日期无法识别", "not a date", "日期写作 2023-05-18；只知年月写 2023-05，只知年份写 2023，区间写 2021-12-29..2022-12-22。",
        "A date is written 2023-05-18; a month 2023-05, a year 2023, an interval 2021-12-29..2022-12-22.")
    case .badNumber:
      error("数字无法识别", "not a number", "数字用半角数字书写，金额以元为单位，不带单位和分隔符。",
        "Numbers are written in ASCII digits; money in yuan, without unit or separators.")
    case .badAmount:
      error("量值无法识别", "not an amount", "量值写作数字加单位，例如 12.5 mg/kg、<= 1000 CFU/g、pH 5.5 或 未检出。",
        "An amount is a number with a unit, such as 12.5 mg/kg, <= 1000 CFU/g, pH 5.5, or 未检出.")
    case .danglingReference:
      error("引用的对象不存在", "a reference that leads nowhere", "被引用的编号必须在本记录的相应列表中出现。",
        "The key referred to must stand in the list of the same record.")
    case .duplicateKey:
      error("编号重复", "a key used twice", "同一列表中的编号必须互不相同，否则引用有歧义。",
        "Keys of one list differ from each other, or references are ambiguous.")
    case .nullNotAllowed:
      error("该字段不能为 null", "null is not allowed here", "null 表示已查明没有；尚未查明请省略该字段。",
        "null says: established that there is none. What is not established is left out.")
    case .notARecord:
      error("不是检查记录", "not an inspection record", "记录是一个对象，首项声明所用的词汇表版本。",
        "A record is an object that begins by naming its schema.")
    case .badIncompletePath:
      error("incomplete 中的路径无效", "a path under `incomplete` that is no list", "路径由字段名组成，写作 a、a.b 或 a[0].b，最后一段是列表。",
        "A path is made of field names, a, a.b or a[0].b, and ends with a list.")
    case .wrongLength:
      error("长度不符", "the wrong length", "文字过长、过短，或列表项数不符。", "A text or list that is too long or too short.")
    case .patternMismatch:
      error("格式不符", "the wrong form", "该文字必须符合规定的格式。", "The text must have the form that is asked for.")
    case .duplicateRecord:
      error("记录编号重复", "a record id used twice in a run", "同一次运行中每条记录的编号必须唯一。",
        "Each record of a run has an id of its own.")
    case .alternativesDiffer:
      warning("两处记载不一致", "two places that contradict each other", "字段与其替代来源的值不同，请核对。",
        "A field and the value that would stand in for it differ.")
    case .contradiction:
      warning("事实相互矛盾", "facts that contradict each other", "这些事实不可能同时成立，请核对；判断照常进行。",
        "These facts cannot all be true; look at them again. Nothing stops for it.")
    case .emptyValue:
      warning("键后面没有值", "nothing after a key", "空白在 YAML 中就是 null，意思是“已查明没有”，而不是“尚未查明”。",
        "A blank is null in YAML and says: established that there is none. It does not say: not established.")
    case .schemaKeyword:
      error("词汇表文件中有不支持的关键字", "a keyword the schema profile does not have", "只支持 JSON Schema 2020-12 的封闭子集和五个扩展。",
        "The profile is a closed part of JSON Schema 2020-12 with five extensions.")
    case .schemaShape:
      error("词汇表文件结构有误", "a malformed schema", "该处应为另一种结构。", "Another structure is expected here.")
    case .schemaReference:
      error("词汇表引用的类型不存在", "a schema reference that leads nowhere", "$ref 和 x-ref 必须指向已声明的类型或列表。",
        "$ref and x-ref must name a declared type or list.")
    case .schemaUntitled:
      warning("字段没有中英文标题", "a field without a title in both languages", "报告和报错都要用标题称呼字段。",
        "Reports and messages call a field by its title, in the reader's language.")
    }
  }

  private func error(_ zh: String, _ en: String, _ zhMore: String, _ enMore: String) -> DiagnosticPage {
    DiagnosticPage(.error, title: Localized(zh: zh, en: en), explanation: Localized(zh: zhMore, en: enMore))
  }

  private func warning(_ zh: String, _ en: String, _ zhMore: String, _ enMore: String) -> DiagnosticPage {
    DiagnosticPage(.warning, title: Localized(zh: zh, en: en), explanation: Localized(zh: zhMore, en: enMore))
  }
}
