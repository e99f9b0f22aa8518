import Diagnostics

/// Markup as text: always well-formed XHTML.
extension Markup {
  var bytes: [UInt8] {
    var text = MarkupText()
    for piece in pieces { text.write(piece) }
    return text.bytes
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A text as people may see it: in one line, and without characters that show otherwise than they are.
  static func shown(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isPlain) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t": shown.append(" ")
      case "\u{FFFE}", "\u{FFFF}": shown.append("\u{FFFD}")
      default: shown.append(picture(of: scalar) ?? scalar)
      }
    }
    return String(shown)
  }

  /// Not the beginning of a character that must not be shown as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xC2, 0xE2, 0xEF: false
    default: true
    }
  }
}

private struct MarkupText {
  var bytes: [UInt8] = []

  mutating func write(_ piece: Markup.Piece) {
    switch piece {
    case .text(let text) where text.zh == text.en: write(text.zh)
    case .text(let text):
      write(text.zh, in: "zh")
      write(text.en, in: "en")
    case .verbatim(let text): put(text)
    case .element(let element): write(element)
    }
  }

  private mutating func write(_ element: Markup.Element) {
    put("<")
    put(element.name)
    for (key, value) in element.attributes {
      put(" ")
      put(key)
      put("=\"")
      write(value)
      put("\"")
    }
    guard let content = element.content else { return put("/>") }
    put(">")
    for piece in content { write(piece) }
    put("</")
    put(element.name)
    put(">")
  }

  private mutating func write(_ text: String, in language: StaticString) {
    put("<span lang=\"")
    put(language)
    put("\">")
    write(text)
    put("</span>")
  }

  private mutating func write(_ text: String) {
    for byte in Markup.shown(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): put("&amp;")
      case UInt8(ascii: "<"): put("&lt;")
      case UInt8(ascii: ">"): put("&gt;")
      case UInt8(ascii: "\""): put("&quot;")
      default: bytes.append(byte)
      }
    }
  }

  private mutating func put(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
