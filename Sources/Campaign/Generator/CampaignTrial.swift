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
        var visit = PlannedVisit(kind: kind, plants: [plant], day: settings.to.first, serial: 1)
        if let after = plants[plant].after {
          let earlier = after.plants.compactMap { name in plants.firstIndex { $0.id.value == name.value } }
          visit.after = EarlierCase(day: visit.day - Int32(clamping: after.from), serial: 0, kind: kind, plants: Array(earlier.prefix(1)))
          visit.earlier = visit.after.map { [$0] } ?? []
        }
        if plants[plant].outcome == .invalid {
          visit.beside = 0
          tellReadable(visit, plants[plant].id, records, set, &reporting)
        } else if isSound(visit, plants[plant].id, records, set, &reporting) {
          tryEnding(of: visit, plants[plant], records, set, &reporting)
        }
      }
    }
  }

  /// The next visit to the enterprise, once it has come to its end.
  private func tryEnding(
    of visit: PlannedVisit, _ plant: Plant, _ records: VisitRecords, _ set: RuleSet, _ reporting: inout [Diagnostic]
  ) {
    guard let ending = endings.firstIndex(where: { $0.id.value == plant.ending?.value }) else { return }
    var later = PlannedVisit(kind: visit.kind, plants: [], day: visit.day, serial: 2)
    later.ending = ending
    later.after = EarlierCase(visit)
    _ = isSound(later, endings[ending].id, records, set, &reporting)
  }

  /// Tells of a record that should be refused and would not be: it can be read, and its id is not that of the visit beside it.
  private func tellReadable(
    _ visit: PlannedVisit, _ id: Located<String>, _ records: VisitRecords, _ set: RuleSet, _ reporting: inout [Diagnostic]
  ) {
    let other = PlannedVisit(kind: visit.kind, plants: [], day: visit.day)
    let (document, sound) = (laidOut(records.record(of: visit).tree), laidOut(records.record(of: other).tree))
    var problems: [Diagnostic] = []
    guard decode(document, by: set.schema, reporting: &problems) != nil, !problems.hasErrors,
      document.text(at: set.manifest.id) != sound.text(at: set.manifest.id)
    else { return }
    reporting.append(
      RuleMistake.wrongShape.at(
        id.span, Localized(zh: "植入「\(id.value)」的记录不会被拒收", en: "a record with `\(id.value)` would not be refused")))
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
