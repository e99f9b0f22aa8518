import Diagnostics

/// Characters outside ASCII: full-width operators and quotes are read as what they mean, and reported.
extension Lexer {
  mutating func scanForeign() {
    let start = index
    let (scalar, length) = self.scalar(at: index)
    if FullWidth.isSpace(scalar) { return skipForeignSpace() }
    if let closers = FullWidth.closers(of: scalar) { return scanForeignText(closers) }
    if FullWidth.ascii(scalar) != nil, let symbol = foreignSymbol() { return add(.symbol(symbol), from: start) }
    index += length
    while index < bytes.count, bytes[index] >= 0x80 {
      let (next, nextLength) = self.scalar(at: index)
      guard FullWidth.ascii(next) == nil || Self.isWordLike(next), FullWidth.closers(of: next) == nil,
        !FullWidth.isSpace(next), Self.isWordLike(next) == Self.isWordLike(scalar)
      else { break }
      index += nextLength
    }
    if Self.isWordLike(scalar) {
      while index < bytes.count, Self.continuesName(bytes[index]) { index += 1 }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let narrow = Self.narrowed(text)
    let isAllWide = narrow.unicodeScalars.count == text.unicodeScalars.count
    report(
      isAllWide ? .fullWidth : .unknownCharacter, start..<index, zh: "表达式中不能有「\(text)」",
      en: "`\(text)` has no meaning in an expression",
      help: [
        isAllWide
          ? Localized(zh: "请改用半角：\(narrow)", en: "write it in ASCII: `\(narrow)`")
          : Localized(
            zh: "字段名只用英文字母、数字和下划线；文字要放在引号里：\"\(text)\"",
            en: "names are ASCII letters, digits and `_`; a text stands in quotes: \"\(text)\"")
      ], suggestions: isAllWide ? [narrow] : [])
    add(.bad, from: start)
  }

  /// The text in ASCII, without what has no such form.
  private static func narrowed(_ text: String) -> String {
    text.unicodeScalars.map { FullWidth.ascii($0) ?? ($0.isASCII ? String(Character($0)) : "") }.joined()
  }

  private static func isWordLike(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// One or two such characters that stand for an operator.
  private mutating func foreignSymbol() -> Symbol? {
    let start = index
    let (first, firstLength) = scalar(at: index)
    guard let head = FullWidth.ascii(first) else { return nil }
    var meant = head
    index += firstLength
    if index < bytes.count, head.utf8.count == 1 {
      let (next, length) = scalar(at: index)
      let tail = FullWidth.ascii(next) ?? (next.isASCII ? String(Character(next)) : "")
      if Symbol(rawValue: head + tail) != nil, !tail.isEmpty {
        meant = head + tail
        index += length
      }
    }
    guard let symbol = Symbol(rawValue: meant) ?? Slip(rawValue: meant)?.symbol else {
      index = start
      return nil
    }
    let written = String(decoding: bytes[start..<index], as: UTF8.self)
    report(
      .fullWidth, start..<index, zh: "「\(written)」是全角符号", en: "`\(written)` is a full-width character",
      help: [Localized(zh: "请改用半角：\(symbol.rawValue)", en: "write it in ASCII: `\(symbol.rawValue)`")],
      suggestions: [symbol.rawValue])
    return symbol
  }

  private mutating func skipForeignSpace() {
    let start = index
    while index < bytes.count {
      let (scalar, length) = self.scalar(at: index)
      guard FullWidth.isSpace(scalar) else { break }
      index += length
    }
    report(
      .fullWidth, start..<index, zh: "这里有全角空格或不可见字符", en: "a full-width or invisible space",
      help: [Localized(zh: "请改用半角空格", en: "write an ordinary space")])
  }

  private mutating func scanForeignText(_ closers: [Unicode.Scalar]) {
    let start = index
    index += scalar(at: index).length
    let contentStart = index
    while index < bytes.count, bytes[index] != 0x0A {
      let (scalar, length) = self.scalar(at: index)
      if closers.contains(scalar) {
        let content = String(decoding: bytes[contentStart..<index], as: UTF8.self)
        index += length
        report(
          .fullWidth, start..<index, zh: "文字的引号须是半角的", en: "the quotes of a text are ASCII quotes",
          help: [Localized(zh: "写作 \"\(content)\"", en: "write `\"\(content)\"`")],
          suggestions: ["\"\(content)\""])
        return add(.string(content), from: start)
      }
      index += length
    }
    reportUnterminated(start..<index)
    add(.bad, from: start)
  }

  /// The character at a place; the text is valid UTF-8.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    return (text.unicodeScalars.first ?? "\u{FFFD}", end - offset)
  }
}
