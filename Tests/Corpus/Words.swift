import Documents

/// A word within a condition, by its bytes in the file.
struct Word {
  enum Role { case field, name, call, memberCall, text, variable }

  var role: Role
  var start: Int
  var text: String
  /// What it is an argument of, and which: of a text in a call.
  var call: String?
}

extension Site {
  /// The scalar's text where it stands in the file byte for byte.
  var verbatim: (start: Int, text: [UInt8])? {
    guard isScalar, !isKey else { return nil }
    let bytes = Array(text.utf8)
    switch style {
    case .plain: return length == bytes.count ? (start, bytes) : nil
    case .singleQuoted, .doubleQuoted: return length == bytes.count + 2 ? (start + 1, bytes) : nil
    case .literal, .folded: return nil
    }
  }

  /// Whether a value at the path is a condition.
  static func isExpression(at path: String) -> Bool {
    let parts = path.split(separator: ".")
    guard let first = parts.first, ["rules", "grounds", "routes", "contradictions", "functions"].contains(first) else { return false }
    let last = parts.last == "*" ? parts.dropLast().last ?? "" : parts.last ?? ""
    if parts.dropLast().last == "each" { return true }
    return ["when", "applies", "law_date", "is", "goods"].contains(last)
  }

  /// The names, fields, calls and texts of a condition.
  var words: [Word] {
    guard let (base, bytes) = verbatim else { return [] }
    var found: [Word] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let end = bytes[(index + 1)...].firstIndex(of: byte) ?? bytes.count
        let text = String(decoding: bytes[(index + 1)..<min(end, bytes.count)], as: UTF8.self)
        found.append(Word(role: .text, start: base + index, text: text, call: Self.call(before: index, bytes)))
        index = end + 1
      } else if Self.isLetter(byte) {
        var end = index
        while end < bytes.count, Self.isLetter(bytes[end]) || (0x30...0x39).contains(bytes[end]) { end += 1 }
        let isAfterDot = index > 0 && bytes[index - 1] == UInt8(ascii: ".")
        let isCall = end < bytes.count && bytes[end] == UInt8(ascii: "(")
        found.append(
          Word(
            role: isCall ? (isAfterDot ? .memberCall : .call) : isAfterDot ? .field : .name, start: base + index,
            text: String(decoding: bytes[index..<end], as: UTF8.self)))
        index = end
      } else {
        index += 1
      }
    }
    return withVariables(found, bytes, base)
  }

  /// Names that a fold makes are no names of the record.
  private func withVariables(_ words: [Word], _ bytes: [UInt8], _ base: Int) -> [Word] {
    var words = words
    var variables: Set<String> = []
    for (index, word) in words.enumerated().dropLast() where word.role == .memberCall {
      let next = words[index + 1]
      if next.start == word.start + word.text.utf8.count + 1 { variables.insert(next.text) }
    }
    for index in words.indices where words[index].role == .name && variables.contains(words[index].text) {
      words[index].role = .variable
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// `listed(` or `says(x, ` before a text.
  private static func call(before index: Int, _ bytes: [UInt8]) -> String? {
    var depth = 0
    var place = index - 1
    while place >= 0 {
      if bytes[place] == UInt8(ascii: ")") { depth += 1 }
      if bytes[place] == UInt8(ascii: "(") {
        if depth == 0 { break }
        depth -= 1
      }
      place -= 1
    }
    guard place > 0 else { return nil }
    var start = place
    while start > 0, isLetter(bytes[start - 1]) { start -= 1 }
    return start < place ? String(decoding: bytes[start..<place], as: UTF8.self) : nil
  }
}
