import CEL
import Diagnostics
import Engine
import Records
import Rules
import Testing

/// Where nobody wants the ledger, what a false condition rules out is not weighed in full: the same must come out.
@Suite struct ShortcutTests {
  @Test(arguments: Law.examples)
  func `statuses, findings and open facts are the same with a ledger and without`(example: Example) throws {
    let law = try Law.loaded.get()
    var problems: [Diagnostic] = []
    guard let record = decode(example.document, by: law.plan.ruleSet.schema, reporting: &problems) else { return }
    var full = Evaluator(law.plan, wantsLedger: true)
    var short = Evaluator(law.plan)
    let (one, other) = (full.findings(in: record), short.findings(in: record))
    for status in Status.allCases { #expect(one.counts[status] == other.counts[status], "\(status)") }
    #expect(one.subjects == other.subjects)
    #expect(one.findings.map(\.subject) == other.findings.map(\.subject) && one.findings.map(\.status) == other.findings.map(\.status))
    #expect(one.unexamined.map(\.fact) == other.unexamined.map(\.fact) && one.unexamined.map(\.rules) == other.unexamined.map(\.rules))
  }
}
