public import Diagnostics

/// The ways in which YAML reads a value otherwise than the author of an expression, or of a text, meant it. Each has a
/// code of its own, and two ways out: quotes, and another way to say it.
public enum YAMLClash: Sendable, Hashable {
  /// A leading `!` is a tag.
  case tag
  /// A leading `*` or `&` is an alias or an anchor.
  case alias
  /// A leading quote ends where its fellow stands, whatever follows.
  case quote
  /// A leading `[` or `{` begins a list or an object.
  case bracket
  /// `: ` ends a key.
  case colon
  /// ` #` begins a comment.
  case hash
  /// Inside `[…]` or `{…}`, commas and brackets end a value that is not quoted.
  case flow
  /// A character that no value begins with.
  case reserved

  var mistake: DocumentMistake {
    switch self {
    case .tag: .unknownTag
    case .alias: .badAlias
    case .quote: .leadingQuote
    case .bracket: .leadingBracket
    case .colon: .colonInValue
    case .hash: .hashInValue
    case .flow: .flowValue
    case .reserved: .yamlSyntax
    }
  }

  private var message: Localized {
    switch self {
    case .tag: Localized(zh: "YAML 把开头的「!」读作标签", en: "YAML takes a leading `!` for a tag")
    case .alias:
      Localized(zh: "YAML 把开头的「*」「&」读作别名和锚点", en: "YAML takes a leading `*` or `&` for an alias or an anchor")
    case .quote:
      Localized(
        zh: "YAML 把开头的引号读作整个值的引号，其后不能再有内容", en: "YAML takes a leading quote for the quote of the whole value: nothing may follow it")
    case .bracket:
      Localized(
        zh: "YAML 把开头的括号读作列表或对象，其后不能再有内容", en: "YAML takes a leading bracket for a list or an object: nothing may follow it")
    case .colon: Localized(zh: "YAML 把「: 」读作键与值的分隔", en: "YAML takes `: ` for the end of a key")
    case .hash: Localized(zh: "YAML 把「 #」之后的内容读作注释", en: "YAML takes what follows ` #` for a comment")
    case .flow:
      Localized(
        zh: "在 […] 和 {…} 之内，逗号和括号会截断没有加引号的值",
        en: "inside `[…]` and `{…}`, commas and brackets cut a value off that is not quoted")
    case .reserved: Localized(zh: "值不能以这个字符开头", en: "a value cannot begin with this character")
    }
  }

  /// The diagnostic for a value that stands at a place as it was meant.
  public func at(_ span: SourceSpan, meant value: String) -> Diagnostic {
    mistake.at(span, message, help: cures(of: value))
  }

  /// Quotes first, then how to say it otherwise.
  func cures(of value: String) -> [Localized] {
    let quoted = Self.quoted(value)
    return [Localized(zh: "给整个值加引号：\(quoted)", en: "quote all of it: \(quoted)")] + otherwise(value)
  }

  private func otherwise(_ value: String) -> [Localized] {
    switch self {
    case .tag: [Self.absence(value)]
    case .alias, .reserved: []
    case .quote, .bracket:
      value.contains(": ") || value.contains(" #") ? [Self.block] : [Self.parentheses(value)]
    case .colon, .hash: [Self.block]
    case .flow:
      [Localized(zh: "或改为每项一行，写作「- …」", en: "or write one item a line, each as `- …`")]
    }
  }

  /// `!has(x)` is `absent(x)`.
  private static func absence(_ value: String) -> Localized {
    let inner = value.dropFirst()
    let name = inner.hasPrefix("has(") && inner.hasSuffix(")") ? inner.dropFirst(4).dropLast() : nil
    if let name, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }) {
      return Localized(zh: "或写作 absent(\(name))", en: "or write absent(\(name))")
    }
    return Localized(zh: "或换一种说法：「!has(x)」可写作 absent(x)", en: "or say it otherwise: `!has(x)` can be written absent(x)")
  }

  private static func parentheses(_ value: String) -> Localized {
    let shown = shortened(value)
    return Localized(zh: "或给整个值加圆括号：(\(shown))", en: "or put all of it in parentheses: (\(shown))")
  }

  private static let block = Localized(
    zh: "或写成文本块：先写「>-」，下一行缩进写这个值", en: "or write it as a block: first `>-`, then the value on the next line, indented")

  static func quoted(_ value: String) -> String {
    let text = value.count > 120 ? value.prefix(120) + "…" : value[...]
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
