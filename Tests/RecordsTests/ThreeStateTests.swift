import CEL
import Diagnostics
import Records
import Testing

@Suite struct ThreeStateTests {
  @Test func `a value is established, null is established as absent, what is left out is unknown`() throws {
    let reading = try Market.visit("market: {name: 北门市场, permit: null}\n")
    #expect(try reading.text("market.name") == "北门市场")
    #expect(try reading.cell("market.permit").kind == .null)
    let hall = try reading.cell("market.hall")
    #expect(hall.kind == .unknown)
    #expect(Int(hall.payload) == reading.cellID("market.hall"))
    #expect(try reading.cell("crates").kind == .unknown)
  }

  @Test(arguments: ["market: {name: null}", "crates: null", "crates: [null]", "crates: [{notes: [null]}]", "market: ~"])
  func `null where the schema does not allow it is an error`(text: String) throws {
    let reading = try Market.visit(text)
    #expect(reading.codes == ["E0311"])
    #expect(reading.record == nil)
  }

  @Test(arguments: ["'null'", "\"~\"", "\"\""])
  func `a quoted null is text`(text: String) throws {
    let reading = try Market.visit("market: {permit: \(text)}\n")
    #expect(try reading.cell("market.permit").kind == .text)
    #expect(reading.codes.isEmpty)
  }

  @Test func `nothing after a key counts as null, and is said`() throws {
    let reading = try Market.visit("market:\n  permit:\n  name: x\n")
    #expect(try reading.cell("market.permit").kind == .null)
    #expect(reading.codes == ["W0321"])
  }

  @Test func `an empty list is established as empty`() throws {
    let reading = try Market.visit("crates: []\n")
    #expect(try reading.cell("crates").kind == .list)
    #expect(try reading.cell("crates").count == 0)
  }

  @Test(arguments: [
    ("hall: 181203", "181203"), ("hall: 0012", "0012"), ("hall: yes", "yes"), ("hall: 1.50", "1.50"), ("hall: true", "true"),
    ("hall: '12'", "12"), ("hall: 2023-05-18", "2023-05-18"), ("hall: \"a\\tb\"", "a\tb"),
  ])
  func `a text field takes a scalar as it is spelled`(text: String, expected: String) throws {
    #expect(try Market.visit("market: {\(text)}\n").text("market.hall") == expected)
  }

  @Test(arguments: [("", "seen"), (", basis: seen", "seen"), (", basis: told", "told")])
  func `a field with a default has it where it is left out, and has no record without it`(text: String, expected: String) throws {
    let reading = try Market.read("schema: market/1\nid: v1\nvisit: {date: 2024-05-01\(text)}\n")
    #expect(try reading.text("visit.basis") == expected)
    let record = try #require(reading.record)
    let bare = FactSelection(record).record(keeping: [])
    #expect(bare.text(of: try #require(bare.cell(at: ["visit", "basis"], from: bare.root).map { bare.heap.cells[$0] })) == expected)
  }

  // MARK: Incomplete lists

  @Test func `a list named under incomplete is marked, and one without elements is unknown`() throws {
    let reading = try Market.visit(
      """
      incomplete: [crates, growers, 'crates[1].notes']
      growers: []
      crates: [{id: c1, notes: [a]}, {id: c2, notes: [b]}]

      """)
    #expect(try reading.cell("crates").flags.contains(.incomplete))
    #expect(try reading.cell("growers").kind == .unknown)
    #expect(try !reading.cell("crates[0].notes").flags.contains(.incomplete))
    #expect(try reading.cell("crates[1].notes").flags.contains(.incomplete))
  }

  @Test func `a path without an index names the lists of all elements`() throws {
    let reading = try Market.visit("incomplete: [crates.notes]\ncrates: [{notes: [a]}, {notes: [b]}, {id: c3}]\n")
    #expect(try reading.cell("crates[0].notes").flags.contains(.incomplete))
    #expect(try reading.cell("crates[1].notes").flags.contains(.incomplete))
    #expect(try reading.cell("crates[2].notes").kind == .unknown)
    #expect(try !reading.cell("crates").flags.contains(.incomplete))
  }

  @Test(arguments: ["crate", "market", "market.name", "crates[7].notes", "crates[0]", "crates..notes", "", "crates[x].notes", "growers[0].name"])
  func `a path under incomplete that is no list is an error at the path`(path: String) throws {
    let reading = try Market.visit("incomplete: ['\(path)']\ncrates: [{notes: [a]}]\n")
    #expect(reading.codes == ["E0313"])
  }
}
