import CEL
public import Diagnostics
import Documents
import Records
public import Rules

extension CampaignData {
  /// Draws one record of each kind, and one with each plant: patches that lead nowhere and records that do not fit the
  /// vocabulary are told where the kind or the plant is declared.
  public func trial(in set: RuleSet, reporting: inout [Diagnostic]) {
    guard let settings else { return }
    let records = VisitRecords(self, settings, seed: 0)
    for kind in kinds.indices {
      let fitting = plants.indices.filter { plant in plants[plant].kinds.contains { $0.value == kinds[kind].id.value } }
      let isUsable = isSound(PlannedVisit(kind: kind, plants: [], day: settings.to.first), kinds[kind].id, records, set, &reporting)
      guard isUsable else { continue }
      for plant in fitting {
        _ = isSound(PlannedVisit(kind: kind, plants: [plant], day: settings.to.first), plants[plant].id, records, set, &reporting)
      }
    }
  }

  private func isSound(
    _ visit: PlannedVisit, _ id: Located<String>, _ records: VisitRecords, _ set: RuleSet, _ reporting: inout [Diagnostic]
  ) -> Bool {
    let (tree, astray) = records.record(of: visit)
    if let astray {
      reporting.append(
        RuleMistake.unknownPath.at(
          astray.span, Localized(zh: "记录中没有可改的「\(astray.value)」", en: "`\(astray.value)` leads nowhere in the record")))
      return false
    }
    var problems: [Diagnostic] = []
    let record = decode(laidOut(tree), by: set.schema, reporting: &problems)
    guard record == nil || problems.hasErrors, var problem = problems.first(where: { $0.severity == .error }) else { return true }
    problem.primary = Label(id.span)
    problem.secondary = []
    reporting.append(problem)
    return false
  }
}
