public import Diagnostics
public import Engine
import Reports
import Rules

/// What `rules diff` says: the changes of the rules, and what they do to a population of records.
public struct DifferenceReport: Sendable {
  let difference: RuleDifference
  /// Nil where no records were given.
  let effects: PopulationEffects?
  let sources: SourceMap
  let identities: Both<RuleSetIdentity>
  let words: EffectWords
  /// How many rows of a table, and how many records, a text names; nil names all.
  let limit: Int?

  public init(
    _ difference: RuleDifference, _ effects: PopulationEffects?, plans: Both<Plan>, sources: SourceMap, limit: Int? = Self.usualLimit
  ) {
    self.difference = difference
    self.effects = effects
    self.sources = sources
    self.limit = limit
    identities = Both(RuleSetIdentity(plans.first), RuleSetIdentity(plans.second))
    words = EffectWords(plans.second)
  }

  public static let usualLimit = 10

  /// Whether anything is different: a rule, or what comes of a record.
  public var isDifferent: Bool { !difference.changes.isEmpty || (effects?.totals.changed ?? 0) > 0 }

  /// Records that neither rule set could read.
  public var unread: Int { effects?.totals.readings[.neither] ?? 0 }

  /// Whether there was any record to judge.
  public var hasNoRecord: Bool { effects.map { $0.totals.readings.values.reduce(0, +) == 0 } ?? false }

  /// Sections with a change, in order, with how many changes of each kind.
  var counts: [(section: String, title: Localized, kinds: [(kind: RuleChange.Kind, count: Int)])] {
    var order: [String] = []
    for change in difference.changes where !order.contains(change.section) { order.append(change.section) }
    return order.map { section in
      let own = difference.changes.filter { $0.section == section }
      let kinds = RuleChange.Kind.allCases.compactMap { kind in
        let count = own.count { $0.kind == kind }
        return count == 0 ? nil : (kind, count)
      }
      return (section, difference.titles[section] ?? Localized(zh: section, en: section), kinds)
    }
  }

  static func word(_ kind: RuleChange.Kind) -> Localized {
    switch kind {
    case .added: Localized(zh: "新增", en: "added")
    case .removed: Localized(zh: "删除", en: "removed")
    case .changed: Localized(zh: "修改", en: "changed")
    case .renamed: Localized(zh: "改名", en: "renamed")
    case .reordered: Localized(zh: "顺序变更", en: "reordered")
    }
  }
}
