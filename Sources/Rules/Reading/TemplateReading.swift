import CEL
public import Diagnostics
public import Documents

/// Takes a text apart into what stands there and the expressions between `${` and `}`. An expression that cannot be
/// read is reported and left out.
public func readTemplate(_ node: NodeID, in document: Document, reporting: inout [Diagnostic]) -> [Template.Part] {
  let bytes = Array(document.bytes(of: node))
  let map = document.spanMap(of: node)
  var parts: [Template.Part] = []
  var plain: [UInt8] = []
  func finishText() {
    if !plain.isEmpty { parts.append(.text(String(decoding: plain, as: UTF8.self))) }
    plain = []
  }
  var index = 0
  while index < bytes.count {
    guard bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "{") else {
      plain.append(bytes[index])
      index += 1
      continue
    }
    finishText()
    let start = index + 2
    // A quote that is never closed is the expression's mistake, not the text's.
    guard let end = closingBrace(of: bytes, from: start) ?? closingBrace(of: bytes, from: start, minding: false) else {
      reporting.append(
        RuleMistake.badTemplate.at(
          map.span(of: UInt32(index)..<UInt32(bytes.count)), Localized(zh: "「${」没有结束的「}」", en: "`${` is not closed")))
      return parts
    }
    if let value = readValue(bytes[start..<end], at: map.slice(UInt32(start)..<UInt32(end)), reporting: &reporting) {
      parts.append(.value(value))
    }
    index = end + 1
  }
  finishText()
  return parts
}

private func readValue(
  _ bytes: ArraySlice<UInt8>, at map: SpanMap, reporting: inout [Diagnostic]
) -> SourceExpression? {
  let text = String(decoding: bytes, as: UTF8.self)
  let before = reporting.count
  let expression = parse(text, at: map, options: ParseOptions(dialect: .rules), reporting: &reporting)
  guard reporting.count == before else { return nil }
  return SourceExpression(text: text, expression: expression, span: map.span(of: 0..<UInt32(bytes.count)))
}

/// Where the expression ends: braces within it come in pairs, save those that stand in a text between quotes.
private func closingBrace(of bytes: [UInt8], from start: Int, minding quotes: Bool = true) -> Int? {
  var depth = 1
  var quote: UInt8?
  var index = start
  while index < bytes.count {
    let byte = bytes[index]
    if let mark = quote {
      if byte == UInt8(ascii: "\\") { index += 1 } else if byte == mark { quote = nil }
    } else {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = quotes ? byte : nil
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      if depth == 0 { return index }
    }
    index += 1
  }
  return nil
}
