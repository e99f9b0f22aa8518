public import CEL
import Diagnostics
public import Rules

/// A rule, compiled: every expression is an entry of the plan's one program.
public struct PlannedRule: Sendable {
  public let rule: Rule
  public let body: RuleBody<Entry>
  /// The same expressions as checked, for explanations.
  let checked: RuleBody<CheckedExpression>
  /// Index into the rule set's acts.
  public let act: Act
}

/// A basis, compiled: expressions over goods by the list that these stand in.
struct PlannedBasis: Sendable {
  let basis: Basis
  let otherwise: [String: [Entry]]
  let otherwiseAtLeast: [String: [Entry]]
}

/// A checked rule set, ready to run. Made once and shared by all workers.
public final class Plan: Sendable {
  public let rules: [PlannedRule]
  let contradictions: [(contradiction: Contradiction, body: RuleBody<Entry>)]
  let grounds: [(ground: Ground, body: RuleBody<Entry>)]
  let routes: [(route: Route, when: [Entry], addressee: Entry?)]
  let bases: [String: PlannedBasis]
  let program: Program
  let host: RuleHost
  public let source: CheckedRuleSet

  public init(_ checked: CheckedRuleSet) {
    var builder = ProgramBuilder()
    source = checked
    rules = checked.rules.compactMap { rule in
      // The checker made sure that the act is declared.
      guard let act = checked.source.act(rule.rule.act.value) else { return nil }
      return PlannedRule(rule: rule.rule, body: rule.body.map { builder.add($0) }, checked: rule.body, act: act)
    }
    contradictions = checked.contradictions.map { ($0.contradiction, $0.body.map { builder.add($0) }) }
    grounds = checked.grounds.map { ($0.ground, $0.body.map { builder.add($0) }) }
    routes = checked.routes.map { ($0.route, $0.when.map { builder.add($0) }, $0.addressee.map { builder.add($0) }) }
    var bases: [String: PlannedBasis] = [:]
    for basis in checked.bases {
      bases[basis.basis.id.value] = PlannedBasis(
        basis: basis.basis, otherwise: basis.otherwise.mapValues { $0.map { builder.add($0) } },
        otherwiseAtLeast: basis.otherwiseAtLeast.mapValues { $0.map { builder.add($0) } })
    }
    self.bases = bases
    host = RuleHost(checked, scopes: checked.tableScopes.map { builder.add($0) })
    program = builder.finish()
  }

  public var manifest: Manifest { source.source.manifest }
  public var ruleSet: RuleSet { source.source }

  func penalty(of act: Act) -> Penalty? {
    ruleSet.provision(act.provision.value)?.penalty.flatMap { ruleSet.penalty($0.value) }
  }
}
