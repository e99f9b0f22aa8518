public import Diagnostics

/// The mistakes of rule sets.
public enum RuleMistake: String, DiagnosticCode {
  case unknownKey = "E0401"
  case missingKey = "E0402"
  case wrongShape = "E0403"
  case unknownWord = "E0404"
  case badTemplate = "E0405"
  case duplicateID = "E0406"
  case unknownProvision = "E0407"
  case unknownAct = "E0408"
  case unknownPenalty = "E0409"
  case unknownTable = "E0410"
  case unknownLexicon = "E0411"
  case unknownQuestion = "E0412"
  case unknownName = "E0413"
  case bandsDoNotMeet = "E0414"
  case unknownPath = "E0415"
  case noManifest = "E0416"
  case tableShape = "E0417"
  case tableValue = "E0418"
  case recursiveFunction = "E0419"
  case missingFile = "E0420"
  case unverified = "E0421"
  case testShape = "E0422"

  public var page: DiagnosticPage {
    let (zh, en, zhMore, enMore): (String, String, String, String) =
      switch self {
      case .unknownKey: ("没有这一项", "an unknown key", "规则文件只能使用规定的键；拼错的键会使规则失效。", "Rule files use fixed keys; a misspelt one would silently switch a part off.")
      case .missingKey: ("缺少必需的项", "a missing key", "这一项必须写明。", "This key must be there.")
      case .wrongShape: ("结构不符", "the wrong shape", "该处应为另一种结构。", "Another structure is expected here.")
      case .unknownWord: ("不在可选值之内", "not one of the listed words", "只能取列出的值。", "The value is one of a closed list.")
      case .badTemplate: ("消息模板有误", "a broken message template", "表达式写在 ${ 与 } 之间。", "Expressions stand between ${ and }.")
      case .duplicateID: ("编号重复", "an id used twice", "每一类条目的编号必须唯一。", "Ids are unique in their section.")
      case .unknownProvision: ("引用的条款未声明", "an undeclared provision", "规则只能引用 rules/law 下声明的条款。", "Rules cite provisions that are declared under rules/law.")
      case .unknownAct: ("违法行为未声明", "an undeclared act", "act 必须在 rules/law 下声明。", "Acts are declared under rules/law.")
      case .unknownPenalty: ("罚则未声明", "an undeclared penalty", "penalty 必须在 rules/law 下声明。", "Penalties are declared under rules/law.")
      case .unknownTable: ("参考表不存在", "no such table", "表必须先声明。", "Tables are declared under `tables:`.")
      case .unknownLexicon: ("词库不存在", "no such lexicon", "词库必须先声明。", "Lexicons are declared under `lexicons:`.")
      case .unknownQuestion: ("问题未声明", "no such question", "judged() 的问题必须先声明。", "The questions of judged() are declared under `questions:`.")
      case .unknownName: ("名称未声明", "an undeclared name", "该名称必须先声明。", "The name must be declared first.")
      case .bandsDoNotMeet: ("档次不衔接", "bands that do not meet", "相邻两档的边界必须相同，否则有的货值没有罚款幅度。", "Each band begins where the one before ends; otherwise some value has no fine.")
      case .unknownPath: ("记录中没有这个路径", "a path that the record does not have", "路径由词汇表的字段组成。", "Paths are made of the vocabulary's fields.")
      case .noManifest: ("规则集不完整", "an incomplete rule set", "规则文件夹中应有 rules.yaml 和词汇表。", "A rule folder holds rules.yaml and the schema that it names.")
      case .tableShape: ("参考表结构有误", "a malformed table", "CSV 的列与声明不符。", "The CSV's columns are not as declared.")
      case .tableValue: ("参考表的值有误", "a bad value in a table", "该单元格无法按声明读取。", "The cell cannot be read as declared.")
      case .recursiveFunction: ("函数调用自身", "a function that calls itself", "函数只能使用在它之前声明的函数。", "Functions use those declared before them.")
      case .missingFile: ("文件不存在", "a missing file", "声明的文件不在文件夹中。", "The declared file is not in the folder.")
      case .unverified: ("依据未经核实", "an unverified basis", "未经核实的条款只能用于 status: draft 的规则。", "Unverified provisions go into rules of `status: draft` only.")
      case .testShape: ("测试写法有误", "a malformed test", "测试必须写明规则、记录和预期。", "A test names its rule, its record and what it expects.")
      }
    return DiagnosticPage(
      .error, title: Localized(zh: zh, en: en), explanation: Localized(zh: zhMore, en: enMore))
  }
}
