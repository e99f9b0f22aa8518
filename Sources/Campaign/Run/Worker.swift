import CEL
import Diagnostics
import Documents
import Engine
import Records
import Reports
import Rules

/// Reads, judges and renders chunks, one after the other. One for each job; it owns what is reused.
struct Worker: ~Copyable {
  private var evaluator: Evaluator
  private let writers: [any ReportWriter]
  private let ledger: LedgerWriter?

  init(_ order: RunOrder) {
    evaluator = Evaluator(
      order.plan, asOf: order.asOf, trace: order.explains, showsPersonalData: order.unmasks, wantsLedger: order.ledger != nil)
    writers = order.reports.map(\.writer)
    ledger = order.ledger.map { _ in LedgerWriter(order.plan) }
  }

  /// Records whose numbers stand in `refused` are not judged: their id belongs to an earlier one.
  mutating func process(_ chunk: Chunk, refusing refused: Set<Int> = []) -> JudgedChunk {
    var judged = JudgedChunk(index: chunk.index, bytes: chunk.bytes, reports: writers.map { _ in [] })
    for item in chunk.items {
      switch item {
      case .text(let text):
        for input in readRecords(text) { add(input, refusing: refused, to: &judged) }
      case .unusable(let source, let problem), .broken(let source, let problem):
        add(unreadable(source, [problem]), id: nil, to: &judged)
      }
    }
    return judged
  }

  private mutating func add(_ input: InputItem, refusing refused: Set<Int>, to judged: inout JudgedChunk) {
    switch input {
    case .document(let document):
      let isTaken = refused.contains(judged.ids.count)
      let (result, id) = judge(document, with: &evaluator, idIsTaken: isTaken)
      add(result, id: isTaken ? nil : id, to: &judged)
    case .broken(let source, let problems): add(unreadable(source, problems), id: nil, to: &judged)
    case .unusable(let source, let problem): add(unreadable(source, [problem]), id: nil, to: &judged)
    }
  }

  private mutating func add(_ result: RecordResult, id: String?, to judged: inout JudgedChunk) {
    for (index, writer) in writers.enumerated() {
      if !judged.ids.isEmpty { writer.separate(into: &judged.reports[index]) }
      writer.render(result, into: &judged.reports[index])
    }
    if let ledger { judged.ledger.append(ledger.lines(of: result)) }
    judged.ids.append(id)
    judged.summary.add(result, plan: evaluator.plan)
  }
}

/// What came of a chunk, ready to be written.
struct JudgedChunk: Sendable {
  var index: Int
  var bytes: Int
  /// One for each report, without what stands before the first record.
  var reports: [[UInt8]]
  /// For each record the lines of the ledger.
  var ledger: [[UInt8]] = []
  /// For each record its id, where it has one.
  var ids: [String?] = []
  var summary = RunSummary()
}
