import CEL
public import Diagnostics

/// The ids of a run's records, each of which must be used once.
public struct RecordRegister: Sendable {
  private var seen: [String: SourceSpan] = [:]

  public init() {}

  /// Enters a record; where its id was used before, that is reported with both places.
  public mutating func enter(_ record: Record, reporting: inout [Diagnostic]) {
    guard let identity = record.identity(at: ["id"]) else { return }
    guard let first = seen[identity.id] else {
      seen[identity.id] = identity.span
      return
    }
    reporting.append(identity.repeated(after: first))
  }
}

/// What tells a record from the others of a run.
public struct RecordIdentity: Sendable {
  public var id: String
  /// Where the id is written.
  public var span: SourceSpan

  /// The mistake of the second record with this id; `first` is where the other has it, if that is still known.
  public func repeated(after first: SourceSpan? = nil) -> Diagnostic {
    RecordMistake.duplicateRecord.at(
      span, Localized(zh: "记录编号「\(id)」已被使用", en: "the record id `\(id)` is used already"),
      other: first.map { [Label($0, Localized(zh: "第一次出现在这里", en: "first used here"))] } ?? [])
  }
}

extension Record {
  /// The id at a path; nil where there is none.
  public func identity(at path: [String]) -> RecordIdentity? {
    guard let cell = cell(at: path, from: root), heap.cells[cell].kind == .text else { return nil }
    return RecordIdentity(id: text(of: heap.cells[cell]), span: span(of: cell))
  }
}
