public import Diagnostics

/// A mutant that a person found to be no mistake: it says the same as the rule set, for the reason given.
public struct EquivalentMutant: Sendable {
  public var mutant: Located<String>
  public var reason: Localized

  /// Its file in the rule folder.
  public static let fileName = "mutants.yaml"
}
