internal import GRDB

/// What became otherwise between two runs, for one record.
public struct ChangedRecord: Sendable {
  /// Something that stands in one of the runs only.
  public struct Difference: Sendable, Hashable, Comparable {
    /// `state`, `fine`, `finding`, `act`, `recommendation`, `error`.
    public var what: String
    public var text: String

    public static func < (a: Self, b: Self) -> Bool { (a.what, a.text) < (b.what, b.text) }
  }

  public var id: String
  public var isInFirst: Bool
  public var isInSecond: Bool
  public var gone: [Difference]
  public var new: [Difference]
}

public struct RunComparison: Sendable {
  public var first: Int
  public var second: Int
  public var changed: [ChangedRecord] = []
  /// Records with an id, in either run.
  public var compared = 0
  /// Records without an id, in either run: nothing tells which of them belong together.
  public var withoutID = 0
}

/// Compares two runs of a store record by record, by id; nil: the last two. Throws a `StoreProblem`.
public func compareRuns(_ runs: (first: Int, second: Int)?, in path: String) throws -> RunComparison {
  let queue = try Store.reader(path)
  return try Store.telling(path) {
    try queue.read { database in
      let known = try Int.fetchAll(database, sql: "SELECT run FROM runs ORDER BY run")
      guard let runs = runs ?? (known.count > 1 ? (known[known.count - 2], known[known.count - 1]) : nil) else {
        throw StoreProblem(path, zh: "不足两次运行，无从比较", en: "there are no two runs to compare")
      }
      for run in [runs.first, runs.second] where !known.contains(run) {
        throw StoreProblem(path, zh: "没有第 \(run) 次运行", en: "there is no run \(run)")
      }
      return try compare(runs.first, runs.second, database)
    }
  }
}

private func compare(_ first: Int, _ second: Int, _ database: Database) throws -> RunComparison {
  var comparison = RunComparison(first: first, second: second)
  comparison.withoutID =
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM records WHERE run IN (?, ?) AND id IS NULL", arguments: [first, second]) ?? 0
  // Of records with one id, the one that was judged.
  func number(_ run: String) -> String {
    "coalesce(min(CASE WHEN run = \(run) AND state = 'checked' THEN record END), min(CASE WHEN run = \(run) THEN record END))"
  }
  let pairs = try Row.fetchCursor(
    database,
    sql: """
      SELECT id, \(number(":first")), \(number(":second")) FROM records
      WHERE run IN (:first, :second) AND id IS NOT NULL GROUP BY id ORDER BY id
      """, arguments: ["first": first, "second": second])
  while let pair = try pairs.next() {
    let (before, after): (Int64?, Int64?) = (pair[1], pair[2])
    let old = try before.map { try facts(of: $0, database) } ?? []
    let new = try after.map { try facts(of: $0, database) } ?? []
    comparison.compared += 1
    guard old != new else { continue }
    comparison.changed.append(
      ChangedRecord(
        id: pair[0], isInFirst: before != nil, isInSecond: after != nil, gone: old.subtracting(new).sorted(),
        new: new.subtracting(old).sorted()))
  }
  return comparison
}

/// What is compared of a record.
private func facts(of record: Int64, _ database: Database) throws -> Set<ChangedRecord.Difference> {
  let statement = try database.cachedStatement(
    sql: """
      SELECT 'state', state FROM records WHERE record = :record
      UNION ALL SELECT 'fine', fine_min || '..' || coalesce(fine_max, '') FROM records WHERE record = :record AND fine_min IS NOT NULL
      UNION ALL SELECT 'finding', trim(status || ' ' || rule || ' ' || subject) FROM findings WHERE record = :record
      UNION ALL SELECT 'act', act || ' ' || outcome || CASE WHEN serious THEN ' serious' ELSE '' END
        || coalesce(' ' || fine_min || '..' || coalesce(fine_max, ''), '') FROM acts WHERE record = :record
      UNION ALL SELECT 'recommendation', action || ' ' || state || ' ' || route FROM recommendations WHERE record = :record
      UNION ALL SELECT 'error', code || ' ' || message_en FROM errors WHERE record = :record
      """)
  return Set(
    try Row.fetchAll(statement, arguments: ["record": record]).map { ChangedRecord.Difference(what: $0[0], text: $0[1]) })
}
