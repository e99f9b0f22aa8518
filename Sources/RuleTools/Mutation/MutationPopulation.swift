public import Engine
public import Reports
public import Rules

/// The mutants that no case notices, tried on records: a run of these with `effects` among its variants says what each changes.
public struct MutationPopulation: Sendable {
  public let effects: VariantEffects
  /// Of the run, once it is over.
  public var records = 0
  public var unread = 0
  /// The mutants by their names, in the order of the variants.
  private let names: [String]

  /// Those that are marked as equivalent are tried too: a record may tell that the mark is wrong.
  public init(_ mutants: [Mutant], _ fates: [MutantFate], of checked: CheckedRuleSet, plan: Plan, countsAll: Bool) {
    var names: [String] = []
    var pairs: [PlanPair] = []
    for (mutant, fate) in zip(mutants, fates) {
      guard case .survived = fate, let variant = mutant.applied(to: checked) else { continue }
      names.append(mutant.id)
      pairs.append(PlanPair(plan, Plan(variant)))
    }
    self.names = names
    effects = VariantEffects(pairs, countsAll: countsAll)
  }

  /// By the mutants' names.
  public var found: [String: VariantEffects.Found] {
    Dictionary(zip(names, effects.found)) { first, _ in first }
  }
}
