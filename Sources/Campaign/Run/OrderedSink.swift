import Diagnostics
import Reports

/// Writes what the workers bring in the order of the input. Whoever is too far ahead waits here: that bounds the memory.
actor OrderedSink {
  private let order: RunOrder
  /// How many chunks may wait for an earlier one.
  private let window: Int
  private var next = 0
  private var early: [Int: (chunk: Chunk, judged: JudgedChunk)] = [:]
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private var failure: (any Error)?
  private var register = IdentityRegister()
  private var summary = RunSummary()
  private var progress: RunProgress

  init(_ order: RunOrder, window: Int) {
    self.order = order
    self.window = window
    progress = RunProgress(totalBytes: order.totalBytes)
  }

  func open() throws {
    for report in order.reports { try report.write { $0.open(order.header, into: &$1) } }
    if let ledger = order.ledger {
      var bytes: [UInt8] = []
      LedgerWriter(order.plan).open(order.header, into: &bytes)
      try ledger(bytes)
    }
  }

  /// Takes a chunk; returns once there is room for more.
  func write(_ judged: JudgedChunk, of chunk: Chunk) async throws {
    if let failure { throw failure }
    early[judged.index] = (chunk, judged)
    do {
      while let ready = early.removeValue(forKey: next) {
        try put(ready.judged, of: ready.chunk)
        next += 1
        release()
      }
    } catch {
      failure = error
      release()
      throw error
    }
    while failure == nil, judged.index >= next + window { await withCheckedContinuation { waiting.append($0) } }
    if let failure { throw failure }
  }

  private func release() {
    let released = waiting
    waiting = []
    for one in released { one.resume() }
  }

  private func put(_ judged: JudgedChunk, of chunk: Chunk) throws {
    var judged = judged
    let taken = register.enter(judged.ids)
    if !taken.isEmpty {
      // Rare: the second of two equal ids is known only here, in the order of the input.
      var worker = Worker(order)
      judged = worker.process(chunk, refusing: taken)
    }
    guard !judged.ids.isEmpty else { return }
    for (report, bytes) in zip(order.reports, judged.reports) {
      if summary.records > 0 { try report.write { writer, out in writer.separate(into: &out) } }
      try report.write(bytes)
    }
    if let ledger = order.ledger { try ledger(LedgerWriter.numbered(judged.ledger, from: summary.records + 1)) }
    summary.merge(judged.summary)
    progress.add(records: judged.summary.records, cases: judged.summary.cases, bytes: judged.bytes)
    order.onProgress(progress)
  }

  /// Writes the ends of all reports.
  func close() throws -> RunSummary {
    if let ledger = order.ledger {
      var bytes: [UInt8] = []
      LedgerWriter.close(summary, into: &bytes)
      try ledger(bytes)
    }
    for report in order.reports { try report.write { $0.close(summary, into: &$1) } }
    return summary
  }
}
