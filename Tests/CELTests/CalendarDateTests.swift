import Testing

@testable import CEL

@Suite struct CalendarDateTests {
  @Test func `Every day has the numbers that lead back to it`() {
    var day = CalendarDate.dayNumber(1, 1, 1)
    let last = CalendarDate.dayNumber(9999, 12, 31)
    while day <= last {
      let (year, month, dayOfMonth) = CalendarDate(day: day).components
      #expect(CalendarDate.dayNumber(year, month, dayOfMonth) == day)
      day += 97
    }
  }

  @Test(arguments: ["2023-05-18", "2023-05", "2023", "2021-12-29..2022-12-22", "2021-12-29..", "..2022-12-22", "2024-02"])
  func `What is known of a date is written as it was read`(text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test func `Before is decided where all days agree`() {
    var chance = Chance(5)
    for _ in 0..<3000 {
      let (a, b) = (Self.interval(&chance), Self.interval(&chance))
      var below = 0
      var same = 0
      for x in a.first...a.last { for y in b.first...b.last { below += x < y ? 1 : 0; same += x == y ? 1 : 0 } }
      let pairs = Int(a.last - a.first + 1) * Int(b.last - b.first + 1)
      #expect(CalendarDate.before(a, b) == (below == pairs ? .yes : below == 0 ? .no : .unknown))
      #expect(CalendarDate.same(a, b) == (same == pairs ? .yes : same == 0 ? .no : .unknown))
    }
  }

  private static func interval(_ chance: inout Chance) -> CalendarDate {
    let first = Int32.random(in: 0..<6, using: &chance)
    return CalendarDate(first: first, last: Int32.random(in: first..<8, using: &chance))
  }

  @Test(arguments: [
    ("2023-01-31", 1, "2023-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
    ("2023-03-31", -1, "2023-02-28"), ("2023-05", 1, "2023-06"), ("2023-01-15..", 24, "2025-01-15.."),
  ])
  func `Months are added by the calendar`(start: String, months: Int, end: String) {
    #expect(CalendarDate(start)?.adding(months: months).description == end)
  }

  @Test func `An open end decides nothing on its side`() throws {
    let open = try #require(CalendarDate("2022-01-01.."))
    let day = try #require(CalendarDate("2021-06-01"))
    #expect(CalendarDate.before(day, open) == .yes)
    #expect(CalendarDate.before(open, day) == .no)
    #expect(CalendarDate.before(open, try #require(CalendarDate("2023-01-01"))) == .unknown)
  }

  @Test(arguments: [
    ("2023-05-18", true), ("2024-02-29", true), ("0001-01-01", true), ("2023-02-29", false), ("2023-13-01", false), ("2023-5-18", false),
    ("2023/05/18", false), ("2023-05-1x", false), ("+023-05-18", false), ("2023-05-18 ", false), ("2023-05", false), ("", false),
  ])
  func `A day written in full is read by its bytes`(text: String, isDay: Bool) {
    let day = CalendarDate(day: ContiguousArray(text.utf8)[...])
    #expect((day != nil) == isDay)
    if isDay { #expect(day == CalendarDate(text)) }
  }
}
