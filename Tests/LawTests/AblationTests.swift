import Rules
import CEL
import Diagnostics
import Documents
import Engine
import Foundation
import Records
import Testing

/// Silence is never compliance: what is left out of a record can make an answer open, but never turns a violation into
/// compliance.
@Suite struct AblationTests {
  /// `LAW_FULL=1` leaves out every fact of every example; else a sample of them.
  private static let isFull = ProcessInfo.processInfo.environment["LAW_FULL"] != nil
  private static let sample = 24

  @Test(arguments: Law.examples)
  func `a fact left out makes no violation clear, not applicable or absent, and no charge out of none`(
    example: Example
  ) throws {
    let law = try Law.loaded.get()
    var problems: [Diagnostic] = []
    let day = Judged.day(of: example.document, in: law)
    let whole = try #require(
      Judged(example.document, in: law, asOf: day, problems: &problems), "\(problems.map(\.message.en))")
    #expect(whole.repeated.isEmpty, "\(whole.repeated.map { name($0, law) })")
    let ablations = Ablations(of: example.document)
    var chance = Chance(seed: example.name.utf8.reduce(UInt64(1)) { $0 &* 31 &+ UInt64($1) })
    let numbers =
      Self.isFull
      ? Array(ablations.found.indices)
      : Array(ablations.found.indices.shuffled(using: &chance).prefix(Self.sample))
    for number in numbers {
      guard let smaller = ablations.make(number) else { continue }
      compare(whole, with: smaller, asOf: day, in: law)
    }
  }

  private func compare(_ whole: Judged, with smaller: Ablation, asOf: CalendarDate?, in law: Law.Loaded) {
    var problems: [Diagnostic] = []
    guard let less = Judged(smaller.document, in: law, asOf: asOf, problems: &problems) else {
      let expected: Set<String> = [RecordMistake.missingField.rawValue, RecordMistake.danglingReference.rawValue, RecordMistake.notARecord.rawValue]
      let others = problems.filter { $0.severity == .error && !expected.contains($0.code) }
      #expect(others.isEmpty, "\(smaller.path): \(others.map(\.message.en))")
      return
    }
    for (key, status) in whole.statuses where status == .violation {
      guard let subject = smaller.subject(key.subject) else { continue }
      let found = less.status(of: .init(rule: key.rule, subject: subject), takenAway: smaller.path)
      let isKept = found == .violation || found?.isOpen == true
      #expect(isKept, "without \(smaller.path): \(name(key, law)) is \(found?.rawValue ?? "absent")")
    }
    monotone(whole, less, smaller, law)
  }

  /// The same pair the other way round: establishing the fact makes no charge into none, save by an exception that the
  /// party raises.
  private func monotone(_ whole: Judged, _ less: Judged, _ smaller: Ablation, _ law: Law.Loaded) {
    if case .element = smaller.kind { return }
    for (key, status) in less.statuses where status.isCharge {
      let found = whole.statuses[key]
      #expect(
        found?.isCharge == true || found == .exempt,
        "with \(smaller.path): \(name(key, law)) was \(status.rawValue), is \(found?.rawValue ?? "absent")")
    }
  }

  private func name(_ key: Judged.Key, _ law: Law.Loaded) -> String {
    "\(law.plan.rules[key.rule].rule.id.value) of \(key.subject)"
  }
}
