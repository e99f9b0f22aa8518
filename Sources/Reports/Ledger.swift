import CEL
import Diagnostics
public import Engine
import Rules

/// The ledger of a run: a line for every record, rule and thing looked at, each with its one status and why; a line for a
/// record that could not be judged; the sums at the end. Draft rules are not in it.
public struct LedgerWriter: Sendable {
  private let plan: Plan

  public init(_ plan: Plan) { self.plan = plan }

  /// The first line: the rule set and the rules whose lines every record must have.
  public func open(_ run: RunHeader, into out: inout [UInt8]) {
    let active = plan.rules.map(\.rule).filter { $0.status == .active }.map(\.id.value)
    Self.line([("type", .string("ledger"))] + RunJSON.header(run) + [("rules", JSONValue(active))], into: &out)
  }

  /// The lines of one record, without the number that `numbered` puts in front.
  public func lines(of result: RecordResult) -> [UInt8] {
    var out: [UInt8] = []
    let head: [(key: String, value: JSONValue)] = [("record", JSONValue(result.id))]
    guard case .checked(_, let findings, _) = result.content else {
      Self.line(head + [("state", .string("invalid")), ("file", .string(result.file))], into: &out)
      return out
    }
    for verdict in findings.verdicts where plan.rules[verdict.rule].rule.status == .active {
      Self.line(
        head + [
          ("rule", .string(plan.rules[verdict.rule].rule.id.value)), ("subject", .string(verdict.subject)),
          ("status", .string(verdict.status.rawValue)), ("reason", JSONValue(verdict.reason)),
        ], into: &out)
    }
    return out
  }

  /// Records' lines, each with the number of its record: its place in the run, from 1, which tells records apart that have
  /// no id.
  public static func numbered(_ records: [[UInt8]], from first: Int) -> [UInt8] {
    var out: [UInt8] = []
    for (index, lines) in records.enumerated() {
      let head = Array("{\"n\": \(first + index), ".utf8)
      for line in lines.split(separator: 0x0A) {
        out += head
        out += line.dropFirst()
        out.append(0x0A)
      }
    }
    return out
  }

  /// The last line: what the lines must add up to.
  public static func close(_ summary: RunSummary, into out: inout [UInt8]) {
    line(
      [
        ("type", .string("sums")), ("records", .int(summary.records)), ("checked", .int(summary.checked)),
        ("invalid", .int(summary.invalid)), ("subjects", .int(summary.subjects)),
        ("statuses", RecordJSON.statuses(summary.statuses)),
      ], into: &out)
  }

  private static func line(_ entries: [(key: String, value: JSONValue)], into out: inout [UInt8]) {
    JSONValue.object(entries).write(to: &out)
    out.append(0x0A)
  }
}
