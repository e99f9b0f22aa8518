import CEL
import Diagnostics
import Documents

/// The schema decides how a scalar is read; nothing is guessed from its spelling.
extension RecordDecoder {
  mutating func scalar(_ node: NodeID, _ shape: RecordSchema.Shape, field: RecordSchema.Field) -> Cell? {
    switch shape {
    case .text(let limits): text(node, limits, field: field)
    case .boolean: boolean(node, field: field)
    case .integer(let limits): number(node, limits, isWhole: true, field: field)
    case .decimal(let limits): number(node, limits, isWhole: false, field: field)
    case .date: date(node, field: field)
    case .amount: amount(node, field: field)
    case .object, .list, .reference: nil
    }
  }

  private mutating func text(_ node: NodeID, _ limits: RecordSchema.TextLimits, field: RecordSchema.Field) -> Cell? {
    let value = document.nodes[node]
    let cell = Cell(.text, payload: Int64(value.text), count: value.textLength)
    let bytes = document.bytes(of: node)
    if let words = limits.words {
      guard !words.contains(where: { bytes.elementsEqual($0.utf8) }) else { return cell }
      let found = document.string(of: node)
      let near = nearNames(to: found, among: words)
      diagnostics.append(
        RecordMistake.notInList.at(
          document.span(of: node),
          Localized(
            zh: "「\(field.name)」（\(field.title.zh)）没有「\(found)」这个值",
            en: "`\(found)` is not a value of `\(field.name)` (\(field.title.en))"),
          other: [Label(field.declaration, Localized(zh: "在此声明", en: "declared here"))],
          help: [
            Localized(
              zh: "可选：\(words.joined(separator: "、"))", en: "one of: \(words.joined(separator: ", "))")
          ], suggestions: near))
      return nil
    }
    if let constant = limits.constant, !bytes.elementsEqual(constant.utf8) {
      complain(
        .notInList, node, "「\(field.name)」应为「\(constant)」", "`\(field.name)` is `\(constant)`",
        suggestions: [constant])
      return nil
    }
    if limits.minimumLength != nil || limits.maximumLength != nil {
      var length = 0
      for byte in bytes where byte & 0xC0 != 0x80 { length += 1 }
      if length < limits.minimumLength ?? 0 || length > limits.maximumLength ?? .max {
        complain(
          .wrongLength, node, "「\(field.name)」有 \(length) 个字符，超出允许的长度",
          "`\(field.name)` has \(length) characters, outside the allowed length")
        return nil
      }
    }
    return cell
  }

  private mutating func boolean(_ node: NodeID, field: RecordSchema.Field) -> Cell? {
    guard document.nodes[node].kind == .boolean else {
      let found = document.string(of: node)
      let meant = Self.booleanMeant(found)
      wrongKind(
        node, " true 或 false", "true or false", field,
        help: meant.map { [Localized(zh: "请写 \($0)", en: "write \($0)")] } ?? [])
      if let meant { diagnostics[diagnostics.count - 1].suggestions = [meant] }
      return nil
    }
    return .bool(document.bytes(of: node).first.map { $0 == UInt8(ascii: "t") || $0 == UInt8(ascii: "T") } ?? false)
  }

  private static func booleanMeant(_ text: String) -> String? {
    switch text.lowercased() {
    case "yes", "y", "on", "1", "是", "有", "true": "true"
    case "no", "n", "off", "0", "否", "无", "false": "false"
    default: nil
    }
  }

  // MARK: Numbers

