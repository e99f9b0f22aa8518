/// What people probably meant who wrote a number or a date in another way than the program reads.
extension ExactDecimal {
  private static let marks = [
    "人民币", "元", "圆", "¥", "￥", "RMB", "CNY", "yuan", "%",
  ]

  /// The number that was meant by `3.2万元`, `１２３`, `12,000`, `￥50`, `30 %`; nil where it has two readings.
  public static func meant(by text: String) -> String? {
    var plain = asASCII(text)
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
}

extension CalendarDate {
  /// `2023/5/8`, `2023.05.08`, `2023年5月8日`, `20230508`, `2023-05-08 00:00:00` as the date they mean.
  public static func meant(by text: String) -> String? {
    let plain = withoutTime(asASCII(text))
    var parts: [String] = [""]
    for scalar in plain.unicodeScalars {
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

  /// What spreadsheets append to a day: `T00:00:00Z`, ` 00:00:00`.
  private static func withoutTime(_ text: String) -> String {
    guard text.contains(":"), let end = text.firstIndex(where: { $0 == "T" || $0 == " " }) else { return text }
    return String(text[..<end])
  }
}

/// Full-width forms and blanks as ASCII.
func asASCII(_ text: String) -> String {
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

extension String {
  /// Every occurrence of a text replaced.
  package func replacingAll(_ mark: String, with other: String) -> String {
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
