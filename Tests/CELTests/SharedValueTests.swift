import Diagnostics
import Testing

@testable import CEL

@Suite struct SharedValueTests {
  /// Several expressions in one program, over one record; what they share is worked out once.
  private struct Shelf: ~Copyable {
    var entries: [Entry] = []
    var evaluation: Evaluation

    init(_ texts: [String], _ fixture: Fixture) {
      var builder = ProgramBuilder()
      for text in texts { entries.append(builder.add(Fixture.checked(text))) }
      evaluation = Evaluation(program: builder.finish(), host: Lengths())
      load(fixture)
    }

    mutating func load(_ fixture: Fixture) {
      evaluation.load(fixture.heap)
      evaluation.locals = [fixture.heap.cells[0], .date(CalendarDate(day: 19_500))]
    }

    mutating func truths() -> [Truth] {
      entries.map { entry in
        evaluation.reset()
        return evaluation.truth(of: entry)
      }
    }
  }

  /// Sweet is what has more than three bytes.
  private struct Lengths: Host {
    func call(_ function: Int, _ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
      let answer = evaluation.remembering(function, about: arguments[0], of: arguments[0]) { text, _ in HostAnswer(Int64(text.utf8.count)) }
      return .bool(answer.number > 3)
    }

    func told(_ fact: HostFact) -> HostFact { fact }
  }

  private static func ripe(_ isRipe: Bool) -> Fixture {
    var fixture = Fixture()
    fixture.set(1, text: "corner")
    fixture.set(9, text: "lemon")
    fixture.set(11, .bool(isRipe))
    return fixture
  }

  private static let texts = [
    "crates[0].ripe && name == \"corner\"", "(crates[0].ripe && name == \"corner\") || sweet(name)",
    "!(crates[0].ripe && name == \"corner\")", "crates[1].ripe && name == \"corner\"", "sweet(crates[0].fruit) && crates[0].ripe",
  ]

  @Test func `what is shared belongs to one record`() {
    var shelf = Shelf(Self.texts, Self.ripe(true))
    #expect(shelf.truths() == [.yes, .yes, .no, .unknown, .yes])
    #expect(shelf.truths() == [.yes, .yes, .no, .unknown, .yes])
    shelf.load(Self.ripe(false))
    #expect(shelf.truths() == [.no, .yes, .yes, .unknown, .no])
  }

  @Test func `what is shared belongs to the variables that it speaks of`() {
    var shelf = Shelf(["as_of < date(\"2023-05-30\") && name == \"corner\""], Self.ripe(true))
    #expect(shelf.truths() == [.yes])
    shelf.evaluation.locals[1] = .date(CalendarDate(day: 20_000))
    #expect(shelf.truths() == [.no])
    shelf.evaluation.locals[1] = .unknown()
    #expect(shelf.truths() == [.unknown])
  }

  @Test func `an answer about a text is remembered for that text alone`() {
    var shelf = Shelf(["sweet(\"fig\")", "sweet(\"lemon\")", "sweet(\"fig\") || sweet(\"plum\")"], Self.ripe(true))
    #expect(shelf.truths() == [.no, .yes, .yes])
    shelf.load(Self.ripe(false))
    #expect(shelf.truths() == [.no, .yes, .yes])
  }

  @Test func `who watches sees every read`() {
    var shelf = Shelf(Self.texts, Self.ripe(true))
    _ = shelf.truths()
    shelf.evaluation.watch()
    shelf.evaluation.reset()
    _ = shelf.evaluation.truth(of: shelf.entries[0])
    #expect(shelf.evaluation.watched() == [4, 11, 1])
  }

  @Test func `an unknown still names what it hangs on the second time`() {
    var shelf = Shelf(["crates[1].ripe && name == \"corner\"", "(crates[1].ripe && name == \"corner\") || owner.ripe"], Self.ripe(true))
    for _ in 0..<2 {
      shelf.evaluation.reset()
      _ = shelf.evaluation.truth(of: shelf.entries[1])
      #expect(Set(shelf.evaluation.missing) == [5, 14])
    }
  }

  /// What is shared is paid for each time: whether a condition is too long hangs on nothing that was asked before it.
  @Test(arguments: 1...60)
  func `with a budget of any size the second time is as the first`(budget: Int) {
    let part = "crates.size() + 1 > 2"
    let text = "[1, 2, 3].all(x, x + 1 > 1) && (\(part) && !(\(part)) || name == \"corner\")"
    var shelf = Shelf([text], Self.ripe(true))
    shelf.evaluation.budget = budget
    func outcome() -> [String] { shelf.truths().map { "\($0)" } + shelf.evaluation.errors.map(\.text.en) }
    let first = outcome()
    #expect(outcome() == first)
    var cold = Shelf([text], Self.ripe(true))
    cold.evaluation.budget = budget
    #expect(cold.truths().map { "\($0)" } + cold.evaluation.errors.map(\.text.en) == first)
  }

  @Test func `a budget is too small at some size and large enough at another`() {
    func truths(_ budget: Int) -> [Truth] {
      var shelf = Shelf(["crates.size() + 1 > 2 && !(crates.size() + 1 > 2)"], Self.ripe(true))
      shelf.evaluation.budget = budget
      return shelf.truths()
    }
    #expect(truths(2) == [.unknown] && truths(60) == [.no])
  }
}
