import Foundation
import Testing

/// Tables as people fill them in, and get them wrong.
extension SpreadsheetTests {
  /// What `generate template` writes, filled in by a script with the rows of the tutorial; the kind of premises by its title, as the
  /// drop-down offers it.
  @Test func `a template that was filled in, as a workbook or as tables, gives the findings of the record in YAML`() async throws {
    let folder = try TemporaryFolder()
    let empty = folder.path("empty.xlsx"), filled = folder.path("filled.xlsx"), tables = folder.path("tables")
    #expect(try await Program.run("generate", "template", "-o", empty, "--lang", "zh").status == 0)
    try FileManager.default.createDirectory(atPath: tables, withIntermediateDirectories: true)
    let sheets = try Self.rows().map { table -> String in
      let rows = table.rows.dropFirst().map { row in
        "{" + zip(table.rows[0], row).filter { !$1.isEmpty }.map { "\(Self.json($0)):\(Self.json($1))" }.joined(separator: ",") + "}"
      }
      return "\(Self.json(table.name)):[\(rows.joined(separator: ","))]"
    }
    let wanted = "{\(sheets.joined(separator: ","))}"
    #expect(wanted.contains("\"rented_housing\""))
    let input = try folder.file("rows", wanted.replacing("\"rented_housing\"", with: "\"出租屋\""))
    try Self.run("python3", "Tests/CommandTests/Sheets/fill_template.py", empty, filled, tables, input: input)
    let expected = try await Self.judged("examples/tutorial/visit.yaml")
    #expect(try await Self.judged(filled) == expected)
    #expect(try await Self.judged(tables) == expected)
    // The columns of a template come in the order of the vocabulary.
    let record = try await Self.object("examples/tutorial/visit.yaml")
    #expect(record.count > 5)
    #expect(try await Self.object(filled) == record)
    #expect(try await Self.object(tables) == record)
  }

  /// The one record, whatever the order of its fields.
  private static func object(_ path: String) async throws -> NSDictionary {
    let text = try await converted(path)
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
  }

  @Test func `of several faulty tables each is told, and then the headers of the others`() async throws {
    let folder = try TemporaryFolder()
    try folder.file("record.csv", "id,visit.date\nv1,2026-03-12,x\n")
    try folder.file("samples.csv", "record.id,id\nv1,\"s1\n")
    try folder.file("products.csv", "record.id,id,nmae\nv1,p1,a\n")
    try folder.file("batches.csv", "record.id,id\nv1,b1\n")
    try folder.file("batch.csv", "record.id,id\nv1,b1\n")
    let told = try await Self.validate(folder.path(""))
    let places = told.diagnostics.map { "\($0.code) \($0.location.file.split(separator: "/").last ?? "") \($0.location.line)" }
    #expect(places == ["E0143 record.csv 2", "E0141 samples.csv 2", "E0331 batch.csv 1", "E0332 products.csv 1"], "\(places)")
    let outcome = try await Program.run("check", folder.path(""), "--format", "ndjson")
    #expect(outcome.status == 3 && !outcome.output.contains("\"checked\":1"))
  }
}
