import CEL
import Engine
import Rules

/// Money that was added up: what is known of it, and how many parts of it are not.
struct MoneySum: Sendable, Equatable {
  var known = ExactDecimal.zero
  var parts = 0
  /// Parts that are not stated.
  var unstated = 0
  /// The sum grew out of the numbers that can be held: what is known is less than the whole.
  var isCutOff = false

  mutating func add(_ amount: ExactDecimal?) {
    parts += 1
    guard let amount else {
      unstated += 1
      return
    }
    if let sum = known + amount { known = sum } else { isCutOff = true }
  }
}

/// Lawful ranges of fines added up. What has no upper end yet counts with its lower one, and how many these are is told.
struct FineSum: Sendable, Equatable {
  var lower = MoneySum()
  /// Of the ranges with an upper end.
  var upper = MoneySum()
  var open = 0

  mutating func add(_ range: AmountRange) {
    lower.add(range.min)
    if let top = range.max { upper.add(top) } else { open += 1 }
  }

  var isEmpty: Bool { lower.parts == 0 }
  /// Nil where an upper end is open.
  var range: AmountRange {
    AmountRange(min: lower.known, max: open > 0 || lower.isCutOff || upper.isCutOff ? nil : upper.known)
  }
}

/// What is counted of some visits together. Every table of the page is made of these, so that its lines add up.
struct Tally: Sendable, Equatable {
  var visits = 0
  /// Visits with at least one violation.
  var withViolations = 0
  var cases = 0
  /// Visits with something undetermined.
  var undetermined = 0
  /// What the law allows for the cases.
  var fines = FineSum()
  /// What was decided.
  var decided = MoneySum()
  var confiscated = MoneySum()
  /// Visits for which the gravest action that decisions speak of is recommended.
  var gravest = 0

  mutating func add(_ visit: VisitFigures, gravest action: String?) {
    visits += 1
    if !visit.violated.isEmpty { withViolations += 1 }
    if !visit.undetermined.isEmpty { undetermined += 1 }
    if visit.isCase {
      cases += 1
      if let fine = visit.fine { fines.add(fine) }
    }
    for decision in visit.decisions {
      decided.add(decision.fine.decided)
      confiscated.add(decision.confiscated.decided)
    }
    if visit.recommendations.contains(where: { $0.state == .recommended && $0.route.action.value == action }) { gravest += 1 }
  }

  /// Cases in a hundred visits, to a tenth; nil without visits.
  var yield: ExactDecimal? { share(of: cases, in: visits) }
}

/// How many in a hundred, to a tenth; nil of nothing.
func share(of part: Int, in whole: Int) -> ExactDecimal? {
  ExactDecimal(Int64(part) * 100).quotient(by: ExactDecimal(Int64(whole)), scale: 1)
}

extension ExactDecimal {
  func quotient(by other: ExactDecimal, scale: Int) -> ExactDecimal? { Self.quotient(self, other, scale: scale) }
}
