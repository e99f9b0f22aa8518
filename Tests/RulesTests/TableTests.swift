import CEL
import Diagnostics
import Testing

@testable import Rules

@Suite struct TableTests {
  static let calendar: WorkingDays = {
    var days = WorkingDays(years: [2023])
    for day in ["2023-05-01", "2023-05-02", "2023-05-03"] { if let date = CalendarDate(day) { days.add(date, isWorkday: false) } }
    if let madeUp = CalendarDate("2023-05-06") { days.add(madeUp, isWorkday: true) }
    return days
  }()

  /// 29 April 2023 was a Saturday; the first three days of May were off; Saturday the sixth was worked.
  @Test(arguments: [
    ("2023-04-28", 1, "2023-05-04"), ("2023-05-04", 1, "2023-05-05"), ("2023-05-05", 1, "2023-05-06"),
    ("2023-05-06", 1, "2023-05-08"), ("2023-05-08", 7, "2023-05-17"), ("2023-05-08", 0, "2023-05-08"),
  ])
  func `working days follow the calendar`(from: String, count: Int, to: String) throws {
    let day = try #require(CalendarDate(from)).first
    let found = try Self.calendar.workday(count, after: day).get()
    #expect(CalendarDate(day: found).description == to)
  }

  @Test func `a year that the calendar lacks has no answer`() throws {
    let day = try #require(CalendarDate("2023-12-29")).first
    #expect(throws: WorkingDays.MissingYear.self) { try Self.calendar.workday(1, after: day).get() }
  }

  @Test(arguments: [
    ("ＡＢＣ－１", "abc-1"), ("Hydro quinone", "hydroquinone"), ("水杨酸", "水杨酸"), ("A\u{200B}b", "ab"), ("1‑2", "1-2"),
  ])
  func `names are looked up in one spelling`(written: String, folded: String) {
    #expect(NameFolding.name(written) == folded)
  }

  static let lexicon = LexiconMatcher(
    Lexicon(
      id: Located("l", SourceSpan(source: SourceID(0), start: 0, length: 0)),
      entries: [
        .init(term: "治疗", innocent: ["不能治疗"], needsJudgement: false, span: SourceSpan(source: SourceID(0), start: 0, length: 0)),
        .init(term: "修复", innocent: [], needsJudgement: true, span: SourceSpan(source: SourceID(0), start: 0, length: 0)),
      ]))

  @Test(arguments: [
    ("可治疗痤疮", Truth.yes), ("本品不能治疗疾病", .no), ("不能治疗，但治疗", .yes), ("治-疗", .yes), ("治 疗", .yes),
    ("修复肌肤", .unknown), ("修复并治疗", .yes), ("保湿", .no), ("", .no), ("不能", .no),
  ])
  func `a word counts outside its innocent contexts`(text: String, truth: Truth) {
    #expect(Self.lexicon.says(text).truth == truth)
  }
}
