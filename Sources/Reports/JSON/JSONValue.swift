import Diagnostics

/// A JSON value whose keys keep their order.
public indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  public init(_ text: String?) { self = text.map { .string($0) } ?? .null }
  public init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }

  /// Appends the value on one line (RFC 8259).
  public func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .int(let value): out += String(value).utf8
    case .string(let text): Self.write(text, to: &out)
    case .array(let elements):
      out.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { Self.separate(&out) }
        element.write(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let entries):
      out.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { Self.separate(&out) }
        Self.write(entry.key, to: &out)
        out.append(UInt8(ascii: ":"))
        out.append(UInt8(ascii: " "))
        entry.value.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  /// Appends the value over several lines, for files that people read; what holds no other collection stands on one.
  public func writeIndented(to out: inout [UInt8], depth: Int = 0) {
    let inner = "\n" + String(repeating: " ", count: 2 * depth + 2)
    let outer = "\n" + String(repeating: " ", count: 2 * depth)
    switch self {
    case .object(let entries) where !isFlat:
      out.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        out += ((index > 0 ? "," : "") + inner).utf8
        Self.write(entry.key, to: &out)
        out += ": ".utf8
        entry.value.writeIndented(to: &out, depth: depth + 1)
      }
      out += (outer + "}").utf8
    case .array(let elements) where !isFlat:
      out.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        out += ((index > 0 ? "," : "") + inner).utf8
        element.writeIndented(to: &out, depth: depth + 1)
      }
      out += (outer + "]").utf8
    default: write(to: &out)
    }
    if depth == 0 { out.append(0x0A) }
  }

  private var isFlat: Bool {
    func isScalar(_ value: JSONValue) -> Bool {
      switch value {
      case .array, .object: false
      default: true
      }
    }
    switch self {
    case .array(let elements): return elements.allSatisfy(isScalar)
    case .object(let entries): return entries.count < 3 && entries.allSatisfy { isScalar($0.value) }
    default: return true
    }
  }

  private static func separate(_ out: inout [UInt8]) {
    out.append(UInt8(ascii: ","))
    out.append(UInt8(ascii: " "))
  }

  public var text: String {
    var out: [UInt8] = []
    write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  static func write(_ text: String, to out: inout [UInt8]) { JSONWriter.append(text, to: &out) }
}
