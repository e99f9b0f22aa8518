import CEL
public import Diagnostics

/// The ids of a run's records, each of which must be used once.
public struct RecordRegister: Sendable {
  /// Where the id stands in a record.
  private let path: [String]
  private var seen: [String: SourceSpan] = [:]

  public init(path: [String] = ["id"]) { self.path = path }

  /// Enters a record; where its id was used before, that is reported with both places.
  public mutating func enter(_ record: Record, reporting: inout [Diagnostic]) {
    guard let identity = record.identity(at: path) else { return }
    guard let first = seen[identity.id] else {
      seen[identity.id] = identity.span
      return
    }
    reporting.append(
      RecordMistake.duplicateRecord.at(
        identity, other: [Label(first, Localized(zh: "第一次出现在这里", en: "first used here"))]))
  }
}

/// What tells a record from the others of a run.
public struct RecordIdentity: Sendable {
  public var id: String
  /// Where the id is written.
  public var span: SourceSpan
}

extension Record {
  /// The id at a path; nil where there is none.
  public func identity(at path: [String]) -> RecordIdentity? {
    guard let cell = cell(at: path, from: root), heap.cells[cell].kind == .text else { return nil }
    return RecordIdentity(id: text(of: heap.cells[cell]), span: span(of: cell))
  }
}

extension RecordMistake {
  /// The second of two records with one id; `self` is `duplicateRecord`.
  public func at(_ identity: RecordIdentity, other: [Label] = []) -> Diagnostic {
    at(
      identity.span,
      Localized(zh: "记录编号「\(identity.id)」已被使用", en: "the record id `\(identity.id)` is used already"), other: other)
  }
}
