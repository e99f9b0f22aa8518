public import CEL
public import Rules

/// What a rule says of one thing it looks at.
public enum Status: String, Sendable, CaseIterable {
  case violation, pending, exempt, undetermined, unexamined, clear
  case notApplicable = "not_applicable"
  case failed

  /// Whether the finding is shown by itself; the others are counted.
  public var isListed: Bool {
    switch self {
    case .violation, .pending, .exempt, .undetermined, .failed: true
    case .unexamined, .clear, .notApplicable: false
    }
  }
}

/// What became of one condition: its truth, and whether an unknown is nothing but errors.
public struct Outcome: Sendable, Hashable {
  public var truth: Truth
  public var isError: Bool

  public init(_ truth: Truth, isError: Bool = false) {
    self.truth = truth
    self.isError = isError
  }
}

/// The truths of a rule's parts over one subject.
public struct Truths: Sendable, Hashable {
  public var applies: [Outcome]
  public var when: [Outcome]
  public var unless: [(burden: Burden, outcome: Outcome)]
  public var pending: [Outcome]

  public init(
    applies: [Outcome] = [], when: [Outcome] = [], unless: [(burden: Burden, outcome: Outcome)] = [],
    pending: [Outcome] = []
  ) {
    self.applies = applies
    self.when = when
    self.unless = unless
    self.pending = pending
  }

  /// Whether something that the violation needs is neither established nor ruled out.
  var isOpen: Bool { applies.contains { $0.truth == .unknown } || when.contains { $0.truth == .unknown } }

  public static func == (a: Truths, b: Truths) -> Bool {
    a.applies == b.applies && a.when == b.when && a.pending == b.pending
      && a.unless.elementsEqual(b.unless) { $0.burden == $1.burden && $0.outcome == $1.outcome }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(applies)
    hasher.combine(when)
    hasher.combine(pending)
    for excuse in unless { hasher.combine(excuse.outcome) }
  }
}

/// The status, by the first line of the table that holds, and which exception or procedure decided it.
public func status(of truths: Truths) -> (status: Status, excuse: Int?) {
  if truths.applies.contains(where: { $0.truth == .no }) { return (.notApplicable, nil) }
  if truths.when.contains(where: { $0.truth == .no }) { return (.clear, nil) }
  if let excuse = truths.unless.firstIndex(where: { $0.outcome.truth == .yes }) { return (.exempt, excuse) }
  // An exception that ends in an error may be one that holds: nobody may be charged or cleared on it.
  if truths.unless.contains(where: { $0.outcome.truth == .unknown && $0.outcome.isError }) { return (.failed, nil) }
  if truths.isOpen {
    func isSound(_ outcome: Outcome) -> Bool { outcome.truth == .unknown && !outcome.isError }
    guard truths.applies.contains(where: isSound) || truths.when.contains(where: isSound) else { return (.failed, nil) }
    return (truths.when.contains { $0.truth == .yes } ? .undetermined : .unexamined, nil)
  }
  if let procedure = truths.pending.firstIndex(where: { $0.truth == .yes }) { return (.pending, procedure) }
  let undecided =
    truths.pending.filter { $0.truth == .unknown }
    + truths.unless.filter { $0.burden == .authority && $0.outcome.truth == .unknown }.map(\.outcome)
  if !undecided.isEmpty { return (undecided.allSatisfy(\.isError) ? .failed : .undetermined, nil) }
  return (.violation, nil)
}
