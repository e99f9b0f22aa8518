public import CEL
import Engine
internal import GRDB
import Records
public import Reports
import Rules
import Synchronization

/// Keeps a run in a store: in one transaction, which ends with the run.
public final class StoreKeeper: ResultKeeper {
  private struct State {
    var run: Int64 = 0
    var next: Int64 = 1
    var position: Int64 = 0
  }

  private let store: Store
  private let rows: RecordRows
  private let asOf: CalendarDate?
  private let readsHistory: Bool
  private let state = Mutex(State())

  /// `readsHistory`: the run knows of the runs before it.
  public init(_ store: Store, plan: Plan, options: ReportOptions, asOf: CalendarDate?, readsHistory: Bool) {
    self.store = store
    rows = RecordRows(plan: plan, unmasks: options.unmasks)
    self.asOf = asOf
    self.readsHistory = readsHistory
  }

  public func open(_ run: RunHeader) throws {
    try write { database in
      let last = try Int64.fetchOne(database, sql: "SELECT max(run) FROM runs")
      try database.execute(
        sql: """
          INSERT INTO runs (program, rule_set, rule_set_version, digest, as_of, unmasked, history_of) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run.toolVersion, run.ruleSetName, run.ruleSetVersion, run.digest, asOf?.description, rows.unmasks, readsHistory ? last : nil,
        ])
      let number = database.lastInsertedRowID
      let next = try Int64.fetchOne(database, sql: "SELECT coalesce(max(record), 0) + 1 FROM records") ?? 1
      state.withLock { $0 = State(run: number, next: next) }
    }
  }

  public func keeping(_ result: RecordResult) -> @Sendable () throws -> Void {
    let kept = rows.rows(of: result)
    return { try self.insert(kept) }
  }

  private func insert(_ kept: KeptRecord) throws {
    let (run, record, position) = state.withLock { state in
      defer { state.next += 1 }
      state.position += 1
      return (state.run, state.next, state.position)
    }
    try write { database in
      try Self.insert(["\(record)", "\(run)", "\(position)"] + kept.record, into: "records", database)
      for row in kept.parts { try Self.insert(["\(record)"] + row.values, into: row.table, database) }
    }
  }

  /// Numbers are stored as numbers: the columns have a type.
  private static func insert(_ values: [String?], into table: String, _ database: Database) throws {
    let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
    let statement = try database.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(values))
  }

  /// The run is complete with this. One over no record is not kept, nor one whose sums are wrong.
  public func close(_ summary: RunSummary) throws {
    let run = state.withLock { $0.run }
    try write { database in
      guard summary.records > 0, summary.sumsAreRight else { return try database.rollback() }
      try database.execute(
        sql: """
          UPDATE runs SET finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), records = ?, checked = ?, invalid = ?,
            records_with_violations = ?, cases = ?, fine_min = ?, fine_max = ? WHERE run = ?
          """,
        arguments: [
          summary.records, summary.checked, summary.invalid, summary.recordsWithViolations, summary.cases,
          summary.fine?.min, summary.fine?.max, run,
        ])
      try database.commit()
    }
    try store.close()
  }

  private func write(_ work: (Database) throws -> Void) throws {
    try Store.telling(store.path) { try store.pool.writeWithoutTransaction(work) }
  }
}

extension Store: History {
  /// Of runs that were complete when this one began: nothing else is written while it runs.
  public func penalties(of enterprise: String, beside record: String?) throws -> [KeptPenalty] {
    try Self.telling(path) {
      try pool.read { database in
        let statement = try database.cachedStatement(
          sql: """
            SELECT number, date, act, run, id FROM penalties WHERE enterprise_key = ? AND id IS NOT NULL AND id IS NOT ?
            ORDER BY date, number, id, decision, position
            """)
        return try Row.fetchAll(statement, arguments: [enterprise, record]).map { row in
          let number: String? = row[0]
          return KeptPenalty(
            number: number, date: row[1], act: row[2], source: KeptSource(run: row[3], record: row[4], number: number))
        }
      }
    }
  }
}
