/// Where a mistake of YAML most likely stands, which libyaml notices only further on: a quote that runs on to the next
/// one, a bracket that nobody closed, a line without its colon. It is looked for only after reading failed.
struct LikelyCause {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the document begins.
  let from: Int

  /// The quote that was left open and ended at the opening quote of another text, shortly before the place.
  func openQuote(before place: Int) -> Int? {
    var index = from
    var last: Range<Int>?
    while index < min(place, bytes.count) {
      switch bytes[index] {
      case UInt8(ascii: "#") where index == from || isBlank(bytes[index - 1]): index = lineEnd(index)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard beginsValue(index), let end = closing(index), end < place else {
          index += 1
          continue
        }
        last = index..<end
        index = end + 1
      case UInt8(ascii: "|"), UInt8(ascii: ">"):
        index = beginsValue(index) ? endOfBlock(index) : index + 1
      default: index += 1
      }
    }
    guard let last, lineStart(last.lowerBound) < lineStart(last.upperBound), lineStart(last.upperBound) == lineStart(place)
    else { return nil }
    return last.lowerBound
  }

  /// Whether a bracket's own line leaves it open and goes on in no way in which a list over several lines does.
  func leavesOpen(_ bracket: Int, noticedAt place: Int) -> Bool {
    let end = lineEnd(bracket)
    guard place > end, bracket < bytes.count else { return false }
    // What follows ` #` may have held the closing one.
    guard !(bracket..<end).contains(where: { $0 + 1 < end && isBlank(bytes[$0]) && bytes[$0 + 1] == UInt8(ascii: "#") })
    else { return false }
    var last = end
    while last > bracket + 1, isBlank(bytes[last - 1]) { last -= 1 }
    guard ![UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{")].contains(bytes[last - 1]) else { return false }
    var next = end
    while next < bytes.count, isBlank(bytes[next]) { next += 1 }
    guard next < bytes.count else { return true }
    return bytes[next] == UInt8(ascii: "-") || keyEnd(next) != nil
  }

  /// The line that should have been a key and is read as one text with the next: at its indentation, without a colon.
  func lineWithoutColon(before place: Int) -> Int? {
    let start = lineStart(place)
    guard start > from else { return nil }
    let previous = lineStart(start - 1)
    let own = indentation(start)
    guard previous >= from, own == indentation(previous), previous + own < bytes.count else { return nil }
    let first = previous + own
    guard isLetter(bytes[first]), keyEnd(first) == nil else { return nil }
    return first
  }

  /// The key of `key {…}`, `key […]` or `key：{…}`, where the line of the place is such a one.
  func keyWithoutColon(at place: Int) -> Int? {
    let (start, end) = firstName(at: place)
    guard end > start else { return nil }
    var next = end
    while next < bytes.count, bytes[next] == 0x20 { next += 1 }
    guard next < bytes.count else { return nil }
    let isBracket = next > end && (bytes[next] == UInt8(ascii: "{") || bytes[next] == UInt8(ascii: "["))
    // The full-width colon.
    let isWide = next + 2 < bytes.count && bytes[next] == 0xEF && bytes[next + 1] == 0xBC && bytes[next + 2] == 0x9A
    return isBracket || isWide ? start : nil
  }

  /// The name that the line of a place begins with, after dashes.
  private func firstName(at place: Int) -> (start: Int, end: Int) {
    var index = lineStart(place)
    index += indentation(index)
    while index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == 0x20 { index += 2 }
    let start = index
    while index < bytes.count, isName(bytes[index]) { index += 1 }
    return (start, index)
  }

  /// The key of `key:value`, where the line of the place is such a one.
  func keyWithoutBlank(at place: Int) -> Int? {
    let (start, end) = firstName(at: place)
    guard end > start, end + 1 < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
    // An address is no key.
    return isBlank(bytes[end + 1]) || bytes[end + 1] == UInt8(ascii: "/") ? nil : start
  }

  // MARK: Bytes

  private func beginsValue(_ index: Int) -> Bool {
    var before = index
    while before > from, bytes[before - 1] == 0x20 { before -= 1 }
    guard before > from else { return true }
    let byte = bytes[before - 1]
    if byte == 0x0A || byte == 0x0D { return true }
    if [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ",")].contains(byte) { return true }
    return before < index && [UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?")].contains(byte)
  }

  private func closing(_ start: Int) -> Int? {
    let quote = bytes[start]
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
      } else if bytes[index] != quote {
        index += 1
      } else if quote == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == quote {
        index += 2
      } else {
        return index
      }
    }
    return nil
  }

  /// Past the lines of a block of text: those that are indented more than the line it begins on.
  private func endOfBlock(_ index: Int) -> Int {
    let own = indentation(lineStart(index))
    var next = lineEnd(index) + 1
    while next < bytes.count, bytes[next] == 0x0A || indentation(next) > own { next = lineEnd(next) + 1 }
    return max(index + 1, min(next, bytes.count))
  }

  /// Past a plain key and its colon; nil where there is none.
  private func keyEnd(_ start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A {
      if bytes[index] == UInt8(ascii: ":"), index + 1 == bytes.count || isBlank(bytes[index + 1]) { return index + 1 }
      index += 1
    }
    return nil
  }

  private func lineStart(_ place: Int) -> Int {
    var start = min(place, bytes.count)
    while start > from, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  private func lineEnd(_ place: Int) -> Int {
    var end = min(place, bytes.count)
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  private func indentation(_ lineStart: Int) -> Int {
    var index = lineStart
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index - lineStart
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

  private func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || CoreSchema.isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "$")
  }
}
