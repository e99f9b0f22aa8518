public import CEL
public import Diagnostics

public struct Instrument: Sendable {
  public var id: Located<String>
  public var title: Localized
  public var number: Localized?
}

/// One provision: instrument, article, paragraph, item.
public struct Provision: Sendable {
  public var id: Located<String>
  public var instrument: Located<String>
  public var cite: Localized
  public var title: Localized
  public var inForce: InForce
  public var verified: Verification?
  public var penalty: Located<String>?
}

/// What the law punishes as one act, whichever rules find it.
public struct Act: Sendable {
  public var id: Located<String>
  public var title: Localized
  /// The one it stands for now, where the text changed.
  public var provision: Located<String>
  /// Acts of one nature repeat each other.
  public var nature: String
  /// Where the text changed: the provisions it stood for in turn, each in its own time of force.
  public var versions: [Located<String>]

  /// All that it stands for, each in its time.
  public var provisions: [Located<String>] { versions.isEmpty ? [provision] : versions }
}

/// Lower and upper end; an upper end that nobody can name yet is nil.
public struct AmountRange: Sendable, Hashable {
  public var min: ExactDecimal
  public var max: ExactDecimal?

  public init(min: ExactDecimal, max: ExactDecimal?) {
    self.min = min
    self.max = max
  }
}

/// A stretch of the basis value and the fine that goes with it.
public struct Band: Sendable {
  public enum Measure: Sendable {
    /// Yuan.
    case fixed(AmountRange)
    /// Multiples of the basis value.
    case times(AmountRange)
  }

  /// Inclusive; nil: from nothing.
  public var from: ExactDecimal?
  /// Exclusive; nil: no end.
  public var below: ExactDecimal?
  public var measure: Measure
}

public struct FineScale: Sendable {
  /// The basis; nil where the fine depends on none.
  public var of: Located<String>?
  public var bands: [Band]
  /// Where the basis is established as absent or must not be used.
  public var undeterminable: AmountRange?
}

public struct Confiscation: Sendable {
  public var what: String
  public var isMandatory: Bool
  /// The basis that says how much.
  public var basis: Located<String>?
}

public enum BanLength: Sendable, Hashable {
  case years(Int)
  case lifetime
}

public struct PersonalPenalty: Sendable {
  public var roles: [String]
  /// Multiples of income, or yuan.
  public var measure: Band.Measure?
  public var ban: BanLength?
}

public struct SeriousConsequences: Sendable {
  public var oneOf: [Located<String>]
  public var fine: FineScale?
  /// As the penalty's own, where the act is serious; the longer one counts.
  public var barYears: Int?
  public var persons: PersonalPenalty?
}

public struct Penalty: Sendable {
  public var id: Located<String>
  public var title: Localized
  public var provision: Located<String>?
  public var fine: FineScale?
  public var confiscate: [Confiscation]
  public var also: [Located<String>]
  /// Years in which the party can apply for nothing, whether the act is serious or not.
  public var barYears: Int?
  public var serious: SeriousConsequences?
  public var isCrimePossible: Bool

  /// Years in which the party can apply for nothing: in a serious case the longer of the two bars.
  public func barYears(isSerious: Bool) -> Int? {
    [barYears, isSerious ? serious?.barYears : nil].compactMap { $0 }.max()
  }
}
