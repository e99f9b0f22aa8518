import CEL
import Diagnostics
import Engine
import Rules

/// A decision of which a part lies outside what the law allows.
struct DecisionOutside: Sendable {
  /// The number of the visit among those judged, in the order of the input, from 1.
  var visit: Int
  var enterprise: String?
  var decision: ComparedDecision
}

/// An action recommended, or not open yet, for one enterprise, with every visit that speaks of it.
struct EnterpriseRecommendation: Sendable {
  struct Line: Sendable {
    var visit: Int
    var date: String?
    var recommendation: Recommendation
  }

  var key: String
  var enterprise: String?
  var lines: [Line] = []
}

/// How often an action is recommended, by its state.
struct RecommendedFigures: Sendable, Equatable {
  var visits: [Recommendation.State: Int] = [:]
  var enterprises: [Recommendation.State: Set<String>] = [:]
}

/// All figures of a campaign: visits added up one after the other. Knows nothing of how they are shown.
struct CampaignFigures: Sendable {
  struct Category: Sendable, Equatable {
    /// Visits with a violation in it, and cases with an act in it; one may count in several categories.
    var withViolations = 0
    var cases = 0
    /// Findings that are undetermined, and the visits with any.
    var openFindings = 0
    var openVisits = 0
    /// The cases that fall into this category alone: with those of several categories they are all cases.
    var alone = Tally()
  }

  struct Lacked: Sendable, Equatable {
    var visits = 0
    /// Findings of a pointed-at violation, or rules of an unexamined one, that ask for it.
    var times = 0
  }

  /// The action that decisions may also hold (a manifest's `revoked_action`), which gets lists of its own.
  let gravest: String?
  private(set) var records = 0
  private(set) var unreadable = 0
  private(set) var total = Tally()
  private(set) var statuses = StatusCounts()
  /// Visits in which something was reported that contradicts itself.
  private(set) var contradictory = 0
  private(set) var firstDay: CalendarDate?
  private(set) var lastDay: CalendarDate?
  /// Nil: the date is not known to the month.
  private(set) var months: [Month?: Tally] = [:]
  private(set) var groups: [[GroupValue: Tally]]
  private(set) var cells: [[GroupValue]: Tally] = [:]
  private(set) var categories: [String: Category] = [:]
  private(set) var inSeveral = Tally()
  private(set) var withoutCase = Tally()
  private(set) var finePositions: [Position: Int] = [:]
  private(set) var confiscationPositions: [Position: Int] = [:]
  private(set) var actPositions: [Position: Int] = [:]
  private(set) var gravestPositions: [Position: Int] = [:]
  private(set) var outside: [DecisionOutside] = []
  private(set) var recommended: [String: RecommendedFigures] = [:]
  /// The enterprises of the gravest action by its state, in the order of the input.
  private(set) var graves: [Recommendation.State: [EnterpriseRecommendation]] = [:]
  /// The routes by which anything is recommended.
  private(set) var routes: Set<String> = []
  /// Facts without which a violation that something points to cannot be told.
  private(set) var pointedAt: [LackedFact: Lacked] = [:]
  private(set) var unexamined: [LackedFact: Lacked] = [:]

  init(_ manifest: Manifest) { self.init(rollUps: manifest.rollUps.count, gravest: manifest.decisions?.revokedAction) }

  init(rollUps: Int, gravest: String?) {
    groups = Array(repeating: [:], count: rollUps)
    self.gravest = gravest
  }

  /// Adds a record, and says which number it has among those that could be judged; nil where it is none of them.
  @discardableResult
  mutating func add(_ visit: VisitFigures) -> Int? {
    records += 1
    guard visit.isJudged else {
      unreadable += 1
      return nil
    }
    total.add(visit, gravest: gravest)
    statuses += visit.statuses
    if visit.contradictions > 0 { contradictory += 1 }
    months[visit.month, default: Tally()].add(visit, gravest: gravest)
    for (index, value) in visit.groups.enumerated() where groups.indices.contains(index) {
      groups[index][value, default: Tally()].add(visit, gravest: gravest)
    }
    if !visit.cell.isEmpty { cells[visit.cell, default: Tally()].add(visit, gravest: gravest) }
    addDays(visit)
    addCategories(visit)
    for decision in visit.decisions { add(decision, of: visit) }
    addRecommendations(visit)
    addLacked(visit)
    return total.visits
  }

