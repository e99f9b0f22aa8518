import Foundation
import Testing

/// `check --store` and `history`: what is kept, what is refused, what a killed run leaves.
@Suite struct StoreTests {
  private static let person = """
    schema: inspection/1
    id: person
    visit: {date: 2023-06-12}
    enterprise: {name: 甲, uscc: 91440101MA5XXXXX00}
    persons: [{id: m1, name: 张三丰, roles: [employee], banned_from: 2023-01-01, banned_to: 2030-01-01}]
    conduct: {employs_banned: [m1], refused_to_correct: true}
    """

  private static func check(_ paths: [String], _ store: String, _ more: String...) async throws -> Program.Outcome {
    try await Program.run(["check"] + paths + ["--store", store, "--format", "ndjson", "--lang", "en"] + more, within: 300)
  }

  @Test func `a run is kept with its records, findings and assessments`() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path("history.sqlite")
    let broken = try folder.file("broken.yaml", "schema: inspection/1\nid: broken\n")
    let outcome = try await Self.check(["examples/tutorial/visit.yaml", "examples/decisions/001-cream-emulsifier-swap.yaml", broken], store)
    #expect(outcome.status == 3)
    #expect(folder.names == ["broken.yaml", "history.sqlite"], "nothing is left beside it")
    func lines(_ sql: String) throws -> [String] {
      let answer = try SQLiteShell.ask(store, sql)
      #expect(answer.status == 0, "\(answer.errors)")
      return answer.lines
    }
    #expect(try lines("SELECT run, records, checked, invalid FROM runs") == ["1|3|2|1"])
    #expect(try lines("SELECT id, state FROM records ORDER BY record") == ["tutorial-1|checked", "case-001|checked", "broken|invalid"])
    #expect(try lines("SELECT code FROM errors JOIN records USING (record) WHERE id = 'broken'") == ["E0302"])
    // The figures of the report, exactly.
    #expect(try lines("SELECT fine_min, fine_max, is_case FROM records WHERE id = 'tutorial-1'") == ["225000|450000|1"])
    let findings = outcome.output.split(separator: "\n").filter { $0.hasPrefix("{\"type\": \"record\"") }
      .map { $0.components(separatedBy: "\"evidence\": ").count - 1 }
    #expect(try #require(Int(lines("SELECT count(*) FROM findings")[0])) > 4 && findings.count == 3)
    let act = try lines("SELECT act FROM acts JOIN records USING (record) WHERE id = 'tutorial-1'")
    #expect(!act.isEmpty)
    #expect(try lines("SELECT count(*) FROM decisions JOIN records USING (record) WHERE id = 'case-001'") == ["1"])
    #expect(try lines("SELECT count(*) > 0 FROM recommendations") == ["1"])
  }

  @Test func `the report is the same with and without a store that is new`() async throws {
    let folder = try TemporaryFolder()
    let plain = try await Program.run(["check", "examples/tutorial/visit.yaml", "--format", "json"], within: 300)
    let kept = try await Program.run(["check", "examples/tutorial/visit.yaml", "--format", "json", "--store", folder.path("s.sqlite")], within: 300)
    #expect(plain.output == kept.output && plain.status == kept.status)
  }

  @Test func `personal data are masked unless asked for`() async throws {
    let folder = try TemporaryFolder()
    let record = try folder.file("person.yaml", Self.person)
    _ = try await Self.check([record], folder.path("masked.sqlite"))
    _ = try await Self.check([record], folder.path("shown.sqlite"), "--unmask")
    let masked = try SQLiteShell.ask(folder.path("masked.sqlite"), ".dump")
    let shown = try SQLiteShell.ask(folder.path("shown.sqlite"), ".dump")
    #expect(masked.output.contains("***") && !masked.output.contains("张三丰"))
    #expect(shown.output.contains("张三丰"))
    #expect(try SQLiteShell.ask(folder.path("shown.sqlite"), "SELECT unmasked FROM runs").lines == ["1"])
  }

  // MARK: Refused

  /// What is done to a store, and a word of what must be said.
  static let spoilt: [(String, @Sendable (String) throws -> Void, String)] = [
    ("no SQLite file", { try Data("schema: inspection/1\n# a text, and a long one\n".utf8).write(to: URL(fileURLWithPath: $0)) }, "no SQLite file"),
    ("a file of something else", { path in
      try FileManager.default.removeItem(atPath: path)
      _ = try SQLiteShell.ask(path, "CREATE TABLE fruit (name TEXT)")
    }, "something else"),
    ("a newer store", { _ = try SQLiteShell.ask($0, "PRAGMA user_version = 99") }, "newer program"),
    ("cut off", { path in
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.truncate(atOffset: 20_000)
    }, "damaged"),
    ("overwritten inside", { path in
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.seek(toOffset: 8192)
      try file.write(contentsOf: Data(repeating: 0xAB, count: 24_576))
    }, "damaged"),
    ("a folder", { path in
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }, "no file"),
  ]

  @Test(arguments: spoilt.indices)
  func `what is no store is refused before anything is judged`(index: Int) async throws {
    let (what, spoil, word) = Self.spoilt[index]
    let folder = try TemporaryFolder()
    let store = folder.path("s.sqlite")
    _ = try await Self.check(["examples/tutorial/visit.yaml"], store)
    try spoil(store)
    let before = FileManager.default.contents(atPath: store)
    let outcome = try await Self.check(["examples/tutorial/visit.yaml"], store)
    #expect(outcome.status == 2 && outcome.output == "", "\(what): \(outcome.output.prefix(200))")
    #expect(outcome.errors.contains(word) && outcome.errors.contains("s.sqlite"), "\(what): \(outcome.errors)")
    #expect(FileManager.default.contents(atPath: store) == before, "\(what) was changed")
    let list = try await Program.run("history", "list", store, "--lang", "en")
    #expect(list.status == 2 && list.errors.contains(word), "\(what): \(list.errors)")
  }

  // MARK: Killed

  /// Kills a run, some time after it has begun to write, and after something else was done meanwhile.
  private static func killed(
    _ records: String, _ store: String, after delay: Duration, with signal: Int32, meanwhile: () async throws -> Void
  ) async throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    // After the records it waits for more on standard input, so that it is never done by itself.
    let more = Pipe()
    process.arguments = ["check", records, "-", "--store", store, "--format", "ndjson", "--jobs", "1"]
    process.currentDirectoryURL = Package.root
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = more
    try process.run()
    let deadline = Date().addingTimeInterval(120)
    while process.isRunning, Date() < deadline, !FileManager.default.fileExists(atPath: store + "-wal") {
      try await Task.sleep(for: .milliseconds(2))
    }
    try await Task.sleep(for: delay)
    try await meanwhile()
    #expect(process.isRunning, "it was done before it was killed")
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    try more.fileHandleForWriting.close()
    return process.terminationStatus
  }

  @Test(arguments: [(0, SIGKILL), (300, SIGKILL), (2500, SIGKILL), (1000, SIGINT)])
  func `a killed run leaves the store whole, with the earlier runs`(milliseconds: Int, signal: Int32) async throws {
    let folder = try TemporaryFolder()
    let store = folder.path("s.sqlite")
    _ = try await Self.check(["examples/tutorial/visit.yaml"], store)
    let before = try SQLiteShell.ask(store, ".dump").output
    let visit = try await Program.run("convert", "examples/tutorial/visit.yaml", "--to", "ndjson")
    let lines = (1...5000).map { visit.output.replacingOccurrences(of: "tutorial-1", with: "visit-\($0)") }
    let records = try folder.file("visits.ndjson", lines.joined())
    let status = try await Self.killed(records, store, after: .milliseconds(milliseconds), with: signal) {
      guard signal == SIGINT else { return }
      let second = try await Self.check(["examples/tutorial/visit.yaml"], store)
      #expect(second.status == 2 && second.output == "" && second.errors.contains("another run"), "\(second.errors)")
      let list = try await Program.run("history", "list", store)
      #expect(list.status == 0 && list.output.split(separator: "\n").count == 1, "others may read: \(list.errors)")
    }
    #expect(status == (signal == SIGKILL ? SIGKILL : 130))
    #expect(try SQLiteShell.ask(store, "PRAGMA integrity_check").lines == ["ok"])
    #expect(try SQLiteShell.ask(store, ".dump").output == before)
    let again = try await Self.check(["examples/tutorial/visit.yaml"], store)
    #expect(again.status == 1)
    #expect(try SQLiteShell.ask(store, "SELECT run, records FROM runs ORDER BY run").lines.count == 2)
  }

  // MARK: Two runs

  @Test func `two runs are compared record by record`() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path("s.sqlite")
    let visit = try String(contentsOf: Package.root.appendingPathComponent("examples/tutorial/visit.yaml"), encoding: .utf8)
    let path = try folder.file("visit.yaml", visit)
    _ = try await Self.check([path, "examples/decisions/001-cream-emulsifier-swap.yaml"], store)
    let same = try await Self.check([path, "examples/decisions/001-cream-emulsifier-swap.yaml"], store)
    #expect(same.status == 1)
    let equal = try await Program.run("history", "compare", store, "--lang", "en")
    #expect(equal.status == 0 && equal.output == "run 1 and run 2: 2 records, 0 differ\n", "\(equal.output)")
    // A record is new.
    _ = try await Self.check([path, "examples/decisions/001-cream-emulsifier-swap.yaml", try folder.file("p.yaml", Self.person)], store)
    let other = try await Program.run("history", "compare", store, "1", "3", "--lang", "en")
    #expect(other.status == 1)
    #expect(other.output.contains("person (in run 3 only)\n") && !other.output.contains("case-001"))
    #expect(other.output.hasSuffix("run 1 and run 3: 3 records, 1 differ\n"))
    let json = try await Program.run("history", "compare", store, "1", "3", "--format", "json")
    #expect(json.output.contains("\"summary\": {\"compared\": 3, \"changed\": 1, \"without_id\": 0}"))
    // A record says something else.
    let changed = visit.replacingOccurrences(of: "production_licence: null", with: "")
    #expect(changed != visit)
    _ = try await Self.check([try folder.file("changed.yaml", changed), "examples/decisions/001-cream-emulsifier-swap.yaml"], store)
    let altered = try await Program.run("history", "compare", store, "1", "4", "--lang", "en")
    #expect(altered.status == 1 && altered.output.contains("tutorial-1"), "\(altered.output)")
    #expect(altered.output.contains("UNL-001") && altered.output.contains("225000"), "\(altered.output)")
    #expect(altered.output.hasSuffix("run 1 and run 4: 2 records, 1 differ\n"), "\(altered.output)")
    let list = try await Program.run("history", "list", store, "--lang", "en")
    #expect(list.status == 0 && list.output.split(separator: "\n").count == 4)
    #expect(list.output.contains(#/run 3  [-0-9T:]+Z  china-cosmetics .*  3 records, 0 invalid, [0-9]+ cases/#))
    for wrong in [["1"], ["1", "7"]] {
      #expect(try await Program.run(["history", "compare", store] + wrong).status == 2)
    }
  }

  // MARK: The page

  @Test func `every question of the page has an answer`() async throws {
    let folder = try TemporaryFolder()
    let store = folder.path("s.sqlite")
    _ = try await Self.check(["examples/decisions", "examples/tutorial/visit.yaml"], store)
    let page = try String(contentsOf: Package.root.appendingPathComponent("docs/history.md"), encoding: .utf8)
    let questions = page.matches(of: /```sql\n([^`]*)```/).map { String($0.1) }
    #expect(questions.count > 5)
    for question in questions {
      let answer = try SQLiteShell.ask(store, question)
      #expect(answer.status == 0, "\(question)\n\(answer.errors)")
    }
    // The last one takes the run out: nothing of it may stay.
    #expect(try SQLiteShell.ask(store, "SELECT (SELECT count(*) FROM records) + (SELECT count(*) FROM findings)").lines == ["0"])
    // Every table and view is named, and every one that is named is there.
    let there = Set(try SQLiteShell.ask(store, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'").lines)
    let named = Set(page.matches(of: /\n\| `([a-z_]+)` \|/).map { String($0.1) })
    #expect(there == named)
  }
}
