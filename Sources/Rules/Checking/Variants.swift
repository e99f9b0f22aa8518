import CEL
import Diagnostics

extension CheckedRuleSet {
  /// What a variant of a rule set changes.
  public enum Change: Sendable, Hashable {
    /// Indices into the source's own lists.
    case rule(Int), ground(Int), route(Int), basis(Int)
    /// Provisions, acts, penalties: nothing with an expression.
    case law
    /// Functions: every expression may call them.
    case functions
  }

  /// Checks a rule set that differs from this one in one entry; what the change does not reach is taken over as it is.
  /// Nil where the variant is no rule set: a name that is not declared, an expression that is ill-typed.
  public func variant(_ set: RuleSet, changing change: Change) -> CheckedRuleSet? {
    var checker = RuleChecker(set, tables: tables)
    if change == .functions { return checker.check(digest: digest) }
    checker.checkNames()
    var rules = rules
    var grounds = grounds
    var routes = routes
    var bases = bases
    switch change {
    case .rule(let index):
      let rule = set.rules[index]
      guard let place = rules.firstIndex(where: { $0.rule.id.value == rule.id.value }) else { return nil }
      rules[place] = CheckedRule(rule: rule, body: checker.body(of: rule))
    case .ground(let index):
      grounds[index] = CheckedGround(ground: set.grounds[index], body: checker.body(of: set.grounds[index]))
    case .route(let index): routes[index] = checker.checkedRoute(set.routes[index])
    case .basis(let index): bases[index] = checker.checkedBasis(set.bases[index])
    case .law, .functions: break
    }
    checker.tellUnknownNames()
    guard !checker.diagnostics.hasErrors else { return nil }
    return CheckedRuleSet(
      source: set, digest: digest, rules: rules, contradictions: contradictions, grounds: grounds, routes: routes,
      bases: bases, actType: actType, tables: tables, tableScopes: tableScopes)
  }
}
