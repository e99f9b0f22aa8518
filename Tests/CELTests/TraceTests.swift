import Testing

@testable import CEL

@Suite struct TraceTests {
  private static func fixture() throws -> Fixture {
    var fixture = Fixture()
    fixture.set(1, text: "corner")
    fixture.set(2, .date(try #require(CalendarDate("2023-05-18"))))
    try fixture.set(3, amount: "12.5 mg/kg")
    for (place, fruit) in [(9, "lemon"), (12, "fig"), (15, "plum")] { fixture.set(place, text: fruit) }
    fixture.set(10, .decimal(try #require(ExactDecimal("2.50"))))
    fixture.set(14, .bool(true))
    return fixture
  }

  @Test(arguments: [
    ("name == \"corner\" || opened < as_of", ["name=corner@1"]), ("opened < as_of", ["opened=2023-05-18@2", "as_of=2023-05-23@-"]),
    ("name == \"x\" && limit > amount(\"1 ppm\")", ["name=corner@1"]),
    ("name == \"corner\" && limit > amount(\"1 ppm\")", ["name=corner@1", "limit=12.5 mg/kg@3"]),
    ("crates.exists(c, c.fruit == \"fig\")", ["c.fruit=fig@12"]), ("crates.all(c, c.fruit == \"lemon\")", ["c.fruit=fig@12"]),
    ("crates[0].weight > 2", ["crates[0].weight=2.5@10"]), ("sweet(crates[1].fruit)", ["sweet(crates[1].fruit)=true@-", "crates[1].fruit=fig@12"]),
    ("cel.bind(f, crates[1].fruit, sweet(f))", ["sweet(f)=true@-", "crates[1].fruit=fig@12"]), ("has(name)", ["name=corner@1"]),
    ("crates.exists(c, c.ripe == false)", ["crates=[crate, crate, crate]@4", "c.ripe=unknown@11", "c.ripe=true@14", "c.ripe=unknown@17"]),
  ] as [(String, [String])])
  func `A trace holds the reads that the answer rests on`(text: String, expected: [String]) throws {
    let (truth, trace) = try Self.fixture().evaluation(text) { evaluation, entry in
      (evaluation.truth(of: entry), evaluation.trace(entry))
    }
    #expect(trace.truth == truth)
    let reads = trace.reads.map { "\($0.text)=\($0.shown)@\($0.place.map(String.init) ?? "-")" }
    #expect(reads == expected)
  }

  @Test func `A tracing run leaves what was missing alone`() throws {
    let (before, after) = try Self.fixture().evaluation("crates.exists(c, c.ripe == false)") { evaluation, entry in
      _ = evaluation.truth(of: entry)
      let before = evaluation.missing
      _ = evaluation.trace(entry)
      return (before, evaluation.missing)
    }
    #expect(before == after)
  }
}
