/// Writes JSON as a stream of bytes; commas and colons are its own affair. The caller opens and closes in turn.
///
///     json.object { $0.key("id"); $0.string("a"); $0.key("rules"); $0.array { $0.int(3) } }
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// Whether the innermost open collection needs a comma before its next part; one entry a level.
  private var needsComma: [Bool] = [false]
  private var isAfterKey = false

  public init() {}

  // MARK: Collections

  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  public mutating func object(_ fill: (inout JSONWriter) -> Void) {
    beginObject()
    fill(&self)
    endObject()
  }

  public mutating func array(_ fill: (inout JSONWriter) -> Void) {
    beginArray()
    fill(&self)
    endArray()
  }

  public mutating func key(_ name: String) {
    separate()
    Self.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    isAfterKey = true
  }

  // MARK: Values

  public mutating func string(_ value: String) {
    separate()
    Self.append(value, to: &bytes)
  }

  /// A string, or null where there is none.
  public mutating func string(orNull value: String?) {
    if let value { string(value) } else { null() }
  }

  public mutating func int(_ value: Int) { literal(String(value)) }
  public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  public mutating func null() { literal("null") }

  /// Text that is JSON already: an exactly spelled number, a part rendered elsewhere.
  public mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  public mutating func literal(_ rendered: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: rendered)
  }

  /// A line end between two values of a stream of values; only outside of all collections.
  public mutating func newline() {
    bytes.append(0x0A)
    needsComma[needsComma.count - 1] = false
  }

  /// Hands out what was written so far and forgets it; what is open stays open.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  // MARK: Parts

  private mutating func open(_ mark: UInt8) {
    separate()
    bytes.append(mark)
    needsComma.append(false)
  }

  private mutating func close(_ mark: UInt8) {
    if needsComma.count > 1 { needsComma.removeLast() }
    bytes.append(mark)
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if needsComma[needsComma.count - 1] { bytes.append(UInt8(ascii: ",")) }
    needsComma[needsComma.count - 1] = true
  }

  /// Appends a string in quotes, escaped as RFC 8259 asks; U+2028 and U+2029 too, so that it may stand in a script.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { letters in
      // What needs no escape is copied a stretch at a time.
      var start = 0
      for index in letters.indices {
        let byte = letters[index]
        let isSeparator = isLineSeparator(letters, endingAt: index)
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F || isSeparator
        else { continue }
        bytes.append(contentsOf: letters[start..<(isSeparator ? index - 2 : index)])
        start = index + 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
        case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
        default: appendEscape(isSeparator ? 0x2028 + UInt16(byte - 0xA8) : UInt16(byte), to: &bytes)
        }
      }
      bytes.append(contentsOf: letters[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
  private static func isLineSeparator(_ letters: UnsafeBufferPointer<UInt8>, endingAt index: Int) -> Bool {
    letters[index] & 0xFE == 0xA8 && index >= 2 && letters[index - 1] == 0x80 && letters[index - 2] == 0xE2
  }

  private static func appendEscape(_ unit: UInt16, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift)) & 15]) }
  }
}
