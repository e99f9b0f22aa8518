public import Diagnostics

extension Document {
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
    let quoted = "'" + written.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    return [
      Localized(
        zh: isBracketed ? "YAML 把开头的括号读作列表或对象；若是表达式，请加引号：\(quoted)" : "YAML 把「: 」读作键与值的分隔；若是表达式，请加引号：\(quoted)",
        en: isBracketed
          ? "YAML takes the bracket for a list or an object; if this is an expression, quote it: \(quoted)"
          : "YAML takes `: ` for the end of a key; if this is an expression, quote it: \(quoted)")
    ]
  }
}
