import Testing

@testable import CEL

@Suite struct UnknownTests {
  /// Crate 0: lemons, 2.5, ripe. Crate 1: figs, weight left out. Crate 2: nothing known.
  private static func fixture() throws -> Fixture {
    var fixture = Fixture()
    fixture.set(2, .date(try #require(CalendarDate("2023-05"))))
    try fixture.set(3, amount: "<= 5 mg/kg")
    fixture.set(5, .null)
    fixture.set(9, text: "lemon")
    fixture.set(10, .decimal(try #require(ExactDecimal("2.5"))))
    fixture.set(11, .bool(true))
    fixture.set(12, text: "fig")
    fixture.set(14, .bool(false))
    return fixture
  }

  @Test(arguments: [
    ("name == \"x\"", Truth.unknown, [1]), ("name == \"x\" && crates[0].fruit == \"fig\"", .no, []),
    ("name == \"x\" || crates[0].fruit == \"lemon\"", .yes, []), ("!(name == \"x\")", .unknown, [1]),
    ("name == \"x\" && crates[1].weight > 1.0", .unknown, [1, 13]), ("has(name)", .unknown, [1]), ("has(owner)", .no, []),
    ("has(owner.fruit)", .no, []), ("absent(owner) || owner.ripe", .yes, []), ("crates.exists(c, c.ripe)", .yes, []),
    ("crates.exists(c, c.weight > 3.0)", .unknown, [13, 16]), ("crates.all(c, c.ripe)", .no, []),
    ("crates.all(c, c.fruit != \"x\")", .unknown, [15]), ("crates.exists_one(c, c.ripe)", .unknown, [17]),
    ("crates.filter(c, c.ripe).size() == 1", .unknown, [17]), ("crates.filter(c, c.ripe).exists(c, c.fruit == \"lemon\")", .yes, []),
    ("crates.filter(c, c.ripe).exists(c, c.fruit == \"x\")", .unknown, [17]), ("crates.map(c, c.fruit) == [\"a\", \"b\", \"c\"]", .no, []),
    ("\"fig\" in crates.map(c, c.fruit)", .yes, []), ("\"x\" in crates.map(c, c.fruit)", .unknown, [15]),
    ("crates.map(c, c.weight).sum() > 1.0", .unknown, [13, 16]), ("(name == \"x\" ? 1 : 2) == 1", .unknown, [1]),
    ("crates[0] == crates[0]", .yes, []), ("crates[0] == crates[1]", .no, []), ("crates[0].weight * 2 == 5", .yes, []),
    ("crates[0].weight == 2.50", .yes, []), ("0.1 + 0.2 == 0.3", .yes, []), ("quotient(1, 3, 4) == 0.3333", .yes, []),
  ] as [(String, Truth, [Int])])
  func `An unknown names what it hangs on, and nothing that does not matter`(text: String, truth: Truth, missing: [Int]) throws {
    let found = try Self.fixture().judge(text)
    #expect(found.truth == truth)
    #expect(found.missing == missing)
    #expect(found.errors.isEmpty)
  }

  @Test(arguments: [
    ("opened < date(\"2023-05-10\")", Truth.unknown, [2]), ("opened < date(\"2023-06-01\")", .yes, []),
    ("limit < amount(\"3 mg/kg\")", .unknown, [3]), ("limit <= amount(\"5 ppm\")", .yes, []), ("limit > amount(\"未检出\")", .unknown, [3]),
    ("plus_days(opened, 10) == date(\"2023-05-20\")", .unknown, [2]), ("plus_years(opened, 1) > as_of", .yes, []),
    ("cel.bind(d, opened, d < date(\"2023-05-10\"))", .unknown, [2]), ("[1, 2].exists(x, limit > amount(\"1 ppm\"))", .unknown, [3]),
    ("cel.bind(d, plus_days(opened, 1), [1].exists(x, d < date(\"2023-05-10\")))", .unknown, [2]),
    ("[opened].exists(d, d < date(\"2023-05-10\"))", .unknown, [2]), ("[1].map(x, opened).exists(d, d < date(\"2023-05-10\"))", .unknown, [2]),
    ("meets(limit, amount(\"10 mg/kg\"))", .yes, []), ("meets(limit, amount(\"1 mg/kg\"))", .unknown, [3]),
    ("[opened] == [date(\"2023-05-10\")]", .unknown, [2]),
  ] as [(String, Truth, [Int])])
  func `What straddles is unknown, and names where it was read`(text: String, truth: Truth, missing: [Int]) throws {
    let found = try Self.fixture().judge(text)
    #expect(found.truth == truth)
    #expect(found.missing == missing)
    #expect(found.errors.isEmpty)
  }

  @Test(arguments: [
    ("crates.exists(c, c.ripe)", Truth.yes, []), ("crates.exists(c, c.fruit == \"x\")", .unknown, [4, 15]),
    ("crates.all(c, c.fruit == \"lemon\")", .no, []), ("crates.size() == 3", .unknown, [4]), ("size(crates) > 1", .unknown, [4]),
    ("crates.exists_one(c, c.fruit == \"lemon\")", .unknown, [4, 15]), ("crates == []", .unknown, [4]), ("crates != []", .unknown, [4]),
    ("crates.filter(c, c.ripe).exists(d, d.fruit == \"x\")", .unknown, [4, 17]), ("crates.map(c, c.fruit).size() == 3", .unknown, [4]),
    ("crates[0].ripe", .unknown, [4]), ("\"fig\" in crates.map(c, c.fruit)", .yes, []), ("(crates + crates).size() == 6", .unknown, [4]),
    ("cel.bind(c, crates, c.size() == 3)", .unknown, [4]), ("crates.filter(c, c.fruit == \"lemon\" && false).all(d, d.ripe)", .unknown, [4]),
    ("(true ? crates : []).size() == 3", .unknown, [4]), ("\"x\" in crates.map(c, c.fruit)", .unknown, [4, 15]),
  ] as [(String, Truth, [Int])])
  func `An incomplete list answers only what its elements settle`(text: String, truth: Truth, missing: [Int]) throws {
    var fixture = try Self.fixture()
    fixture.heap.cells[4].flags = .incomplete
    let found = fixture.judge(text)
    #expect(found.truth == truth)
    #expect(found.missing == missing)
    #expect(found.errors.isEmpty)
  }

  @Test func `A fact that the host lacks is missing like one of the record`() throws {
    let fixture = try Self.fixture()
    let open = fixture.judge("asked(\"why\") && name == \"x\"")
    #expect(open.truth == .unknown)
    #expect(open.missing == [1])
    #expect(open.facts == [HostFact(kind: "question", parts: ["why"])])
    #expect(fixture.judge("asked(\"why\") && crates[1].ripe").facts.isEmpty)
  }

  @Test(arguments: [
    ("sweet(\"stone\")", Truth.unknown, 1), ("sweet(\"stone\") || true", .yes, 0), ("crates[9].ripe", .unknown, 1),
    ("owner.ripe", .unknown, 1), ("limit < amount(\"1 CFU/g\")", .unknown, 1), ("9223372036854775807 * 0.1 * 9223372036854775807 > 0", .unknown, 1),
    ("quotient(1, 0, 2) == 1", .unknown, 1), ("1 / 0 == 1 || name == \"x\"", .unknown, 1), ("name", .unknown, 0), ("1", .unknown, 1),
    ("amount(\"5 mg/gk\") < limit", .unknown, 1), ("[limit, limit] == [amount(\"1 CFU/g\"), amount(\"9 mg/kg\")]", .no, 0),
    ("[amount(\"1 CFU/g\"), amount(\"9 mg/kg\")] == [limit, limit]", .no, 0), ("[limit] == [amount(\"1 CFU/g\")]", .unknown, 1),
    ("{1: limit, 2: limit} == {1: amount(\"1 CFU/g\"), 2: amount(\"9 mg/kg\")}", .no, 0),
  ] as [(String, Truth, Int)])
  func `An error counts as unknown and is told`(text: String, truth: Truth, errors: Int) throws {
    let found = try Self.fixture().judge(text)
    #expect(found.truth == truth)
    #expect(found.errors.count == errors, "\(found.errors)")
  }

  @Test func `One more fact never turns a truth around`() throws {
    let texts = [
      "crates.all(c, c.ripe || c.weight > 1.0)", "crates.exists(c, c.fruit == \"fig\" && !c.ripe)",
      "crates.filter(c, c.ripe).map(c, c.fruit).exists(f, f == \"fig\")", "crates.exists_one(c, c.fruit == \"fig\")",
      "crates.filter(c, c.ripe).size() == 2", "has(name) && crates[1].ripe ? crates[0].ripe : crates[2].ripe",
    ].map { (text: $0, compiled: Fixture.compile($0)) }
    let values: [Int: [Cell]] = [
      10: [.decimal(ExactDecimal(0)), .decimal(ExactDecimal(2))], 11: [.bool(false), .bool(true)],
      14: [.bool(false), .bool(true)], 17: [.bool(false), .bool(true)], 1: [.null],
    ]
    var chance = Chance(8)
    for _ in 0..<400 {
      var fixture = Fixture()
      for place in [9, 12, 15] where Bool.random(using: &chance) {
        fixture.set(place, text: Bool.random(using: &chance) ? "fig" : "lemon")
      }
      for (place, cells) in values.sorted(by: { $0.key < $1.key }) where Bool.random(using: &chance) {
        fixture.set(place, cells.randomElement(using: &chance) ?? .null)
      }
      var fuller = fixture
      for (place, cells) in values.sorted(by: { $0.key < $1.key }) where fixture.heap.cells[place].kind == .unknown {
        fuller.set(place, cells.randomElement(using: &chance) ?? .null)
      }
      for place in [9, 12, 15] where fixture.heap.cells[place].kind == .unknown { fuller.set(place, text: "fig") }
      for (text, compiled) in texts {
        let before = fixture.judge(compiled)
        let after = fuller.judge(compiled)
        #expect(before.truth == .unknown || before.truth == after.truth, "\(text)")
        #expect((before.truth == .unknown) == !before.missing.isEmpty, "\(text): \(before)")
        // What is said to be missing is missing.
        #expect(before.missing.allSatisfy { fixture.heap.cells[$0].kind == .unknown })
      }
    }
  }
}
