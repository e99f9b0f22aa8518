import Diagnostics

/// The ways a JSON text goes wrong.
enum JSONProblem: Equatable {
  case noValue, trailing, singleQuote, comment, extraComma, wrongBracket, noComma, bareKey, noKey, noColon, unclosed
  case notANumber, plusSign, leadingZero, barePoint, badNumber
  case openString, lineBreak, badEscape, loneSurrogate
  case control(UInt8)
  /// A word that is no literal; the literal that was meant, where that is plain.
  case bareWord(String?)
  case tooDeep

  var message: Localized {
    switch self {
    case .noValue: Localized(zh: "这里应有一个值", en: "a value is expected here")
    case .trailing: Localized(zh: "JSON 值之后还有内容", en: "something follows the JSON value")
    case .singleQuote: Localized(zh: "JSON 只用双引号", en: "JSON has double quotes only")
    case .comment: Localized(zh: "JSON 没有注释", en: "JSON has no comments")
    case .extraComma: Localized(zh: "多余的逗号", en: "a comma too many")
    case .wrongBracket: Localized(zh: "括号不配对", en: "the brackets do not match")
    case .noComma: Localized(zh: "这里缺少逗号", en: "a comma is missing here")
    case .bareKey: Localized(zh: "键须加双引号", en: "a key is written in double quotes")
    case .noKey: Localized(zh: "这里应是一个键", en: "a key is expected here")
    case .noColon: Localized(zh: "键之后缺少冒号", en: "a colon is missing after the key")
    case .unclosed: Localized(zh: "这个括号没有配对", en: "this bracket is never closed")
    case .tooDeep:
      Localized(zh: "嵌套超过 \(JSONLimit.depth) 层", en: "nested more than \(JSONLimit.depth) levels deep")
    case .bareWord: Localized(zh: "文字须加双引号", en: "a text is written in double quotes")
    case .notANumber, .plusSign, .leadingZero, .barePoint, .badNumber: numberMessage
    case .openString, .lineBreak, .badEscape, .loneSurrogate, .control: stringMessage
    }
  }

  private var numberMessage: Localized {
    switch self {
    case .notANumber: Localized(zh: "JSON 中没有 NaN 和 Infinity", en: "JSON has no NaN and no Infinity")
    case .plusSign: Localized(zh: "数字前不能有加号", en: "a number has no plus sign")
    case .leadingZero: Localized(zh: "数字不能以 0 开头", en: "a number has no leading zero")
    case .barePoint: Localized(zh: "小数点前后都须有数字", en: "digits stand on both sides of a decimal point")
    default: Localized(zh: "这不是 JSON 的数字", en: "this is no number of JSON")
    }
  }

  private var stringMessage: Localized {
    switch self {
    case .openString: Localized(zh: "这个引号没有配对", en: "this quote is never closed")
    case .lineBreak: Localized(zh: "字符串中不能换行", en: "a string cannot go over the end of a line")
    case .control(let byte):
      Localized(
        zh: "字符串中的控制字符 U+\(hexadecimal(UInt32(byte), digits: 4)) 须写成转义",
        en: "the control character U+\(hexadecimal(UInt32(byte), digits: 4)) is written as an escape")
    case .loneSurrogate: Localized(zh: "转义只有代理对的一半", en: "the escape is one half of a surrogate pair")
    default: Localized(zh: "没有这种转义", en: "there is no such escape")
    }
  }

  var help: [Localized] {
    switch self {
    case .trailing:
      [
        Localized(
          zh: "一行一条记录的文件请用 --from ndjson；多条记录也可放进一个 […]",
          en: "for one record a line say --from ndjson; or put the records into one […]")
      ]
    case .notANumber: [Localized(zh: "没有值时写 null 或省略", en: "write null, or leave the field out")]
    case .leadingZero:
      [Localized(zh: "编号等文字须加双引号", en: "a number that is a name, with zeros in front, is quoted")]
    case .extraComma: [Localized(zh: "删去它", en: "delete it")]
    case .lineBreak: [Localized(zh: "补上引号；换行写作 \\n", en: "close the quote; a line break is written \\n")]
    case .bareWord(let meant?): [Localized(zh: "请写 \(meant)", en: "write \(meant)")]
    case .control(0x09): [Localized(zh: "制表符写作 \\t", en: "a tab is written \\t")]
    case .badEscape: [Localized(zh: "反斜杠本身写作 \\\\", en: "a backslash itself is written \\\\")]
    default: []
    }
  }
}
