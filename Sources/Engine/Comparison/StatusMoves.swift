import CEL
import Records
import Rules

/// Finds the things whose status under the second rule set is another one than under the first.
struct StatusMoves {
  private let pair: PlanPair
  /// The record as either has read it.
  private let records: Both<Record>

  init(_ pair: PlanPair, in records: Both<Record>) {
    self.pair = pair
    self.records = records
  }

  /// What the rules say that stand apart; drafts say nothing.
  func moves(from first: [WatchedStatus], to second: [WatchedStatus]) -> [RecordEffect.Move] {
    var before: [Int: [WatchedStatus]] = [:]
    for found in first where pair.first.rules[found.rule].rule.status == .active { before[found.rule, default: []].append(found) }
    var after: [Int: [WatchedStatus]] = [:]
    for found in second where pair.second.rules[found.rule].rule.status == .active { after[found.rule, default: []].append(found) }
    var moves: [RecordEffect.Move] = []
    for rule in pair.apartInSecond {
      let own = pair.common.counterparts[rule].flatMap { before.removeValue(forKey: $0) } ?? []
      moves += self.moves(of: pair.second.rules[rule].rule.id.value, own, after[rule] ?? [])
    }
    for (rule, found) in before.sorted(by: { $0.key < $1.key }) {
      moves += self.moves(of: pair.first.rules[rule].rule.id.value, found, [])
    }
    return moves.enumerated().sorted { ($0.element.rule, $0.offset) < ($1.element.rule, $1.offset) }.map(\.element)
  }

  /// A thing, whichever of the two has read the record: the nodes of the document that it was read from. Things of the same nodes
  /// are told apart by their order.
  private struct Thing: Hashable {
    var nodes: [Int32]
    var isList: Bool

    init(_ found: WatchedStatus, in record: Record) {
      nodes = found.cells.map { record.origins.indices.contains($0) ? record.origins[$0] : -1 }
      isList = found.isList
    }
  }

  /// Of one rule.
  private func moves(of rule: String, _ first: [WatchedStatus], _ second: [WatchedStatus]) -> [RecordEffect.Move] {
    if first.elementsEqual(second, by: { $0.status == $1.status && isSame($0, $1) }) { return [] }
    var waiting: [Thing: ArraySlice<WatchedStatus>] = [:]
    for found in first { waiting[Thing(found, in: records.first), default: []].append(found) }
    var moves: [RecordEffect.Move] = []
    for found in second {
      let before = waiting[Thing(found, in: records.second)]?.popFirst()?.status
      guard before != found.status else { continue }
      let subject = Evaluator.path(of: found, in: records.second)
      moves.append(RecordEffect.Move(rule: rule, subject: subject, from: before, to: found.status))
    }
    for found in first {
      guard let gone = waiting[Thing(found, in: records.first)]?.popFirst() else { continue }
      let subject = Evaluator.path(of: gone, in: records.first)
      moves.append(RecordEffect.Move(rule: rule, subject: subject, from: gone.status, to: nil))
    }
    return moves
  }

  private func isSame(_ one: WatchedStatus, _ other: WatchedStatus) -> Bool {
    if pair.sharesRecords { return one.cells == other.cells && one.isList == other.isList }
    return Thing(one, in: records.first) == Thing(other, in: records.second)
  }
}
