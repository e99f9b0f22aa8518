import CEL
import Diagnostics
import Records
import Rules

/// Why a thing looked at has its status, as short as a ledger wants it: the part of the rule that decided it
/// (`when[1]`), or the facts that are missing. The same in every language.
extension Evaluator {
  /// Nil for a violation: all conditions hold.
  func ledgerReason(
    _ status: Status, _ rule: PlannedRule, _ truths: Truths, excuse: Int?, missing: [MissingFact], errors: [Localized],
    reason: Reason?
  ) -> String? {
    guard wantsLedger else { return nil }
    switch status {
    case .violation: return nil
    case .notApplicable: return Self.falsePart(truths.applies, "applies", of: rule.body.applies.count)
    case .clear: return Self.falsePart(truths.when, "when", of: rule.body.when.count)
    case .exempt: return excuse.map { "unless[\($0)]" }
    case .pending: return excuse.map { "pending[\($0)]" }
    case .undetermined, .unexamined:
      if reason == .lawNotEncoded { return "law_not_encoded" }
      return Self.missing(missing)
    case .failed: return "error: " + (errors.first?.en ?? "an expression failed")
    }
  }

  /// Being in force follows the written conditions.
  private static func falsePart(_ outcomes: [Outcome], _ part: String, of written: Int) -> String? {
    guard let index = outcomes.firstIndex(where: { $0.truth == .no }) else { return nil }
    return index < written ? "\(part)[\(index)]" : "in_force"
  }

  static func missing(_ facts: [MissingFact]) -> String? {
    let texts = unique(facts).map(\.text)
    return texts.isEmpty ? nil : "missing: " + texts.joined(separator: ", ")
  }

  /// A list of `each` without elements is a subject of its own, at the place where it stands; one that stands
  /// elsewhere does not say for which thing it was asked.
  mutating func listSubject(
    _ list: Entry, missing: [MissingFact], under subjects: [CellID], in record: Record
  ) -> String {
    guard wantsLedger else { return "" }
    let path = missing.first?.text ?? listPlace(list).map { record.path(of: $0) }
    return Self.listSubject(path, under: subjects.map { record.path(of: $0) })
  }

  /// Where a list of `each` stands.
  mutating func listPlace(_ list: Entry) -> CellID? { evaluation.trace(list).reads.last { $0.place != nil }?.place }

  private static func listSubject(_ path: String?, under own: [String]) -> String {
    guard let path else { return own.joined(separator: ", ") }
    if let last = own.last, !path.hasPrefix(last + ".") { return (own + [path]).joined(separator: ", ") }
    return path
  }

  /// The path of what is watched, as a ledger has it.
  static func path(of watched: WatchedStatuses.Entry, _ cells: ArraySlice<CellID>, in record: Record) -> String {
    let paths = cells.filter { record.heap.cells.indices.contains($0) }.map { record.path(of: $0) }
    return watched.isList ? listSubject(paths.last, under: Array(paths.dropLast())) : paths.joined(separator: ", ")
  }
}
