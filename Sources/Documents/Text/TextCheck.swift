import Diagnostics

/// What a text must be before anybody parses it.
enum TextForm {
  /// Control characters and foreign line ends are refused.
  case yaml
  /// Only the encoding is looked at; the parser tells the rest.
  case json
}

/// Tells why a text cannot be read at all, with the exact place: not text, not UTF-8, forbidden characters.
func encodingMistake(of source: SourceText, in range: Range<Int>? = nil, as form: TextForm) -> Diagnostic? {
  let bytes = source.bytes
  let range = range ?? bytes.indices
  if range.lowerBound == 0, let mistake = utf16Mistake(source) { return mistake }
  if let zero = bytes[range].firstIndex(of: 0) { return binaryMistake(source, at: zero) }
  var index = range.lowerBound
  while index < range.upperBound {
    let byte = bytes[index]
    if byte < 0x80 {
      if form == .yaml, isForbiddenControl(byte) { return forbidden(source, index..<(index + 1), UInt32(byte)) }
      index += 1
      continue
    }
    guard let length = wellFormedLength(bytes, at: index) else { return utf8Mistake(source, at: index) }
    if form == .yaml, let scalar = forbiddenScalar(bytes, at: index, length) {
      return forbidden(source, index..<(index + length), scalar)
    }
    index += length
  }
  return nil
}

private func isForbiddenControl(_ byte: UInt8) -> Bool {
  byte == 0x7F || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D)
}

/// C1 controls, the line ends of YAML 1.1 (which 1.2 reads as text), a mark inside the text, and noncharacters.
private func forbiddenScalar(_ bytes: ContiguousArray<UInt8>, at index: Int, _ length: Int) -> UInt32? {
  switch (length, bytes[index]) {
  case (2, 0xC2): return bytes[index + 1] < 0xA0 ? UInt32(bytes[index + 1]) : nil
  case (3, 0xE2):
    let isSeparator = bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
    return isSeparator ? 0x2000 + UInt32(bytes[index + 2] & 0x3F) : nil
  case (3, 0xEF):
    if bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { return index > 0 ? 0xFEFF : nil }
    return bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE ? 0xFFC0 + UInt32(bytes[index + 2] & 0x3F) : nil
  default: return nil
  }
}

/// The length of the well-formed UTF-8 sequence at a place (Unicode Standard, table 3-7), or nil.
func wellFormedLength(_ bytes: ContiguousArray<UInt8>, at index: Int) -> Int? {
  func follows(_ step: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    index + step < bytes.count && range.contains(bytes[index + step])
  }
  switch bytes[index] {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: return follows(1) ? 2 : nil
  case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
  case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
  case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
  case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
  case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
  case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
  default: return nil
  }
}

private func utf16Mistake(_ source: SourceText) -> Diagnostic? {
  guard source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) else { return nil }
  return DocumentMistake.notUTF8.at(
    stretch(source, 0..<2), Localized(zh: "文件以 UTF-16 编码", en: "the file is encoded as UTF-16"),
    help: [Localized(zh: "请在编辑器中另存为 UTF-8", en: "save it as UTF-8 in the editor")])
}

private func utf8Mistake(_ source: SourceText, at index: Int) -> Diagnostic {
  let byte = hexadecimal(UInt32(source.bytes[index]), digits: 2)
  return DocumentMistake.notUTF8.at(
    stretch(source, index..<(index + 1)),
    Localized(zh: "字节 0x\(byte) 不是有效的 UTF-8", en: "the byte 0x\(byte) is not valid UTF-8"),
    help: [
      Localized(
        zh: "文件可能以 GBK 等编码保存，请另存为 UTF-8",
        en: "the file may have been saved in another encoding, such as GBK: save it as UTF-8")
    ])
}

private func binaryMistake(_ source: SourceText, at index: Int) -> Diagnostic {
  DocumentMistake.binary.at(
    stretch(source, index..<(index + 1)),
    Localized(zh: "这不是文本文件：含有空字节", en: "this is not a text file: it holds zero bytes"))
}

private func forbidden(_ source: SourceText, _ range: Range<Int>, _ scalar: UInt32) -> Diagnostic {
  let name = hexadecimal(scalar, digits: 4)
  return DocumentMistake.forbiddenCharacter.at(
    stretch(source, range),
    Localized(zh: "不允许的字符 U+\(name)", en: "the character U+\(name) is not allowed"),
    help: [
      Localized(zh: "删去它，或在双引号内写作 \\u\(name)", en: "delete it, or write \\u\(name) inside double quotes")
    ])
}

func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(digits - text.count, 0)) + text
}

func stretch(_ source: SourceText, _ range: Range<Int>) -> SourceSpan {
  SourceSpan(source: source.id, start: UInt32(range.lowerBound), length: UInt32(range.count))
}
