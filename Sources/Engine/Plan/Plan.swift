public import CEL
import Diagnostics
public import Rules

/// A rule, compiled: every expression is an entry of the plan's one program.
///
/// A class, so that handing it about copies one reference.
public final class PlannedRule: Sendable {
  public let rule: Rule
  public let body: RuleBody<Entry>
  /// The same expressions as checked, for explanations.
  let checked: RuleBody<CheckedExpression>
  /// Index into the rule set's acts.
  public let act: Act

  init(rule: Rule, body: RuleBody<Entry>, checked: RuleBody<CheckedExpression>, act: Act) {
    self.rule = rule
    self.body = body
    self.checked = checked
    self.act = act
  }
}

/// A contradiction, compiled.
final class PlannedContradiction: Sendable {
  let contradiction: Contradiction
  let body: RuleBody<Entry>

  init(contradiction: Contradiction, body: RuleBody<Entry>) {
    self.contradiction = contradiction
    self.body = body
  }
}

/// A ground, compiled.
final class PlannedGround: Sendable {
  let ground: Ground
  let body: RuleBody<Entry>

  init(ground: Ground, body: RuleBody<Entry>) {
    self.ground = ground
    self.body = body
  }
}

/// A route, compiled.
final class PlannedRoute: Sendable {
  let route: Route
  let when: [Entry]
  let addressee: Entry?

  init(route: Route, when: [Entry], addressee: Entry?) {
    self.route = route
    self.when = when
    self.addressee = addressee
  }
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
  let contradictions: [PlannedContradiction]
  let grounds: [PlannedGround]
  let routes: [PlannedRoute]
  let bases: [String: PlannedBasis]
  /// How many names `each` binds at most.
  let bindings: Int
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
    contradictions = checked.contradictions.map {
      PlannedContradiction(contradiction: $0.contradiction, body: $0.body.map { builder.add($0) })
    }
    grounds = checked.grounds.map { PlannedGround(ground: $0.ground, body: $0.body.map { builder.add($0) }) }
    routes = checked.routes.map { route in
      PlannedRoute(
        route: route.route, when: route.when.map { builder.add($0) }, addressee: route.addressee.map { builder.add($0) })
    }
    let bodies = rules.map(\.body) + grounds.map(\.body) + contradictions.map(\.body)
    bindings = bodies.map(\.each.count).max() ?? 0
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
