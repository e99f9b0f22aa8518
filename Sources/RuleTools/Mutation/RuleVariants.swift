import CEL
import Diagnostics
import Rules

/// The small changes of rules and of the functions they call.
enum RuleVariants {
  static func of(_ rule: Rule, in set: RuleSet) -> [Variant<Rule>] {
    conditions(of: rule) + dates(of: rule, in: set) + names(of: rule, in: set) + roles(of: rule)
  }

  private static func conditions(of rule: Rule) -> [Variant<Rule>] {
    func with(_ change: (inout Rule) -> Void) -> Rule {
      var other = rule
      change(&other)
      return other
    }
    let applies = ConditionVariants.of(rule.applies, at: "applies").map { variant in
      variant.map { list in with { $0.applies = list } }
    }
    // Without any condition it would not be a rule.
    let when = ConditionVariants.of(rule.when, at: "when").filter { !$0.value.isEmpty }.map { variant in
      variant.map { list in with { $0.when = list } }
    }
    let unless = ConditionVariants.of(rule.unless, at: "unless", withBurden: true).map { variant in
      variant.map { list in with { $0.unless = list } }
    }
    let pending = ConditionVariants.of(rule.pending, at: "pending", withBurden: false).map { variant in
      variant.map { list in with { $0.pending = list } }
    }
    return applies + when + unless + pending
  }

  private static func dates(of rule: Rule, in set: RuleSet) -> [Variant<Rule>] {
    ConditionVariants.of(rule.inForce, edge: set.manifest.covers.from, span: rule.id.span).map { variant in
      variant.map { inForce in
        var other = rule
        other.inForce = inForce
        return other
      }
    }
  }

  private static func names(of rule: Rule, in set: RuleSet) -> [Variant<Rule>] {
    var found: [Variant<Rule>] = []
    for (index, basis) in rule.basis.enumerated() {
      let names = LawVariants.siblings(of: basis.value, in: set)
      guard let swap = ConditionVariants.swapped(basis, among: names, kind: .citation, place: "basis[\(index)]") else {
        continue
      }
      found.append(
        swap.map { name in
          var other = rule
          other.basis[index] = name
          return other
        })
    }
    let acts = set.acts.map(\.id.value)
    if let swap = ConditionVariants.swapped(rule.act, among: acts, kind: .citation, place: "act") {
      found.append(
        swap.map { name in
          var other = rule
          other.act = name
          return other
        })
    }
    return found
  }

  /// Whose act it is, and which goods it is about.
  private static func roles(of rule: Rule) -> [Variant<Rule>] {
    var found: [Variant<Rule>] = []
    if let party = rule.party {
      var other = rule
      other.party = nil
      found.append(
        Variant(
          value: other, kind: .consequence, place: "party", before: party.text, after: "(dropped)", span: party.span))
    }
    if let goods = rule.goods {
      var other = rule
      other.goods = nil
      found.append(
        Variant(
          value: other, kind: .consequence, place: "goods", before: goods.text, after: "(dropped)", span: goods.span))
    }
    return found
  }

  static func of(_ function: RuleFunction) -> [Variant<RuleFunction>] {
    ExpressionVariants.of(function.body, at: "is").map { variant in
      variant.map { body in
        var other = function
        other.body = body
        return other
      }
    }
  }
}
