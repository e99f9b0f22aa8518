import Rules

/// Two rule sets ready to run, the second beside the first. What both find alike is found once.
public struct PlanPair: Sendable {
  public let first: Plan
  public let second: Plan
  let common: RuleSetPair
  /// Rules of the first that do not find exactly what a rule of the second finds.
  public let isApartInFirst: [Bool]
  /// Rules of the second that have to be judged by themselves, in order.
  let apartInSecond: [Int]
  /// For each rule of the first the one of the second that finds the same.
  let sharing: [Int?]
  /// Findings that are shared come in the same order in both.
  let keepsOrder: Bool

  /// `sharing` false judges everything twice, to be held against what comes of sharing.
  public init(_ first: Plan, _ second: Plan, sharing isShared: Bool = true) {
    self.first = first
    self.second = second
    common = isShared ? RuleSetPair(first.source, second.source) : RuleSetPair(strangers: first.source, second.source)
    var sharing = [Int?](repeating: nil, count: first.rules.count)
    var apart: [Int] = []
    for (index, isShared) in common.sharesFindings.enumerated() {
      if isShared, let place = common.counterparts[index] { sharing[place] = index } else { apart.append(index) }
    }
    apartInSecond = apart
    self.sharing = sharing
    isApartInFirst = sharing.map { $0 == nil }
    let order = sharing.compactMap { $0 }
    keepsOrder = zip(order, order.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// A record that was read for the first is as the second would read it.
  public var sharesRecords: Bool { common.sharesRecords }

  /// Both find the same in every record.
  public var isSame: Bool {
    sharesRecords && apartInSecond.isEmpty && !isApartInFirst.contains(true) && keepsOrder && common.sharesAssessment
      && common.sharesContradictions
  }
}
