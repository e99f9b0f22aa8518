import Diagnostics
import Testing

/// A mistake inside a condition is underlined where it stands in the file, however its scalar is written.
@Suite struct ExpressionPlaceTests {
  enum Style: String, CaseIterable, Sendable {
    case plain, plainOverLines, single, double, doubleOverLines, folded, literal, flow
  }

  /// A condition in which one piece is wrong.
  struct Slip: Sendable {
    var code: String
    var before: String
    var wrong: String
    var after: String
  }

  private static let slips = [
    Slip(code: "E0222", before: "good.", wrong: "wroth", after: " > 1"),
    Slip(code: "E0221", before: "", wrong: "godo", after: ".worth > 1"),
    Slip(code: "E0223", before: "", wrong: "szie", after: "(goods) > 1"),
    Slip(code: "E0227", before: "good.state == ", wrong: "\"stael\"", after: ""),
    Slip(code: "E0231", before: "as_of < date(", wrong: "\"2023-02-30\"", after: ")"),
    Slip(code: "E0231", before: "as_of < plus_days(date(", wrong: "\"2023年5月\"", after: "), 1)"),
    Slip(code: "E0231", before: "amount(", wrong: "\"3 mg/kgg\"", after: ") < amount(\"5 mg/kg\")"),
    Slip(code: "E0231", before: "amount(\"3 mg/kg\") < amount(", wrong: "\"五 mg/kg\"", after: ")"),
    Slip(code: "E0231", before: "amount(\"3 mg/kg\") < amount(", wrong: "\"5\"", after: ")"),
    Slip(code: "E0231", before: "good.worth > decimal(", wrong: "\"1,5\"", after: ")"),
    Slip(code: "E0231", before: "good.id.matches(", wrong: "\"(a\"", after: ")"),
    Slip(code: "E0207", before: "good.worth ", wrong: "＞", after: " 1"),
  ]

  private static let fillers = [
    "good.worth > 1.5", "good.id == \"货 一\"", "good.id in [\"甲\", \"b's\"]", "(good.state == \"stale\" || good.worth * 2 > 3)",
    "goods.exists(g, g.worth > 1 && g.id != '乙')", "good.id.contains(\"a\\\\b\")", "good.id.startsWith('\\\"')",
  ]

  @Test(arguments: Style.allCases)
  func `the wrong piece of a condition is underlined exactly`(style: Style) throws {
    var chance = Chance(seed: 20_260_312)
    for round in 0..<60 {
      let slip = Self.slips[round % Self.slips.count]
      var before = slip.before
      var after = slip.after
      for _ in 0..<chance.below(3) { before = Self.fillers[chance.below(Self.fillers.count)] + " && " + before }
      for _ in 0..<chance.below(3) { after += " && " + Self.fillers[chance.below(Self.fillers.count)] }
      let (text, marked) = Self.written(before, slip.wrong, after, style, &chance)
      let errors = RuleSetTests.errors(rule: text)
      #expect(errors.map(\.code) == [slip.code], "\(text)\n\(errors.map(\.message.en))")
      guard let span = errors.first?.primary.span else { continue }
      #expect(Int(span.start)..<Int(span.end) == marked, "\(text)")
    }
  }

  /// The rule with the condition in it, and where the wrong piece stands: found by looking for it in the text.
  private static func written(
    _ before: String, _ wrong: String, _ after: String, _ style: Style, _ chance: inout Chance
  ) -> (String, Range<Int>) {
    let piece = encoded(wrong, style)
    let condition = encoded(before, style) + "\u{1}" + piece + "\u{2}" + encoded(after, style)
    let broken = broken(condition, style, &chance)
    let scalar =
      switch style {
      case .plain, .plainOverLines: "\n      - " + broken
      case .single, .flow: style == .flow ? " ['\(broken)']" : "\n      - '\(broken)'"
      case .double, .doubleOverLines: "\n      - \"\(broken)\""
      case .folded: "\n      - >-\n        \(broken)"
      case .literal: "\n      - |\n        \(broken)"
      }
    let rule = RuleSetTests.rule.replacingFirst(" [good.state == \"stale\"]", with: scalar)
    var bytes = Array(rule.utf8)
    let start = bytes.firstIndex(of: 1) ?? 0
    bytes.removeAll { $0 == 1 }
    let end = bytes.firstIndex(of: 2) ?? 0
    bytes.removeAll { $0 == 2 }
    return (String(decoding: bytes, as: UTF8.self), start..<end)
  }

  private static func encoded(_ text: String, _ style: Style) -> String {
    switch style {
    case .plain, .plainOverLines, .folded, .literal: return text
    case .single, .flow: return text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    case .double, .doubleOverLines:
      return text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\" + String(Character(scalar))
        case "一", "甲": "\\u" + String(scalar.value, radix: 16)
        default: String(Character(scalar))
        }
      }.joined()
    }
  }

  /// Some spaces between terms become line ends, with more indentation where the style does not mind.
  private static func broken(_ text: String, _ style: Style, _ chance: inout Chance) -> String {
    guard [.plainOverLines, .doubleOverLines, .folded, .literal].contains(style) else { return text }
    var parts = text.split(separator: " && ", omittingEmptySubsequences: false).map(String.init)[...]
    var result = parts.popFirst() ?? ""
    for part in parts {
      let indent = String(repeating: " ", count: style == .folded ? 8 : 8 + chance.below(3))
      result += chance.below(2) == 0 ? " && " + part : " &&\n" + indent + part
    }
    return result
  }
}

/// Numbers that look random and are the same each time.
private struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
