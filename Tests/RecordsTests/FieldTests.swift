import CEL
import Diagnostics
import Records
import Testing

@Suite struct FieldTests {
  @Test func `an unknown field is an error with the name that was meant`() throws {
    let reading = try Market.visit("crates: [{frut: apple}]\n")
    #expect(reading.codes == ["E0301"])
    #expect(reading.diagnostics[0].suggestions == ["fruit"])
    #expect(reading.marked(reading.diagnostics[0]) == "frut")
  }

  @Test func `a field of another object is told whose it is`() throws {
    let reading = try Market.visit("residue: 1 %\n")
    #expect(reading.codes == ["E0301"])
    #expect(reading.diagnostics[0].help.contains { $0.en.contains("crate") })
  }

  @Test(arguments: [
    ("id: v1\nvisit: {date: 2023-05-18}\n", ["E0312"]), ("schema: market/2\nid: v1\n", ["E0312"]),
    ("- a\n", ["E0312"]), ("schema: market/1\nid: v1\n", ["E0302"]), ("schema: market/1\nvisit: {}\n", ["E0302", "E0302"]),
    ("schema: market/1\nid: ''\nvisit: {date: 2023}\n", ["E0314"]), ("schema: [market/1]\n", ["E0312"]),
    ("schema: market/1\nid: v1\nvisit: {date: 2023}\ngrowers: [{name: x}]\n", ["E0302"]),
  ])
  func `what every record must have is asked for`(text: String, codes: [String]) throws {
    #expect(try Market.read(text).codes == codes)
  }

  @Test func `every mistake of a record is told, not the first alone`() throws {
    let reading = try Market.visit(
      "crates:\n  - {fruit: aple, price: 3元, share: 140}\n  - {lot: l9, picked_on: 2023-02-31}\nmarket: [x]\n")
    #expect(Set(reading.codes) == ["E0304", "E0307", "E0305", "E0309", "E0306", "E0303"])
  }

  @Test func `a word that is not in the closed list is an error with the near one`() throws {
    let reading = try Market.visit("crates: [{fruit: aple}]\n")
    #expect(reading.codes == ["E0304"])
    #expect(reading.diagnostics[0].suggestions == ["apple"])
    #expect(reading.marked(reading.diagnostics[0]) == "aple")
  }

  @Test(arguments: [("AB12", true), ("ab12", false), ("AB", false), ("AB12x", false)])
  func `a text must have the form of its pattern`(text: String, fits: Bool) throws {
    #expect(try Market.visit("crates: [{mark: \(text)}]\n").codes == (fits ? [] : ["E0315"]))
  }

  @Test(arguments: ["crates: {id: c1}", "crates: c1", "market: north", "crates: [c1]", "market: {name: [x]}"])
  func `another kind of value is an error`(text: String) throws {
    #expect(try Market.visit(text + "\n").codes.contains("E0303"))
  }

  @Test(arguments: [("yes", "true"), ("否", "false"), ("0", "false"), ("'true'", "true")])
  func `true and false are written as such, and what was meant is named`(text: String, meant: String) throws {
    let reading = try Market.read("schema: market/1\nid: v1\nvisit: {date: 2023, rainy: \(text)}\n")
    #expect(reading.codes == ["E0303"])
    #expect(reading.diagnostics[0].suggestions == [meant])
  }

  @Test func `personal data are not repeated in messages`() throws {
    let reading = try Market.visit("people: [{name: 张三李四王五, wage: 3.2万元, rank: 第七, since: 1990/1/1}]\n")
    #expect(reading.codes.sorted() == ["E0304", "E0306", "E0307", "E0314"])
    for diagnostic in reading.diagnostics {
      let said = [diagnostic.message] + diagnostic.help + [diagnostic.primary.message].compactMap { $0 }
      for text in said.flatMap({ [$0.zh, $0.en] }) + diagnostic.suggestions {
        for secret in ["张三", "3.2", "32000", "第七", "1990"] { #expect(!text.contains(secret), "\(text)") }
      }
    }
  }

  @Test func `too many elements are an error`() throws {
    #expect(try Market.visit("people: [{}, {}, {}, {}]\n").codes == ["E0314"])
  }

  @Test func `a record id is used once in a run`() throws {
    var register = RecordRegister()
    var found: [Diagnostic] = []
    let first = try Market.visit("")
    let record = try #require(first.record)
    register.enter(record, reporting: &found)
    #expect(found.isEmpty)
    register.enter(record, reporting: &found)
    #expect(found.map(\.code) == ["E0317"])
    #expect(found[0].secondary.count == 1)
  }
}

extension FieldTests {
  @Test(arguments: [
    ("growers:\n  - name: x\n    permit: y\n", "name"), ("growers: [{name: x}]\n", "{name: x}"),
  ])
  func `what is missing from an object of many lines is told at its first key`(text: String, marked: String) throws {
    let reading = try Market.visit(text)
    #expect(reading.codes == ["E0302"])
    #expect(reading.marked(reading.diagnostics[0]) == marked)
  }
}
