import Diagnostics

/// Walks a plain or quoted scalar of YAML (or a string of JSON) once more and aligns it with its decoded text.
struct FlowScalarScan {
  private let bytes: ContiguousArray<UInt8>
  private let style: Document.Style
  private let end: Int
  private var collector: RunCollector

  init(_ bytes: ContiguousArray<UInt8>, _ scalar: Document.Node, _ decoded: ArraySliceOfBytes) {
    self.bytes = bytes
    style = scalar.style
    end = min(Int(scalar.start + scalar.length), bytes.count)
    collector = RunCollector(decoded)
  }

  consuming func runs(from start: Int) -> [SpanMap.Run]? {
    var scan = self
    var index = start
    while index < scan.end, scan.collector.agrees, !scan.collector.isComplete {
      index = scan.step(from: index)
    }
    return scan.collector.result
  }

  private mutating func step(from index: Int) -> Int {
    if let fold = fold(from: index, isEscaped: false) { return fold }
    switch (style, bytes[index]) {
    case (.singleQuoted, UInt8(ascii: "'")):
      collector.made(CollectionOfOne(UInt8(ascii: "'")), from: index..<min(index + 2, end))
      return index + 2
    case (.doubleQuoted, UInt8(ascii: "\\")): return escape(from: index)
    default:
      collector.verbatim(bytes[index], at: index)
      return index + 1
    }
  }

  /// Blanks, line ends and the next line's blanks are one space, or as many line ends as there are empty lines.
  private mutating func fold(from start: Int, isEscaped: Bool) -> Int? {
    var index = skipBlanks(from: start)
    guard lineEnd(bytes, at: index) > 0, index < end else { return nil }
    var breaks: [Range<Int>] = []
    while index < end {
      let length = lineEnd(bytes, at: index)
      guard length > 0 else { break }
      breaks.append(index..<(index + length))
      index = skipBlanks(from: index + length)
    }
    if !isEscaped, breaks.count == 1 {
      collector.made(CollectionOfOne(0x20), from: start..<index)
    } else {
      for one in breaks.dropFirst() { collector.made(CollectionOfOne(0x0A), from: one) }
    }
    return index
  }

  private func skipBlanks(from start: Int) -> Int {
    var index = start
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  private mutating func escape(from start: Int) -> Int {
    guard start + 1 < end else { return end }
    if lineEnd(bytes, at: start + 1) > 0 {
      return fold(from: start + 1, isEscaped: true) ?? end
    }
    let letter = bytes[start + 1]
    let digits = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    guard digits > 0 else {
      let made = Self.named[letter] ?? Unicode.Scalar(letter)
      collector.made(String(made).utf8, from: start..<(start + 2))
      return start + 2
    }
    var next = start + 2 + digits
    guard var value = number(at: start + 2, digits) else { return end }
    if digits == 4, (0xD800..<0xDC00).contains(value), next + 6 <= end, let low = number(at: next + 2, 4) {
      value = 0x10000 + ((value & 0x3FF) << 10) + (low & 0x3FF)
      next += 6
    }
    collector.made(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8, from: start..<next)
    return next
  }

  private func number(at start: Int, _ digits: Int) -> UInt32? {
    guard start + digits <= end else { return nil }
    return UInt32(String(decoding: bytes[start..<(start + digits)], as: UTF8.self), radix: 16)
  }

  private static let named: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t",
    UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "r"): "\r",
    UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
    UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
  ]
}
