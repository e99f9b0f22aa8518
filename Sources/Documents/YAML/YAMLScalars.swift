/// The core schema of YAML 1.2: what a plain scalar spells.
enum CoreSchema {
  static func kind(ofPlain text: UnsafeBufferPointer<UInt8>) -> Document.Kind {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
      return isNull(text) ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      return isBoolean(text) ? .boolean : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return isInteger(text) || isFloat(text) ? .number : .string
    default: return .string
    }
  }

  static func isNull(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.isEmpty || spells(text, "~") || spells(text, "null") || spells(text, "Null") || spells(text, "NULL")
  }

  static func isBoolean(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    spells(text, "true") || spells(text, "True") || spells(text, "TRUE")
      || spells(text, "false") || spells(text, "False") || spells(text, "FALSE")
  }

  /// `[-+]?[0-9]+`, `0o[0-7]+`, `0x[0-9a-fA-F]+`.
  static func isInteger(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "o") {
      return text.dropFirst(2).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    }
    if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "x") {
      return text.dropFirst(2).allSatisfy(isHexadecimalDigit)
    }
    let digits = isSign(text.first) ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`. The infinities and `.nan` are no numbers of ours: no
  /// quantity is one.
  static func isFloat(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = isSign(text.first) ? text.dropFirst() : text[...]
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
    }
    guard whole + fraction > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    if isSign(rest.first) { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  private static func isSign(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }

  private static func spells(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { $0.elementsEqual(text) }
  }
}

/// The tags that are accepted; all others are refused.
enum CoreTag: String {
  case string = "str"
  case integer = "int"
  case float
  case boolean = "bool"
  case null
  case mapping = "map"
  case sequence = "seq"

  init?(tag: String) {
    let prefix = "tag:yaml.org,2002:"
    guard tag.hasPrefix(prefix) else { return nil }
    self.init(rawValue: String(tag.dropFirst(prefix.count)))
  }

  /// The kind a scalar with this tag has, or nil where its text contradicts the tag.
  func kind(of text: UnsafeBufferPointer<UInt8>) -> Document.Kind? {
    switch self {
    case .string: .string
    case .integer: CoreSchema.isInteger(text) ? .number : nil
    case .float: CoreSchema.isFloat(text) || CoreSchema.isInteger(text) ? .number : nil
    case .boolean: CoreSchema.isBoolean(text) ? .boolean : nil
    case .null: CoreSchema.isNull(text) ? .null : nil
    case .mapping, .sequence: nil
    }
  }
}
