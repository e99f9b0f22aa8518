import CEL
import Diagnostics
import Records
import Testing

@Suite struct ReferenceTests {
  private static let growers = "growers: [{id: g1, name: 老王}, {id: g2, name: 老李}]\n"

  @Test func `a reference reads through to the object that it names`() throws {
    let reading = try Market.visit(Self.growers + "lots: [{id: l1, grower: g2}]\ncrates: [{lot: l1}]\n")
    let record = try #require(reading.record)
    let grower = try reading.cell("crates[0].lot.grower")
    #expect(grower.payload == (try reading.cell("growers[1]")).payload)
    #expect(record.home(of: grower) == reading.cellID("growers[1]"))
    #expect(try reading.text("crates[0].lot.grower.name") == "老李")
  }

  @Test func `a dangling reference is an error with the key that was meant`() throws {
    let reading = try Market.visit(Self.growers + "lots: [{id: lot-one}]\ncrates: [{lot: lot-oen, grower: nobody}]\n")
    #expect(reading.codes == ["E0309", "E0309"])
    #expect(reading.diagnostics.first { reading.marked($0) == "lot-oen" }?.suggestions == ["lot-one"])
  }

  @Test func `a key used twice is an error with both places`() throws {
    let reading = try Market.visit("growers: [{id: g1}, {id: g1}]\n")
    #expect(reading.codes == ["E0310"])
    #expect(reading.diagnostics[0].secondary.count == 1)
    let span = reading.diagnostics[0].primary.span
    #expect(span.start > reading.diagnostics[0].secondary[0].span.start)
  }

  @Test func `the word for the inspected object is that object`() throws {
    let reading = try Market.visit("market: {name: 北门}\nlots: [{grower: inspected}]\n")
    #expect(try reading.cell("lots[0].grower").payload == (try reading.cell("market")).payload)
    #expect(try reading.text("lots[0].grower.name") == "北门")
  }

  @Test func `the inspected object named but not described is there, and all of it unknown`() throws {
    let reading = try Market.visit("lots: [{grower: inspected}, {grower: inspected}]\n")
    let first = try reading.cell("lots[0].grower")
    #expect(first.kind == .object)
    #expect(first.payload == (try reading.cell("lots[1].grower")).payload)
    #expect(first.payload == (try reading.cell("market")).payload)
    #expect(try reading.cell("market.name").kind == .unknown)
    let record = try #require(reading.record)
    let name = try #require(reading.cellID("market.name"))
    #expect(record.path(of: name) == "market.name")
  }

  @Test func `fields common to both types of a reference take the same slots`() throws {
    let schema = try Market.schema()
    let seen = try #require(schema.types.first { $0.name == "grower|market" })
    #expect(seen.fields.map(\.name).sorted() == ["name", "permit"])
    #expect(seen.field("permit")?.isNullable == true)
    for type in schema.types where ["grower", "market"].contains(type.name) {
      for (slot, field) in seen.fields.enumerated() { #expect(type.fields[slot].name == field.name) }
    }
  }

  // MARK: Stand-ins

  @Test func `where a field is left out the value at its other path stands in`() throws {
    let reading = try Market.visit(
      Self.growers + "lots: [{id: l1, grower: g1, picked_on: 2023-05}]\ncrates: [{lot: l1}]\n")
    #expect(try reading.text("crates[0].grower.name") == "老王")
    #expect(try reading.cell("crates[0].picked_on").kind == .date)
    let record = try #require(reading.record)
    let cell = try #require(reading.cellID("crates[0].picked_on"))
    let other = try #require(record.standIns[cell])
    #expect(record.path(of: other) == "lots[0].picked_on")
  }

  @Test(arguments: [
    ("2023-05-18", []), ("2023-05", []), ("2023-06-01", ["W0319"]), ("2022..2024", []),
  ])
  func `two values that cannot both be right are reported and stop nothing`(text: String, codes: [String]) throws {
    let reading = try Market.visit("lots: [{id: l1, picked_on: 2023-05}]\ncrates: [{lot: l1, picked_on: \(text)}]\n")
    #expect(reading.codes == codes)
    #expect(reading.record != nil)
  }

  @Test func `two references to different objects contradict each other`() throws {
    let reading = try Market.visit(Self.growers + "lots: [{id: l1, grower: g1}]\ncrates: [{lot: l1, grower: g2}]\n")
    #expect(reading.codes == ["W0319"])
  }

  @Test func `a null stands in as null`() throws {
    let reading = try Market.visit("lots: [{id: l1, grower: null}]\ncrates: [{lot: l1}]\n")
    #expect(try reading.cell("crates[0].grower").kind == .null)
  }
}
