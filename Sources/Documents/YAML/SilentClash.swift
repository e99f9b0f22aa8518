public import Diagnostics

/// An expression as it was meant, of which YAML left less, or made something else, without a word.
public struct SilentClash: Sendable, Hashable {
  public var kind: YAMLClash
  /// What was meant, if it was an expression: the caller must see whether it can be read as one.
  public var text: String
  public var span: SourceSpan

  public var diagnostic: Diagnostic { kind.at(span, meant: text) }
}

extension Document {
  /// What the author may have meant by a node, where YAML itself found nothing wrong: more of the line than the plain
  /// scalar that it left, cut off at ` #` or at a comma or bracket inside `[…]` or `{…}`; or one value where it made a
  /// key and a value of it, at `: `. Nil where nothing was cut.
  public func silentCut(at node: NodeID) -> SilentClash? {
    let start = Int(nodes[node].start)
    let end = min(start + Int(nodes[node].length), source.bytes.count)
    guard start < end else { return nil }
    let length = source.bytes.withUnsafeBufferPointer { bytes in
      balancedLength(UnsafeBufferPointer(rebasing: bytes[start..<min(bytes.count, start + Self.longestCut + 1)]))
    }
    let range = start..<(start + length)
    guard !range.isEmpty, range.count <= Self.longestCut else { return nil }
    switch nodes[node].kind {
    case .mapping:
      let first = source.bytes[start]
      guard first != UInt8(ascii: "{"), first != UInt8(ascii: "["), range.upperBound >= end else { return nil }
      return cut(.colon, range)
    case .sequence: return nil
    case .null, .boolean, .number, .string:
      guard nodes[node].style == .plain, range.upperBound > end else { return nil }
      let next = source.bytes[end...].first { $0 != 0x20 && $0 != 0x09 }
      return cut(next == UInt8(ascii: "#") ? .hash : .flow, range)
    }
  }

  /// A `&name` right before a scalar, as the beginning of what was meant as one value.
  public func silentAnchor(before node: NodeID) -> SilentClash? {
    let start = Int(nodes[node].start)
    let end = min(start + Int(nodes[node].length), source.bytes.count)
    guard start < end, nodes[node].style == .plain else { return nil }
    var low = start
    while low > 0, source.bytes[low - 1] == 0x20 { low -= 1 }
    while low > 0, source.bytes[low - 1] > 0x20, source.bytes[low - 1] != UInt8(ascii: "&") { low -= 1 }
    guard low > 0, source.bytes[low - 1] == UInt8(ascii: "&") else { return nil }
    return cut(.alias, (low - 1)..<end)
  }

  /// A longer value is not looked at: the cost of a hostile line stays small.
  private static let longestCut = 2000

  private func cut(_ kind: YAMLClash, _ range: Range<Int>) -> SilentClash {
    SilentClash(
      kind: kind, text: String(decoding: source.bytes[range], as: UTF8.self), span: stretch(source, range))
  }

  /// What YAML may have done to an expression that cannot be used although YAML itself found nothing wrong: it cut it
  /// off at ` #`, or at a comma inside `[…]` or `{…}`; or it made a list or an object of it, at ` : ` (`- a ? b : c`)
  /// or for its first bracket. To be added to the help of the expression's own mistake.
  public func silentClash(at node: NodeID) -> [Localized] {
    let scalar = nodes[node]
    if scalar.kind == .sequence || scalar.kind == .mapping { return collectionClash(at: node) }
    guard scalar.style == .plain else { return [] }
    let bytes = source.bytes
    let end = min(Int(scalar.start + scalar.length), bytes.count)
    var next = end
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    guard next < bytes.count else { return [] }
    switch bytes[next] {
    case UInt8(ascii: "#") where next > end:
      return [
        Localized(
          zh: "YAML 把「 #」之后的内容读作注释；若它属于表达式，请给整个值加引号",
          en: "YAML takes what follows ` #` for a comment; if it belongs to the expression, quote all of it")
      ]
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "{"):
      return [
        Localized(
          zh: "在 […] 和 {…} 之内，逗号和括号会截断表达式；请给它加引号，或改为每项一行「- …」",
          en: "inside […] and {…} commas and brackets cut an expression off: quote it, or write one item a line (`- …`)")
      ]
    default: return []
    }
  }

  /// A collection on one line may have been meant as an expression.
  private func collectionClash(at node: NodeID) -> [Localized] {
    let written = source.text(of: span(of: node))
    let isBracketed = written.hasPrefix("[") || written.hasPrefix("{")
    let isPair = nodes[node].kind == .mapping && entries(of: node).count == 1
    guard isBracketed || isPair, written.utf8.count <= 200, !written.utf8.contains(0x0A) else { return [] }
    let quoted = YAMLClash.quoted(written)
    return [
      Localized(
        zh: isBracketed ? "YAML 把开头的括号读作列表或对象；若是表达式，请加引号：\(quoted)" : "YAML 把「: 」读作键与值的分隔；若是表达式，请加引号：\(quoted)",
        en: isBracketed
          ? "YAML takes the bracket for a list or an object; if this is an expression, quote it: \(quoted)"
          : "YAML takes `: ` for the end of a key; if this is an expression, quote it: \(quoted)")
    ]
  }
}
