import Foundation
import Synchronization
import Testing

/// A run that is interrupted: no half file, and what had been done is said.
@Suite struct InterruptionTests {
  /// Visits by the line, each padded so that several workers have chunks of their own.
  private static func lines(_ count: Int) throws -> Data {
    let blanks = String(repeating: " ", count: 4000)
    let visits = try String(contentsOfFile: MarketRules.visits, encoding: .utf8).split(separator: "\n")
    var text = ""
    for number in 0..<count {
      let line = visits[number % visits.count].dropFirst().replacing(#/"id": "[a-z]+"/#, with: "\"id\": \"v\(number)\"", maxReplacements: 1)
      text += "{" + blanks + line + "\n"
    }
    return Data(text.utf8)
  }

  /// Writes to a pipe that stays open: the program waits for more. Once it is gone, nobody reads the rest.
  private final class Feeder: Sendable {
    private let done = Mutex(0)
    var fed: Int { done.withLock { $0 } }

    init(_ data: Data, into pipe: Pipe) {
      let end = pipe.fileHandleForWriting
      Thread.detachNewThread { [self] in
        for start in stride(from: 0, to: data.count, by: 1 << 18) {
          guard (try? end.write(contentsOf: data[start..<min(start + 1 << 18, data.count)])) != nil else { return }
          done.withLock { $0 = start }
        }
      }
    }
  }

  private struct Ended {
    var status: Int32
    var reason: Process.TerminationReason
    var errors: String
    /// The files that were being written when the signal came, and those that are left.
    var before: [String]
    var after: [String]
  }

  /// Runs a command over a stream of visits that never ends, and sends a signal once some of them are written.
  private static func interrupt(_ arguments: [String], in folder: TemporaryFolder, with number: Int32, parts: Int) async throws -> Ended {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = Package.root
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8"]
    let input = Pipe()
    let errors = try TemporaryFolder()
    _ = FileManager.default.createFile(atPath: errors.path("err"), contents: nil)
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: errors.path("err"))
    await Slots.shared.take()
    defer { Task { await Slots.shared.give() } }
    _ = Foundation.signal(SIGPIPE, SIG_IGN)
    try process.run()
    let feeder = Feeder(try lines(3000), into: input)
    let deadline = Date().addingTimeInterval(100)
    func written() -> Int {
      folder.names.filter { $0.hasSuffix(".part") }.count {
        ((try? FileManager.default.attributesOfItem(atPath: folder.path($0))[.size] as? Int) ?? 0) > 20_000
      }
    }
    while process.isRunning, Date() < deadline, feeder.fed < 2 << 20 || written() < parts { try await Task.sleep(for: .milliseconds(20)) }
    // What was written is counted at once.
    try await Task.sleep(for: .milliseconds(300))
    let before = folder.names
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    return Ended(
      status: process.terminationStatus, reason: process.terminationReason,
      errors: try String(contentsOfFile: errors.path("err"), encoding: .utf8), before: before, after: folder.names)
  }

  struct Case: Sendable {
    var signal: Int32
    var status: Int32
    var jobs: String
  }

  @Test(arguments: [
    Case(signal: SIGINT, status: 130, jobs: "1"), Case(signal: SIGINT, status: 130, jobs: "4"), Case(signal: SIGTERM, status: 143, jobs: "1"),
    Case(signal: SIGTERM, status: 143, jobs: "4"),
  ])
  func `several workers and several formats leave nothing behind`(one: Case) async throws {
    let folder = try TemporaryFolder()
    let formats = ["json", "ndjson", "text", "csv", "sarif"]
    let ended = try await Self.interrupt(
      ["check", "-", "--from", "ndjson", "--rules", MarketRules.old, "--jobs", one.jobs, "--ledger", folder.path("ledger")]
        + formats.flatMap { ["--format", "\($0)=\(folder.path("report.\($0)"))"] },
      in: folder, with: one.signal, parts: 6)
    #expect(ended.before.count == 6 && ended.before.allSatisfy { $0.hasSuffix(".part") })
    #expect(ended.reason == .exit && ended.status == one.status, "\(ended.errors)")
    #expect(ended.after == [])
    let said = try #require(ended.errors.firstMatch(of: #/interrupted: (\d+) records had been judged; no half-written file is left/#))
    #expect((Int(said.1) ?? 0) > 0)
  }

  @Test func `what stood there before stays as it was`() async throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try folder.file(name, "old \(name)") }
    let ended = try await Self.interrupt(
      ["check", "-", "--from", "ndjson", "--rules", MarketRules.old, "--jobs", "3", "--format", "ndjson=\(folder.path("a"))", "--format", "json=\(folder.path("b"))"],
      in: folder, with: SIGINT, parts: 2)
    #expect(ended.status == 130 && ended.after == ["a", "b"])
    #expect(try folder.text("a") == "old a" && folder.text("b") == "old b")
  }

  @Test func `a comparison that is interrupted says how far it was, and writes nothing`() async throws {
    let folder = try TemporaryFolder()
    let market = try MarketRules([.init("law.yaml", "max: 1500", "max: 2500")])
    let ended = try await Self.interrupt(
      ["rules", "diff", MarketRules.old, market.new, "--population", "-", "--from", "ndjson", "--jobs", "3", "--format", "json=\(folder.path("d"))"],
      in: folder, with: SIGINT, parts: 0)
    #expect(ended.status == 130 && ended.after == [])
    #expect(ended.errors.contains("interrupted: "))
  }
}
