import CEL
import Testing

@testable import Oracle

/// The engine against a walker of trees that shares nothing with it but the parser.
@Suite struct AgreementTests {
  @Test(arguments: 1...4) func `engine and oracle agree on random expressions over random records`(_ seed: UInt64) {
    let comparison = Comparison(cases: 5000, seed: seed)
    #expect(comparison.disagreements.isEmpty, "\(comparison.disagreements.prefix(3))")
    #expect(comparison.cases >= 5000)
    // A comparison of nothing but unknowns would prove little.
    #expect(comparison.values * 4 > comparison.cases)
    #expect(comparison.unknowns * 20 > comparison.cases)
    #expect(comparison.errors * 200 > comparison.cases)
  }

  @Test func `answers that differ are noticed`() {
    var chance = Chance(1)
    let layout = Layout(Visit(&chance))
    var builder = ProgramBuilder()
    let evaluation = Evaluation(program: builder.finish())
    let answers: [(Cell, Value)] = [
      (.bool(true), .bool(true)), (.bool(false), .bool(false)), (.unknown(), .unknown), (.null, .null), (.int(1), .int(1)),
      (.decimal(ExactDecimal(1)), .decimal(Digits(1))), (.date(CalendarDate(day: 3)), .date(Span(3, 3))), (Cell(.error), .error),
    ]
    for (place, answer) in answers.enumerated() {
      for (other, wanted) in answers.enumerated() {
        #expect(layout.agrees(answer.0, wanted.1, evaluation) == (place == other))
      }
    }
  }

  @Test(arguments: [
    ("2023-05-18", 19_495), ("2024-02-29", 19_782), ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017),
  ]) func `the oracle's calendar counts days`(text: String, day: Int) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    #expect(Calendar.day(parts[0], parts[1], parts[2]) == day)
    #expect(Calendar.day(day, movedByMonths: 0) == day)
    #expect(CalendarDate(text) == CalendarDate(day: Int32(day)))
  }
}
