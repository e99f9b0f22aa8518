import CEL
import Diagnostics
import Engine
import Rules

/// One figure of two campaigns.
struct ComparedFigure: Sendable, Equatable {
  var title: Localized
  /// Nil: not established.
  var earlier: ExactDecimal?
  var later: ExactDecimal?
  var isMoney = false
  /// The later figure is no more than what is known.
  var isAtLeast = false

  /// By how many in a hundred it changed, to a hundredth; nil where that cannot be said.
  var change: ExactDecimal? {
    guard !isAtLeast, let earlier, let later, earlier > .zero, let difference = later - earlier,
      let times = difference * ExactDecimal(100)
    else { return nil }
    return .quotient(times, earlier, scale: 2)
  }
}

extension CampaignFigures {
  /// The figures beside those of an earlier campaign: the main ones always, the others where the earlier one has them.
  func compared(with earlier: EarlierCampaign, _ words: PageWords) -> [ComparedFigure] {
    func count(_ zh: String, _ en: String, _ before: ExactDecimal?, _ now: Int) -> ComparedFigure {
      ComparedFigure(title: Localized(zh: zh, en: en), earlier: before, later: ExactDecimal(Int64(now)))
    }
    func money(_ zh: String, _ en: String, _ before: ExactDecimal?, _ sums: [MoneySum]) -> ComparedFigure {
      let known = sums.reduce(ExactDecimal?.some(.zero)) { total, sum in total.flatMap { $0 + sum.known } }
      let isWhole = sums.allSatisfy { $0.unstated == 0 && !$0.isCutOff }
      return ComparedFigure(title: Localized(zh: zh, en: en), earlier: before, later: known, isMoney: true, isAtLeast: !isWhole)
    }
    var lines = [
      count("检查次数", "Visits", earlier.visits, total.visits), count("案件数", "Cases", earlier.cases, total.cases),
      money("决定的罚没款（元）", "Fines and confiscations decided (yuan)", earlier.both, [total.decided, total.confiscated]),
    ]
    if let before = earlier.withViolations {
      lines.insert(count("有违法的检查次数", "Visits with violations", before, total.withViolations), at: 1)
    }
    if let before = earlier.fines { lines.append(money("其中罚款（元）", "Of which fines (yuan)", before, [total.decided])) }
    if let before = earlier.confiscated {
      lines.append(money("其中没收款（元）", "Of which confiscations (yuan)", before, [total.confiscated]))
    }
    for category in words.plan.manifest.categories {
      guard let before = earlier.categories[category.id] else { continue }
      let now = categories[category.id]?.withViolations ?? 0
      lines.append(count("有违法的检查：\(category.title.zh)", "Visits with violations: \(category.title.en)", before, now))
    }
    for action in words.plan.manifest.actions.reversed() {
      guard let before = earlier.recommended[action.id] else { continue }
      let now = recommended[action.id]?.enterprises[.recommended]?.count ?? 0
      lines.append(count("建议\(action.title.zh)的企业", "Enterprises, recommended: \(action.title.en)", before, now))
    }
    return lines
  }
}

extension EarlierCampaign {
  /// Fines and confiscations together, where they are established together or one by one.
  var both: ExactDecimal? {
    finesAndConfiscated ?? fines.flatMap { fines in confiscated.flatMap { fines + $0 } }
  }

  /// What the source states of both campaigns.
  var statedFigures: [ComparedFigure] {
    stated.map { ComparedFigure(title: $0.title, earlier: $0.earlier, later: $0.later) }
  }
}
