import CEL
import Engine
import Rules
import Testing

/// The status table, tried over every combination of truths.
@Suite struct StatusTests {
  static let outcomes = [Outcome(.no), Outcome(.unknown), Outcome(.yes), Outcome(.unknown, isError: true)]

  /// Every combination of one `applies`, two `when`, an exception for either side, and one open procedure.
  static let combinations: [Truths] = outcomes.flatMap { applies in
    outcomes.flatMap { first in
      outcomes.flatMap { second in
        outcomes.flatMap { party in
          outcomes.flatMap { authority in
            outcomes.map { pending in
              Truths(
                applies: [applies], when: [first, second],
                unless: [(.party, party), (.authority, authority)], pending: [pending])
            }
          }
        }
      }
    }
  }

  /// The lines of the contract's table, one after the other.
  static func expected(_ truths: Truths) -> Status {
    let before = truths.applies + truths.when
    let authority = truths.unless.filter { $0.burden == .authority }.map(\.outcome)
    if truths.applies.contains(Outcome(.no)) { return .notApplicable }
    if truths.when.contains(Outcome(.no)) { return .clear }
    if truths.unless.contains(where: { $0.outcome == Outcome(.yes) }) { return .exempt }
    if truths.unless.contains(where: { $0.outcome.isError }) { return .failed }
    let open = before.filter { $0.truth == .unknown }
    if !open.isEmpty {
      if open.allSatisfy(\.isError) { return .failed }
      return truths.when.contains(Outcome(.yes)) ? .undetermined : .unexamined
    }
    if truths.pending.contains(Outcome(.yes)) { return .pending }
    let late = (truths.pending + authority).filter { $0.truth == .unknown }
    if !late.isEmpty { return late.allSatisfy(\.isError) ? .failed : .undetermined }
    return .violation
  }

  @Test func `every combination of truths has the status of the table`() {
    #expect(Self.combinations.count == 4096)
    for truths in Self.combinations {
      #expect(status(of: truths).status == Self.expected(truths), "\(truths)")
    }
  }

  /// All that one more established fact can make of the truths.
  static func established(_ truths: Truths) -> [Truths] {
    var results: [Truths] = []
    for truth in [Truth.no, .yes] {
      for index in truths.pending.indices where truths.pending[index] == Outcome(.unknown) {
        var more = truths
        more.pending[index] = Outcome(truth)
        results.append(more)
      }
      for index in truths.unless.indices where truths.unless[index].outcome == Outcome(.unknown) {
        var more = truths
        more.unless[index].outcome = Outcome(truth)
        results.append(more)
      }
      for index in truths.when.indices where truths.when[index] == Outcome(.unknown) {
        var more = truths
        more.when[index] = Outcome(truth)
        results.append(more)
      }
      for index in truths.applies.indices where truths.applies[index] == Outcome(.unknown) {
        var more = truths
        more.applies[index] = Outcome(truth)
        results.append(more)
      }
    }
    return results
  }

  @Test func `one more fact never turns a charge into none, save an exception`() {
    var tried = 0
    for truths in Self.combinations where [.violation, .pending].contains(status(of: truths).status) {
      for more in Self.established(truths) {
        tried += 1
        let result = status(of: more).status
        let isExcused = more.unless.contains { $0.outcome == Outcome(.yes) }
        #expect([.violation, .pending].contains(result) || (result == .exempt && isExcused), "\(truths) → \(more)")
      }
    }
    #expect(tried == 10)
  }

  @Test func `what was not established is never clear`() {
    for truths in Self.combinations where status(of: truths).status == .clear {
      #expect(truths.when.contains(Outcome(.no)))
    }
  }
}
