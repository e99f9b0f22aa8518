import CEL
import Diagnostics
import Records
import Rules

/// What to recommend: only by a route that the rule set gives, with its conditions, addressee, alternatives and steps.
extension Evaluator {
  mutating func recommendations(
    acts: [AssessedAct], open: [AssessedAct], grounds: [AssessedGround], findings: RecordFindings, record: Record
  ) -> [Recommendation] {
    if acts.isEmpty, open.isEmpty, !findings.findings.contains(where: { $0.status == .undetermined }) { return [] }
    var lines: [Recommendation] = []
    for index in plan.routes.indices {
      let route = plan.routes[index].route
      switch route.needs {
      case .serious:
        for act in acts where concerns(route, act) && act.outcome.isPunishable {
          lines += serious(index, act, grounds: grounds, record: record)
        }
        let standing = Set(acts.map(\.act.id.value))
        for act in open where concerns(route, act) && !standing.contains(act.act.id.value) {
          lines += barredWhileOpen(index, act, record: record)
        }
      case .act:
        for act in acts where concerns(route, act) && act.outcome.isPunishable {
          lines += whereActStands(index, act, record: record)
        }
      case .noPenalty:
        for act in acts where concerns(route, act) && !act.outcome.isPunishable {
          lines += whereActStands(index, act, record: record)
        }
      case .undetermined: lines += collecting(index, findings: findings, record: record)
      }
    }
    return Self.merged(lines).sorted { severity($0) > severity($1) }
  }

  private func concerns(_ route: Route, _ act: AssessedAct) -> Bool {
    route.of.includes(act: act.act.id.value, penalty: act.penalty?.id.value)
  }

  private func severity(_ line: Recommendation) -> Int {
    plan.manifest.actions.firstIndex { $0.id == line.route.action.value } ?? -1
  }

  /// How far the conditions of a route hold.
  private struct Way {
    var truth: Truth
    var missing: [MissingFact]
    /// Some fact of the record that it asks for is established.
    var isPointedAt: Bool
    /// Nothing without which the route is not spoken of is false.
    var isGiven = true
    var addressee: Localized?
  }

  private mutating func restsOnRecord(_ entry: Entry, record: Record) -> Bool {
    evaluation.reset()
    return evaluation.trace(entry).reads.contains { $0.place.map { record.heap.cells.indices.contains($0) } ?? false }
  }

  /// The conditions of a route over an act: all, one is false, or some are open.
  private mutating func conditions(
    _ index: Int, act: AssessedAct, record: Record
  ) -> Way {
    load(act, record: record)
    var truth = Truth.yes
    var missing: [MissingFact] = []
    var isPointedAt = false
    var isGiven = true
    let given = plan.routes[index].route.given
    for (number, entry) in plan.routes[index].when.enumerated() {
      evaluation.reset()
      let found = evaluation.truth(of: entry)
      if found == .unknown { missing += missingFacts(record) }
      // Where the route is given by something, only that can point to it.
      if found == .yes, given == 0 || number < given {
        isPointedAt = isPointedAt || restsOnRecord(entry, record: record)
      }
      truth = min(truth, found)
      if truth == .no { return Way(truth: .no, missing: [], isPointedAt: false, isGiven: number >= given && isGiven, addressee: nil) }
      if number < given, found == .unknown { isGiven = false }
    }
    return Way(
      truth: truth, missing: Self.unique(missing), isPointedAt: isPointedAt, isGiven: isGiven,
      addressee: addressee(index))
  }

  private mutating func addressee(_ index: Int) -> Localized? {
    switch plan.routes[index].route.addressee {
    case .text(let text)?: return text
    case .value?:
      guard let entry = plan.routes[index].addressee else { return nil }
      evaluation.reset()
      let value = evaluation.value(of: entry)
      guard value.kind == .text else { return nil }
      let text = evaluation.text(of: value)
      return Localized(zh: text, en: text)
    case nil: return nil
    }
  }

