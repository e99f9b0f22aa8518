import Diagnostics
public import Engine
import Rules

/// Sums over many records: merged in any grouping, they come out the same.
public struct RunSummary: Sendable {
  public struct Recommended: Sendable, Equatable {
    public var records = 0
    public var enterprises: Set<String> = []
  }

  public var records = 0
  public var checked = 0
  public var invalid = 0
  public var recordsWithViolations = 0
  public var cases = 0
  public var statuses = StatusCounts()
  /// Things looked at, over all records and active rules.
  public var subjects = 0
  /// Records with a violation in the category.
  public var byCategory: [String: Int] = [:]
  /// Of all records; nil where none has a fine.
  public var fine: FineTotal?
  /// By action: the records, and the enterprises, for which it is recommended outright.
  public var recommended: [String: Recommended] = [:]
  /// Decided fines by where they lie.
  public var positions: [Position: Int] = [:]
  /// What a second rule set finds otherwise; nil where none is evaluated.
  public var shadow: EffectTotals?

  public init() {}

  public mutating func add(_ result: RecordResult, plan: Plan) {
    records += 1
    if let other = result.shadow {
      if shadow == nil { shadow = EffectTotals() }
      shadow?.add(other)
    }
    guard case .checked(_, let findings, let assessment) = result.content else {
      invalid += 1
      return
    }
    checked += 1
    subjects += findings.subjects
    statuses += findings.counts
    let categories = Set(
      findings.findings.filter { $0.status == .violation }.map { plan.rules[$0.rule].rule.category.value })
    if !categories.isEmpty { recordsWithViolations += 1 }
    for category in categories { byCategory[category, default: 0] += 1 }
    if assessment.isCase { cases += 1 }
    fine = FineTotal.sum(fine, assessment.fine.map { FineTotal($0) })
    for action in Set(assessment.recommendations.filter { $0.state == .recommended }.map(\.route.action.value)) {
      recommended[action, default: Recommended()].records += 1
      let key = result.enterpriseKey ?? result.enterprise ?? "\(result.file):\(result.position.line)"
      recommended[action, default: Recommended()].enterprises.insert(key)
    }
    for decision in assessment.decisions { positions[decision.fine.position, default: 0] += 1 }
  }

  public mutating func merge(_ other: RunSummary) {
    records += other.records
    checked += other.checked
    invalid += other.invalid
    recordsWithViolations += other.recordsWithViolations
    cases += other.cases
    subjects += other.subjects
    statuses += other.statuses
    byCategory.merge(other.byCategory, uniquingKeysWith: +)
    positions.merge(other.positions, uniquingKeysWith: +)
    if let more = other.shadow {
      if shadow == nil { shadow = EffectTotals() }
      shadow?.merge(more)
    }
    fine = FineTotal.sum(fine, other.fine)
    for (action, more) in other.recommended {
      recommended[action, default: Recommended()].records += more.records
      recommended[action, default: Recommended()].enterprises.formUnion(more.enterprises)
    }
  }

  /// Records in are records reported, and every thing looked at has exactly one status. False is a bug of the program.
  public var sumsAreRight: Bool {
    checked + invalid == records && statuses.total == subjects
  }

  public func count(_ status: Status) -> Int { statuses[status] }
}
