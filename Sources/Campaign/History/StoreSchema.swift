/// The tables and views of a store, in SQL. docs/history.md explains them.
enum StoreSchema {
  /// Marks a file as a store (`PRAGMA application_id`): the letters CCHK.
  static let applicationID = 0x4343_484B

  /// What leads from each version to the next; `PRAGMA user_version` counts those that a file has seen. Only ever added to.
  static let migrations = [tables + views]

  private static let tables = """
    CREATE TABLE runs (
      run INTEGER PRIMARY KEY AUTOINCREMENT,
      started TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), finished TEXT,
      program TEXT NOT NULL, rule_set TEXT NOT NULL, rule_set_version TEXT NOT NULL, digest TEXT NOT NULL,
      as_of TEXT, unmasked INTEGER NOT NULL, history_of INTEGER,
      records INTEGER, checked INTEGER, invalid INTEGER, records_with_violations INTEGER, cases INTEGER,
      fine_min TEXT, fine_max TEXT
    );
    CREATE TABLE records (
      record INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE, position INTEGER NOT NULL,
      id TEXT, state TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
      enterprise_key TEXT, enterprise TEXT, date TEXT, is_case INTEGER NOT NULL,
      violation INTEGER, pending INTEGER, exempt INTEGER, undetermined INTEGER, unexamined INTEGER, clear INTEGER,
      not_applicable INTEGER, failed INTEGER, fine_min TEXT, fine_max TEXT
    );
    CREATE INDEX records_of_run ON records (run, id);
    CREATE INDEX records_by_id ON records (id, state, run);
    CREATE INDEX records_by_enterprise ON records (enterprise_key);
    CREATE TABLE errors (
      record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE, position INTEGER NOT NULL, code TEXT NOT NULL,
      message_zh TEXT NOT NULL, message_en TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (record, position)
    ) WITHOUT ROWID;
    CREATE TABLE findings (
      record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE, position INTEGER NOT NULL, rule TEXT NOT NULL,
      category TEXT NOT NULL, status TEXT NOT NULL, subject TEXT NOT NULL, act TEXT NOT NULL,
      message_zh TEXT NOT NULL, message_en TEXT NOT NULL, line INTEGER NOT NULL,
      basis TEXT NOT NULL, evidence TEXT NOT NULL, missing TEXT NOT NULL, PRIMARY KEY (record, position)
    ) WITHOUT ROWID;
    CREATE TABLE acts (
      record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE, position INTEGER NOT NULL, act TEXT NOT NULL,
      title_zh TEXT NOT NULL, title_en TEXT NOT NULL, nature TEXT NOT NULL, provision TEXT NOT NULL, penalty TEXT,
      outcome TEXT NOT NULL, serious INTEGER NOT NULL, first_day TEXT, last_day TEXT,
      goods_value TEXT, goods_value_complete INTEGER NOT NULL, fine_min TEXT, fine_max TEXT,
      arithmetic_zh TEXT NOT NULL, arithmetic_en TEXT NOT NULL, absorbed_by TEXT, PRIMARY KEY (record, position)
    ) WITHOUT ROWID;
    CREATE TABLE grounds (
      record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE, position INTEGER NOT NULL, "ground" TEXT NOT NULL,
      state TEXT NOT NULL, effect TEXT NOT NULL, acts TEXT NOT NULL, evidence TEXT NOT NULL, PRIMARY KEY (record, position)
    ) WITHOUT ROWID;
    CREATE TABLE recommendations (
      record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE, position INTEGER NOT NULL, action TEXT NOT NULL,
      state TEXT NOT NULL, route TEXT NOT NULL, addressee_zh TEXT, addressee_en TEXT,
      acts TEXT NOT NULL, blocked_by TEXT NOT NULL, PRIMARY KEY (record, position)
    ) WITHOUT ROWID;
    CREATE TABLE decisions (
      record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE, decision INTEGER NOT NULL, number TEXT, date TEXT,
      is_penalty INTEGER NOT NULL, fine TEXT, fine_position TEXT NOT NULL, confiscated TEXT,
      confiscated_position TEXT NOT NULL, revocation TEXT NOT NULL, PRIMARY KEY (record, decision)
    ) WITHOUT ROWID;
    CREATE TABLE decided_acts (
      record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE, decision INTEGER NOT NULL, position INTEGER NOT NULL,
      act TEXT, nature TEXT, provision TEXT, PRIMARY KEY (record, decision, position)
    ) WITHOUT ROWID;

    """

  private static let views = """
    CREATE VIEW latest_run AS SELECT * FROM runs ORDER BY run DESC LIMIT 1;
    CREATE VIEW latest_records AS
      SELECT * FROM records AS r WHERE state = 'checked' AND NOT EXISTS (
        SELECT 1 FROM records AS later WHERE later.id = r.id AND later.state = 'checked' AND later.run > r.run);
    CREATE VIEW enterprises AS
      SELECT enterprise_key, max(enterprise) AS enterprise, count(*) AS visits, sum(is_case) AS cases,
        min(date) AS first_visit, max(date) AS last_visit
      FROM latest_records WHERE enterprise_key IS NOT NULL AND enterprise_key <> '' GROUP BY enterprise_key;
    CREATE VIEW penalties AS
      SELECT r.enterprise_key, r.enterprise, d.number, d.date, a.act, a.nature, a.provision, r.run, r.id, r.record,
        d.decision, a.position
      FROM latest_records AS r JOIN decisions AS d USING (record) LEFT JOIN decided_acts AS a USING (record, decision)
      WHERE d.is_penalty;
    CREATE VIEW repeats AS
      SELECT r.enterprise_key, r.enterprise, p.id AS earlier_id, p.number, p.date AS penalised, r.id, a.act, p.nature,
        a.first_day, CAST(julianday(a.first_day) - julianday(p.date) AS INTEGER) AS days
      FROM latest_records AS r JOIN acts AS a USING (record)
        JOIN penalties AS p ON p.enterprise_key = r.enterprise_key AND p.nature = a.nature AND p.id <> r.id
      WHERE r.is_case AND length(p.date) = 10 AND length(a.first_day) = 10 AND a.first_day >= p.date;
    """
}
