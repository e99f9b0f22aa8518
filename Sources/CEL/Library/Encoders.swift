/// Base64.
extension Evaluation {
  mutating func encoders(_ function: Function, _ arguments: [Cell]) -> Cell? {
    guard arguments.count == 1 else { return nil }
    if function == .encode64, arguments[0].kind == .bytes {
      return makeText(Base64.encode(bytes(of: arguments[0])))
    }
    guard function == .decode64, arguments[0].kind == .text else { return nil }
    let text = text(of: arguments[0])
    return Base64.decode(text).map { makeBytes($0) } ?? failing(.unreadable(what: "base64", text: text))
  }
}

public enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var result: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    for byte in bytes {
      group = (group << 8 | UInt32(byte)) & 0xFFFFFF
      bits += 8
      while bits >= 6 {
        bits -= 6
        result.append(alphabet[Int(group >> UInt32(bits) & 63)])
      }
    }
    if bits > 0 { result.append(alphabet[Int(group << UInt32(6 - bits) & 63)]) }
    while result.count % 4 != 0 { result.append(UInt8(ascii: "=")) }
    return String(decoding: result, as: UTF8.self)
  }

  /// With or without padding; nil for anything else.
  public static func decode(_ text: String) -> [UInt8]? {
    var bytes = Array(text.utf8)
    var padding = 0
    while bytes.last == UInt8(ascii: "="), padding < 2 {
      bytes.removeLast()
      padding += 1
    }
    guard bytes.count % 4 != 1, padding == 0 || (bytes.count + padding) % 4 == 0 else { return nil }
    var result: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    for byte in bytes {
      guard let value = alphabet.firstIndex(of: byte) else { return nil }
      group = (group << 6 | UInt32(value)) & 0xFFFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
      }
    }
    return result
  }
}
