/// One line of a source as it is shown: its characters with the bytes and the terminal cells that they take.
struct SourceLine {
  struct Glyph {
    var scalar: Unicode.Scalar
    /// Byte offset in the source.
    var start: Int
    var end: Int
    /// First cell, counted from 0, and how many.
    var cell: Int
    var width: Int
  }

  static let tab = 4
  /// Bytes shown around a place at most; a line of megabytes is not worked through for eighty cells.
  private static let reach = 2_000

  private(set) var glyphs: [Glyph] = []
  private(set) var range: Range<Int>
  /// Whether bytes of the line before or after were left away.
  private(set) var isCutBefore = false
  private(set) var isCutAfter = false

  init(_ lines: LineIndex, range line: Range<Int>, around place: Int) {
    range = line
    let bytes = lines.text.bytes
    if line.lowerBound == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]), line.count >= 3 {
      range = 3..<line.upperBound
    }
    if place - range.lowerBound > Self.reach { cutBefore(place, bytes) }
    if range.upperBound - max(place, range.lowerBound) > Self.reach * 2 { cutAfter(place, bytes) }
    layOut(bytes)
  }

  var width: Int { glyphs.last.map { $0.cell + $0.width } ?? 0 }

  /// The cell at which a byte stands; the end of the line for what lies behind it.
  func cell(ofByte offset: Int) -> Int {
    glyphs.first { $0.end > offset }?.cell ?? width
  }

  var isBlank: Bool { glyphs.allSatisfy { $0.scalar == " " } }

  /// The first byte that is no blank.
  var firstInk: Int { glyphs.first { $0.scalar != " " }?.start ?? range.lowerBound }

  /// The characters that lie wholly within the cells, and blanks for the rest.
  func text(cells: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    var filled = cells.lowerBound
    for glyph in glyphs where glyph.cell >= cells.lowerBound && glyph.cell + glyph.width <= cells.upperBound {
      while filled < glyph.cell {
        result.append(" ")
        filled += 1
      }
      if glyph.scalar == "\t" {
        result.append(contentsOf: repeatElement(" ", count: glyph.width))
      } else {
        result.append(glyph.scalar)
      }
      filled = glyph.cell + glyph.width
    }
    return String(result)
  }

  private mutating func cutBefore(_ place: Int, _ bytes: ContiguousArray<UInt8>) {
    var start = min(place, range.upperBound) - Self.reach
    while start < range.upperBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
    range = start..<range.upperBound
    isCutBefore = true
  }

  private mutating func cutAfter(_ place: Int, _ bytes: ContiguousArray<UInt8>) {
    var end = max(place, range.lowerBound) + Self.reach * 2
    while end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    range = range.lowerBound..<end
    isCutAfter = true
  }

  private mutating func layOut(_ bytes: ContiguousArray<UInt8>) {
    var offset = range.lowerBound
    var cell = 0
    var source = bytes[range].makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    while true {
      let scalar: Unicode.Scalar
      let length: Int
      switch parser.parseScalar(from: &source) {
      case .valid(let encoded):
        scalar = Unicode.UTF8.decode(encoded)
        length = encoded.count
      case .error(let broken):
        scalar = "\u{FFFD}"
        length = broken
      case .emptyInput: return
      }
      let shown = scalar == "\t" ? scalar : picture(of: scalar) ?? scalar
      let width = scalar == "\t" ? Self.tab - cell % Self.tab : displayWidth(of: shown)
      glyphs.append(Glyph(scalar: shown, start: offset, end: offset + length, cell: cell, width: width))
      offset += length
      cell += width
    }
  }
}
