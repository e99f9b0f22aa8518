/// The anchor and the tag before a node, and where the node itself begins.
struct NodeProperties {
  var start: Int
  var tag: Range<Int>?
  private var afterProperties: Int
  private var valueStart: Int

  init(at start: Int) {
    self.start = start
    afterProperties = start
    valueStart = start
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.init(at: start)
    var index = start
    var hasAnchor = false
    while index < bytes.count, bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "!") {
      let isTag = bytes[index] == UInt8(ascii: "!")
      guard isTag ? tag == nil : !hasAnchor else { break }
      if !isTag { hasAnchor = true }
      let first = index
      while index < bytes.count, ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ",")].contains(bytes[index]) { index += 1 }
      if isTag { tag = first..<index }
      afterProperties = index
      index = Self.skipSpace(bytes, from: index)
    }
    valueStart = index
  }

  /// The first byte of the value, which ends before `end`; an empty value stands right after its properties.
  func value(before end: Int) -> Int { valueStart <= end ? valueStart : min(afterProperties, end) }

  private static func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "#"):
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      default: return index
      }
    }
    return index
  }
}
