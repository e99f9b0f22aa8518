public import Engine
import Rules

/// What a second rule set finds otherwise, summed over many records: merged in any grouping, the sums are the same.
public struct EffectTotals: Sendable, Equatable {
  /// One status that became another; nil: the rule is not there, is a draft, or does not look at the thing.
  public struct Transition: Sendable, Hashable {
    public var from: Status?
    public var to: Status?
  }

  public struct AdviceCount: Sendable, Equatable {
    public var gained = 0
    public var lost = 0
  }

  /// Records that either could read.
  public var records = 0
  /// Records of which the second says something else.
  public var changed = 0
  public var readings: [ShadowResult.Reading: Int] = [:]
  public var statuses = Both(StatusCounts(), StatusCounts())
  public var cases = Both(0, 0)
  public var casesGained = 0
  public var casesLost = 0
  public var fine: Both<FineTotal?> = Both(nil, nil)
  /// Records by what became of their fines.
  public var fines: [FineChange: Int] = [:]
  /// By rule: things by what became of their status.
  public var moves: [String: [Transition: Int]] = [:]
  /// By rule: records in which a status is another one.
  public var movedRecords: [String: Int] = [:]
  public var advice: [RecordEffect.Advice: AdviceCount] = [:]
  /// Records in which something is said otherwise that no status, fine or recommendation shows.
  public var parts: [RecordEffect.Part: Int] = [:]

  public init() {}

  public mutating func add(_ result: ShadowResult) {
    readings[result.reading, default: 0] += 1
    if result.isDifferent { changed += 1 }
    guard let effect = result.effect else { return }
    records += 1
    statuses.first += effect.statuses.first
    statuses.second += effect.statuses.second
    cases.first += effect.isCase.first ? 1 : 0
    cases.second += effect.isCase.second ? 1 : 0
    if !effect.isCase.isSame { effect.isCase.second ? (casesGained += 1) : (casesLost += 1) }
    fine.first = FineTotal.sum(fine.first, effect.fine.first.map { FineTotal($0) })
    fine.second = FineTotal.sum(fine.second, effect.fine.second.map { FineTotal($0) })
    if let change = FineChange(effect.fine) { fines[change, default: 0] += 1 }
    for move in effect.moves { moves[move.rule, default: [:]][Transition(from: move.from, to: move.to), default: 0] += 1 }
    for rule in Set(effect.moves.map(\.rule)) { movedRecords[rule, default: 0] += 1 }
    for line in effect.gained { advice[line, default: AdviceCount()].gained += 1 }
    for line in effect.lost { advice[line, default: AdviceCount()].lost += 1 }
    for part in effect.parts { parts[part, default: 0] += 1 }
  }

  public mutating func merge(_ other: EffectTotals) {
    records += other.records
    changed += other.changed
    readings.merge(other.readings, uniquingKeysWith: +)
    statuses.first += other.statuses.first
    statuses.second += other.statuses.second
    cases.first += other.cases.first
    cases.second += other.cases.second
    casesGained += other.casesGained
    casesLost += other.casesLost
    fine.first = FineTotal.sum(fine.first, other.fine.first)
    fine.second = FineTotal.sum(fine.second, other.fine.second)
    fines.merge(other.fines, uniquingKeysWith: +)
    for (rule, counts) in other.moves { moves[rule, default: [:]].merge(counts, uniquingKeysWith: +) }
    movedRecords.merge(other.movedRecords, uniquingKeysWith: +)
    for (line, counts) in other.advice {
      advice[line, default: AdviceCount()].gained += counts.gained
      advice[line, default: AdviceCount()].lost += counts.lost
    }
    parts.merge(other.parts, uniquingKeysWith: +)
  }

  /// The transitions of a rule, in the order of the statuses.
  public func transitions(of rule: String) -> [(transition: Transition, count: Int)] {
    let order: [Status?] = Status.allCases + [nil]
    let counts = moves[rule] ?? [:]
    return order.flatMap { from in
      order.compactMap { to in
        let transition = Transition(from: from, to: to)
        return counts[transition].map { (transition, $0) }
      }
    }
  }
}
