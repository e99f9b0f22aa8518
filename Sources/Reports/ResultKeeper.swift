/// What keeps something of every record until the end of the run, where a `ReportWriter` forgets each record once it is written:
/// a page with totals, a workbook, a database.
public protocol ResultKeeper: Sendable {
  /// Whether it tells what decided a violation; where nothing does, it is not worked out.
  var showsReasons: Bool { get }
  func open(_ run: RunHeader) throws
  /// Works out what is kept of a record; many records at a time. What it returns takes it in, and is called once for each record,
  /// one after the other, in the order of the input.
  func keeping(_ result: RecordResult) -> @Sendable () throws -> Void
  func close(_ summary: RunSummary) throws
}

extension ResultKeeper {
  public var showsReasons: Bool { false }
}

/// How a format is made: record by record, or from what was kept of all of them.
public enum ReportForm: Sendable {
  case streamed(any ReportWriter)
  case kept(any ResultKeeper)
}
