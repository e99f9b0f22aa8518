import Testing

@testable import CEL

@Suite struct HostTests {
  @Test(arguments: [
    ("elsewhere(crates[0])", Truth.yes, []), ("crates.exists(c, elsewhere(c))", .yes, []),
    ("crates.all(c, elsewhere(c))", .unknown, [14, 13, 17, 16]), ("[1, 2].all(x, elsewhere(crates[0]) && x > 0)", .yes, []),
    ("elsewhere(crates[1])", .unknown, [14, 13]),
  ] as [(String, Truth, [Int])])
  func `A host evaluates conditions with other variables`(text: String, truth: Truth, missing: [Int]) throws {
    var fixture = Fixture()
    fixture.set(10, .decimal(ExactDecimal(2)))
    fixture.set(11, .bool(true))
    let found = fixture.judge(text)
    #expect(found.truth == truth)
    #expect(found.missing == missing.sorted())
  }

  @Test func `A reference may lead to another type, and the field is found there`() {
    var fixture = Fixture()
    fixture.set(1, text: "corner")
    // The owner, by its type a crate, is the shop itself.
    fixture.set(5, Cell(.object, payload: 1, count: 0))
    #expect(fixture.show("owner.name") == "corner")
    #expect(fixture.judge("owner == owner").truth == .yes)
    #expect(fixture.judge("owner.fruit == \"x\"").errors.count == 1)
  }
}
