public import CEL
public import Diagnostics
public import Documents

/// What synthetic records are drawn from: records in which nothing is wrong, what is planted into them, what must come out.
/// Texts in records may hold `{name}`, which stands for what a draw of that name gives.
public struct CampaignData: Sendable {
  public var settings: CampaignSettings?
  public var draws: [CampaignDraw] = []
  public var kinds: [VisitKind] = []
  public var plants: [Plant] = []
  public var endings: [Ending] = []

  /// Where its files lie, from the rule folder.
  public static let folder = "campaign/"
}

/// The campaign as it is drawn unless somebody asks for another number of visits; then its totals grow with the visits.
public struct CampaignSettings: Sendable {
  public var visits: Int
  public var cases: Int
  /// Fines and confiscations of all cases together, in yuan.
  public var money: ExactDecimal
  /// An action that is recommended for so many enterprises.
  public var action: Located<String>
  public var enterprises: Int
  public var from: CalendarDate
  public var to: CalendarDate
  /// How often an enterprise is visited on average.
  public var visitsEach: Int
  /// Of 100 cases, how many have a second violation.
  public var secondPlant: Int
  /// Of 100 other visits, how many hold a near miss, and how many cannot be concluded.
  public var nearMiss: Int
  public var open: Int
  /// Where in its lawful range a fine lies, in percent, and how often.
  public var positions: [(percent: Int, weight: Int)]
  /// What a decision says besides its sums and acts.
  public var decision: EditableTree
  /// How a record tells of earlier cases of its enterprise.
  public var earlier: EarlierForm?
  /// What an inquiry adds to the record of a case.
  public var inquiry: CampaignPatch
  public var span: SourceSpan
}

/// What stands in a record for each act of each case of its enterprise that was decided before the visit. All is drawn as at
/// the earlier visit; `{act}` is the act.
public struct EarlierForm: Sendable {
  /// The list in the record.
  public var path: Located<String>
  /// The draw that says when a case was decided.
  public var date: Located<String>
  public var entry: EditableTree
  /// The same, said apart from the record.
  public var fact: EditableTree?
}

/// A value drawn for a visit, or once for an enterprise.
public struct CampaignDraw: Sendable {
  public struct Stretch: Sendable {
    public var from: Int64, to: Int64, weight: Int
  }

  public enum Form: Sendable {
    case oneOf([(value: EditableTree, weight: Int)])
    /// A number from one of the stretches; `scale` of its digits stand behind the point.
    case number([Stretch], scale: Int)
    /// A day so many years and days from another.
    case day(of: Located<String>, years: Int, from: Int, to: Int)
    case product([Located<String>])
    /// A whole part of a whole number, between two percentages.
    case share(of: Located<String>, from: Int, to: Int)
    /// What is left of a number when others are taken away.
    case rest(of: Located<String>, less: [Located<String>])
    /// A day without its hyphens.
    case compact(Located<String>)
    /// The month of a day.
    case month(Located<String>)
    /// The year of a day.
    case year(Located<String>)
    /// What was drawn at the visit that this one comes after.
    case earlier(Located<String>)
    case text(Located<String>)
  }

  public var id: Located<String>
  /// The same at every visit to the enterprise.
  public var isOfEnterprise: Bool
  public var form: Form
}

/// What is changed in a record: paths and their values; nil leaves the field out.
public typealias CampaignPatch = [(path: Located<String>, value: EditableTree?)]

/// A kind of visit with a record in which nothing is wrong.
public struct VisitKind: Sendable {
  public var id: Located<String>
  public var title: Localized
  /// Its part of all visits.
  public var share: Int
  /// The kind whose enterprises it visits, where it has none of its own.
  public var enterprises: Located<String>?
  /// The kind whose record it changes, where it has none of its own.
  public var like: Located<String>?
  public var record: EditableTree?
  public var patch: CampaignPatch
  /// What is true of the record, said apart from it.
  public var facts: [EditableTree]
}

/// What came of an enterprise: how all later visits find it, with nothing else planted.
public struct Ending: Sendable {
  public var id: Located<String>
  public var title: Localized
  /// The draw, of the visit that it came of, of the day from which on it is so.
  public var since: Located<String>
  public var patch: CampaignPatch
  /// What is true of these visits, in place of the facts of their kinds.
  public var facts: [EditableTree]
}

/// Facts planted into a record.
public struct Plant: Sendable {
  public enum Outcome: String, Sendable, CaseIterable {
    /// Makes the visit a case.
    case violation
    /// Comes close to one.
    case nearMiss = "near_miss"
    /// Cannot be concluded yet.
    case open
    /// Makes a record that must be refused; only drawn beside the campaign, where that is asked for.
    case invalid
  }

  /// The same enterprise was a case before, with one of these planted, so many days ago.
  public struct After: Sendable {
    public var plants: [Located<String>]
    public var from: Int
    public var to: Int
  }

  public var id: Located<String>
  public var title: Localized
  public var outcome: Outcome
  public var kinds: [Located<String>]
  /// How often, among the plants of its outcome.
  public var share: Int
  /// How many visits of the campaign as set, where it is not left to chance.
  public var count: Int?
  /// The first day of a visit that it is planted into.
  public var from: CalendarDate?
  public var after: After?
  /// What comes of the enterprise.
  public var ending: Located<String>?
  /// May stand beside another violation.
  public var isBeside: Bool
  public var patch: CampaignPatch
  public var facts: [EditableTree]
  /// The acts that must come out.
  public var acts: [Located<String>]
  /// Rules whose findings are no violations and are listed all the same, with their status.
  public var status: [(rule: Located<String>, status: Located<String>)]
  /// Actions and the state in which they must be recommended.
  public var recommend: [(action: Located<String>, state: Located<String>)]
}
