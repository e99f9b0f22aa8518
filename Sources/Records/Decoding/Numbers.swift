import CEL
import Diagnostics
import Documents

extension RecordDecoder {
  mutating func number(
    _ node: NodeID, _ limits: RecordSchema.NumberLimits, isWhole: Bool, field: RecordSchema.Field
  ) -> Cell? {
    guard let value = number(node) else {
      badNumber(node, document.string(of: node), field: field)
      return nil
    }
    if isWhole, value.scale > 0 {
      let found = document.string(of: node)
      complain(
        .badNumber, node, "「\(field.name)」（\(field.title.zh)）应为整数，实为 \(shown(found, field))",
        "`\(field.name)` (\(field.title.en)) is a whole number, found \(shown(found, field))")
      return nil
    }
    if let bound = broken(limits, value) {
      let found = document.string(of: node)
      diagnostics.append(
        RecordMistake.outOfBounds.at(
          document.span(of: node),
          Localized(
            zh: "「\(field.name)」（\(field.title.zh)）应\(bound.zh)，实为 \(shown(found, field))",
            en: "`\(field.name)` (\(field.title.en)) is \(bound.en), found \(shown(found, field))"),
          other: [declared(field)]))
      return nil
    }
    return isWhole ? .int(value.mantissa) : .decimal(value)
  }

  private func number(_ node: NodeID) -> ExactDecimal? {
    guard document.nodes[node].kind != .boolean else { return nil }
    if let value = ExactDecimal(plain: document.bytes(of: node)) { return value }
    let found = document.string(of: node)
    return found.hasPrefix("+") ? nil : ExactDecimal(found)
  }

  private func broken(_ limits: RecordSchema.NumberLimits, _ value: ExactDecimal) -> Localized? {
    if let bound = limits.minimum, value < bound { return Localized(zh: "不小于 \(bound)", en: "at least \(bound)") }
    if let bound = limits.maximum, value > bound { return Localized(zh: "不大于 \(bound)", en: "at most \(bound)") }
    if let bound = limits.exclusiveMinimum, value <= bound { return Localized(zh: "大于 \(bound)", en: "over \(bound)") }
    if let bound = limits.exclusiveMaximum, value >= bound { return Localized(zh: "小于 \(bound)", en: "below \(bound)") }
    return nil
  }

  private mutating func badNumber(_ node: NodeID, _ found: String, field: RecordSchema.Field) {
    var help: [Localized] = []
    var suggestions: [String] = []
    if let meant = ExactDecimal.meant(by: found) {
      if !field.isSensitive { suggestions = [meant] }
      help = [Localized(zh: "请写 \(shown(meant, field))", en: "write \(shown(meant, field))")]
    } else if Self.looksNumeric(found) {
      help = [
        Localized(
          zh: "数字过大或小数位过多：最多 18 位有效数字", en: "too large, or too many digits: 18 significant digits at most")
      ]
    }
    diagnostics.append(
      RecordMistake.badNumber.at(
        document.span(of: node),
        Localized(
          zh: "「\(field.name)」（\(field.title.zh)）应为数字，实为「\(shown(found, field))」",
          en: "`\(field.name)` (\(field.title.en)) takes a number, found `\(shown(found, field))`"),
        other: [declared(field)], help: help, suggestions: suggestions))
  }

  private static func looksNumeric(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) }
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
  }
}
