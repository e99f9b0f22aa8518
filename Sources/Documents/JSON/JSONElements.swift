/// Where the elements of a JSON array stand, told from its brackets, commas and quotes alone: so each element is read
/// by itself, in little memory, and a broken one does not take the others with it.
///
/// Nil where the text is no array, or its own brackets and commas are wrong: then it has to be read as a whole.
func jsonElements(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> [Range<Int>]? {
  var index = skipSpace(bytes, range.lowerBound, range.upperBound)
  guard index < range.upperBound, bytes[index] == UInt8(ascii: "[") else { return nil }
  index = skipSpace(bytes, index + 1, range.upperBound)
  var elements: [Range<Int>] = []
  if index < range.upperBound, bytes[index] == UInt8(ascii: "]") {
    return skipSpace(bytes, index + 1, range.upperBound) == range.upperBound ? elements : nil
  }
  while true {
    guard let end = elementEnd(bytes, index, range.upperBound), end > index else { return nil }
    elements.append(index..<end)
    let isLast = bytes[end] == UInt8(ascii: "]")
    index = skipSpace(bytes, end + 1, range.upperBound)
    if isLast { return index == range.upperBound ? elements : nil }
  }
}

/// The comma or bracket that ends an element.
private func elementEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
  var index = start
  var depth = 0
  while index < end {
    switch bytes[index] {
    case UInt8(ascii: "\""): index = stringEnd(bytes, index + 1, end)
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if depth == 0 { return bytes[index] == UInt8(ascii: "]") ? index : nil }
      depth -= 1
    case UInt8(ascii: ",") where depth == 0: return index
    default: break
    }
    index += 1
  }
  return nil
}

/// The closing quote.
private func stringEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
  var index = start
  while index < end, bytes[index] != UInt8(ascii: "\"") {
    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
  }
  return index
}

private func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
  var index = start
  while index < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  return index
}
