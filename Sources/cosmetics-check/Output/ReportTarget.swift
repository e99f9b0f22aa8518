import Engine
import Reports

/// One report on its way out: a writer and where its bytes go.
final class ReportTarget {
  private let writer: any ReportWriter
  private var file: OutputFile?

  init(_ writer: any ReportWriter, _ file: consuming OutputFile) {
    self.writer = writer
    self.file = consume file
  }

  func open(_ run: RunHeader) throws(Failure) {
    var bytes: [UInt8] = []
    writer.open(run, into: &bytes)
    try file?.write(bytes)
  }

  func write(_ result: RecordResult, index: Int) throws(Failure) {
    var bytes: [UInt8] = []
    writer.render(result, index: index, into: &bytes)
    try file?.write(bytes)
  }

  /// Writes the end; a file takes its name only now.
  func close(_ summary: RunSummary) throws(Failure) {
    var bytes: [UInt8] = []
    writer.close(summary, into: &bytes)
    try file?.write(bytes)
    if let finished = file.take() { try finished.commit() }
  }
}

/// The ledger on its way out.
final class LedgerTarget {
  private var writer: LedgerWriter
  private var file: OutputFile?

  init(_ plan: Plan, _ file: consuming OutputFile) {
    writer = LedgerWriter(plan)
    self.file = consume file
  }

  func open(_ run: RunHeader) throws(Failure) {
    var bytes: [UInt8] = []
    writer.open(run, into: &bytes)
    try file?.write(bytes)
  }

  func write(_ result: RecordResult, number: Int) throws(Failure) {
    var bytes: [UInt8] = []
    writer.add(result, number: number, into: &bytes)
    try file?.write(bytes)
  }

  /// Writes the sums; the file takes its name only now.
  func close() throws(Failure) {
    var bytes: [UInt8] = []
    writer.close(into: &bytes)
    try file?.write(bytes)
    if let finished = file.take() { try finished.commit() }
  }
}
