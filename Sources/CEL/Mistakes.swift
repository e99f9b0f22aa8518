public import Diagnostics

/// The mistakes of expressions.
public enum CELMistake: String, DiagnosticCode {
  case unexpected = "E0201"
  case unterminatedString = "E0202"
  case badEscape = "E0203"
  case badNumber = "E0204"
  case unknownCharacter = "E0205"
  case wrongOperator = "E0206"
  case fullWidth = "E0207"
  case reservedWord = "E0208"
  case tooDeep = "E0209"
  case macroArgument = "E0210"
  case emptyExpression = "E0211"
  case unknownName = "E0221"
  case unknownField = "E0222"
  case unknownFunction = "E0223"
  case noOverload = "E0224"
  case wrongType = "E0225"
  case needsGuard = "E0226"
  case notAWord = "E0227"
  case noFields = "E0228"
  case notIterable = "E0229"
  case incomparable = "E0230"
  case badLiteral = "E0231"
  case unknownType = "E0232"

  public var page: DiagnosticPage {
    switch self {
    case .unexpected, .unterminatedString, .badEscape, .badNumber, .unknownCharacter, .wrongOperator, .fullWidth,
      .reservedWord, .tooDeep, .macroArgument, .emptyExpression:
      syntaxPage
    case .unknownName, .unknownField, .unknownFunction, .noOverload, .wrongType, .needsGuard, .notAWord, .noFields,
      .notIterable, .incomparable, .badLiteral, .unknownType:
      typePage
    }
  }

  private var syntaxPage: DiagnosticPage {
    switch self {
    case .unexpected:
      error("表达式有语法错误", "a syntax error", "这里应为另一种写法；看看是否缺少运算符、逗号或括号。",
        "Something else belongs here: look for a missing operator, comma or bracket.")
    case .unterminatedString:
      error("文字缺少结尾的引号", "a text without its closing quote", "文字用半角引号括起来，开头和结尾相同。",
        "A text stands between two equal ASCII quotes.")
    case .badEscape:
      error("无效的转义", "not an escape", "反斜杠之后只能是 CEL 规定的字符；反斜杠本身写作 \\\\。",
        "After a backslash CEL allows certain characters only; a backslash itself is written twice.")
    case .badNumber:
      error("数字过大或无法识别", "not a number that fits", "整数为 64 位；带 u 的整数没有负号。",
        "Whole numbers have 64 bits; those with `u` have no sign.")
    case .unknownCharacter:
      error("无意义的字符", "a character without meaning", "名称只用英文字母、数字和下划线，文字放在引号里。",
        "Names are ASCII letters, digits and underscores; texts stand in quotes.")
    case .wrongOperator:
      error("不是 CEL 的运算符", "not an operator of CEL", "等于写作 ==，并且写作 &&，或者写作 ||，非写作 !。",
        "Equals is `==`, and is `&&`, or is `||`, not is `!`.")
    case .fullWidth:
      error("全角符号", "a full-width character", "运算符、括号、逗号和引号都须是半角的；引号里的文字不受此限。",
        "Operators, brackets, commas and quotes are ASCII; a text between quotes may hold anything.")
    case .reservedWord:
      error("保留字不能作名称", "a reserved word as a name", "该词留给语言本身；作为字段名可写在点号之后。",
        "The word is kept for the language; after a dot it may name a field.")
    case .tooDeep:
      error("表达式嵌套过深", "an expression nested too deeply", "请拆成几个条件，或写成函数。", "Split it into several conditions or a function.")
    case .macroArgument:
      error("宏的参数有误", "a macro with the wrong arguments", "has(x.y) 的参数是一个字段；exists、all、map、filter 的第一个参数是一个新名称。",
        "`has(x.y)` takes a field; `exists`, `all`, `map`, `filter` take a new name first.")
    default:
      error("表达式为空", "an empty expression", "这里需要一个表达式。", "An expression belongs here.")
    }
  }

  private var typePage: DiagnosticPage {
    switch self {
    case .unknownName:
      error("没有这个名称", "no such name", "可用的名称有：记录的顶层字段、each 中的名称、as_of 和 inspected。",
        "Names are the record's top-level fields, those of `each`, `as_of` and `inspected`.")
    case .unknownField:
      error("没有这个字段", "no such field", "字段必须在词汇表中声明。", "The field must be declared in the record's schema.")
    case .unknownFunction:
      error("没有这个函数", "no such function", "函数须是内置的，或在规则集中声明。", "A function is built in or declared in the rule set.")
    case .noOverload:
      error("函数或运算符不适用于这些值", "an operator or function that does not take such values", "例如日期不能与数字比较，文字不能与数字相加。",
        "A date cannot be compared with a number, nor a text be added to one.")
    case .wrongType:
      error("值的类型不符", "a value of the wrong type", "这里需要另一种值，例如条件必须是是非。", "Another kind of value belongs here: a condition is true or false.")
    case .needsGuard:
      error("可能为空的值未加判断", "a value that may be absent, used without a guard", "该字段可为 null（已查明没有）。先写 has(x) &&，再用它的值。",
        "The field may be null (established that there is none). Ask `has(x) &&` before its value is used.")
    case .notAWord:
      error("不在可选值之内", "not one of the listed words", "该字段只取词汇表列出的值；与别的文字比较永远不成立。",
        "The field takes the listed words only; comparing it with another never holds.")
    case .noFields:
      error("这种值没有字段", "a value without fields", "点号之后的字段只属于对象和映射。", "Only objects and maps have fields after a dot.")
    case .notIterable:
      error("不能逐项遍历", "not a list", "exists、all、map、filter 用于列表和映射。", "`exists`, `all`, `map` and `filter` go through lists and maps.")
    case .incomparable:
      error("两个值的类型不同，不能比较", "two values that cannot be equal", "类型不同的值永远不相等，这样的条件多半写错了。",
        "Values of different types are never equal: such a condition is a mistake.")
    case .badLiteral:
      error("写法无效的值", "a value that is written wrongly", "日期写作 date(\"2023-05-18\")，量值写作 amount(\"10 mg/kg\")。",
        "A date is written `date(\"2023-05-18\")`, an amount `amount(\"10 mg/kg\")`.")
    default:
      error("没有这个类型", "no such type", "花括号前须是一个已声明的消息类型。", "A declared message type belongs before the braces.")
    }
  }

  private func error(_ zh: String, _ en: String, _ zhMore: String, _ enMore: String) -> DiagnosticPage {
    DiagnosticPage(.error, title: Localized(zh: zh, en: en), explanation: Localized(zh: zhMore, en: enMore))
  }
}
