import Diagnostics

/// A piece of a page, always well-formed XHTML.
///
/// Names of elements and attributes are literals of the program; whatever else goes in comes out as text. So no record can put
/// an element, an attribute or a script into a page.
struct Markup: Sendable {
  typealias Attributes = KeyValuePairs<StaticString, String>

  private(set) var bytes: [UInt8] = []

  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void) {
    begin(name, attributes)
    put(">")
    content(&self)
    put("</")
    put(name)
    put(">")
  }

  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ text: String) {
    element(name, attributes) { $0.text(text) }
  }

  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ text: Localized) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element that holds nothing: `<br/>`.
  mutating func void(_ name: StaticString, _ attributes: Attributes = [:]) {
    begin(name, attributes)
    put("/>")
  }

  mutating func text(_ text: String) {
    if text.utf8.allSatisfy(Self.isPlain) {
      bytes += text.utf8
    } else {
      for scalar in text.unicodeScalars { escape(scalar) }
    }
  }

  /// Both languages, of which the page shows one.
  mutating func text(_ text: Localized) {
    if text.zh == text.en { return self.text(text.zh) }
    element("span", ["lang": "zh"], text.zh)
    element("span", ["lang": "en"], text.en)
  }

  /// Texts one after the other, each in the languages that it needs.
  mutating func texts(_ texts: [Localized], most: Int = .max) {
    for (index, text) in texts.prefix(most).enumerated() {
      if index > 0 { put(" · ") }
      self.text(text)
    }
    let more = texts.count - min(most, texts.count)
    if more > 0 { text(Localized(zh: " 等 \(texts.count) 项", en: " and \(more) more")) }
  }

  /// An element for each language, where they differ: shorter than one element with two spans in it.
  mutating func twins(_ name: StaticString, _ text: Localized) {
    if text.zh == text.en { return element(name, [:], text.zh) }
    element(name, ["lang": "zh"], text.zh)
    element(name, ["lang": "en"], text.en)
  }

  /// What the program itself brings: style and script, which must not hold `<` or `&`.
  mutating func verbatim(_ text: StaticString) { put(text) }

  mutating func add(_ other: Markup) { bytes += other.bytes }

  var isEmpty: Bool { bytes.isEmpty }

  private mutating func begin(_ name: StaticString, _ attributes: Attributes) {
    put("<")
    put(name)
    for (key, value) in attributes {
      put(" ")
      put(key)
      put("=\"")
      text(value)
      put("\"")
    }
  }

  private mutating func put(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Neither a sign of markup nor the beginning of a character that must not be shown as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x26, 0x3C, 0x3E, 0x7F, 0xC2, 0xE2, 0xEF: false
    default: true
    }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "&": put("&amp;")
    case "<": put("&lt;")
    case ">": put("&gt;")
    case "\"": put("&quot;")
    case "\n", "\t": put(" ")
    case "\u{FFFE}", "\u{FFFF}": put("\u{FFFD}")
    default: bytes += String(picture(of: scalar) ?? scalar).utf8
    }
  }
}
