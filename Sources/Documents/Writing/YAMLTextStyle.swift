/// The plainest way to write a text in YAML so that it is read as the same text.
enum YAMLTextStyle {
  case plain, doubleQuoted
  /// Line by line; with the mark for the line ends at its end.
  case literal(chomping: String)

  init(_ text: ArraySliceOfBytes, isKey: Bool) {
    if Self.isPlain(text) {
      self = .plain
    } else if !isKey, let chomping = Self.chomping(text) {
      self = .literal(chomping: chomping)
    } else {
      self = .doubleQuoted
    }
  }

  func append(_ text: ArraySliceOfBytes, indent: Int, to out: inout [UInt8]) {
    switch self {
    case .plain: out += text
    case .doubleQuoted: Self.quote(text, to: &out)
    case .literal(let chomping):
      out += "|\(chomping)".utf8
      for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
        out.append(0x0A)
        guard !line.isEmpty else { continue }
        out.append(contentsOf: repeatElement(0x20, count: max(indent, 2)))
        out += line
      }
    }
  }

  // MARK: Plain

  private static func isPlain(_ text: ArraySliceOfBytes) -> Bool {
    guard let first = text.first, let last = text.last, text.count <= 4096 else { return false }
    guard !"-?:,[]{}#&*!|>'\"%@`=<~ .".utf8.contains(first) || first == UInt8(ascii: "<") && text.dropFirst().first != first
    else { return false }
    guard last != 0x20, last != UInt8(ascii: ":"), !needsEscape(text), !text.contains(0x0A) else { return false }
    for (byte, next) in zip(text, text.dropFirst()) {
      if byte == UInt8(ascii: ":"), next == 0x20 { return false }
      if byte == 0x20, next == UInt8(ascii: "#") { return false }
    }
    return text.withUnsafeBufferPointer { CoreSchema.kind(ofPlain: $0) } == .string && !isOldWord(text)
  }

  /// What YAML 1.1 reads as something else; other programs may still do so.
  private static func isOldWord(_ text: ArraySliceOfBytes) -> Bool {
    if text.count <= 3, ["y", "n", "yes", "no", "on", "off"].contains(String(decoding: text, as: UTF8.self).lowercased()) {
      return true
    }
    guard let first = text.first, CoreSchema.isDigit(first) || first == UInt8(ascii: "+") else { return false }
    return text.allSatisfy { CoreSchema.isDigit($0) || "+_:.bxeE".utf8.contains($0) }
  }

  // MARK: Literal

  /// Nil where the text cannot be written line by line.
  private static func chomping(_ text: ArraySliceOfBytes) -> String? {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 1, let first = lines.first?.first, first != 0x20, first != 0x09, !needsEscape(text) else { return nil }
    let isBlank = lines.contains { !$0.isEmpty && $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    guard !isBlank else { return nil }
    let ends = text.reversed().prefix { $0 == 0x0A }.count
    return ends == 0 ? "-" : ends == 1 ? "" : "+"
  }

  // MARK: Quoted

  /// Characters that only an escape can stand for: controls, tabs among them, and what the reader refuses.
  private static func needsEscape(_ text: ArraySliceOfBytes) -> Bool {
    var scalars = String(decoding: text, as: UTF8.self).unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar.value != 0x0A, isEscaped(scalar.value) { return true }
    }
    return false
  }

  private static func isEscaped(_ value: UInt32) -> Bool {
    value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0x2028 || value == 0x2029 || value == 0xFEFF
      || value == 0xFFFE || value == 0xFFFF
  }

  private static func quote(_ text: ArraySliceOfBytes, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": out += "\\\"".utf8
      case "\\": out += "\\\\".utf8
      case "\n": out += "\\n".utf8
      case "\r": out += "\\r".utf8
      case "\t": out += "\\t".utf8
      case "\0": out += "\\0".utf8
      default:
        if isEscaped(scalar.value) {
          out += "\\u\(hexadecimal(scalar.value, digits: 4))".utf8
        } else {
          out += String(scalar).utf8
        }
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
