import Diagnostics

extension Lexer {
  /// A number as the grammar has it; whether it fits is the parser's to say, which knows the sign.
  mutating func scanNumber() {
    let start = index
    if peek(0) == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x"), Self.isHex(peek(2)) {
      index += 2
      while index < bytes.count, Self.isHex(bytes[index]) { index += 1 }
      return finishInteger(from: start)
    }
    skipDigits()
    var isDouble = false
    if peek(0) == UInt8(ascii: "."), Self.isDigit(peek(1)) {
      isDouble = true
      index += 1
      skipDigits()
    }
    if peek(0) == UInt8(ascii: "e") || peek(0) == UInt8(ascii: "E") {
      let sign = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+") ? 1 : 0
      if Self.isDigit(peek(1 + sign)) {
        isDouble = true
        index += 1 + sign
        skipDigits()
      }
    }
    if isDouble { add(.double, from: start) } else { finishInteger(from: start) }
  }

  private mutating func finishInteger(from start: Int) {
    if peek(0) == UInt8(ascii: "u") || peek(0) == UInt8(ascii: "U") {
      index += 1
      return add(.uint, from: start)
    }
    add(.int, from: start)
  }

  private mutating func skipDigits() {
    while index < bytes.count, Self.isDigit(bytes[index]) { index += 1 }
  }

  static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
