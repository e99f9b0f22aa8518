internal import GRDB

/// One line of a store's list of runs.
public struct StoredRun: Sendable {
  public var run: Int
  /// UTC.
  public var started: String
  public var ruleSet: String
  public var ruleSetVersion: String
  public var digest: String
  public var records: Int
  public var invalid: Int
  public var cases: Int
  /// The last run that it knew of; nil: it read no history.
  public var historyOf: Int?
}

/// The runs that a store keeps, in the order in which they were made. Throws a `StoreProblem`.
public func storedRuns(in path: String) throws -> [StoredRun] {
  let queue = try Store.reader(path)
  return try Store.telling(path) {
    try queue.read { database in
      let columns = "run, started, rule_set, rule_set_version, digest, records, invalid, cases, history_of"
      return try Row.fetchAll(database, sql: "SELECT \(columns) FROM runs ORDER BY run").map { row in
        StoredRun(
          run: row[0], started: row[1], ruleSet: row[2], ruleSetVersion: row[3], digest: row[4], records: row[5], invalid: row[6],
          cases: row[7], historyOf: row[8])
      }
    }
  }
}
