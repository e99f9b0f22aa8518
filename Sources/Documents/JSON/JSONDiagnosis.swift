import Diagnostics

/// Reads a JSON text once more, slowly, after simdjson refused it, and tells the first mistake with its exact place.
struct JSONDiagnosis {
  let source: SourceText
  let range: Range<Int>
  var index: Int
  var found: Diagnostic?
  /// Places of the collections that are open.
  private var open: [Int] = []

  init(_ source: SourceText, _ range: Range<Int>) {
    self.source = source
    self.range = range
    index = range.lowerBound
  }

  /// Nil where nothing is wrong.
  mutating func mistake() -> Diagnostic? {
    skipSpace()
    guard peek != nil else {
      return DocumentMistake.emptyText.at(
        stretch(source, index..<index), Localized(zh: "文件中没有内容", en: "there is nothing in the text"))
    }
    value()
    if found == nil {
      skipSpace()
      if peek != nil { fail(.trailing, spot) }
    }
    return found
  }

  var peek: UInt8? { index < range.upperBound ? source.bytes[index] : nil }

  private var isAtWord: Bool { peek.map { Self.isWord($0) } ?? false }

  static func isWord(_ byte: UInt8) -> Bool {
    CoreSchema.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
      || byte == UInt8(ascii: "_")
  }

  mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  // MARK: Values

  private mutating func value() {
    guard let byte = peek else { return failUnclosed() }
    switch byte {
    case UInt8(ascii: "{"): collection(UInt8(ascii: "}")) { $0.entry() }
    case UInt8(ascii: "["): collection(UInt8(ascii: "]")) { $0.value() }
    case UInt8(ascii: "\""): string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "."): number()
    case UInt8(ascii: "'"): fail(.singleQuote, spot)
    case UInt8(ascii: "/"), UInt8(ascii: "#"): fail(.comment, spot)
    default: isAtWord ? word() : fail(.noValue, spot)
    }
  }

  private mutating func collection(_ close: UInt8, _ item: (inout JSONDiagnosis) -> Void) {
    guard open.count < JSONLimit.depth else { return fail(.tooDeep, spot) }
    open.append(index)
    index += 1
    skipSpace()
    if peek == close { return leave() }
    while found == nil {
      skipSpace()
      item(&self)
      guard found == nil else { return }
      skipSpace()
      if peek == close { return leave() }
      guard peek == UInt8(ascii: ",") else { return failAfterItem(close) }
      let comma = index
      index += 1
      skipSpace()
      if peek == close { return fail(.extraComma, comma..<(comma + 1)) }
    }
  }

  private mutating func leave() {
    index += 1
    open.removeLast()
  }

  private mutating func failAfterItem(_ close: UInt8) {
    guard let byte = peek else { return failUnclosed() }
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return fail(.wrongBracket, spot, open.last) }
    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") { return fail(.comment, spot) }
    fail(.noComma, spot)
  }

  private mutating func entry() {
    switch peek {
    case UInt8(ascii: "\""): string()
    case nil: return failUnclosed()
    case UInt8(ascii: "'"): return fail(.singleQuote, spot)
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return fail(.comment, spot)
    default: return isAtWord ? fail(.bareKey, wordRange) : fail(.noKey, spot)
    }
    guard found == nil else { return }
    skipSpace()
    guard let colon = peek else { return failUnclosed() }
    guard colon == UInt8(ascii: ":") else { return fail(.noColon, spot) }
    index += 1
    skipSpace()
    value()
  }

  private var wordRange: Range<Int> {
    var end = index
    while end < range.upperBound, Self.isWord(source.bytes[end]) { end += 1 }
    return index..<end
  }

  private mutating func word() {
    let range = wordRange
    let text = String(decoding: source.bytes[range], as: UTF8.self)
    switch text {
    case "true", "false", "null": index = range.upperBound
    case "NaN", "Infinity": fail(.notANumber, range)
    default:
      let plain = ["true": "true", "false": "false", "null": "null", "none": "null"][text.lowercased()]
      fail(.bareWord(plain), range)
    }
  }

  mutating func fail(_ problem: JSONProblem, _ range: Range<Int>, _ opened: Int? = nil) {
    guard found == nil else { return }
    var other: [Label] = []
    if let opened {
      other.append(Label(stretch(source, opened..<(opened + 1)), Localized(zh: "在此打开", en: "opened here")))
    }
    let code: DocumentMistake = problem == .tooDeep ? .tooDeep : .jsonSyntax
    found = code.at(stretch(source, range), problem.message, other: other, help: problem.help)
  }

  private mutating func failUnclosed() {
    guard let last = open.last else { return fail(.noValue, index..<index) }
    let opened = stretch(source, last..<(last + 1))
    found = DocumentMistake.jsonSyntax.at(
      opened, JSONProblem.unclosed.message,
      other: [Label(stretch(source, index..<index), Localized(zh: "文本在此结束", en: "the text ends here"))])
  }

  /// The character at the present place.
  var spot: Range<Int> {
    guard index < range.upperBound else { return index..<index }
    return index..<(index + (wellFormedLength(source.bytes, at: index) ?? 1))
  }
}
