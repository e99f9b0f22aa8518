import CEL
import Diagnostics
import Documents

extension RecordDecoder {
  mutating func number(
    _ node: NodeID, _ limits: RecordSchema.NumberLimits, isWhole: Bool, field: RecordSchema.Field
  ) -> Cell? {
    let found = document.string(of: node)
    guard document.nodes[node].kind != .boolean, let value = ExactDecimal(found), !found.hasPrefix("+") else {
      badNumber(node, found, field: field)
      return nil
    }
    if isWhole, value.scale > 0 {
      complain(
        .badNumber, node, "「\(field.name)」（\(field.title.zh)）应为整数，实为 \(shown(found, field))",
        "`\(field.name)` (\(field.title.en)) is a whole number, found \(shown(found, field))")
      return nil
    }
    if let bound = broken(limits, value) {
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
    if let meant = Self.numberMeant(found) {
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

  // MARK: What was meant

  private static let marks = [
    "人民币", "元", "圆", "¥", "￥", "RMB", "CNY", "yuan", "%",
  ]

  /// The number that was meant by `3.2万元`, `１２３`, `12,000`, `￥50`, `30 %`; nil where it has two readings.
  static func numberMeant(_ text: String) -> String? {
    var plain = asciiDigits(text)
    for mark in marks { plain = plain.replacingAll(mark, with: "") }
    plain = trimmed(plain)
    var shift = 0
    for (mark, zeros) in [("亿", 8), ("万", 4), ("千", 3)] where plain.hasSuffix(mark) {
      plain = trimmed(String(plain.dropLast(mark.count)))
      shift = zeros
      break
    }
    guard let ungrouped = withoutGroups(plain), let value = ExactDecimal(ungrouped),
      let meant = ExactDecimal(mantissa: Int128(value.mantissa), scale: Int(value.scale) - shift)
    else { return nil }
    let result = meant.description
    return result == text ? nil : result
  }

  /// `12,000.5` as `12000.5`; nil where commas or blanks do not part groups of three digits, for `1,5` is another number.
  private static func withoutGroups(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return nil }
    let groups = whole.split(omittingEmptySubsequences: false) { $0 == "," || $0 == " " }
    guard groups.count > 1 else { return text }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
    return groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Full-width forms and blanks as ASCII.
  static func asciiDigits(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000, 0xA0: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension String {
  /// Every occurrence of a text replaced.
  func replacingAll(_ mark: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(mark) {
        result += other
        rest = rest.dropFirst(mark.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
