import CEL
import Diagnostics
import Documents
import Engine
import Records
import Rules

/// What was decided on one case, in fen.
struct DecidedCase: Sendable {
  var fine: Int
  /// Nil where there is nothing to confiscate in money.
  var confiscated: Int?
  /// Acts with the provisions they were punished under.
  var acts: [(act: String, provision: String)]
}

/// Fines and confiscations of all cases. Each fine lies in the range that the rules give for its record; what is confiscated is
/// what they say; together they are the sum of the settings, to the fen.
struct CaseFines: Sendable {
  /// By the visit's number.
  private(set) var decided: [Int: DecidedCase] = [:]

  /// In yuan.
  var total: ExactDecimal {
    let fen = decided.values.reduce(0) { $0 + $1.fine + ($1.confiscated ?? 0) }
    return ExactDecimal(mantissa: Int128(fen), scale: 2) ?? .zero
  }

  init(_ plan: CampaignPlan, _ records: VisitRecords, rules: Plan, seed: UInt64) throws(CampaignProblem) {
    var evaluator = Evaluator(rules)
    var random = SeededRandom(seed: seed, purpose: [3])
    var serials: [Int] = []
    var rooms: [Int] = []
    var weights: [Int128] = []
    for visit in plan.visits where visit.isCase(in: plan.data) {
      let (assessment, problem) = assessed(visit, records, with: &evaluator)
      if let problem { throw problem }
      guard let range = assessment.fine, let least = fen(range.min, roundedUp: true) else { throw .amount(visit: visit.serial) }
      // Where the upper end is open the fine stays at the lower.
      guard let most = range.max.map({ fen($0, roundedUp: false) }) ?? least, most >= least else { throw .amount(visit: visit.serial) }
      let confiscated = assessment.confiscation.map { fen($0.min, roundedUp: true) }
      let acts = assessment.acts.filter { $0.outcome.isPunishable }.map { (act: $0.act.id.value, provision: $0.provision) }
      decided[visit.serial] = DecidedCase(fine: least, confiscated: confiscated ?? nil, acts: acts)
      serials.append(visit.serial)
      rooms.append(most - least)
      let position = random.index(by: plan.settings.positions.map(\.weight)).map { plan.settings.positions[$0].percent } ?? 0
      weights.append(Int128(most - least) * Int128(position))
    }
    try divide(plan, serials, rooms, weights)
  }

  /// What is left of the sum above all lower ends and confiscations is divided among the cases.
  private mutating func divide(
    _ plan: CampaignPlan, _ serials: [Int], _ rooms: [Int], _ weights: [Int128]
  ) throws(CampaignProblem) {
    guard let whole = fen(plan.settings.money, roundedUp: false) else { throw .amount(visit: 0) }
    let least = decided.values.reduce(0) { $0 + $1.fine + ($1.confiscated ?? 0) }
    let most = least + rooms.reduce(0, +)
    var wanted = whole
    if plan.count != plan.settings.visits, plan.settings.visits > 0 {
      // A campaign of another size has its part of the sum, as far as its cases allow.
      wanted = min(max(Int(Int128(whole) * Int128(plan.count) / Int128(plan.settings.visits)), least), most)
    }
    guard let parts = apportioned(wanted - least, weights: weights, limits: rooms) else {
      func yuan(_ fen: Int) -> ExactDecimal { ExactDecimal(mantissa: Int128(fen), scale: 2) ?? .zero }
      throw .money(wanted: yuan(wanted), least: yuan(least), most: yuan(most))
    }
    for (serial, part) in zip(serials, parts) { decided[serial]?.fine += part }
  }

  /// What the rules make of a case; a problem where that is not what was planted.
  private func assessed(
    _ visit: PlannedVisit, _ records: VisitRecords, with evaluator: inout Evaluator
  ) -> (Assessment, CampaignProblem?) {
    var problems: [Diagnostic] = []
    let plants = visit.plants.map { records.data.plants[$0] }
    let planted = Set(plants.flatMap { $0.acts.map(\.value) }).sorted()
    func disagreement(_ found: [String]) -> CampaignProblem {
      .disagreement(visit: visit.serial, plants: plants.map(\.id.value), planted: planted, found: found)
    }
    guard let record = decode(laidOut(records.record(of: visit).tree), by: evaluator.plan.ruleSet.schema, reporting: &problems) else {
      return (Assessment(), disagreement([]))
    }
    let findings = evaluator.findings(in: record)
    let assessment = evaluator.assess(findings, in: record)
    let found = assessment.acts.map(\.act.id.value).sorted()
    return (assessment, found == planted && assessment.isCase ? nil : disagreement(found))
  }
}

/// Yuan in fen; parts of a fen are rounded.
private func fen(_ yuan: ExactDecimal, roundedUp: Bool) -> Int? {
  var value = Int128(yuan.mantissa)
  for _ in 0..<max(0, 2 - Int(yuan.scale)) { value *= 10 }
  for _ in 0..<max(0, Int(yuan.scale) - 2) { value = (value + (roundedUp ? 9 : 0)) / 10 }
  return Int(exactly: value)
}
