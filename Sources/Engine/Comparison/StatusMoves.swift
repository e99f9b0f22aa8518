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
  func moves(from first: WatchedStatuses, to second: WatchedStatuses) -> [RecordEffect.Move] {
    var before = active(first, of: pair.first)
    let after = active(second, of: pair.second)
    var moves: [RecordEffect.Move] = []
    for rule in pair.apartInSecond {
      var own = 0..<0
      if let counterpart = pair.common.counterparts[rule] { swap(&own, &before[counterpart]) }
      add(pair.second.rules[rule].rule.id.value, Stretch(first, own), Stretch(second, after[rule]), to: &moves)
    }
    for (rule, own) in before.enumerated() where !own.isEmpty {
      add(pair.first.rules[rule].rule.id.value, Stretch(first, own), Stretch(second, 0..<0), to: &moves)
    }
    return moves.enumerated().sorted { ($0.element.rule, $0.offset) < ($1.element.rule, $1.offset) }.map(\.element)
  }

  /// The entries of each active rule.
  private func active(_ watched: WatchedStatuses, of plan: Plan) -> [Range<Int>] {
    zip(watched.stretches(rules: plan.rules.count), plan.rules).map { $1.rule.status == .active ? $0 : 0..<0 }
  }

  /// What one rule says.
  private struct Stretch {
    let watched: WatchedStatuses
    let range: Range<Int>

    init(_ watched: WatchedStatuses, _ range: Range<Int>) {
      self.watched = watched
      self.range = range
    }

    var entries: ArraySlice<WatchedStatuses.Entry> { watched.entries[range] }
  }

  /// A thing, whichever of the two has read the record: the nodes of the document that it was read from. Things of the same nodes
  /// are told apart by their order.
  private struct Thing: Hashable {
    var nodes: [Int32]
    var isList: Bool

    init(_ entry: WatchedStatuses.Entry, in watched: WatchedStatuses, of record: Record) {
      nodes = watched.cells(of: entry).map { Self.node($0, in: record) }
      isList = entry.isList
    }

    static func node(_ cell: CellID, in record: Record) -> Int32 { record.origins.indices.contains(cell) ? record.origins[cell] : -1 }
  }

  /// Of one rule.
  private func add(_ rule: String, _ first: Stretch, _ second: Stretch, to moves: inout [RecordEffect.Move]) {
    if isSame(first, second) { return }
    var waiting: [Thing: ArraySlice<WatchedStatuses.Entry>] = [:]
    for found in first.entries { waiting[Thing(found, in: first.watched, of: records.first), default: []].append(found) }
    for found in second.entries {
      let before = waiting[Thing(found, in: second.watched, of: records.second)]?.popFirst()?.status
      guard before != found.status else { continue }
      let subject = Evaluator.path(of: found, second.watched.cells(of: found), in: records.second)
      moves.append(RecordEffect.Move(rule: rule, subject: subject, from: before, to: found.status))
    }
    for found in first.entries {
      guard let gone = waiting[Thing(found, in: first.watched, of: records.first)]?.popFirst() else { continue }
      let subject = Evaluator.path(of: gone, first.watched.cells(of: gone), in: records.first)
      moves.append(RecordEffect.Move(rule: rule, subject: subject, from: gone.status, to: nil))
    }
  }

  private func isSame(_ first: Stretch, _ second: Stretch) -> Bool {
    first.entries.elementsEqual(second.entries) { one, other in
      one.status == other.status && one.isList == other.isList && isSame(first.watched.cells(of: one), second.watched.cells(of: other))
    }
  }

  private func isSame(_ one: ArraySlice<CellID>, _ other: ArraySlice<CellID>) -> Bool {
    if pair.sharesRecords { return one == other }
    return one.elementsEqual(other) { Thing.node($0, in: records.first) == Thing.node($1, in: records.second) }
  }
}
