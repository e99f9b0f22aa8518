import CEL
import Diagnostics
import Records
import Rules

/// The authority's own decisions, part by part against what the law allows.
extension Evaluator {
  func comparedDecisions(_ assessment: Assessment, record: Record) -> [ComparedDecision] {
    guard let names = plan.manifest.decisions, let list = record.cell(at: names.list, from: record.root) else { return [] }
    let decisions = record.elements(of: record.heap.cells[list]).map { record.heap.cells[$0] }
    let decided = decisions.map { decidedActs(names, of: $0, record: record) }
    return decisions.indices.map { index in
      // Authorities that decide on the same act decide together: their sums add up.
      let together = decisions.indices.filter { $0 == index || Self.overlap(decided[$0], decided[index]) }
      let named = Set(together.flatMap { decided[$0].map { matching($0, in: assessment.acts)?.act.id.value ?? $0.act } })
      let speaksForAll = together.count == decisions.count || named.isEmpty
      let own = speaksForAll ? assessment.acts : assessment.acts.filter { named.contains($0.act.id.value) }
      let range = speaksForAll ? assessment.fine : own.map(\.fineOrOpen).reduce(AmountRange.nothing) { $0.adding($1) }
      let group = together.map { decisions[$0] }
      return ComparedDecision(
        number: record.text(names.number, of: decisions[index]),
        fine: compared(names.fine, of: decisions[index], in: group, with: range, record: record),
        confiscated: compared(names.confiscated, of: decisions[index], in: group, with: totalConfiscated(by: own), record: record),
        acts: compared(decided[index], with: own),
        revocation: revocation(names, of: decisions[index], assessment, record: record))
    }
  }

  /// Whether two decisions speak of one act; one that names no act speaks of all.
  private static func overlap(
    _ a: [(act: String, provision: String?)], _ b: [(act: String, provision: String?)]
  ) -> Bool {
    a.isEmpty || b.isEmpty || a.contains { one in b.contains { $0.act == one.act } }
  }

  private func decidedActs(
    _ names: Manifest.Decisions, of decision: Cell, record: Record
  ) -> [(act: String, provision: String?)] {
    guard let acts = names.acts, let list = record.field(acts.list, of: decision) else { return [] }
    return record.elements(of: record.heap.cells[list]).compactMap { cell in
      let object = record.heap.cells[cell]
      return record.text(acts.act, of: object).map { ($0, record.text(acts.provision, of: object)) }
    }
  }

  /// `null` in a decision is "none was imposed"; left out is "not published", and then nothing is compared.
  private func compared(
    _ field: String, of decision: Cell, in group: [Cell], with range: AmountRange?, record: Record
  ) -> ComparedDecision.Sum {
    let decided = sum(field, of: decision, record: record)
    var total: ExactDecimal? = .zero
    for one in group {
      let part = sum(field, of: one, record: record)
      total = total.flatMap { known in part.flatMap { known + $0 } }
    }
    guard let total, let range else { return .init(decided: decided, expected: range, position: .notStated) }
    let position: Position
    if total < range.min {
      position = .below
    } else if let top = range.max {
      position = total > top ? .above : .inside
    } else {
      position = .notBelow
    }
    return .init(decided: decided, expected: range, position: position)
  }

  private func sum(_ field: String, of decision: Cell, record: Record) -> ExactDecimal? {
    guard let cell = record.field(field, of: decision) else { return nil }
    return record.heap.cells[cell].kind == .null ? .zero : record.heap.cells[cell].exactDecimal
  }

  private func compared(
    _ decided: [(act: String, provision: String?)], with acts: [AssessedAct]
  ) -> [ComparedDecision.DecidedAct] {
    guard !decided.isEmpty else { return [] }
    var spokenOf: Set<String> = []
    var result = decided.map { one in
      let position: Position
      if let found = matching(one, in: acts) {
        spokenOf.insert(found.act.id.value)
        // Where nobody chose between two laws yet, either is as good.
        let provisions = [found.provision] + (found.law == nil ? found.laws.map(\.provision) : [])
        position =
          one.provision.map { named in provisions.contains { isSameOrNeighbour(named, $0) } } ?? true ? .agrees : .otherProvision
      } else {
        position = .notFound
      }
      return ComparedDecision.DecidedAct(act: one.act, provision: one.provision, position: position)
    }
    for act in acts where !spokenOf.contains(act.act.id.value) {
      result.append(.init(act: act.act.id.value, provision: act.provision, position: .notDecided))
    }
    return result
  }

  /// The act that a decision speaks of: by its name, else by a provision beside the one that it names.
  private func matching(_ one: (act: String, provision: String?), in acts: [AssessedAct]) -> AssessedAct? {
    if let named = acts.first(where: { $0.act.id.value == one.act }) { return named }
    guard let provision = one.provision else { return nil }
    return acts.first { isSameOrNeighbour(provision, $0.provision) && !Self.isSame(provision, $0.provision) }
  }

  private func isSameOrNeighbour(_ a: String, _ b: String) -> Bool {
    Self.isSame(a, b)
      || plan.manifest.decisions?.neighbours.contains { group in
        group.contains { Self.isSame($0, a) } && group.contains { Self.isSame($0, b) }
      } ?? false
  }

  /// `csar-59` and `csar-59-1-1` name one provision, more or less exactly.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b || a.hasPrefix(b + "-") || b.hasPrefix(a + "-")
  }

  private func revocation(
    _ names: Manifest.Decisions, of decision: Cell, _ assessment: Assessment, record: Record
  ) -> Position {
    guard let field = names.revoked, let action = names.revokedAction, let cell = record.field(field, of: decision),
      record.heap.cells[cell].kind == .boolean, record.heap.cells[cell].payload == 1
    else { return .notDecided }
    let isOpen = assessment.recommendations.contains { $0.route.action.value == action && $0.state != .barred }
    return isOpen ? .lawfulRoute : .noRoute
  }
}

extension Assessment {
  /// What must be confiscated in money, of all acts together; nil where no penalty speaks of money.
  public var confiscation: AmountRange? { totalConfiscated(by: acts) }
}

/// What must be confiscated in money: the sum of what is known; open where a part is not. One gain counts once.
private func totalConfiscated(by acts: [AssessedAct]) -> AmountRange? {
  let punished = acts.filter { $0.outcome.isPunishable && $0.absorbedBy == nil }
  let parts = punished.flatMap { act in
    act.confiscation.filter { item in
      act.penalty?.confiscate.contains { $0.what == item.what && $0.basis != nil } ?? false
    }
  }
  guard !parts.isEmpty else { return nil }
  let known = parts.compactMap(\.amount)
  let sum = known.reduce(ExactDecimal?.some(.zero)) { total, part in total.flatMap { $0 + part } } ?? .zero
  return AmountRange(min: sum, max: known.count == parts.count ? sum : nil)
}
