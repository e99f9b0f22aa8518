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
  /// For each report its part, and what that counts so far.
  private var parts: [(number: Int, items: Int)]
  private var progress: RunProgress

  init(_ order: RunOrder, window: Int) {
    self.order = order
    self.window = window
    parts = order.reports.map { _ in (1, 0) }
    progress = RunProgress(totalBytes: order.totalBytes)
  }

  func open() throws {
    for keeper in order.keepers { try keeper.open(order.header) }
    for report in order.reports { try report.put(bytes { report.writer.open(order.header, into: &$0) }) }
    if let ledger = order.ledger {
      try ledger(bytes { LedgerWriter(order.plan).open(order.header, into: &$0) })
    }
  }

  /// Takes a chunk; returns once there is room for more.
  func write(_ judged: JudgedChunk, of chunk: Chunk) async throws {
    if let failure { throw failure }
    early[chunk.index] = (chunk, judged)
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
    while failure == nil, chunk.index >= next + window { await withCheckedContinuation { waiting.append($0) } }
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
      judged = try worker.process(chunk, refusing: taken)
    }
    guard !judged.ids.isEmpty else { return }
    for (index, report) in order.reports.enumerated() where judged.items[index] > 0 {
      let items = judged.items[index]
      if parts[index].items > 0 { try report.put(between(report, index, more: items)) }
      try report.put(judged.reports[index])
      parts[index].items += items
    }
    if let ledger = order.ledger { try ledger(LedgerWriter.numbered(judged.ledger, from: summary.records + 1)) }
    for take in judged.kept { try take() }
    summary.merge(judged.summary)
    progress.add(records: judged.summary.records, cases: judged.summary.cases, bytes: chunk.bytes)
    order.onProgress(progress)
  }

  /// What stands before the next chunk of a report: the end of a full part, or what separates two records.
  private func between(_ report: ReportTarget, _ index: Int, more: Int) -> [UInt8] {
    guard parts[index].items + more > report.writer.mostItems else {
      return bytes { report.writer.separate(into: &$0) }
    }
    parts[index] = (parts[index].number + 1, 0)
    let number = parts[index].number
    return bytes { report.writer.turn(to: number, order.header, into: &$0) }
  }

  /// Writes the ends of all reports.
  func close() throws -> RunSummary {
    if let ledger = order.ledger {
      try ledger(bytes { LedgerWriter.close(summary, into: &$0) })
    }
    for report in order.reports { try report.put(bytes { report.writer.close(summary, into: &$0) }) }
    for keeper in order.keepers { try keeper.close(summary) }
    return summary
  }

  private func bytes(_ write: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    write(&bytes)
    return bytes
  }
}