  private mutating func addDays(_ visit: VisitFigures) {
    guard let days = visit.days, days.first != CalendarDate.open.low, days.last != CalendarDate.open.high else { return }
    firstDay = CalendarDate(day: min(firstDay?.first ?? days.first, days.first))
    lastDay = CalendarDate(day: max(lastDay?.first ?? days.last, days.last))
  }

  private mutating func addCategories(_ visit: VisitFigures) {
    for category in visit.violated { categories[category, default: Category()].withViolations += 1 }
    for category in visit.charged { categories[category, default: Category()].cases += 1 }
    for finding in visit.undetermined { categories[finding.category, default: Category()].openFindings += 1 }
    for category in Set(visit.undetermined.map(\.category)) { categories[category, default: Category()].openVisits += 1 }
    guard visit.isCase else { return withoutCase.add(visit, gravest: gravest) }
    if visit.charged.count == 1, let category = visit.charged.first {
      categories[category, default: Category()].alone.add(visit, gravest: gravest)
    } else {
      inSeveral.add(visit, gravest: gravest)
    }
  }

  private mutating func add(_ decision: ComparedDecision, of visit: VisitFigures) {
    finePositions[decision.fine.position, default: 0] += 1
    confiscationPositions[decision.confiscated.position, default: 0] += 1
    gravestPositions[decision.revocation, default: 0] += 1
    for act in decision.acts { actPositions[act.position, default: 0] += 1 }
    guard decision.isOutside else { return }
    outside.append(DecisionOutside(visit: total.visits, enterprise: visit.enterprise, decision: decision))
  }

  private mutating func addRecommendations(_ visit: VisitFigures) {
    routes.formUnion(visit.recommendations.map(\.route.id.value))
    let pairs = Set(visit.recommendations.map { Line(action: $0.route.action.value, state: $0.state) })
    for pair in pairs {
      recommended[pair.action, default: RecommendedFigures()].visits[pair.state, default: 0] += 1
      recommended[pair.action, default: RecommendedFigures()].enterprises[pair.state, default: []].insert(visit.enterpriseKey)
    }
    for line in visit.recommendations where line.route.action.value == gravest {
      let own = EnterpriseRecommendation.Line(visit: total.visits, date: visit.date, recommendation: line)
      var list = graves[line.state] ?? []
      if let known = list.firstIndex(where: { $0.key == visit.enterpriseKey }) {
        list[known].lines.append(own)
      } else {
        list.append(EnterpriseRecommendation(key: visit.enterpriseKey, enterprise: visit.enterprise, lines: [own]))
      }
      graves[line.state] = list
    }
  }

  private struct Line: Hashable {
    var action: String
    var state: Recommendation.State
  }

  private mutating func addLacked(_ visit: VisitFigures) {
    for finding in visit.undetermined {
      for fact in finding.missing { pointedAt[fact, default: Lacked()].times += 1 }
    }
    for fact in Set(visit.undetermined.flatMap(\.missing)) { pointedAt[fact, default: Lacked()].visits += 1 }
    for (fact, rules) in visit.unexamined {
      unexamined[fact, default: Lacked()].visits += 1
      unexamined[fact, default: Lacked()].times += rules
    }
  }

  /// Most lacked first: by visits, then by how often, then by name.
  static func ranked(_ facts: [LackedFact: Lacked]) -> [(fact: LackedFact, lacked: Lacked)] {
    facts.map { (fact: $0.key, lacked: $0.value) }.sorted { a, b in
      (b.lacked.visits, b.lacked.times, a.fact.text) < (a.lacked.visits, a.lacked.times, b.fact.text)
    }
  }
}

extension ComparedDecision {
  /// Whether a part of it is not what the law allows: money outside the range, another provision, a way that the law does not give.
  var isOutside: Bool {
    func isWrong(_ position: Position) -> Bool { [.below, .above, .otherProvision, .noRoute].contains(position) }
    return isWrong(fine.position) || isWrong(confiscated.position) || isWrong(revocation) || acts.contains { isWrong($0.position) }
  }
}
