public import CEL
import Diagnostics
import Documents
public import Engine
import Records
public import Rules

/// A campaign that a seed decides: its visits are planned, its cases judged and fined, its records drawn while they are written.
public struct SyntheticCampaign: Sendable {
  public let visits: Int
  /// Visits into which a violation was planted.
  public let cases: Int
  /// Enterprises for which the action of the settings must be recommended.
  public let enterprises: Int
  /// Fines and confiscations decided, in yuan.
  public let money: ExactDecimal
  /// Records beside the visits that must be refused.
  public let refused: Int
  private let plan: CampaignPlan
  private let records: VisitRecords
  private let fines: CaseFines
  private let rules: Plan

  /// `visits` nil: as many as the settings say. `noise`: of 100 visits, how many have a record beside them that must be refused; the
  /// visits are the same with and without. Throws where the rules make something else of a case than its truth says, and
  /// where the sum of the settings lies outside what the law allows for all cases together.
  public init(_ data: CampaignData, rules: Plan, seed: UInt64, visits count: Int? = nil, noise: Int = 0) throws(CampaignProblem) {
    guard let settings = data.settings else { throw .noSettings }
    plan = CampaignPlan(data, settings, visits: count ?? settings.visits, noise: noise, seed: seed)
    records = VisitRecords(data, settings, seed: seed)
    self.rules = rules
    fines = try CaseFines(plan, records, rules: rules, seed: seed)
    visits = plan.visits.count
    refused = plan.noise.count
    cases = plan.visits.count { $0.isCase(in: data) }
    enterprises =
      Set(
        plan.visits.filter { visit in
          visit.plants.contains { data.plants[$0].recommend.contains { $0.action.value == settings.action.value } }
        }.map(\.enterprise)
      ).count
    money = fines.total
  }

  /// Writes the records and, where wanted, the truth of each, a line a visit, in pieces of some hundred kilobytes.
  public func write(to record: ([UInt8]) throws -> Void, truth: (([UInt8]) throws -> Void)?) rethrows {
    var lines: [UInt8] = []
    var truths: [UInt8] = []
    func flush() throws {
      try record(lines)
      try truth?(truths)
      lines.removeAll(keepingCapacity: true)
      truths.removeAll(keepingCapacity: true)
    }
    for visit in plan.all {
      var tree = records.record(of: visit).tree
      let decided = fines.decided[visit.serial]
      let decision = decided.map { _ in records.decision(on: visit) }
      if let decided, let decision { DecisionForm(manifest: rules.manifest).add(decided, decision, to: &tree) }
      let document = laidOut(tree)
      lines += writeJSON(document, .line)
      if truth != nil {
        TruthLine(visit: visit, data: records.data, manifest: rules.manifest, decided: decided, decision: decision)
          .append(document, facts: records.facts(of: visit), to: &truths)
      }
      if lines.count > 512 << 10 { try flush() }
    }
    try flush()
  }
}

/// Why a campaign cannot be drawn.
public enum CampaignProblem: Error, Sendable {
  case noSettings
  /// Of a visit the rules find other acts than were planted.
  case disagreement(visit: Int, plants: [String], planted: [String], found: [String])
  /// In yuan.
  case money(wanted: ExactDecimal, least: ExactDecimal, most: ExactDecimal)
  /// A sum of a case passes what can be reckoned with, or has parts of a fen.
  case amount(visit: Int)
}

extension PlannedVisit {
  func isCase(in data: CampaignData) -> Bool { plants.contains { data.plants[$0].outcome == .violation } }
}

/// A record's tree as a document of its own; its places are those of the campaign files.
func laidOut(_ tree: EditableTree) -> Document { tree.laidOut(in: SourceText(id: SourceID(0), name: "", text: "")) }
