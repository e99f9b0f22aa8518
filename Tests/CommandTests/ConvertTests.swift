import Foundation
import Testing

/// `convert`: no state and no spelling is lost on the way.
@Suite struct ConvertTests {
  private static let record = """
    schema: inspection/1
    id: 0012
    source: null
    visit: {date: 2023-05, town: yes, officers: 2, producing: true}
    enterprise:
      name: '12'
      uscc: 911101010000000000
      production_licence: null
    products:
      - {id: 1, name: "true", goods_value: 3333.330, filing: null}
    batches: []
    samples:
      - {id: s1, product: 1, items: [{substance: 汞, value: <= 1 mg/kg}, {substance: 铅, value: 未检出}]}
    claims:
      - id: c1
        text: |
          第一行
          第二行: "引号"

    """

  private static func convert(_ text: String, to form: String) async throws -> Program.Outcome {
    try await Program.run(["convert", "-", "--to", form], stdin: Data(text.utf8))
  }

  @Test func `the schema decides what is text and what is a number`() async throws {
    let outcome = try await Self.convert(Self.record, to: "ndjson")
    #expect(outcome.status == 0, "\(outcome.errors)")
    for part in [
      #""id":"0012""#, #""source":null"#, #""date":"2023-05""#, #""town":"yes""#, #""officers":2"#, #""producing":true"#,
      #""uscc":"911101010000000000""#, #""name":"12""#, #""goods_value":3333.330"#, #""filing":null"#, #""batches":[]"#,
      #""product":"1""#, #""value":"<= 1 mg/kg""#, #"第一行\n第二行: \"引号\"\n"#, #""name":"true""#,
    ] {
      #expect(outcome.output.contains(part), "\(part) in \(outcome.output)")
    }
    #expect(!outcome.output.contains("kind"))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["yaml", "json", "ndjson"], ["yaml", "json", "ndjson"])
  func `there and back again is the same`(first: String, second: String) async throws {
    let there = try await Self.convert(Self.record, to: first)
    let again = try await Self.convert(there.output, to: second)
    let back = try await Self.convert(again.output, to: first)
    #expect(there.status == 0 && again.status == 0 && back.status == 0, "\(there.errors)\(again.errors)\(back.errors)")
    #expect(back.output == there.output)
  }

  @Test(arguments: [1, 2, 3])
  func `several records stay several`(count: Int) async throws {
    let records = (1...count).map { "schema: inspection/1\nid: v\($0)\nvisit: {date: 2023}\n" }.joined(separator: "---\n")
    for form in ["yaml", "json", "ndjson"] {
      let outcome = try await Self.convert(records, to: form)
      let report = try await Program.run(["validate", "-", "--format", "json"], stdin: Data(outcome.output.utf8))
      #expect(report.output.contains("\"records\":\(count)"), "\(form): \(outcome.output)")
      #expect(report.status == 0)
    }
  }

  @Test func `what does not fit is reported and left out`() async throws {
    let outcome = try await Self.convert(
      "schema: inspection/1\nid: v1\nvisit: {date: 2023}\n---\nschema: inspection/1\nid: v2\nvisit: {date: soon}\n", to: "ndjson")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("E0306"))
    #expect(outcome.output.contains("v1") && !outcome.output.contains("v2"))
  }

  @Test func `every decided case goes to JSON and back to what it was`() async throws {
    let there = try await Program.run(["convert", "examples/decisions", "--to", "ndjson"])
    #expect(there.status == 0, "\(there.errors)")
    let yaml = try await Self.convert(there.output, to: "yaml")
    #expect(yaml.status == 0, "\(yaml.errors)")
    let back = try await Self.convert(yaml.output, to: "ndjson")
    #expect(back.output == there.output)
  }
}
