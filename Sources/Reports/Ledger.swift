import CEL
import Diagnostics
public import Engine
import Rules

/// The ledger of a run: a line for every record, rule and thing looked at, each with its one status and why; a line for a
/// record that could not be judged; the sums at the end. Draft rules are not in it.
public struct LedgerWriter: Sendable {
  private let plan: Plan
  private var summary = RunSummary()

  public init(_ plan: Plan) { self.plan = plan }

  /// The first line: the rule set and the rules whose lines every record must have.
  public func open(_ run: RunHeader, into out: inout [UInt8]) {
    let active = plan.rules.map(\.rule).filter { $0.status == .active }.map(\.id.value)
    line([("type", .string("ledger"))] + RunJSON.header(run) + [("rules", JSONValue(active))], into: &out)
  }

  /// `number` tells records apart that have no id: the place in the run, from 1.
  public mutating func add(_ result: RecordResult, number: Int, into out: inout [UInt8]) {
    summary.add(result, plan: plan)
    let head: [(key: String, value: JSONValue)] = [("n", .int(number)), ("record", JSONValue(result.id))]
    guard case .checked(_, let findings, _) = result.content else {
      return line(head + [("state", .string("invalid")), ("file", .string(result.file))], into: &out)
    }
    for verdict in findings.verdicts where plan.rules[verdict.rule].rule.status == .active {
      line(
        head + [
          ("rule", .string(plan.rules[verdict.rule].rule.id.value)), ("subject", .string(verdict.subject)),
          ("status", .string(verdict.status.rawValue)), ("reason", JSONValue(verdict.reason)),
        ], into: &out)
    }
  }

  /// The last line: what the lines must add up to.
  public func close(into out: inout [UInt8]) {
    line(
      [
        ("type", .string("sums")), ("records", .int(summary.records)), ("checked", .int(summary.checked)),
        ("invalid", .int(summary.invalid)), ("subjects", .int(summary.subjects)),
        ("statuses", RecordJSON.statuses(summary.statuses)),
      ], into: &out)
  }

  private func line(_ entries: [(key: String, value: JSONValue)], into out: inout [UInt8]) {
    JSONValue.object(entries).write(to: &out)
    out.append(0x0A)
  }
}
