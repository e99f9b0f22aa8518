import CEL
import Diagnostics
import Records
import Testing

@Suite struct ScalarTests {
  @Test(arguments: [
    ("0.1", "0.1"), ("257153.60", "257153.6"), ("3", "3"), ("1e3", "1000"), ("'12.50'", "12.5"), (".5", "0.5"),
  ])
  func `numbers are exact decimals`(text: String, expected: String) throws {
    let cell = try Market.visit("crates: [{price: \(text)}]\n").cell("crates[0].price")
    #expect(cell.kind == .decimal)
    #expect(ExactDecimal(mantissa: Int128(cell.payload), scale: Int(cell.scale))?.description == expected)
  }

  @Test(arguments: [
    ("3.2万元", "32000"), ("１２３．５", "123.5"), ("\"12,000\"", "12000"), ("￥50", "50"), ("\"140 %\"", "140"), ("+5", "5"),
    ("2亿", "200000000"), ("人民币 300 元", "300"), ("\"1,234,567.8\"", "1234567.8"), ("５０％", "50"), ("1.5千", "1500"),
  ])
  func `a number with something beside it is refused, and the number that was meant is named`(
    text: String, meant: String
  ) throws {
    let reading = try Market.visit("crates: [{price: \(text)}]\n")
    #expect(reading.codes == ["E0307"])
    #expect(reading.diagnostics[0].suggestions == [meant])
  }

  @Test(arguments: ["\"1,5\"", "约3000", "\"12 5\"", "1-2", "true", "三百", "0x10", "1_000", ".inf", "\"1,23\"", "3元/斤"])
  func `a number that could mean two things is refused without a guess`(text: String) throws {
    let reading = try Market.visit("crates: [{price: \(text)}]\n")
    #expect(reading.codes == ["E0307"])
    #expect(reading.diagnostics[0].suggestions == [])
  }

  @Test func `a number that does not fit exactly is refused, never rounded`() throws {
    for text in ["12345678901234567890", "0.1234567890123456789", "1e400", "9" + String(repeating: "0", count: 60)] {
      #expect(try Market.visit("crates: [{price: \(text)}]\n").codes == ["E0307"], "\(text)")
    }
  }

  @Test(arguments: [("0", "E0305"), ("-1", "E0305")])
  func `a number out of bounds is an error`(text: String, code: String) throws {
    #expect(try Market.visit("crates: [{price: \(text)}]\n").codes == [code])
  }

  @Test func `a percentage is at most a hundred`() throws {
    let reading = try Market.visit("crates: [{share: 140}]\n")
    #expect(reading.codes == ["E0305"])
    #expect(reading.marked(reading.diagnostics[0]) == "140")
  }

  @Test(arguments: [("1.5", "E0307"), ("-1", "E0305"), ("two", "E0307")])
  func `a whole number is one`(text: String, code: String) throws {
    #expect(try Market.read("schema: market/1\nid: v1\nvisit: {date: 2023, helpers: \(text)}\n").codes == [code])
  }

  @Test func `a whole number may be spelled with a point`() throws {
    let cell = try Market.read("schema: market/1\nid: v1\nvisit: {date: 2023, helpers: 2.0}\n").cell("visit.helpers")
    #expect(cell.kind == .int)
    #expect(cell.payload == 2)
  }

  // MARK: Dates

  @Test(arguments: ["2023-05-18", "2023-05", "2023", "2021-12-29..2022-12-22", "..2022-12-22", "2021-12-29..", "'2023-05-18'"])
  func `dates may be known in part`(text: String) throws {
    let reading = try Market.visit("lots: [{picked_on: \(text)}]\n")
    #expect(try reading.cell("lots[0].picked_on").kind == .date)
  }

  @Test(arguments: [
    ("2023/5/8", ["2023-05-08"]), ("2023.05.08", ["2023-05-08"]), ("2023年5月8日", ["2023-05-08"]), ("20230508", ["2023-05-08"]),
    ("2023-5-8", ["2023-05-08"]), ("２０２３－０５－０８", ["2023-05-08"]), ("2023-05-08 00:00:00", ["2023-05-08"]),
    ("2023-05-08T08:00:00Z", ["2023-05-08"]), ("2023年5月", ["2023-05"]), ("2023-02-31", []), ("23/5/8", []), ("5/8/2023", []),
    ("2023-13-01", []), ("May 2023", []), ("2022-12-22..2021-12-29", []), ("..", []), ("2023-06-31", []), ("99999999999", []),
  ])
  func `what is no date is refused, and the date that was meant is named`(text: String, meant: [String]) throws {
    let reading = try Market.visit("lots: [{picked_on: '\(text)'}]\n")
    #expect(reading.codes == ["E0306"])
    #expect(reading.diagnostics[0].suggestions == meant)
  }

  @Test func `a day that the month does not have is told with the month's length`() throws {
    let reading = try Market.visit("lots: [{picked_on: 2023-02-31}]\n")
    #expect(reading.diagnostics[0].help.contains { $0.en.contains("28 days") && $0.zh.contains("28") })
  }

  // MARK: Amounts

  @Test(arguments: [
    ("12.5 mg/kg", "12.5 mg/kg"), ("<= 1000 CFU/g", "<= 1000 CFU/g"), ("0.0020 %", "0.002 %"), ("未检出", "未检出"), ("pH 5.5", "5.5"),
    ("2~3 %", "2~3 %"),
  ])
  func `an amount is an interval with a unit`(text: String, shown: String) throws {
    let reading = try Market.visit("crates: [{residue: \(text), id: c1}]\n")
    let record = try #require(reading.record)
    let amount = try #require(record.heap.amount(of: reading.cell("crates[0].residue")))
    #expect(amount.description == shown)
    let id = try #require(reading.cellID("crates[0].id"))
    #expect(record.path(of: id) == "crates[0].id")
    #expect(record.origins.count == record.heap.cells.count)
    #expect(record.owners.count == record.heap.cells.count)
  }

  @Test(arguments: [
    ("3 mg/kilo", "E0308"), ("12", "E0308"), ("much", "E0308"), ("3~2 %", "E0308"), ("1.2万 mg/kg", "E0308"), ("-1 mg/kg", "E0305"),
  ])
  func `what is no amount is refused`(text: String, code: String) throws {
    #expect(try Market.visit("crates: [{residue: '\(text)'}]\n").codes == [code])
  }
}
