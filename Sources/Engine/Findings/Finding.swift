public import CEL
public import Diagnostics
public import Records
import Rules

/// One value that a finding rests on, with its place.
public struct Evidence: Sendable, Hashable {
  public var cell: CellID
  public var path: String
  /// As shown to people: `12.5 mg/kg`; nil for null.
  public var value: String?
  public var isBoolean: Bool
  public var unit: String?
  public var isSensitive: Bool
  /// The path whose value stood in, where the field was left out.
  public var standIn: String?
  /// The earlier run and record that it was taken from, where the record's own file does not say it.
  public var kept: KeptSource?

  /// What stands in the place of personal data.
  public static let mask = "***"
}

/// Why a finding has its status, where it is not the conditions alone.
public enum Reason: Sendable, Hashable {
  case exception(Localized)
  case procedure(Localized)
  /// The act lies before the time that the rule set covers.
  case lawNotEncoded
  case error(Localized)

  public var text: Localized {
    switch self {
    case .exception(let text), .procedure(let text), .error(let text): text
    case .lawNotEncoded: Localized(zh: "规则集未收录行为发生时的法律", en: "law_not_encoded: the rule set does not hold the law of that time")
    }
  }
}

/// A fact that nobody established: a place in the record, or what the rule set's data lacks.
public enum MissingFact: Sendable, Hashable {
  case path(String)
  /// A question that only a person can answer, about a subject.
  case question(id: String, subject: String)
  case other(String)

  var isQuestion: Bool {
    if case .question = self { return true }
    return false
  }

  init(host fact: HostFact) {
    if fact.kind == "question", fact.parts.count == 2 {
      self = .question(id: fact.parts[0], subject: fact.parts[1])
    } else {
      self = .other("\(fact.kind)(\(fact.parts.joined(separator: ", ")))")
    }
  }

  public var text: String {
    switch self {
    case .path(let path): path
    case .question(let id, let subject): "judged(\(id), \(subject))"
    case .other(let text): text
    }
  }
}

/// One condition with its value and the values it was made of.
public struct TracedCondition: Sendable {
  public var part: String
  public var text: String
  public var truth: Truth
  public var operands: [(text: String, value: String)]
}

/// The conditions of a rule over one thing that it looks at.
public struct TracedSubject: Sendable {
  public var subject: String
  public var conditions: [TracedCondition]
}

/// What one rule says of one thing.
public struct Finding: Sendable {
  /// Index into the plan's rules.
  public var rule: Int
  public var status: Status
  /// One cell for each binding of `each`.
  public var subjects: [CellID]
  public var subject: String
  public var span: SourceSpan
  public var reason: Reason?
  public var missing: [MissingFact]
  /// Exceptions that the party could still raise.
  public var notRaised: [Localized]
  public var evidence: [Evidence]
  public var message: Localized
  /// The goods that the fine is counted over, in their own places; nil: the rule has none (conduct).
  public var goods: [CellID]?
  /// The rule has goods, and they are not established.
  public var areGoodsOpen: Bool
  /// Another party whom it is about; nil: the inspected enterprise.
  public var party: CellID?
  public var isReferred: Bool
  /// What must be established before one can say whom it is about.
  public var partyMissing: [MissingFact]
  /// When the act was done, as far as known: from its beginning to its end.
  public var from: CalendarDate?
  public var to: CalendarDate?
  public var trace: [TracedCondition]
  /// Of a violation, where they are wanted.
  public var reasons = Reasons()
}

/// The one status of one rule over one thing.
public struct Verdict: Sendable, Hashable {
  /// Index into the plan's rules.
  public var rule: Int
  public var subject: String
  public var status: Status
  /// The part of the rule that decided it, or what is missing; nil where all conditions hold.
  public var reason: String?
}

/// Two facts of a record that cannot both be true.
public struct Contradicted: Sendable, Hashable {
  public var id: String
  public var path: String
  public var span: SourceSpan
  public var message: Localized
  /// No rule set says it, but what earlier runs kept: it holds under any.
  public var isFromHistory: Bool

  public init(id: String, path: String, span: SourceSpan, message: Localized, isFromHistory: Bool = false) {
    self.id = id
    self.path = path
    self.span = span
    self.message = message
    self.isFromHistory = isFromHistory
  }
}

/// All that the rules say of one record.
public struct RecordFindings: Sendable {
  /// Listed findings of active rules, by rule id, then place.
  public var findings: [Finding] = []
  /// The same of draft rules: shown as shadows, never counted.
  public var shadows: [Finding] = []
  public var counts = StatusCounts()
  /// Number of things looked at, over all active rules: the sum of the counts.
  public var subjects = 0
  /// Facts nobody established, with the number of rules that ask for each, most wanted first.
  public var unexamined: [(fact: MissingFact, rules: Int)] = []
  public var warnings: [Contradicted] = []
  /// Every thing looked at with its one status, where a ledger is wanted; of draft rules too.
  public var verdicts: [Verdict] = []
  /// The statuses of rules that are watched, in the order of rules and things.
  var watched = WatchedStatuses()

  public init() {}
}
