import Rules
import CEL
import Diagnostics
import Documents
import Engine
import Records

/// What all rules say of a record: rule and subject with their one status.
struct Judged {
  struct Key: Hashable {
    var rule: Int
    var subject: String
  }

  var record: Record
  var statuses: [Key: Status] = [:]
  /// Charges that are none only because the party raised an exception.
  var repeated: [Key] = []

  /// The day by which a record is judged, so that a smaller one is judged by the same.
  static func day(of document: Document, in law: Law.Loaded) -> CalendarDate? {
    for path in law.plan.manifest.asOf {
      var node = document.root
      for name in path {
        guard let next = document.value(of: name, in: node) else { break }
        node = next
      }
      if node != document.root, let date = CalendarDate(document.string(of: node)) { return date }
    }
    return nil
  }

  /// Nil where the document does not fit the schema; then the reasons are told.
  init?(_ document: Document, in law: Law.Loaded, asOf: CalendarDate?, problems: inout [Diagnostic]) {
    guard let record = decode(document, by: law.plan.ruleSet.schema, reporting: &problems) else { return nil }
    self.record = record
    var evaluator = Evaluator(law.plan, asOf: asOf, wantsLedger: true)
    for verdict in evaluator.findings(in: record).verdicts {
      let key = Key(rule: verdict.rule, subject: verdict.subject)
      if statuses.updateValue(verdict.status, forKey: key) != nil { repeated.append(key) }
    }
  }

  /// The status of a subject, or of the list or object on the way to it that is not established.
  func status(of key: Key, takenAway: String) -> Status? {
    if let own = statuses[key] { return own }
    let parts = key.subject.split(separator: ", ").map(String.init)
    let covering = statuses.filter { other, status in
      other.rule == key.rule && status.isOpen
        && (other.subject == takenAway || other.subject.isEmpty
          || parts.contains { Places.isWithin($0, Self.last(other.subject)) })
    }
    return covering.first?.value
  }

  private static func last(_ subject: String) -> String {
    subject.split(separator: ", ").last.map(String.init) ?? subject
  }
}

extension Status {
  /// Neither charged nor cleared.
  var isOpen: Bool { self == .undetermined || self == .unexamined }

  var isCharge: Bool { self == .violation || self == .pending }
}
