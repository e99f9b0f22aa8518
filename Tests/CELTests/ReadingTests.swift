import Testing

@testable import CEL

/// Whatever text is given to what reads texts: it is read or refused, and what was read is written and read again.
@Suite struct ReadingTests {
  private static func texts(_ letters: String, _ seed: UInt64) -> [String] {
    var chance = Chance(seed)
    let letters = Array(letters)
    return (0..<4000).map { _ in
      String((0..<Int.random(in: 0...14, using: &chance)).map { _ in letters.randomElement(using: &chance) ?? " " })
    }
  }

  @Test func `Amounts`() throws {
    for text in Self.texts("0123456789.-+<=>≤~ ×^e³万%mgk/μLCFU未检出pH,", 10) {
      guard let amount = try? Amount(parsing: text) else { continue }
      #expect(try Amount(parsing: amount.description) == amount, "\(text)")
      #expect(Amount.less(amount, amount) != .yes)
    }
  }

  @Test func `Patterns`() {
    for text in Self.texts(#"ab01.*+?()[]{}|^$\dwsbpPLx-:,<>=!i"#, 11) {
      _ = Pattern(text)?.matches("ab0 aab1_")
    }
  }

  @Test func `Dates, durations, timestamps, numbers`() {
    for text in Self.texts("0123456789-.:+TZhmsnu µ", 12) {
      if let date = CalendarDate(text) { #expect(CalendarDate(date.description) == date, "\(text)") }
      if let length = DurationText.parse(text) { #expect(DurationText.parse(DurationText.text(length)) == length) }
      if let time = Timestamp(text) { #expect(Timestamp(time.description) == time) }
      if let number = ExactDecimal(text) { #expect(ExactDecimal(number.description) == number) }
    }
  }

  @Test func `Zone files and rules`() {
    var chance = Chance(13)
    for _ in 0..<2000 {
      var bytes = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
      for _ in 0..<Int.random(in: 0...120, using: &chance) { bytes.append(UInt8.random(in: 0...3, using: &chance)) }
      _ = TimeZoneData(bytes)?.offset(at: 1_700_000_000)
    }
    for text in Self.texts("CST6DM,3.2-0/J<+>:", 14) { _ = ZoneRule(Array(text.utf8))?.offset(at: 1_700_000_000) }
  }
}
