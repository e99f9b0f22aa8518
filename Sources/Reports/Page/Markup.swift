import Diagnostics

/// A piece of a page: elements and texts, not yet written.
///
/// Names of elements and attributes are literals of the program; whatever else goes in comes out as text. So no record can put
/// an element, an attribute or a script into a page. It is written as XHTML (`bytes`), or as data (`MarkupTable`).
struct Markup: Sendable {
  typealias Attributes = KeyValuePairs<StaticString, String>

  enum Piece: Sendable {
    case element(Element)
    /// Both languages, of which the page shows one.
    case text(Localized)
    /// What the program itself brings: style and script, which must not hold `<` or `&`.
    case verbatim(StaticString)
  }

  struct Element: Sendable {
    var name: StaticString
    var attributes: Attributes
    /// Nil of an element that never holds anything: `<br/>`.
    var content: [Piece]?
  }

  private(set) var pieces: [Piece] = []

  var isEmpty: Bool { pieces.isEmpty }

  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ content: (inout Markup) -> Void) {
    var inside = Markup()
    content(&inside)
    pieces.append(.element(Element(name: name, attributes: attributes, content: inside.pieces)))
  }

  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ text: String) {
    element(name, attributes) { $0.text(text) }
  }

  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ text: Localized) {
    element(name, attributes) { $0.text(text) }
  }

  mutating func void(_ name: StaticString, _ attributes: Attributes = [:]) {
    pieces.append(.element(Element(name: name, attributes: attributes, content: nil)))
  }

  mutating func text(_ text: String) { self.text(Localized(zh: text, en: text)) }

  mutating func text(_ text: Localized) { pieces.append(.text(text)) }

  /// Texts one after the other, each in the languages that it needs.
  mutating func texts(_ texts: [Localized], most: Int = .max) {
    for (index, text) in texts.prefix(most).enumerated() {
      if index > 0 { self.text(" · ") }
      self.text(text)
    }
    let more = texts.count - min(most, texts.count)
    if more > 0 { text(Localized(zh: " 等 \(texts.count) 项", en: " and \(more) more")) }
  }

  mutating func add(_ piece: Piece) { pieces.append(piece) }

  mutating func verbatim(_ text: StaticString) { pieces.append(.verbatim(text)) }
}
