/// The smallest piece of an expression's text.
struct Token: Sendable {
  enum Kind: Hashable, Sendable {
    case name
    /// A selector in backticks, without them.
    case quotedName
    case int, uint, double
    case string(String)
    case bytes([UInt8])
    case symbol(Symbol)
    /// Something that was reported already.
    case bad
    case end
  }

  var kind: Kind
  /// Bytes of the expression's text.
  var range: Range<Int>
}

enum Symbol: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  case and = "&&"
  case or = "||"
  case not = "!"
  case minus = "-"
  case plus = "+"
  case times = "*"
  case over = "/"
  case modulo = "%"
  case question = "?"
  case colon = ":"
  case dot = "."
  case comma = ","
  case openParen = "("
  case closeParen = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
}

/// Characters of Chinese typing that look like CEL's own, by what was meant.
enum FullWidth {
  static func ascii(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "、": ","
    case "。", "．": "."
    case "≤", "≦": "<="
    case "≥", "≧": ">="
    case "≠": "!="
    case "×": "*"
    case "÷": "/"
    case "－", "−", "–", "—": "-"
    case "【", "［": "["
    case "】", "］": "]"
    case "〈", "《": "<"
    case "〉", "》": ">"
    case "∧": "&&"
    case "∨": "||"
    default:
      // The block of full-width forms repeats ASCII from `!` to `~`.
      (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0).map { String(Character($0)) } : nil
    }
  }

  /// What may close a text that such a mark opens; nil where it opens none.
  static func closers(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "“", "”", "„", "＂": ["”", "“", "＂", "\""]
    case "‘", "’", "＇": ["’", "‘", "＇", "'"]
    case "「": ["」"]
    case "『": ["』"]
    default: nil
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x3000, 0xFEFF, 0x200B, 0x202F, 0x0B: true
    case 0x2000...0x200A: true
    default: false
    }
  }
}