  private mutating func serious(
    _ index: Int, _ act: AssessedAct, grounds: [AssessedGround], record: Record
  ) -> [Recommendation] {
    let own = grounds.filter { $0.ground.effect == .serious && $0.acts.contains(act.act.id.value) }
    let holding = own.filter { $0.state == .holds }
    let pointed = own.filter { $0.state == .open && $0.isPointedAt }
    guard !holding.isEmpty || !pointed.isEmpty else { return [] }
    let way = conditions(index, act: act, record: record)
    var line = line(index, act, addressee: way.addressee)
    line.conditions = (holding.isEmpty ? pointed : holding).map(\.ground.title)
    switch (holding.isEmpty, way.truth) {
    case (_, .no):
      guard !holding.isEmpty, way.isGiven, !line.route.barred.isEmpty else { return [] }
      line.state = .barred
      line.bars = line.route.barred
    case (false, .yes): line.state = .recommended
    case (false, .unknown):
      line.state = .conditional
      line.blockedBy = way.missing
    case (true, _):
      line.state = .conditional
      line.blockedBy = Self.unique(pointed.flatMap(\.missing) + way.missing)
    }
    return [line]
  }

  /// Never on a finding that is pending or undetermined: where a ground holds the way is barred, and it is said.
  private mutating func barredWhileOpen(_ index: Int, _ act: AssessedAct, record: Record) -> [Recommendation] {
    let holding = grounds(of: act, record: record).filter { $0.ground.effect == .serious && $0.state == .holds }
    guard !holding.isEmpty else { return [] }
    var line = line(index, act, addressee: nil)
    line.state = .barred
    line.conditions = holding.map(\.ground.title)
    line.bars = [
      Localized(
        zh: "违法行为尚未认定：有未结程序或者未查明的事实", en: "the act is not established: a procedure is open or facts are missing")
    ]
    return [line]
  }

  private mutating func whereActStands(_ index: Int, _ act: AssessedAct, record: Record) -> [Recommendation] {
    let way = conditions(index, act: act, record: record)
    var line = line(index, act, addressee: way.addressee)
    switch way.truth {
    case .yes: line.state = .recommended
    case .unknown:
      guard way.isPointedAt else { return [] }
      line.state = .conditional
      line.blockedBy = way.missing
    case .no:
      guard way.isGiven, !line.route.barred.isEmpty else { return [] }
      line.state = .barred
      line.bars = line.route.barred
    }
    line.conditions = [act.act.title]
    return [line]
  }

  private func collecting(_ index: Int, findings: RecordFindings, record: Record) -> [Recommendation] {
    let route = plan.routes[index].route
    var line: Recommendation?
    for finding in findings.findings where finding.status == .undetermined {
      let act = plan.rules[finding.rule].act
      guard route.of.includes(act: act.id.value, penalty: plan.penalty(of: act)?.id.value) else { continue }
      var current =
        line
        ?? Recommendation(
          route: route, acts: [], state: .recommended, addressee: nil, conditions: [], blockedBy: [], bars: [])
      if !current.acts.contains(act.id.value) { current.acts.append(act.id.value) }
      current.conditions = Self.texts(current.conditions + finding.missing.map { Localized(zh: $0.text, en: $0.text) })
      line = current
    }
    return line.map { [$0] } ?? []
  }

  private func line(_ index: Int, _ act: AssessedAct, addressee: Localized?) -> Recommendation {
    Recommendation(
      route: plan.routes[index].route, acts: [act.act.id.value], state: .recommended, addressee: addressee,
      conditions: [], blockedBy: [], bars: [])
  }

  private static func texts(_ texts: [Localized]) -> [Localized] {
    var seen: Set<Localized> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// Lines of one route and one state are one line about several acts.
  private static func merged(_ lines: [Recommendation]) -> [Recommendation] {
    var result: [Recommendation] = []
    for line in lines {
      guard
        let index = result.firstIndex(where: {
          $0.route.id == line.route.id && $0.state == line.state && $0.addressee == line.addressee
        })
      else {
        result.append(line)
        continue
      }
      result[index].acts += line.acts.filter { !result[index].acts.contains($0) }
      result[index].conditions = texts(result[index].conditions + line.conditions)
      result[index].bars = texts(result[index].bars + line.bars)
      result[index].blockedBy = unique(result[index].blockedBy + line.blockedBy)
    }
    return result
  }
}
