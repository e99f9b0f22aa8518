import Diagnostics
import Records
import Testing

@Suite struct SchemaTests {
  private static func with(_ field: String) -> String {
    """
    type: object
    properties:
      schema: {title: {zh: 版本, en: schema}, type: string, const: market/1}
      crates: {title: {zh: 果箱, en: crates}, type: array, items: {$ref: '#/$defs/crate'}}
      tried: \(field)
    $defs:
      crate: {title: {zh: 果箱, en: crate}, properties: {id: {title: {zh: 编号, en: id}, type: string}}}
    """
  }

  private static let title = "title: {zh: 甲, en: a}"

  @Test(arguments: [
    "{\(title), type: string}", "{\(title), type: string, enum: [a, b], x-nullable: true}", "{\(title), type: string, enum: [a, b], default: b}", "{\(title), type: integer, minimum: 0}",
    "{\(title), type: array, items: {type: string, x-ref: {list: crates}}}", "{\(title), $ref: '#/$defs/crate', x-sensitive: false}",
    "{\(title), type: string, format: amount, x-unit: mg/kg, description: {zh: 乙, en: b}}",
  ])
  func `the profile is read`(field: String) {
    #expect(Market.schemaReading(Self.with(field)).diagnostics.map(\.code) == [])
  }

  @Test(arguments: [
    ("{\(title), type: string, default: x}", "E0352"), ("{\(title), type: string, enum: [a], default: x}", "E0352"), ("{\(title), type: integer, default: 1}", "E0351"), ("{\(title), type: string, minimum: 1}", "E0351"),
    ("{\(title), type: integer, enum: [1, 2]}", "E0351"), ("{\(title), type: boolean, pattern: x}", "E0351"),
    ("{\(title), type: string, x-sensitve: true}", "E0351"), ("{\(title), type: object}", "E0352"), ("{\(title), type: text}", "E0352"),
    ("{\(title)}", "E0352"), ("{\(title), type: string, x-nullable: 'yes'}", "E0352"), ("{\(title), type: string, format: time}", "E0352"),
    ("{\(title), type: string, pattern: '(('}", "E0352"), ("{\(title), type: array}", "E0352"),
    ("{\(title), $ref: '#/$defs/crat'}", "E0353"), ("{\(title), type: string, x-ref: {list: crate}}", "E0353"),
    ("{\(title), type: string, x-else: nothing.there}", "E0353"), ("{\(title), type: integer, x-else: schema}", "E0353"),
    ("{\(title), type: string, format: date, enum: [a]}", "E0352"), ("{\(title), type: integer, minimum: few}", "E0352"),
    ("{\(title), type: string, x-ref: {list: crates, wordz: {}}}", "E0352"),
  ])
  func `what has no place or no effect in the profile is an error`(field: String, code: String) {
    let reading = Market.schemaReading(Self.with(field))
    #expect(reading.diagnostics.map(\.code) == [code])
    #expect(reading.schema == nil)
  }

  @Test func `a field without titles in both languages is a warning`() {
    let reading = Market.schemaReading(Self.with("{type: string}"))
    #expect(reading.diagnostics.map(\.code) == ["W0354"])
    #expect(reading.schema != nil)
  }

  @Test func `a misspelt keyword is told with the one that was meant`() {
    let reading = Market.schemaReading(Self.with("{\(Self.title), type: string, x-sensitve: true}"))
    #expect(reading.diagnostics.first?.suggestions == ["x-sensitive"])
  }
}
