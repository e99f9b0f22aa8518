import Diagnostics

/// Markup as data, each piece of it once: what a page shows of thousands of visits is largely the same. A script puts it together.
///
/// A piece is a text (`"x"`), a text in both languages (`["甲","a"]`), or an element: the number of its kind, then the numbers of what
/// it holds. Number 0 is nothing. Neither `<` nor `&` stands in it, so that it may stand in a page.
struct MarkupTable: Sendable {
  private var kinds: [[UInt8]: Int] = [:]
  private var numbers: [[UInt8]: Int] = [:]
  private var kindList: [UInt8] = []
  private var pieceList: [UInt8] = Array("0".utf8)

  /// The number of a piece that holds all of this; 0 of nothing.
  mutating func number(of markup: Markup) -> Int {
    switch markup.pieces.count {
    case 0: 0
    case 1: number(of: markup.pieces[0])
    // A fragment: an element of no kind.
    default: number(kind: -1, markup.pieces)
    }
  }

  var kindsJSON: [UInt8] { Array("[".utf8) + kindList + Array("]".utf8) }
  var piecesJSON: [UInt8] { Array("[".utf8) + pieceList + Array("]".utf8) }

  private mutating func number(of piece: Markup.Piece) -> Int {
    switch piece {
    case .text(let text): return number(of: Self.json(text))
    case .verbatim: return 0
    case .element(let element):
      var json = JSONWriter()
      json.array { json in
        json.string("\(element.name)")
        for (key, value) in element.attributes {
          json.string("\(key)")
          json.string(Markup.shown(value))
        }
      }
      let kind = Self.entry(Self.harmless(json.bytes), in: &kinds, &kindList, from: 0)
      return number(kind: kind, element.content ?? [])
    }
  }

  private mutating func number(kind: Int, _ content: [Markup.Piece]) -> Int {
    var json = "[\(kind)"
    for piece in content { json += ",\(number(of: piece))" }
    return number(of: Array((json + "]").utf8))
  }

  private mutating func number(of json: [UInt8]) -> Int { Self.entry(json, in: &numbers, &pieceList, from: 1) }

  /// The number of an entry, which is added where it is new.
  private static func entry(_ json: [UInt8], in known: inout [[UInt8]: Int], _ list: inout [UInt8], from first: Int) -> Int {
    if let number = known[json] { return number }
    let number = known.count + first
    known[json] = number
    if !list.isEmpty { list.append(UInt8(ascii: ",")) }
    list += json
    return number
  }

  private static func json(_ text: Localized) -> [UInt8] {
    var json = JSONWriter()
    if text.zh == text.en {
      json.string(Markup.shown(text.zh))
    } else {
      json.array { json in
        json.string(Markup.shown(text.zh))
        json.string(Markup.shown(text.en))
      }
    }
    return harmless(json.bytes)
  }

  /// The same JSON without signs of markup: they stand in strings only, where they may be escaped.
  private static func harmless(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(where: isSign) else { return json }
    return json.flatMap { byte in isSign(byte) ? Array("\\u00\(String(byte, radix: 16))".utf8) : [byte] }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
  }
}
