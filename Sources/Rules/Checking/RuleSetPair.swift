import CEL
import Records

/// Two rule sets side by side, such as the old and the new one, and what they have in common: what the one finds by it, the other
/// finds too. Where that is in doubt, nothing counts as common.
public struct RuleSetPair: Sendable {
  /// A record that was read for the first is as the second would read it.
  public let sharesRecords: Bool
  /// For each rule of the second its place among those of the first: the one of the same id, else one of another id that says the
  /// same, else one that finds the same act by the same conditions; nil: it is new.
  public let counterparts: [Int?]
  /// For each rule of the second whether it finds exactly what its counterpart finds.
  public let sharesFindings: [Bool]
  /// The same findings lead to the same assessment.
  public let sharesAssessment: Bool
  public let sharesContradictions: Bool

  public init(_ first: CheckedRuleSet, _ second: CheckedRuleSet) {
    let data = CommonData(first, second)
    let frame = saysTheSame(first.source.schema.untitled, second.source.schema.untitled)
    sharesRecords = frame
    let manifest = saysTheSame(first.source.manifest.unnamed, second.source.manifest.unnamed) && frame
    counterparts = Self.counterparts(first, second)
    sharesFindings = zip(second.rules, counterparts).map { rule, place in
      guard manifest, let place else { return false }
      return first.rules[place].saysTheSame(as: rule) && data.suffices(for: rule.body.forms)
    }
    sharesContradictions =
      manifest && saysTheSame(first.contradictions, second.contradictions)
      && data.suffices(for: second.contradictions.flatMap(\.body.forms))
    sharesAssessment =
      manifest && Self.haveOneLaw(first, second) && data.suffices(for: second.grounds.flatMap(\.body.forms))
      && data.suffices(for: second.routes.flatMap { $0.when + [$0.addressee].compactMap { $0 } })
      && data.suffices(for: second.bases.flatMap { Array($0.otherwise.values.joined()) + $0.otherwiseAtLeast.values.joined() })
  }

  /// Two that have nothing in common but the ids of their rules.
  public init(strangers first: CheckedRuleSet, _ second: CheckedRuleSet) {
    counterparts = Self.counterparts(first, second)
    sharesFindings = second.rules.map { _ in false }
    (sharesRecords, sharesAssessment, sharesContradictions) = (false, false, false)
  }

  /// Everything that turns findings into acts, fines and recommendations.
  private static func haveOneLaw(_ first: CheckedRuleSet, _ second: CheckedRuleSet) -> Bool {
    let (one, other) = (first.source, second.source)
    return saysTheSame(one.instruments, other.instruments) && saysTheSame(one.provisions, other.provisions)
      && saysTheSame(one.acts, other.acts) && saysTheSame(one.penalties, other.penalties)
      && saysTheSame(one.questions, other.questions) && saysTheSame(first.grounds, second.grounds)
      && saysTheSame(first.routes, second.routes) && saysTheSame(first.bases, second.bases)
  }

  private static func counterparts(_ first: CheckedRuleSet, _ second: CheckedRuleSet) -> [Int?] {
    let places = Dictionary(first.rules.enumerated().map { ($1.rule.id.value, $0) }) { first, _ in first }
    let kept = Set(second.rules.map(\.rule.id.value))
    var gone = first.rules.indices.filter { !kept.contains(first.rules[$0].rule.id.value) }
    var found = second.rules.map { places[$0.rule.id.value] }
    for isSame in [CheckedRuleSet.CheckedRule.saysTheSame, CheckedRuleSet.CheckedRule.hasSameConditions] {
      for (index, rule) in second.rules.enumerated() where found[index] == nil {
        guard let place = gone.firstIndex(where: { isSame(first.rules[$0])(rule) }) else { continue }
        found[index] = gone.remove(at: place)
      }
    }
    return found
  }
}

extension CheckedRuleSet.CheckedRule {
  /// Whether it says the same, whatever its id.
  fileprivate func saysTheSame(as other: Self) -> Bool {
    var copy = self
    copy.rule.id = other.rule.id
    return Rules.saysTheSame(copy, other)
  }

  /// Whether it finds the same act by the same conditions, whatever it is called, cites and tells, and when it is in force.
  fileprivate func hasSameConditions(as other: Self) -> Bool {
    var copy = self
    copy.rule.title = other.rule.title
    copy.rule.status = other.rule.status
    copy.rule.category = other.rule.category
    copy.rule.basis = other.rule.basis
    copy.rule.inForce = other.rule.inForce
    copy.rule.message = other.rule.message
    copy.rule.verified = other.rule.verified
    copy.body.messageZH = other.body.messageZH
    copy.body.messageEN = other.body.messageEN
    return copy.saysTheSame(as: other)
  }
}

extension RuleBody {
  /// All its expressions.
  var forms: [Form] {
    var found: [Form] = []
    _ = map { found.append($0) }
    return found
  }
}

extension Manifest {
  /// Without its name and version, by which nothing is found.
  fileprivate var unnamed: Manifest {
    var copy = self
    copy.name = ""
    copy.version = ""
    return copy
  }
}
