import CEL
import Diagnostics
import Documents
import Testing

@testable import Records

/// Amounts of records, in a vocabulary of one field.
@Suite struct AmountDecodingTests {
  private static let vocabulary = """
    type: object
    required: [schema]
    properties:
      schema: {type: string, const: fruit/1, title: {zh: 版本, en: version}}
      sugar: {type: string, format: amount, title: {zh: 含糖量, en: sugar}}
      weight: {type: string, format: amount, title: {zh: 含量, en: weight}}
    """

  private static func decoded(_ value: String) throws -> (record: Record?, diagnostics: [Diagnostic]) {
    var sources = SourceMap()
    var diagnostics: [Diagnostic] = []
    let vocabulary = sources.add(name: "schema.yaml", bytes: ContiguousArray(vocabulary.utf8))
    let tree = try #require(readYAML(vocabulary, reporting: &diagnostics).first)
    let schema = try #require(RecordSchema.read(tree, reporting: &diagnostics), "\(diagnostics)")
    let text = sources.add(name: "a.yaml", bytes: ContiguousArray("schema: fruit/1\nsugar: \(value)\nweight: 3 %\n".utf8))
    let document = try #require(readYAML(text, reporting: &diagnostics).first, "\(diagnostics)")
    let record = decode(document, by: schema, reporting: &diagnostics)
    return (record, diagnostics)
  }

  @Test(arguments: ["12.5 mg/kg", "'<= 1000 CFU/g'", "< 5 μg/g", "未检出", "2~3 %", "pH 7.0", "0.0020 %"])
  func `An amount is laid out in the record's heap`(value: String) throws {
    let (found, diagnostics) = try Self.decoded(value)
    let record = try #require(found, "\(diagnostics)")
    let cell = try #require(record.field("sugar", of: record.root))
    let amount = try #require(record.heap.amount(of: record.heap.cells[cell]))
    #expect(amount == (try Amount(parsing: value.filter { $0 != "'" })))
    #expect(record.heap.cells.count == record.owners.count && record.owners.count == record.origins.count)
    #expect(record.path(of: cell) == "sugar")
    let other = try #require(record.field("weight", of: record.root))
    #expect(record.heap.amount(of: record.heap.cells[other])?.description == "3 %")
  }

  @Test(arguments: [
    ("12.5 mg/gk", ["12.5 mg/kg", "12.5 mg/g", "12.5 g/kg"]), ("3.2万元", ["32000"]), ("'1,000 CFU/g'", ["1000 CFU/g"]), ("很多", []),
  ])
  func `A bad amount is refused, with what was meant`(value: String, suggestions: [String]) throws {
    let (record, diagnostics) = try Self.decoded(value)
    #expect(record == nil)
    #expect(diagnostics.map(\.code) == ["E0308"])
    #expect(diagnostics.first?.suggestions == suggestions)
    #expect(diagnostics.first?.message.zh.contains("含糖量") == true)
  }
}
