internal import Glibc

/// A text in GB18030, which Chinese spreadsheets write, as UTF-8; nil where it is none.
func utf8(fromGB18030 bytes: ContiguousArray<UInt8>) -> ContiguousArray<UInt8>? {
  guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
  defer { iconv_close(converter) }
  var input = bytes
  // Two bytes become three at most, four become four.
  let capacity = bytes.count * 2 + 16
  var failed = false
  let text = ContiguousArray<UInt8>(unsafeUninitializedCapacity: capacity) { target, count in
    input.withUnsafeMutableBytes { source in
      var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = source.count
      var to = UnsafeMutableRawPointer(target.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var room = capacity
      failed = iconv(converter, &from, &left, &to, &room) == Int(bitPattern: UInt.max) || left > 0
      count = capacity - room
    }
  }
  return failed ? nil : text
}
