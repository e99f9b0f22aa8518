import Diagnostics

/// The lines of a text by their bytes, without line ends.
struct TextLines {
  let bytes: ContiguousArray<UInt8>
  private(set) var ranges: [Range<Int>] = []

  /// A byte order mark is no part of the first line.
  init(_ source: SourceText) {
    bytes = source.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x0A || bytes[index] == 0x0D {
        ranges.append(start..<index)
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
  }

  /// The line that holds a byte.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = ranges.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Spaces before the first other byte.
  func indent(_ line: Int) -> Int {
    bytes[ranges[line]].prefix { $0 == 0x20 }.count
  }

  func isBlank(_ line: Int) -> Bool {
    bytes[ranges[line]].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  func isComment(_ line: Int) -> Bool {
    bytes[ranges[line]].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
  }

  /// `---`, `...` and directives, which stand at the margin.
  func isMarker(_ line: Int) -> Bool {
    let text = bytes[ranges[line]]
    if text.first == UInt8(ascii: "%") { return true }
    let head = Array(text.prefix(4))
    guard head.count >= 3, head.prefix(3).elementsEqual("---".utf8) || head.prefix(3).elementsEqual("...".utf8) else {
      return false
    }
    return head.count == 3 || head[3] == 0x20 || head[3] == 0x09
  }

  /// Whether the byte is the first of its line that is no space.
  func startsLine(_ offset: Int) -> Bool {
    let line = line(of: offset)
    return offset == ranges[line].lowerBound + indent(line)
  }
}
