import CEL
import Diagnostics
import Documents
import Records
import Testing

/// Whatever a file holds, reading it ends in a record or in diagnostics that can be shown.
@Suite struct RobustnessTests {
  private static let good = """
    schema: market/1
    id: v1
    visit: {date: 2023-05-18, helpers: 3, rainy: null}
    market: {name: 北门市场, permit: '12'}
    growers: [{id: g1, name: 老王}]
    lots: [{id: l1, grower: inspected, picked_on: 2023-05}]
    incomplete: [crates.notes, lots]
    crates:
      - {id: c1, lot: l1, fruit: apple, price: 12.50, share: 3, residue: <= 5 mg/kg, mark: AB1, notes: [x, y]}
    people:
      - {id: p1, name: 张三, wage: 1000}

    """

  /// Not random: the same bytes on every run, and no generator from elsewhere.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let morsels: [[UInt8]] = [
    "null", "~", "[]", "{}", "[", "}", ": ", "- ", "\n", "\t", "'", "\"", "9999999999999999999999", "-", "1e999", "..", "未检出",
    "９", "inspected", "g1", "<= ", "&a ", "*a ", "\u{0}", "\u{FEFF}", "万元", "2023-02-31", "|", ">", "!!int ", "?",
  ].map { Array($0.utf8) } + [[0xFF], [0xE6, 0xB0], [0x80]]

  @Test(arguments: 1...8)
  func `a record with bytes changed is read or refused, and what is said can be shown`(seed: UInt64) throws {
    let schema = try Market.schema()
    var numbers = Numbers(state: seed)
    for _ in 0..<150 {
      var bytes = ContiguousArray(Self.good.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        let end = min(bytes.count, place + Int.random(in: 0...6, using: &numbers))
        bytes.replaceSubrange(place..<end, with: Self.morsels.randomElement(using: &numbers) ?? [])
      }
      var sources = SourceMap()
      let source = sources.add(name: "visit.yaml", bytes: bytes)
      var diagnostics: [Diagnostic] = []
      for document in readYAML(source, reporting: &diagnostics) {
        var own: [Diagnostic] = []
        let record = decode(document, by: schema, reporting: &own)
        #expect((record == nil) == own.hasErrors)
        if record != nil { _ = writeYAML(document) { [forms = scalarForms(of: document, by: schema)] in forms[$0] } }
        diagnostics += own
      }
      _ = renderHuman(diagnostics, in: sources, options: .init(language: .zh, width: 60))
      _ = renderPlain(diagnostics, in: sources, language: .en)
    }
  }

  @Test(arguments: ["yaml", "json"])
  func `what is written in another form is the same record`(form: String) throws {
    let schema = try Market.schema()
    let reading = try Market.read(Self.good)
    let record = try #require(reading.record, "\(reading.codes)")
    let forms = scalarForms(of: record.document, by: schema)
    let written =
      form == "yaml" ? writeYAML(record.document) { forms[$0] } : writeJSON(record.document, .line) { forms[$0] }
    let again = try Market.read(String(decoding: written, as: UTF8.self))
    let other = try #require(again.record, "\(again.codes)")
    #expect(other.heap.cells.count == record.heap.cells.count)
    for (own, found) in zip(record.heap.cells, other.heap.cells) {
      #expect(own.kind == found.kind && own.flags == found.flags)
      if own.kind == .text { #expect(record.text(of: own) == other.text(of: found)) } else { #expect(own.payload == found.payload) }
    }
  }
}
