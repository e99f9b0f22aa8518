import CEL
import Engine
import Rules

/// A case that passes, with what its outcome rests on.
struct BaselineCase: Sendable {
  var prepared: PreparedCase
  var outcome: CaseOutcome
  /// Rules with a listed finding.
  var findingRules: Set<String>
  var acts: Set<String>
  var penalties: Set<String>
  var grounds: Set<String>

  init(_ prepared: PreparedCase, outcome: CaseOutcome, findings: RecordFindings, assessment: Assessment, plan: Plan) {
    self.prepared = prepared
    self.outcome = outcome
    findingRules = Set(findings.findings.map { plan.rules[$0.rule].rule.id.value })
    acts = Set(assessment.acts.map(\.act.id.value))
    penalties = Set(assessment.acts.compactMap(\.penalty?.id.value))
    grounds = Set(assessment.grounds.map(\.ground.id.value))
  }

  private var expect: RuleTest.Expectation { prepared.one.expect }

  var expectsRecommendations: Bool {
    !expect.recommend.isEmpty || !expect.addressees.isEmpty || !expect.stepsBefore.isEmpty
      || expect.cites.contains { $0.part == .recommendation }
  }

  /// It would notice what an assessment says beyond the rule's own status.
  var expectsAssessment: Bool {
    expectsRecommendations || expect.acts != nil || expect.refers != nil || expect.fine != nil || expect.personalFine != nil
      || !expect.cites.isEmpty || !expect.grounds.isEmpty || expect.persons != nil || expect.barYears != nil
      || expect.confiscate != nil || !expect.confiscatedYuan.isEmpty
  }
}

/// Which cases a change of an entry can reach.
struct ConcernedCases: Sendable {
  private struct Callers {
    var rules: Set<String> = []
    var grounds: Set<String> = []
    var routes: Set<String> = []
    var isCalledByBases = false
  }

  private let set: RuleSet
  private let cases: [BaselineCase]
  private let byRule: [String: [Int]]
  private let assessing: [Int]
  /// Function -> what calls it, directly or through others.
  private let callers: [String: Callers]

  init(_ set: RuleSet, _ cases: [BaselineCase]) {
    self.set = set
    self.cases = cases
    byRule = Dictionary(grouping: cases.indices) { cases[$0].prepared.rule }
    assessing = cases.indices.filter { cases[$0].expectsAssessment }
    callers = Self.callers(in: set)
  }

  /// Cases that might notice the change as they are, in the order in which they are worth trying.
  func of(_ entry: EntryName) -> [Int] {
    let noticing = entry.section == .route ? assessing.filter { cases[$0].expectsRecommendations } : assessing
    return of(entry, among: noticing)
  }

  /// Cases whose records the change can reach, whatever they expect now.
  func reachable(from entry: EntryName) -> [Int] { of(entry, among: Array(cases.indices)) }

  private func of(_ entry: EntryName, among assessing: [Int]) -> [Int] {
    switch entry.section {
    case .rule:
      let own = byRule[entry.id] ?? []
      return own + assessing.filter { cases[$0].prepared.rule != entry.id && cases[$0].findingRules.contains(entry.id) }
    case .function:
      let callers = callers[entry.id] ?? Callers()
      let own = cases.indices.filter { callers.rules.contains(cases[$0].prepared.rule) }
      let routed = Set(callers.routes.flatMap { routeCases($0, among: assessing) })
      return own + assessing.filter { index in
        let one = cases[index]
        return !callers.rules.contains(one.prepared.rule)
          && (routed.contains(index) || callers.isCalledByBases && !one.acts.isEmpty || !one.grounds.isDisjoint(with: callers.grounds))
      }
    case .provision:
      let acts = set.acts.filter { act in ([act.provision] + act.versions).contains { $0.value == entry.id } }.map(\.id.value)
      return assessing.filter { !cases[$0].acts.isDisjoint(with: acts) }
    case .act: return assessing.filter { cases[$0].acts.contains(entry.id) }
    case .penalty: return assessing.filter { cases[$0].penalties.contains(entry.id) }
    case .ground: return assessing.filter { cases[$0].grounds.contains(entry.id) }
    case .route: return routeCases(entry.id, among: assessing)
    case .basis: return assessing.filter { !cases[$0].acts.isEmpty }
    }
  }

  private func routeCases(_ id: String, among assessing: [Int]) -> [Int] {
    guard let route = set.routes.first(where: { $0.id.value == id }) else { return [] }
    let penaltyOf = Dictionary(
      set.acts.map { ($0.id.value, set.provision($0.provision.value)?.penalty?.value) }) { first, _ in first }
    return assessing.filter { index in
      let one = cases[index]
      return route.needs == .undetermined || one.acts.contains { route.of.includes(act: $0, penalty: penaltyOf[$0] ?? nil) }
    }
  }

  private static func callers(in set: RuleSet) -> [String: Callers] {
    var found: [String: Callers] = [:]
    func note(_ expressions: [SourceExpression], _ add: (inout Callers) -> Void) {
      for name in set.functionsCalled(in: expressions) { add(&found[name, default: Callers()]) }
    }
    for rule in set.rules { note(rule.expressions) { $0.rules.insert(rule.id.value) } }
    for ground in set.grounds { note(ground.when + ground.each.map(\.list)) { $0.grounds.insert(ground.id.value) } }
    for route in set.routes { note(route.expressions) { $0.routes.insert(route.id.value) } }
    for basis in set.bases { note(basis.otherwise + basis.otherwiseAtLeast) { $0.isCalledByBases = true } }
    return found
  }
}

extension RuleSet {
  /// The rule set's own functions that expressions call, directly or through others.
  func functionsCalled(in expressions: [SourceExpression]) -> Set<String> {
    func calls(in expressions: [SourceExpression]) -> [String] {
      expressions.flatMap(\.expression.nodes).compactMap { node in
        if case .call(let name, nil, _) = node.kind { return name }
        return nil
      }
    }
    var found: Set<String> = []
    var open = calls(in: expressions)
    while let name = open.popLast() {
      guard let function = functions.first(where: { $0.name.value == name }), found.insert(name).inserted else { continue }
      open += calls(in: [function.body])
    }
    return found
  }
}

extension Route {
  /// Its conditions, and whom it is addressed to where that is worked out.
  var expressions: [SourceExpression] {
    if case .value(let addressee)? = addressee { return when + [addressee] }
    return when
  }
}

extension Rule {
  /// All its expressions, messages apart.
  var expressions: [SourceExpression] {
    let dates = lawDate.flatMap { date in
      switch date {
      case .day(let day): [day]
      case .period(let from, let to): [from, to]
      }
    }
    let excuses = (unless + pending).flatMap(\.when)
    return each.map(\.list) + dates + applies + when + excuses + [goods, party].compactMap { $0 }
  }
}
