import CEL
public import Diagnostics

/// Where a value (of goods, gains, a cost) comes from.
public struct Basis: Sendable {
  public struct Stated: Sendable {
    public var list: [String]
    public var of: String
    public var value: String
    public var atLeast: String?
  }

  public var id: Located<String>
  public var title: Localized
  /// A field of the goods object.
  public var value: String
  public var atLeast: String?
  /// Expressions over the fields of the goods object, where no value is stated.
  public var otherwise: [SourceExpression]
  /// Expressions whose established values add up to a lower limit, where neither a value nor `otherwise` gives one.
  public var otherwiseAtLeast: [SourceExpression]
  /// A list whose elements' values cover those of another list that refer to them.
  public var covers: [(whole: String, part: String)]
  public var stated: Stated?
  /// A field that, where true, forbids using the value.
  public var low: String?
  /// Where the record states the value for conduct without goods: `conduct.licence_gains`.
  public var conduct: [String]?
  /// The fields that it names, where they stand.
  var fields: [Located<String>]
}

public enum GroundEffect: String, Sendable, CaseIterable {
  case serious
  case mustNotPunish = "must_not_punish"
  case mayNotPunish = "may_not_punish"
  case timeBarred = "time_barred"
  case lighter, reduced, heavier
}

/// What a ground or a route is about: penalties, or single acts.
public struct Concern: Sendable {
  public var penalties: [Located<String>]
  public var acts: [Located<String>]

  public init(penalties: [Located<String>], acts: [Located<String>]) {
    self.penalties = penalties
    self.acts = acts
  }

  /// Whether it concerns an act under a penalty; without any name it concerns all.
  public func includes(act: String, penalty: String?) -> Bool {
    if penalties.isEmpty, acts.isEmpty { return true }
    return acts.contains { $0.value == act } || penalties.contains { $0.value == penalty }
  }
}

public struct Ground: Sendable {
  public enum Moment: String, Sendable, CaseIterable { case act, decision }

  public var id: Located<String>
  public var title: Localized
  public var provision: Located<String>?
  public var effect: GroundEffect
  public var of: Concern
  public var appliesAt: Moment
  public var inForce: InForce
  public var each: [Iteration]
  public var when: [SourceExpression]
  /// As for ``Rule/isBroken``.
  var isBroken: Bool
}

/// What only a person can find.
public struct Question: Sendable {
  public enum Subject: String, Sendable, CaseIterable { case act, path, record }

  public var id: Located<String>
  public var title: Localized
  public var of: Subject
}

/// A way that the law gives to a consequence.
public struct Route: Sendable {
  public enum Need: String, Sendable, CaseIterable {
    /// A ground that makes the act serious holds.
    case serious
    /// The act stands.
    case act
    /// Something points to a violation and facts are missing.
    case undetermined
    /// The act stands and is not to be punished, or can no longer be.
    case noPenalty = "no_penalty"
  }

  public enum Addressee: Sendable {
    case text(Localized)
    case value(SourceExpression)
  }

  public var id: Located<String>
  public var action: Located<String>
  public var provision: Located<String>?
  public var of: Concern
  public var needs: Need
  /// The conditions: first those that have to hold for the route to be spoken of, then those that open it.
  public var when: [SourceExpression]
  /// How many of them come first.
  public var given: Int
  public var barred: [Localized]
  public var addressee: Addressee?
  public var alternatives: [Located<String>]
  public var stepsBefore: [String]
}
