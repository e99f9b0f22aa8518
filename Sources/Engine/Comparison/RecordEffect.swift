public import Rules

/// A thing under the first rule set, and under the second.
public struct Both<Value: Sendable>: Sendable {
  public var first: Value
  public var second: Value

  public init(_ first: Value, _ second: Value) {
    self.first = first
    self.second = second
  }
}

extension Both: Equatable where Value: Equatable {
  public var isSame: Bool { first == second }
}

/// What a second rule set finds otherwise than the first in one record.
public struct RecordEffect: Sendable {
  /// A thing that a rule looks at whose status is another one.
  public struct Move: Sendable, Hashable {
    /// The rule's id in the second rule set; of a rule that is gone, in the first.
    public var rule: String
    public var subject: String
    /// Nil: the rule is not there, is a draft, or does not look at the thing.
    public var from: Status?
    public var to: Status?
  }

  /// What is recommended, and how firmly.
  public struct Advice: Sendable, Hashable {
    public var action: String
    public var state: Recommendation.State
  }

  /// Where something is said otherwise that no status, fine or recommendation shows: other evidence, another article.
  public enum Part: String, Sendable, CaseIterable {
    case findings, acts, grounds, questions, decisions, recommendations, contradictions
  }

  /// By rule, then thing.
  public var moves: [Move] = []
  public var statuses: Both<StatusCounts>
  public var isCase: Both<Bool>
  /// Of all acts together; nil where there is no act.
  public var fine: Both<AmountRange?>
  /// Recommended by the first and not by the second, in the order of the first.
  public var lost: [Advice]
  public var gained: [Advice]
  public var parts: [Part] = []
  /// Where findings are told otherwise, only their evidence is another: the same is found on facts that count in one of the two.
  var differsInEvidenceAlone = false

  /// Whether there is any difference at all.
  public var isEmpty: Bool { concludesTheSame && parts.isEmpty }

  /// Whether anything is concluded or told otherwise but the facts that findings name as evidence.
  public var isMoreThanEvidence: Bool {
    !isEmpty && !(concludesTheSame && parts == [.findings] && differsInEvidenceAlone)
  }

  private var concludesTheSame: Bool {
    moves.isEmpty && statuses.isSame && isCase.isSame && fine.isSame && lost.isEmpty && gained.isEmpty
  }

  /// Compares all but the single statuses and parts.
  public init(_ first: (counts: StatusCounts, assessment: Assessment), _ second: (counts: StatusCounts, assessment: Assessment)) {
    statuses = Both(first.counts, second.counts)
    isCase = Both(first.assessment.isCase, second.assessment.isCase)
    fine = Both(first.assessment.fine, second.assessment.fine)
    let advice = Both(first.assessment.advice, second.assessment.advice)
    lost = advice.first.filter { !advice.second.contains($0) }
    gained = advice.second.filter { !advice.first.contains($0) }
  }
}

/// How a range of fines differs from another.
public enum FineChange: String, Sendable, CaseIterable {
  case up, down
  /// The upper end is no longer known, or is known now.
  case opened, closed
  /// There was no fine, or there is none any more.
  case new, gone
  /// One end is higher, the other lower.
  case otherwise

  /// Nil where both are the same.
  public init?(_ fine: Both<AmountRange?>) {
    if fine.isSame { return nil }
    guard let first = fine.first else {
      self = .new
      return
    }
    guard let second = fine.second else {
      self = .gone
      return
    }
    switch (first.max, second.max) {
    case (_?, nil): self = .opened
    case (nil, _?): self = .closed
    case (nil, nil): self = second.min > first.min ? .up : .down
    case (let low?, let high?):
      self = second.min >= first.min && high >= low ? .up : second.min <= first.min && high <= low ? .down : .otherwise
    }
  }
}

extension Assessment {
  /// What is recommended, each action and state once.
  fileprivate var advice: [RecordEffect.Advice] {
    var found: [RecordEffect.Advice] = []
    for line in recommendations {
      let advice = RecordEffect.Advice(action: line.route.action.value, state: line.state)
      if !found.contains(advice) { found.append(advice) }
    }
    return found
  }
}
