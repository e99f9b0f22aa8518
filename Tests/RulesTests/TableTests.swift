import CEL
import Diagnostics
import Documents
import Records
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

  static func tables(_ csv: String, reporting: inout [Diagnostic]) -> ReferenceTables {
    let place = SourceSpan(source: SourceID(0), start: 0, length: 0)
    func at(_ name: String) -> Located<String> { Located(name, place) }
    var set = RuleSet(manifest: Manifest(), schema: RecordSchema())
    set.tables = [
      TableDeclaration(
        id: at("fruit"), file: at("fruit.csv"), key: [at("name"), at("cas")], group: at("group"), cas: at("cas"), folder: "")
    ]
    let file = SourceText(id: SourceID(0), name: "fruit.csv", bytes: ContiguousArray(csv.utf8))
    return ReferenceTables(set, files: ["fruit.csv": file], reporting: &reporting)
  }

  /// Formaldehyde's number, one with a wrong digit, two neighbours swapped, and what is no number.
  @Test(arguments: [
    ("50-00-0", true), ("7732-18-5", true), ("58-08-2 | 50-02-2", true), ("", true), ("50-00-1", false), ("7732-81-5", false), ("58-08-2 | 50-02-3", false),
    ("50000", false), ("5-00-0", false), ("50-0-0", false), ("ab-00-0", false),
  ])
  func `check digits are looked at when a table is loaded`(cas: String, isRight: Bool) {
    var problems: [Diagnostic] = []
    _ = Self.tables("name,cas,group\nx,\(cas),\n", reporting: &problems)
    #expect(problems.map(\.code) == (isRight ? [] : [RuleMistake.tableValue.rawValue]))
  }

  @Test(arguments: [
    ("地塞米松", true), ("Dexamethasone", true), ("ＤＥＸＡ ｍｅｔｈａｓｏｎｅ", true), ("50-02-2", true), ("50‑02‑2", true), ("德沙美松", true), ("地塞米松磷酸钠", false),
    ("dexamethason", false), ("50-02-3", false), ("", false),
  ])
  func `a name is found by any of its spellings, and no other`(name: String, isKnown: Bool) {
    var problems: [Diagnostic] = []
    let tables = Self.tables("name,cas,group\n地塞米松 | 德沙美松 | Dexamethasone,50-02-2,steroid\n激素甲,,\n", reporting: &problems)
    #expect(tables.isKnown(name) == isKnown)
    #expect(tables.groups(of: name).contains("steroid") == isKnown)
  }

  @Test(arguments: [("地赛米松", ["地塞米松"]), ("dexamethason", ["Dexamethasone"]), ("水", []), ("完全另一个名字", [])])
  func `what is near a name is told`(name: String, near: [String]) {
    var problems: [Diagnostic] = []
    let tables = Self.tables("name,cas,group\n地塞米松 | 德沙美松 | Dexamethasone,50-02-2,steroid\n", reporting: &problems)
    #expect(tables.known.near(name, by: tables.known.ends()) == near)
    #expect(!tables.isKnown(name))
  }
}
