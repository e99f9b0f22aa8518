import CEL
import Records
import Rules

/// A change of a record with which a violation is none.
public struct Repair: Sendable, Hashable {
  public struct Step: Sendable, Hashable {
    /// Where; of an element that is added, its place.
    public var path: String
    /// What was there, as people read it; nil: nothing was established.
    public var from: String?
    /// As one would write it in the record: `2021-05-07`, `null`, `{}` for a thing of which nothing more is said.
    public var to: String
    public var isSensitive: Bool
  }

  public var steps: [Step]
  /// What it is then: `clear`, `exempt` or `not_applicable`.
  public var status: Status
}

/// How far the search goes.
private enum RepairLimits {
  static let changes = 3
  static let kept = 4
  static let trials = 400
}

/// A record on the way to a repair.
private struct Attempt {
  var record: Record
  var steps: [Repair.Step] = []
  var retrial: Retrial
  /// The cells worth changing next, in order; nil: those that decide, still to be found.
  var next: [CellID]?
}

extension Evaluator {
  /// Every candidate is tried, and only what was seen to lift the violation is told: one change of a deciding fact before an
  /// exception that the party may raise, fewer changes before more. What only takes the thing out of the rule's reach comes
  /// last of all.
  mutating func repair(of subject: RetriedSubject, facts: [CellID], in record: Record, read: [CellID]) -> Repair? {
    var search = RepairSearch(subject: subject, words: words(of: plan.rules[subject.rule]))
    var open: [Attempt] = []
    var last: Repair?
    for cells in [facts, read.filter { !facts.contains($0) }] {
      let start = Attempt(record: record, retrial: Retrial(status: .violation, reads: read), next: cells)
      guard let found = step(from: start, &search, open: &open) else { continue }
      if found.status != .notApplicable { return found }
      last = last ?? found
    }
    for _ in 1..<RepairLimits.changes {
      // What a change left open is nearer its end than what it left charged.
      let frontier = (open.filter(\.retrial.isOpen) + open.filter { !$0.retrial.isOpen }).prefix(RepairLimits.kept)
      open = []
      for attempt in frontier {
        guard let found = step(from: attempt, &search, open: &open) else { continue }
        if found.status != .notApplicable { return found }
        last = last ?? found
      }
    }
    return last
  }

  /// The first single change from here that takes away an element, else that raises an exception, else any. What is left
  /// open by a change, or still charged, is gone on with later.
  private mutating func step(from attempt: Attempt, _ search: inout RepairSearch, open: inout [Attempt]) -> Repair? {
    let cells = attempt.next ?? decidingFacts(search.subject, in: FactSelection(attempt.record), read: attempt.retrial.reads) ?? []
    var best: Repair?
    for cell in cells {
      for (fact, found, record) in changes(of: cell, in: attempt.record, &search) {
        let steps = attempt.steps + [self.step(cell, to: fact, in: attempt.record)]
        if found.isLifted {
          let repair = Repair(steps: steps.withoutHolders, status: found.status)
          if found.status == .clear { return repair }
          if best.map({ found.status.nearness < $0.status.nearness }) ?? true { best = repair }
        } else if found.isOpen {
          let unknown = found.reads.filter { record.heap.cells[$0].kind == .unknown }
          open.append(Attempt(record: record, steps: steps, retrial: found, next: unknown))
        } else if found.status == .violation, open.last?.steps.last?.path != steps.last?.path {
          open.append(Attempt(record: record, steps: steps, retrial: found, next: nil))
        }
      }
    }
    return best
  }

  /// What a cell may be changed to, and what comes of it; of values in an order only the nearest that lifts the violation.
  private mutating func changes(
    of cell: CellID, in record: Record, _ search: inout RepairSearch
  ) -> [(fact: NewFact, retrial: Retrial, record: Record)] {
    var found: [(fact: NewFact, retrial: Retrial, record: Record)] = []
    for fact in alternatives(to: cell, in: record, search) {
      if let (retrial, changed) = tried(fact, at: cell, in: record, &search) { found.append((fact, retrial, changed)) }
    }
    if found.contains(where: { $0.retrial.isLifted }) { return found }
    if let fact = nearest(to: cell, in: record, &search), let (retrial, changed) = tried(fact, at: cell, in: record, &search) {
      found.append((fact, retrial, changed))
    }
    return found
  }

  mutating func tried(
    _ fact: NewFact, at cell: CellID, in record: Record, _ search: inout RepairSearch
  ) -> (Retrial, Record)? {
    guard search.trials < RepairLimits.trials, let changed = record.setting(cell, to: fact) else { return nil }
    search.trials += 1
    return retry(search.subject, in: changed).map { ($0, changed) }
  }

  private func step(_ cell: CellID, to fact: NewFact, in record: Record) -> Repair.Step {
    let value = record.heap.cells[cell]
    var path = record.path(of: cell)
    if case .oneMore = fact { path += "[\(record.elements(of: value).count)]" }
    var from: String? = value.kind == .unknown ? nil : value.kind == .null ? "null" : written(value, in: record)
    if case .oneMore = fact { from = nil }
    return Repair.Step(
      path: path, from: from, to: written(fact, in: record), isSensitive: record.field(of: cell)?.isSensitive ?? false)
  }

  private func written(_ value: Cell, in record: Record) -> String {
    switch value.kind {
    case .list: value.count == 0 ? "[]" : "[…]"
    case .object: key(of: value, in: record) ?? "{…}"
    default: shown(value, in: record)
    }
  }

  private func written(_ fact: NewFact, in record: Record) -> String {
    switch fact {
    case .absent: "null"
    case .boolean(let value): value ? "true" : "false"
    case .text(let text): text
    case .integer(let value): String(value)
    case .decimal(let value): value.description
    case .date(let value): value.description
    case .amount(let value): value.description
    case .object, .oneMore(nil): "{}"
    case .noElements: "[]"
    case .oneMore(let word?): word
    case .reference(let target): key(of: record.heap.cells[target], in: record) ?? ""
    }
  }

  /// How a reference to an object is written: the word that stands for it, or its key.
  private func key(of object: Cell, in record: Record) -> String? {
    guard let home = record.home(of: object) else { return nil }
    return record.text("id", of: object) ?? record.word(for: home)
  }

  /// The words that a rule compares texts with, in its functions too.
  private func words(of planned: PlannedRule) -> [String] {
    var found: [String] = []
    for checked in Self.parts(of: planned).flatMap(\.checked) {
      for node in checked.expression.nodes {
        guard case .literal(.string(let text)) = node.kind, !found.contains(text) else { continue }
        found.append(text)
      }
    }
    return found
  }
}

/// What is being looked for, and how often it was tried.
struct RepairSearch {
  let subject: RetriedSubject
  /// Texts that the rule knows.
  let words: [String]
  var trials = 0
}

extension Status {
  /// Of two repairs the one is nearer that takes away an element of the violation.
  fileprivate var nearness: Int { self == .clear ? 0 : self == .exempt ? 1 : 2 }
}

extension [Repair.Step] {
  /// A thing that is added need not be told where something in it is.
  fileprivate var withoutHolders: [Repair.Step] {
    filter { step in step.to != "{}" || !contains { $0.path.hasPrefix(step.path + ".") } }
  }
}
