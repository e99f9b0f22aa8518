public import CEL
public import Documents
public import Engine
public import Reports

/// What is to be judged, how, and where it goes.
public struct RunOrder: Sendable {
  public var plan: Plan
  /// The plan with a second one that judges the same records beside it.
  public var pair: PlanPair?
  /// Many variants of the plan that judge the same records; not beside a second plan.
  public var variants: VariantEffects?
  public var header: RunHeader
  public var reports: [ReportTarget]
  /// What keeps something of every record.
  public var keepers: [any ResultKeeper] = []
  /// What is known of enterprises from earlier runs.
  public var history: (any History)?
  /// Takes the bytes of the ledger, where one is wanted.
  public var ledger: (@Sendable ([UInt8]) throws -> Void)?
  /// Overrides the records' own dates of assessment.
  public var asOf: CalendarDate?
  public var explains = false
  public var unmasks = false
  /// How many records are judged at a time.
  public var jobs = 1
  /// The size of the input where it is known.
  public var totalBytes: Int?
  /// Called after each piece that was written, in order.
  public var onProgress: @Sendable (RunProgress) -> Void = { _ in }

  public init(plan: Plan, header: RunHeader, reports: [ReportTarget]) {
    self.plan = plan
    self.header = header
    self.reports = reports
  }
}

/// One report on its way out: a writer, and what takes its bytes.
public struct ReportTarget: Sendable {
  public var writer: any ReportWriter
  public var put: @Sendable ([UInt8]) throws -> Void

  public init(_ writer: any ReportWriter, put: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.writer = writer
    self.put = put
  }
}

/// Judges all records of the input. Reading and writing are serial and in the order of the input, judging runs side by side;
/// the same bytes come out whatever `jobs` is. Memory is bounded by the window of chunks that may wait to be written.
///
/// Throws what the targets and the history throw; nothing else can fail.
public func run(_ order: RunOrder, over texts: consuming sending InputTexts) async throws -> RunSummary {
  let queue = ChunkQueue(texts)
  let jobs = max(1, order.jobs)
  let sink = OrderedSink(order, window: jobs * 4)
  try await sink.open()
  try await withThrowingTaskGroup(of: Void.self) { group in
    for _ in 0..<jobs {
      group.addTask {
        var worker = Worker(order)
        while !Task.isCancelled, let chunk = queue.next() {
          let judged = try worker.process(chunk)
          try await sink.write(judged, of: chunk)
        }
      }
    }
    try await group.waitForAll()
  }
  return try await sink.close()
}