  private mutating func number(
    _ node: NodeID, _ limits: RecordSchema.NumberLimits, isWhole: Bool, field: RecordSchema.Field
  ) -> Cell? {
    let found = document.string(of: node)
    guard document.nodes[node].kind != .boolean, let value = ExactDecimal(found), !found.hasPrefix("+") else {
      badNumber(node, found, field: field)
      return nil
    }
    if isWhole, value.scale > 0 {
      complain(
        .badNumber, node, "「\(field.name)」（\(field.title.zh)）应为整数，实为 \(found)",
        "`\(field.name)` (\(field.title.en)) is a whole number, found \(found)")
      return nil
    }
    if let bound = broken(limits, value) {
      diagnostics.append(
        RecordMistake.outOfBounds.at(
          document.span(of: node),
          Localized(
            zh: "「\(field.name)」（\(field.title.zh)）应\(bound.zh)，实为 \(found)",
            en: "`\(field.name)` (\(field.title.en)) is \(bound.en), found \(found)"),
          other: [Label(field.declaration, Localized(zh: "在此声明", en: "declared here"))]))
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
      suggestions = [meant]
      help = [Localized(zh: "请写 \(meant)", en: "write \(meant)")]
    } else if ExactDecimal(found.filter { $0 != "e" && $0 != "E" }) != nil {
      help = [Localized(zh: "数字过大或小数位过多", en: "the number is too large or has too many digits")]
    }
    diagnostics.append(
      RecordMistake.badNumber.at(
        document.span(of: node),
        Localized(
          zh: "「\(field.name)」（\(field.title.zh)）应为数字，实为「\(found)」",
          en: "`\(field.name)` (\(field.title.en)) takes a number, found `\(found)`"),
        other: [Label(field.declaration, Localized(zh: "在此声明", en: "declared here"))], help: help,
        suggestions: suggestions))
  }

  /// The number that was meant by `3.2万元`, `１２３`, `12,000`, `￥50`, `30 %`.
  static func numberMeant(_ text: String) -> String? {
    var plain = asciiDigits(text)
    var shift = 0
    for mark in ["人民币", "元", "圆", "¥", "￥", "RMB", "CNY", "yuan", "%", "％", ",", "，", " "] {
      plain = plain.replacingAll(mark, with: "")
    }
    for (mark, zeros) in [("亿", 8), ("万", 4), ("千", 3)] where plain.hasSuffix(mark) {
      plain = String(plain.dropLast(mark.count))
      shift = zeros
      break
    }
    guard let value = ExactDecimal(plain),
      let meant = ExactDecimal(mantissa: Int128(value.mantissa), scale: Int(value.scale) - shift)
    else { return nil }
    let result = meant.description
    return result == text ? nil : result
  }

  /// Full-width digits and points as ASCII.
  static func asciiDigits(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value)
            ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }))
  }

  // MARK: Dates

  private mutating func date(_ node: NodeID, field: RecordSchema.Field) -> Cell? {
    let found = document.string(of: node)
    if let value = CalendarDate(found) { return .date(value) }
    let meant = Self.dateMeant(found)
    var help = [
      Localized(
        zh: "日期写作 2023-05-18，也可写 2023-05、2023 或 2021-12-29..2022-12-22",
        en: "a date is written 2023-05-18; also 2023-05, 2023 or 2021-12-29..2022-12-22")
    ]
    if let reason = Self.noSuchDay(found) { help.insert(reason, at: 0) }
    diagnostics.append(
      RecordMistake.badDate.at(
        document.span(of: node),
        Localized(
          zh: "「\(field.name)」（\(field.title.zh)）应为日期，实为「\(found)」",
          en: "`\(field.name)` (\(field.title.en)) takes a date, found `\(found)`"), help: help,
        suggestions: meant.map { [$0] } ?? []))
    return nil
  }

  /// `2023/5/8`, `2023.05.08`, `2023年5月8日`, `20230508` as the date they mean.
  static func dateMeant(_ text: String) -> String? {
    var parts: [String] = [""]
    for scalar in asciiDigits(text).unicodeScalars {
      if (0x30...0x39).contains(scalar.value) {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      } else if "/.-年月日 ".unicodeScalars.contains(scalar) {
        if !parts[parts.count - 1].isEmpty { parts.append("") }
      } else {
        return nil
      }
    }
    parts.removeAll { $0.isEmpty }
    if parts.count == 1, parts[0].count == 8 {
      let digits = parts[0]
      parts = [String(digits.prefix(4)), String(digits.dropFirst(4).prefix(2)), String(digits.suffix(2))]
    }
    guard (2...3).contains(parts.count), parts[0].count == 4 else { return nil }
    let padded = parts.enumerated().map { $0 > 0 && $1.count == 1 ? "0" + $1 : $1 }.joined(separator: "-")
    return CalendarDate(padded) == nil || padded == text ? nil : padded
  }

  private static func noSuchDay(_ text: String) -> Localized? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), parts[2] > 0 else { return nil }
    let last = CalendarDate.daysIn(month: parts[1], of: parts[0])
    guard parts[2] > last else { return nil }
    return Localized(
      zh: "\(parts[0]) 年 \(parts[1]) 月只有 \(last) 天", en: "month \(parts[1]) of \(parts[0]) has \(last) days")
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
