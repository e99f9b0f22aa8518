public import Diagnostics

/// The mistakes of texts: how they are encoded, YAML, JSON, CSV, and the files they come from.
public enum DocumentMistake: String, DiagnosticCode {
  case notUTF8 = "E0101"
  case binary = "E0102"
  case forbiddenCharacter = "E0103"
  case textTooLarge = "E0104"
  case yamlSyntax = "E0105"
  case tabIndentation = "E0106"
  case duplicateKey = "E0107"
  case unknownTag = "E0108"
  case badAlias = "E0109"
  case aliasLimit = "E0110"
  case tooDeep = "E0111"
  case scalarTooLong = "E0112"
  case mergeKey = "E0113"
  case complexKey = "E0114"
  case tagMismatch = "E0115"
  case jsonSyntax = "E0121"
  case lineTooLong = "E0122"
  case noSuchFile = "E0131"
  case unreadableFile = "E0132"
  case noRecordFiles = "E0133"
  case unknownForm = "E0134"
  case emptyText = "E0135"
  case unclosedQuote = "E0141"
  case strayQuote = "E0142"
  case rowLength = "E0143"
  case duplicateColumn = "E0144"

  public var page: DiagnosticPage {
    let (title, explanation) = words
    return DiagnosticPage(.error, title: title, explanation: explanation)
  }

  private var words: (Localized, Localized) {
    switch self {
    case .notUTF8, .binary, .forbiddenCharacter, .textTooLarge, .lineTooLong: encodingWords
    case .yamlSyntax, .tabIndentation, .duplicateKey, .unknownTag, .badAlias, .aliasLimit, .tooDeep,
      .scalarTooLong, .mergeKey, .complexKey, .tagMismatch:
      treeWords
    case .jsonSyntax: syntaxWords
    case .noSuchFile, .unreadableFile, .noRecordFiles, .unknownForm, .emptyText: fileWords
    case .unclosedQuote, .strayQuote, .rowLength, .duplicateColumn: tableWords
    }
  }
}

extension DocumentMistake {
  private static func page(_ zh: String, _ en: String, _ zhMore: String, _ enMore: String) -> (Localized, Localized) {
    (Localized(zh: zh, en: en), Localized(zh: zhMore, en: enMore))
  }

  private var encodingWords: (Localized, Localized) {
    switch self {
    case .binary:
      Self.page(
        "不是文本文件", "not a text file", "文件含有空字节，多半是电子表格、压缩包或图片；请导出为 YAML、JSON 或 CSV。",
        "The file holds zero bytes: a spreadsheet, an archive or a picture, perhaps. Export it as YAML, JSON or CSV.")
    case .forbiddenCharacter:
      Self.page(
        "不允许的字符", "a character that is not allowed", "控制字符和不可见的换行符不能直接书写；需要时在双引号内写成转义，例如 \\u2028。",
        "Control characters and invisible line ends are not written as they are; inside double quotes write an escape, such as \\u2028.")
    case .textTooLarge:
      Self.page(
        "文件过大", "a file that is too large", "一个 YAML 文件最多 64 MiB，一个 JSON 文件最多 1 GiB；更大的数据请用 NDJSON，一行一条记录。",
        "A YAML file has at most 64 MiB, a JSON file 1 GiB; larger data goes into NDJSON, one record a line.")
    case .lineTooLong:
      Self.page(
        "一行过长", "a line that is too long", "NDJSON 的一行是一条记录，最多 16 MiB。",
        "A line of NDJSON is one record and has at most 16 MiB.")
    default:
      Self.page(
        "不是 UTF-8 编码", "not UTF-8", "文件须以 UTF-8 保存；用 GBK 或 UTF-16 保存的文件请在编辑器中另存为 UTF-8。",
        "Files are saved as UTF-8; a file in GBK or UTF-16 is saved anew as UTF-8 in the editor.")
    }
  }

