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
    guard let cell = record.cell(at: path, from: record.root), record.heap.cells[cell].kind == .text else { return }
    let id = record.text(of: record.heap.cells[cell])
    let span = record.span(of: cell)
    guard let first = seen[id] else {
      seen[id] = span
      return
    }
    reporting.append(
      RecordMistake.duplicateRecord.at(
        span, Localized(zh: "记录编号「\(id)」已被使用", en: "the record id `\(id)` is used already"),
        other: [Label(first, Localized(zh: "第一次出现在这里", en: "first used here"))]))
  }
}
