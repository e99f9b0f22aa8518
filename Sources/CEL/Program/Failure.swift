public import Diagnostics

/// Why an expression has no value.
enum Failure: Hashable, Sendable {
  case noOverload(String, [Cell.Kind])
  case divisionByZero
  case overflow
  case outOfRange(String)
  case noSuchKey(String)
  case noSuchField(String)
  case fieldOfNull(String)
  case indexOutOfRange(Int64)
  case repeatedKey(String)
  case badKey
  case noSuchName(String)
  case noSuchFunction(String)
  case notTruth(Cell.Kind)
  case unreadable(what: String, text: String)
  case badAmount(text: String, Amount.Mistake)
  case dimensions(String, String)
  case emptyOptional
  case badFormat(String)
  case badPattern(String)
  case badZone(String)
  case badUTF8
  case messages(String)
  case tooLong
  case tooDeep
  case senseless
  case host(Localized)

  var text: Localized {
    switch self {
    case .noOverload(let name, let kinds):
      let list = kinds.map(\.name).joined(separator: ", ")
      return Localized(zh: "「\(name)」不适用于（\(list)）", en: "no such overload: \(name)(\(list))")
    case .divisionByZero: return Localized(zh: "除数为零", en: "division by zero")
    case .overflow: return Localized(zh: "数值溢出", en: "the number does not fit: overflow")
    case .outOfRange(let what): return Localized(zh: "\(what) 超出范围", en: "\(what): out of range")
    case .noSuchKey(let key): return Localized(zh: "没有键「\(key)」", en: "no such key: \(key)")
    case .noSuchField(let name): return Localized(zh: "没有字段「\(name)」", en: "no such field: \(name)")
    case .fieldOfNull(let name): return Localized(zh: "对象不存在，无法读取「\(name)」", en: "`\(name)` is read from null")
    case .indexOutOfRange(let index): return Localized(zh: "下标 \(index) 越界", en: "index out of range: \(index)")
    case .repeatedKey(let key): return Localized(zh: "键「\(key)」重复", en: "repeated key: \(key)")
    case .badKey: return Localized(zh: "这种值不能作键", en: "a value of this type cannot be a key")
    case .noSuchName(let name): return Localized(zh: "没有名称「\(name)」", en: "unknown name: \(name)")
    case .noSuchFunction(let name): return Localized(zh: "没有函数「\(name)」", en: "unknown function: \(name)")
    case .notTruth(let kind):
      return Localized(zh: "应为真或假，实为 \(kind.name)", en: "no such overload: true or false is expected, found \(kind.name)")
    case .unreadable(let what, let text):
      return Localized(zh: "「\(text)」不能读作 \(what)", en: "`\(text)` cannot be read as \(what)")
    case .badAmount(let text, let mistake):
      return Localized(zh: "量值「\(text)」：\(mistake.text.zh)", en: "the amount `\(text)`: \(mistake.text.en)")
    case .dimensions(let a, let b):
      return Localized(zh: "\(a) 与 \(b) 量纲不同，不能比较", en: "\(a) and \(b) are of different dimensions")
    default: return rest
    }
  }

  private var rest: Localized {
    switch self {
    case .emptyOptional: Localized(zh: "optional 为空", en: "the optional holds no value")
    case .badFormat(let why): Localized(zh: "格式有误：\(why)", en: "bad format: \(why)")
    case .badPattern(let pattern): Localized(zh: "正则表达式「\(pattern)」有误", en: "bad pattern: \(pattern)")
    case .badZone(let name): Localized(zh: "没有时区「\(name)」", en: "unknown time zone: \(name)")
    case .badUTF8: Localized(zh: "不是有效的 UTF-8", en: "invalid UTF-8")
    case .messages(let name): Localized(zh: "不支持消息类型 \(name)", en: "messages are not supported: \(name)")
    case .tooLong: Localized(zh: "表达式的计算量超出上限", en: "the expression takes too many steps")
    case .tooDeep: Localized(zh: "表达式嵌套过深", en: "the expression is nested too deeply")
    case .senseless: Localized(zh: "表达式有语法错误", en: "the expression has a syntax error")
    case .host(let text): text
    default: Localized(zh: "出错", en: "error")
    }
  }
}

/// An error of an evaluation, with its place.
public struct EvaluationError: Sendable, Hashable {
  public var text: Localized
  public var expression: ExprID?
  public var span: SourceSpan?

  public var message: String { text.en }
}

extension Cell.Kind {
  /// The name of the type in expressions.
  var name: String {
    switch self {
    case .unknown: "unknown"
    case .null: "null_type"
    case .boolean: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .decimal: "decimal"
    case .amount: "amount"
    case .date: "date"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .text: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .object: "object"
    case .optional: "optional_type"
    case .type: "type"
    case .error: "error"
    }
  }
}
