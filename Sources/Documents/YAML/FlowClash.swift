import Diagnostics

/// A value inside `[…]` or `{…}` that YAML could not read, as its author meant it: from one separator to the next, with
/// brackets and quotes in pairs.
struct FlowClash {
  let kind: YAMLClash
  let range: Range<Int>

  /// `place` is where a comma or the closing bracket was expected, `open` where the collection begins.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, open: Int) {
    let line = lineRange(bytes, around: place)
    guard line.count <= 2000, line.contains(place), bytes.indices.contains(open), "[{".utf8.contains(bytes[open])
    else { return nil }
    let values = FlowValues(bytes, from: line.contains(open) ? open + 1 : line.lowerBound, to: line.upperBound)
    guard let value = values.first(where: { $0.contains(place) }), value.lowerBound < place,
      let kind = Self.kind(bytes, value.lowerBound, place)
    else { return nil }
    self.kind = kind
    range = value
  }

  private static func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ place: Int) -> YAMLClash? {
    let isValue = "[{\"'".utf8.contains(bytes[place])
    switch bytes[start] {
    // Two values side by side: what is missing is a comma.
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return isValue || bytes[place - 1] != 0x20 && ExpressionClash.isNoEnd(bytes[place]) ? nil : .quote
    case UInt8(ascii: "["), UInt8(ascii: "{"): return isValue ? nil : .bracket
    default: break
    }
    if bytes[place] == UInt8(ascii: ":") {
      return bytes[start..<place].contains(UInt8(ascii: "?")) ? .colon : nil
    }
    return isValue ? .flow : nil
  }

  /// What swallowed the end of the line on which a collection begins: a value with `!` in front, whose tag took the closing
  /// bracket in, or one with ` #` between its quotes.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, swallowingIn open: Int) {
    let line = lineRange(bytes, around: open)
    guard line.count <= 2000, line.contains(open) else { return nil }
    let start = "[{".utf8.contains(bytes[open]) ? open + 1 : open
    for value in FlowValues(bytes, from: start, to: line.upperBound) {
      let isTag = bytes[value.lowerBound] == UInt8(ascii: "!")
      guard isTag || Self.holdsHash(bytes[value]) else { continue }
      kind = isTag ? .tag : .hash
      range = value
      return
    }
    return nil
  }

  private static func holdsHash(_ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = value.first, !"\"'".utf8.contains(first) else { return false }
    return zip(value, value.dropFirst()).contains { $0 == 0x20 && $1 == UInt8(ascii: "#") }
  }
}

/// The values of a flow collection on one line; of an entry its value.
private struct FlowValues: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    self.bytes = bytes
    index = start
    self.end = end
  }

  mutating func next() -> Range<Int>? {
    while index < end {
      let start = index
      let length = balancedLength(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      index = start + length
      while index < end, bytes[index] == 0x20 { index += 1 }
      index += 1
      let first = valueStart(in: start..<(start + length))
      if first < start + length { return first..<(start + length) }
    }
    return nil
  }

  /// Behind the key of an entry.
  private func valueStart(in range: Range<Int>) -> Int {
    var index = range.lowerBound
    func skipSpace() { while index < range.upperBound, bytes[index] == 0x20 { index += 1 } }
    skipSpace()
    let start = index
    while index < range.upperBound, CoreSchema.isDigit(bytes[index]) || bytes[index] == UInt8(ascii: "_") || bytes[index] >= 0x80
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index] | 0x20)
    { index += 1 }
    guard index > start, index + 1 < range.upperBound, bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == 0x20
    else { return start }
    index += 1
    skipSpace()
    return index
  }
}

/// How much of a line belongs to one expression that begins it: up to a comma, a bracket without fellow, or the line's
/// end, where neither stands inside brackets or quotes.
func balancedLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  var depth = 0
  var quote: UInt8?
  var end = 0
  var index = 0
  scan: while index < text.count {
    let byte = text[index]
    if byte == 0x0A || byte == 0x0D { break }
    if let open = quote {
      if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
    } else {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { break scan }
        depth -= 1
      case UInt8(ascii: ","):
        if depth == 0 { break scan }
      default: break
      }
    }
    index += 1
    if byte != 0x20, byte != 0x09 { end = min(index, text.count) }
  }
  return end
}
