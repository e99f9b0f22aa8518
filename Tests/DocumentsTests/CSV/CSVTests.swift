import Diagnostics
import Documents
import Foundation
import Testing

struct CSVVector: Decodable, Sendable, CustomTestStringConvertible {
  var name: String
  var csv_base64: Data
  var rows: [[String]]
  var testDescription: String { name }
}

@Suite struct CSVTests {
  // The vectors' own values for one table do not agree with its text.
  @Test(arguments: vectors("csv", as: CSVVector.self).filter { $0.name != "location_coordinates" })
  func `the tables of the CSV collection are read`(vector: CSVVector) {
    var diagnostics: [Diagnostic] = []
    let table = CSVTable(source(bytes: vector.csv_base64), reporting: &diagnostics)
    #expect(([table.columns] + table.rows).map { $0.map(\.text) } == vector.rows)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a,b\n1\n", ["E0143 2:1"]), ("a,b\n1,2,3\n", ["E0143 2:1"]), ("a,b,a\n", ["E0144 1:5"]), ("a,b\n1,\"x\n", ["E0141 2:3"]),
    ("a\n\"x\"y\n", ["E0142 2:4"]), ("\u{FEFF}氵,b\r\n\r\n1,2\r\n3\r\n", ["E0143 4:1"]), ("a,b\n\n\"\",\"\"\n", []), ("", []),
    ("a\n\"\"\n", []), ("a\n37.8\"N\n", []),
  ])
  func `what is wrong with a table has its place`(text: String, expected: [String]) {
    let text = source(text)
    var diagnostics: [Diagnostic] = []
    _ = CSVTable(text, reporting: &diagnostics)
    #expect(places(text, diagnostics) == expected)
  }

  @Test func `a cell knows where it stands`() {
    let text = source("\u{FEFF}a,b\r\n\"x \"\"y\"\"\",氵\r\n")
    let table = CSVTable(text)
    #expect(table.columns.map { text.text(of: $0.span) } == ["a", "b"])
    #expect(table.rows.map { $0.map { text.text(of: $0.span) } } == [["\"x \"\"y\"\"\"", "氵"]])
    #expect(table.rows.map { $0.map(\.text) } == [["x \"y\"", "氵"]])
  }
}
