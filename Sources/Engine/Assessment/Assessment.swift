public import CEL
public import Diagnostics
public import Records
public import Rules

/// What follows from the findings of one record: acts in law with their fines, the grounds that hold, what only a person
/// can answer, the authority's own decisions compared, and what to recommend.
public struct Assessment: Sendable {
  public var acts: [AssessedAct] = []
  public var grounds: [AssessedGround] = []
  public var questions: [AskedQuestion] = []
  /// Of all acts together; nil where there is no act.
  public var fine: AmountRange?
  public var decisions: [ComparedDecision] = []
  public var recommendations: [Recommendation] = []

  public init() {}

  /// Whether the record counts as a case: an act that is neither excused nor out of time.
  public var isCase: Bool { acts.contains { $0.outcome == .penalty || $0.outcome == .mayWaive } }
}

public enum ActOutcome: String, Sendable, CaseIterable {
  case penalty
  case mayWaive = "may_waive"
  case noPenalty = "no_penalty"
  case timeBarred = "time_barred"

  /// Whether there can be a fine at all.
  public var isPunishable: Bool { self == .penalty || self == .mayWaive }
}

/// One thing that a fine is counted over, with what it is worth.
public struct ValuedGoods: Sendable, Hashable {
  public var cell: CellID
  public var path: String
  /// Yuan; nil: not established, or part of a figure that covers several.
  public var value: ExactDecimal?
}

/// A value made of parts: the sum of what is known, and whether that is all.
public struct GoodsValue: Sendable {
  public var parts: [ValuedGoods] = []
  public var known = ExactDecimal.zero
  public var isComplete = true
  /// The value is established as absent, or must not be used.
  public var isUndeterminable = false
  /// How the sum came about, in words.
  public var arithmetic: [Localized] = []
}

public struct AbsorbedAct: Sendable, Hashable {
  public var act: String
  public var goods: [String]
}

public struct Confiscated: Sendable {
  public var what: String
  public var amount: ExactDecimal?
  public var isMandatory: Bool
}

public struct PersonalConsequence: Sendable {
  public var role: String
  /// Nil: nobody with that role stands in the record.
  public var person: CellID?
  public var path: String?
  /// Nil where the income is not established.
  public var fine: AmountRange?
  public var formula: Localized?
  public var ban: BanLength?
}

/// Findings that are one act in law, and what it costs.
public struct AssessedAct: Sendable {
  public var act: Act
  /// The provision that it stands for at its time.
  public var provision: String
  public var penalty: Penalty?
  /// Where the text changed between the act and the decision: what it costs by the one law and by the other.
  public var laws: [LawOfTime] = []
  /// Which of them counts; nil where there is one only, or where a person has to choose.
  public var law: Ground.Moment?
  /// Indices into the record's findings.
  public var findings: [Int]
  /// When it was done, as far as known.
  public var from: CalendarDate?
  public var to: CalendarDate?
  public var goods: [CellID]
  public var hasOpenGoods: Bool
  public var isConduct: Bool
  /// Its goods stand in a list that was not fully entered: there may be more of them.
  public var mayHaveMoreGoods: Bool
  public var value: GoodsValue
  public var fine: AmountRange?
  public var arithmetic: Localized
  public var outcome: ActOutcome
  public var isSerious: Bool
  /// A ground allows a fine below the lower end.
  public var isReducible: Bool = false
  public var absorbed: [AbsorbedAct]
  /// The act that takes all its goods, if one does.
  public var absorbedBy: String?
  /// Goods that a heavier act took away.
  public var remainsOf: [CellID] = []
  public var confiscation: [Confiscated]
  public var persons: [PersonalConsequence]
  /// Years in which the party can apply for nothing.
  public var barYears: Int?
}

public enum GroundState: String, Sendable, CaseIterable {
  case holds, open
  case notMet = "not_met"
}

public struct AssessedGround: Sendable {
  let planned: PlannedGround
  public var acts: [String]
  public var state: GroundState
  public var evidence: [Evidence]
  public var missing: [MissingFact]
  /// Some fact of it is established.
  public var isPointedAt: Bool

  public var ground: Ground { planned.ground }
}

public struct AskedQuestion: Sendable, Hashable {
  public var question: String
  public var subject: String
  /// Nil while open.
  public var answer: Bool?

  public init(question: String, subject: String, answer: Bool?) {
    self.question = question
    self.subject = subject
    self.answer = answer
  }
}

public enum Position: String, Sendable, CaseIterable {
  case inside, below, above
  case notBelow = "not_below"
  case notStated = "not_stated"
  case agrees
  case otherProvision = "other_provision"
  case notFound = "not_found"
  case notDecided = "not_decided"
  case lawfulRoute = "lawful_route"
  case noRoute = "no_route"
}

public struct ComparedDecision: Sendable {
  public struct Sum: Sendable {
    public var decided: ExactDecimal?
    public var expected: AmountRange?
    public var position: Position
  }

  public struct DecidedAct: Sendable {
    public var act: String
    public var provision: String?
    public var position: Position
  }

  public var number: String?
  public var fine: Sum
  public var confiscated: Sum
  public var acts: [DecidedAct]
  public var revocation: Position
}

public struct Recommendation: Sendable {
  public enum State: String, Sendable, CaseIterable { case recommended, conditional, barred }

  public var route: Route
  public var acts: [String]
  public var state: State
  public var addressee: Localized?
  public var conditions: [Localized]
  public var blockedBy: [MissingFact]
  /// Why it is barred.
  public var bars: [Localized]
}
