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
  private var second: SecondEvaluator?
  private let variants: (effects: VariantEffects, judge: VariantJudge)?
  private let writers: [any ReportWriter]
  private let keepers: [any ResultKeeper]
  private let ledger: LedgerWriter?
  private let history: (any History)?

  init(_ order: RunOrder) {
    evaluator = Evaluator(
      order.plan, asOf: order.asOf, trace: order.explains, showsPersonalData: order.unmasks, wantsLedger: order.ledger != nil,
      wantsReasons: order.reports.contains { $0.writer.showsReasons } || order.keepers.contains { $0.showsReasons },
      watching: order.pair?.isApartInFirst ?? order.variants?.isApart ?? [])
    if let pair = order.pair { second = SecondEvaluator(pair, asOf: order.asOf, showsPersonalData: order.unmasks) }
    variants = order.variants.map { ($0, VariantJudge($0)) }
    writers = order.reports.map(\.writer)
    keepers = order.keepers
    history = order.history
    ledger = order.ledger.map { _ in LedgerWriter(order.plan) }
  }

  /// Records whose numbers stand in `refused` are not judged: their id belongs to an earlier one.
  mutating func process(_ chunk: Chunk, refusing refused: Set<Int> = []) throws -> JudgedChunk {
    var judged = JudgedChunk(reports: writers.map { _ in [] }, items: writers.map { _ in 0 })
    for item in chunk.items {
      let lines = LineIndex(item.source)
      for input in item.records {
        let isTaken = refused.contains(judged.ids.count)
        add(try result(of: input, in: lines, idIsTaken: isTaken), to: &judged)
      }
    }
    return judged
  }

  private mutating func result(of input: InputItem, in lines: LineIndex, idIsTaken: Bool) throws -> RecordResult {
    switch input {
    case .document(let document): try judged(document, in: lines, idIsTaken: idIsTaken)
    case .broken(_, let problems): unread(problems, in: lines)
    case .unusable(_, let problem): unread([problem], in: lines)
    }
  }

  private mutating func judged(_ document: Document, in lines: LineIndex, idIsTaken: Bool) throws -> RecordResult {
    var result = try judge(document, in: lines, with: &evaluator, idIsTaken: idIsTaken, history: history)
    if var second = second.take() {
      result.shadow = try judgeAgain(document, after: result, with: &second, idIsTaken: idIsTaken, history: history)
      self.second = consume second
    }
    return result
  }

  /// What no rule set can read.
  private func unread(_ problems: [Diagnostic], in lines: LineIndex) -> RecordResult {
    var result = unreadable(problems, in: lines)
    if second != nil { result.shadow = ShadowResult(.neither) }
    return result
  }

  private mutating func add(_ result: RecordResult, to judged: inout JudgedChunk) {
    for (index, writer) in writers.enumerated() {
      let items = writer.items(in: result)
      if judged.items[index] > 0, items > 0 { writer.separate(into: &judged.reports[index]) }
      writer.render(result, into: &judged.reports[index])
      judged.items[index] += items
    }
    for keeper in keepers { judged.kept.append(keeper.keeping(result)) }
    if let (effects, judge) = variants {
      let different = judge.different(in: result)
      let place = VariantEffects.Place(result)
      if !different.isEmpty { judged.kept.append { effects.add(different, at: place) } }
    }
    if let ledger { judged.ledger.append(ledger.lines(of: result)) }
    if case .checked = result.content { judged.ids.append(result.id) } else { judged.ids.append(nil) }
    judged.summary.add(result, plan: evaluator.plan)
  }
}

/// What came of a chunk, ready to be written.
struct JudgedChunk: Sendable {
  /// One for each report, without what stands before the first record.
  var reports: [[UInt8]]
  /// For each report what its part of the chunk counts.
  var items: [Int]
  /// For each record and keeper what takes it in, in the order of the records.
  var kept: [@Sendable () throws -> Void] = []
  /// For each record the lines of the ledger.
  var ledger: [[UInt8]] = []
  /// For each record its id, where it was judged and has one.
  var ids: [String?] = []
  var summary = RunSummary()
}
