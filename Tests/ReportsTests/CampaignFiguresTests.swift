import CEL
import Diagnostics
import Testing

@testable import Engine
@testable import Reports
@testable import Rules

/// What is counted of a campaign: every total against visits made by hand.
@Suite struct CampaignFiguresTests {
  private static func money(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

  private static func visit(
    _ enterprise: String, _ date: String, hall: GroupValue = .value("north"), row: GroupValue = .value("1"),
    violated: Set<String> = [], charged: Set<String> = [], fine: AmountRange? = nil
  ) -> VisitFigures {
    var visit = VisitFigures(enterprise: enterprise, enterpriseKey: enterprise, date: date, days: CalendarDate(date))
    visit.groups = [hall]
    visit.cell = [hall, row]
    visit.violated = violated
    visit.charged = charged
    visit.isCase = !charged.isEmpty
    visit.fine = fine
    return visit
  }

  private static func decision(
    fine: ExactDecimal?, _ position: Position, confiscated: Position = .notStated, act: Position? = nil, revocation: Position = .notDecided
  ) -> ComparedDecision {
    ComparedDecision(
      number: "n", fine: .init(decided: fine, expected: nil, position: position),
      confiscated: .init(decided: nil, expected: nil, position: confiscated),
      acts: act.map { [.init(act: "a", provision: nil, position: $0)] } ?? [], revocation: revocation)
  }

  private static func recommendation(_ action: String, _ state: Recommendation.State) -> Recommendation {
    let place = SourceSpan(source: SourceID(0), start: 0, length: 0)
    let route = Route(
      id: Located("route-\(action)", place), action: Located(action, place), provision: nil,
      of: Concern(penalties: [], acts: []), needs: .act, when: [], given: 0, barred: [], addressee: nil, alternatives: [], stepsBefore: [])
    return Recommendation(
      route: route, acts: ["a"], state: state, addressee: nil, conditions: [], blockedBy: [], bars: [])
  }

  /// Six visits and one record that could not be read.
  private static func figures() throws -> CampaignFigures {
    let cents = AmountRange(min: try money("100.01"), max: try money("300.03"))
    let open = AmountRange(min: ExactDecimal(50), max: nil)
    var visits = [
      visit("a", "2023-05-01", violated: ["x"], charged: ["x"], fine: cents),
      visit("b", "2023-05-31", hall: .unknown, violated: ["x", "y"], charged: ["x", "y"], fine: cents),
      visit("b", "2023-06", row: .value("2"), violated: ["y"], charged: ["y"], fine: open),
      visit("c", "2023", hall: .absent), visit("d", "2023-05-30..2023-06-02", violated: ["x"]), visit("e", "2024-01-01"),
    ]
    visits[0].decisions = [decision(fine: try money("100.01"), .inside), decision(fine: nil, .notStated)]
    visits[1].decisions = [decision(fine: try money("0.02"), .below, act: .otherProvision)]
    visits[0].recommendations = [recommendation("close", .recommended), recommendation("warn", .recommended)]
    visits[1].recommendations = [recommendation("close", .recommended)]
    visits[2].recommendations = [recommendation("close", .recommended), recommendation("close", .conditional)]
    let seller = LackedFact(.path("crates[3].seller")), sort = LackedFact(.question(id: "sort", subject: "crates[0]"))
    visits[3].undetermined = [
      .init(category: "x", missing: [seller]), .init(category: "x", missing: [seller, sort]), .init(category: "y", missing: []),
    ]
    visits[4].undetermined = [.init(category: "y", missing: [LackedFact(.path("crates[0].seller"))])]
    visits[5].unexamined = [(seller, 7)]
    var figures = CampaignFigures(rollUps: 1, gravest: "close")
    for (index, visit) in visits.enumerated() { #expect(figures.add(visit) == index + 1) }
    var broken = VisitFigures(enterprise: "f", violated: ["x"], isCase: true)
    broken.isJudged = false
    figures.add(broken)
    return figures
  }

  @Test func `a record that was not judged counts as a record and nowhere else`() throws {
    let figures = try Self.figures()
    #expect(figures.records == 7 && figures.unreadable == 1)
    #expect(figures.total.visits == 6 && figures.total.cases == 3 && figures.total.withViolations == 4)
  }

  @Test func `the lines of every table add up to the whole`() throws {
    let figures = try Self.figures()
    let tables = [
      Array(figures.months.values), Array(figures.groups[0].values), Array(figures.cells.values),
      figures.categories.values.map(\.alone) + [figures.inSeveral, figures.withoutCase],
    ]
    for lines in tables {
      #expect(lines.reduce(0) { $0 + $1.visits } == figures.total.visits)
      #expect(lines.reduce(0) { $0 + $1.cases } == figures.total.cases)
      #expect(lines.reduce(0) { $0 + $1.withViolations } == figures.total.withViolations)
      #expect(lines.reduce(0) { $0 + $1.undetermined } == figures.total.undetermined)
      #expect(lines.reduce(0) { $0 + $1.gravest } == figures.total.gravest)
      #expect(lines.reduce(0) { $0 + $1.fines.open } == figures.total.fines.open)
      let decided = lines.reduce(ExactDecimal?.some(.zero)) { sum, line in sum.flatMap { $0 + line.decided.known } }
      #expect(decided == figures.total.decided.known)
      let lower = lines.reduce(ExactDecimal?.some(.zero)) { sum, line in sum.flatMap { $0 + line.fines.lower.known } }
      #expect(lower == figures.total.fines.lower.known)
    }
  }

  @Test func `a visit whose group or month is not established has a line of its own`() throws {
    let figures = try Self.figures()
    #expect(figures.groups[0][.unknown]?.visits == 1)
    #expect(figures.groups[0][.absent]?.visits == 1)
    #expect(figures.months[Month(year: 2023, month: 5)]?.visits == 2)
    #expect(figures.months[Month(year: 2023, month: 6)]?.visits == 1)
    #expect(figures.months[nil]?.visits == 2)
    #expect(figures.firstDay == CalendarDate("2023-01-01") && figures.lastDay == CalendarDate("2024-01-01"))
  }

  @Test func `money is exact, and what is not stated or open leaves a lower limit`() throws {
    let total = try Self.figures().total
    #expect(total.decided.known == (try Self.money("100.03")))
    #expect(total.decided.parts == 3 && total.decided.unstated == 1)
    #expect(total.fines.lower.known == (try Self.money("250.02")))
    #expect(total.fines.open == 1 && total.fines.range.max == nil)
    #expect(try Self.figures().categories["x"]?.alone.fines.range.max == Self.money("300.03"))
  }

  @Test func `a sum that grows out of bounds is a lower limit too`() {
    var sum = MoneySum()
    sum.add(ExactDecimal(Int64.max))
    sum.add(ExactDecimal(1))
    #expect(sum.known == ExactDecimal(Int64.max) && sum.isCutOff)
    var fines = FineSum()
    fines.add(AmountRange(min: .zero, max: ExactDecimal(Int64.max)))
    fines.add(AmountRange(min: .zero, max: ExactDecimal(1)))
    #expect(fines.range.max == nil)
  }

  @Test func `a case of several categories stands apart, and counts in each`() throws {
    let figures = try Self.figures()
    #expect(figures.categories["x"]?.withViolations == 3 && figures.categories["x"]?.cases == 2)
    #expect(figures.categories["x"]?.alone.cases == 1 && figures.inSeveral.cases == 1)
    #expect(figures.withoutCase.withViolations == 1)
    #expect(figures.categories["x"]?.openFindings == 2 && figures.categories["x"]?.openVisits == 1)
    #expect(figures.categories["y"]?.openFindings == 2 && figures.categories["y"]?.openVisits == 2)
  }

  @Test func `decisions are counted by position, and those outside are listed with their visit`() throws {
    let figures = try Self.figures()
    #expect(figures.finePositions == [.inside: 1, .notStated: 1, .below: 1])
    #expect(figures.actPositions == [.otherProvision: 1])
    #expect(figures.outside.map(\.visit) == [2])
  }

  @Test(arguments: [
    (decision(fine: nil, .above), true), (decision(fine: nil, .below), true), (decision(fine: nil, .inside), false),
    (decision(fine: nil, .notBelow), false), (decision(fine: nil, .inside, confiscated: .below), true),
    (decision(fine: nil, .inside, act: .otherProvision), true), (decision(fine: nil, .inside, act: .notFound), false),
    (decision(fine: nil, .inside, revocation: .noRoute), true), (decision(fine: nil, .inside, revocation: .lawfulRoute), false),
  ])
  func `a decision is outside where any part of it is`(decision: ComparedDecision, isOutside: Bool) {
    #expect(decision.isOutside == isOutside)
  }

  @Test func `of the gravest action every enterprise is listed once, with its visits`() throws {
    let figures = try Self.figures()
    let recommended = try #require(figures.graves[.recommended])
    #expect(recommended.map(\.key) == ["a", "b"])
    #expect(recommended.map { $0.lines.map(\.visit) } == [[1], [2, 3]])
    #expect(figures.recommended["close"]?.visits[.recommended] == 3)
    #expect(figures.recommended["close"]?.enterprises[.recommended]?.count == 2)
    #expect(figures.recommended["close"]?.visits[.conditional] == 1)
    #expect(figures.graves[.conditional]?.map(\.key) == ["b"])
    #expect(figures.total.gravest == 3)
  }

  @Test func `facts are ranked by the visits that lack them, wherever they stand in the record`() throws {
    let figures = try Self.figures()
    let ranked = CampaignFigures.ranked(figures.pointedAt)
    #expect(ranked.map(\.fact.text) == ["crates[].seller", "sort"])
    #expect(ranked.map(\.lacked) == [.init(visits: 2, times: 3), .init(visits: 1, times: 1)])
    #expect(figures.unexamined == [.field("crates[].seller"): .init(visits: 1, times: 7)])
  }

  @Test(arguments: [(3512, 2765, "-21.27"), (8, 6, "-25"), (3, 4, "33.33"), (5, 5, "0"), (6, 0, "-100")])
  func `a change is told to a hundredth`(earlier: Int64, later: Int64, change: String) throws {
    let figure = ComparedFigure(title: Localized(zh: "", en: ""), earlier: ExactDecimal(earlier), later: ExactDecimal(later))
    #expect(figure.change?.description == change)
  }

  @Test func `no change is told of what is not established, of nothing, or of a lower limit`() {
    let title = Localized(zh: "", en: "")
    #expect(ComparedFigure(title: title, earlier: nil, later: .zero).change == nil)
    #expect(ComparedFigure(title: title, earlier: .zero, later: ExactDecimal(1)).change == nil)
    #expect(ComparedFigure(title: title, earlier: ExactDecimal(1), later: ExactDecimal(2), isAtLeast: true).change == nil)
  }
}