  private var treeWords: (Localized, Localized) {
    switch self {
    case .tabIndentation:
      Self.page(
        "用制表符缩进", "indented with a tab", "YAML 只用空格缩进；请把制表符换成空格。",
        "YAML is indented with spaces only; replace the tab by spaces.")
    case .duplicateKey:
      Self.page(
        "键重复", "a key given twice", "同一对象中每个键只能出现一次，否则无法知道以哪个为准。",
        "A key stands once in an object; otherwise nobody knows which one counts.")
    case .unknownTag:
      Self.page(
        "不支持的标签", "a tag that is not supported", "YAML 把开头的 ! 读作标签。条件若以 ! 开头，请加引号，或写 absent(x)。",
        "YAML takes a leading ! for a tag. Quote a condition that begins with !, or write absent(x).")
    case .badAlias:
      Self.page(
        "别名无效", "an alias that leads nowhere", "*名称 引用前面 &名称 标出的内容；不能引用自身。以 * 或 & 开头的文字请加引号。",
        "*name stands for what &name marked before; not for what it is part of. Quote text that begins with * or &.")
    case .aliasLimit:
      Self.page(
        "别名展开过多", "aliases that expand too far", "别名层层展开会使文件无限膨胀，因此有上限。",
        "Aliases upon aliases would blow a file up without bound, hence the limit.")
    case .tooDeep:
      Self.page(
        "嵌套过深", "nested too deeply", "最多嵌套 64 层。", "At most 64 levels are nested.")
    case .scalarTooLong:
      Self.page(
        "文字过长", "a text that is too long", "一段文字最多 1 MiB。", "One text has at most 1 MiB.")
    case .mergeKey:
      Self.page(
        "不支持合并键 <<", "merge keys are not supported", "请把字段写全，或用别名引用整个对象。",
        "Write the fields out, or refer to the whole object by an alias.")
    case .complexKey:
      Self.page(
        "键必须是文字", "a key that is not a text", "列表或对象不能作键。以 [ 或 { 开头的文字请加引号。",
        "A list or object is no key. Quote text that begins with [ or {.")
    case .tagMismatch:
      Self.page(
        "标签与值不符", "a tag that its value contradicts", "例如 !!int 后面必须是整数。",
        "After !!int, for example, stands a whole number.")
    default: syntaxWords
    }
  }

  private var syntaxWords: (Localized, Localized) {
    switch self {
    case .jsonSyntax:
      Self.page(
        "JSON 语法错误", "a mistake in JSON", "JSON 按 RFC 8259 书写：双引号、不留多余的逗号、没有注释、没有 NaN。",
        "JSON is written after RFC 8259: double quotes, no extra comma, no comment, no NaN.")
    default:
      Self.page(
        "YAML 语法错误", "a mistake in YAML", "请检查缩进、冒号后的空格和引号。值中若有 「: 」「 #」或以特殊符号开头，请加引号。",
        "Look at the indentation, the space after the colon, the quotes. A value with `: ` or ` #` in it, or that begins with a special character, is quoted.")
    }
  }

  private var fileWords: (Localized, Localized) {
    switch self {
    case .unreadableFile:
      Self.page(
        "文件无法读取", "a file that cannot be read", "没有读取权限，或读取时出错。",
        "It may not be read, or reading it failed.")
    case .noRecordFiles:
      Self.page(
        "文件夹中没有记录文件", "a folder without record files", "只读取 .yaml、.yml、.json、.ndjson、.jsonl 文件。没有记录不等于合规。",
        "Files ending in .yaml, .yml, .json, .ndjson and .jsonl are read. No record is no compliance.")
    case .unknownForm:
      Self.page(
        "不知道文件的格式", "a file of unknown form", "扩展名无法识别；请用 --from yaml、json 或 ndjson 指明。",
        "The extension tells nothing; say --from yaml, json or ndjson.")
    case .emptyText:
      Self.page(
        "文件中没有内容", "a file without content", "文件为空或只有注释，其中没有记录。没有记录不等于合规。",
        "The file is empty or holds comments only: no record in it. No record is no compliance.")
    default:
      Self.page(
        "没有这个文件或文件夹", "no such file or folder", "请核对路径。", "Look at the path again.")
    }
  }

  private var tableWords: (Localized, Localized) {
    switch self {
    case .strayQuote:
      Self.page(
        "引号位置有误", "a quote out of place", "含引号的单元格整体加引号，其中的引号写两次。",
        "A cell with quotes in it is quoted as a whole, and each quote in it doubled.")
    case .rowLength:
      Self.page(
        "列数不符", "a row of the wrong length", "每行的单元格数与表头相同。", "Each row has as many cells as the header.")
    case .duplicateColumn:
      Self.page(
        "列名重复", "a column named twice", "列名互不相同。", "The names of columns differ from each other.")
    default:
      Self.page(
        "引号没有结束", "a quote that is not closed", "以引号开头的单元格必须以引号结束。",
        "A cell that begins with a quote ends with one.")
    }
  }
}
