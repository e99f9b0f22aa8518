import Foundation
import Testing

/// Places for those who wait their turn.
actor Slots {
  static let shared = Slots(ProcessInfo.processInfo.activeProcessorCount)
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = max(count, 1) }

  func take() async {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
  }

  func give() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

/// The built program, run as anybody runs it.
enum Program {
  struct Outcome: Sendable {
    var output: String
    var errors: String
    var status: Int32
  }

  /// The binary lies beside the test bundle.
  static let path: String = {
    for argument in CommandLine.arguments {
      for folder in [argument, (argument as NSString).deletingLastPathComponent] {
        let path = (folder as NSString).appendingPathComponent("cosmetics-check")
        if FileManager.default.isExecutableFile(atPath: path) { return path }
      }
    }
    let beside = Bundle.main.bundleURL.appendingPathComponent("cosmetics-check").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return Package.root.appendingPathComponent(".build/debug/cosmetics-check").path
  }()

  /// Runs it in the package's folder. Chinese unless the environment says otherwise; no colours asked for. `memory` is
  /// the most address space it may take, in megabytes.
  static func run(
    _ arguments: [String], stdin: Data = Data(), environment: [String: String] = [:], memory: Int? = nil,
    within seconds: Double = 60
  ) async throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let limit = memory.map { "ulimit -v \($0 * 1024); " } ?? ""
    process.arguments = ["-c", limit + "exec \"$0\" \"$@\"", path] + arguments
    process.currentDirectoryURL = Package.root
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "zh_CN.UTF-8"].merging(environment) { $1 }
    let folder = try TemporaryFolder()
    // Files, not pipes: nothing can block, however much is said.
    let input = folder.path("in"), output = folder.path("out"), errors = folder.path("err")
    try stdin.write(to: URL(fileURLWithPath: input))
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    // As many at a time as there are processors: the time it may take is its own, and not that of the others.
    await Slots.shared.take()
    defer { Task { await Slots.shared.give() } }
    try process.run()
    let deadline = Date().addingTimeInterval(seconds)
    while process.isRunning, Date() < deadline { try await Task.sleep(for: .milliseconds(5)) }
    if process.isRunning {
      process.terminate()
      Issue.record("not done within \(seconds) s: \(arguments)")
    }
    process.waitUntilExit()
    let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return Outcome(
      output: try String(contentsOfFile: output, encoding: .utf8), errors: try String(contentsOfFile: errors, encoding: .utf8),
      status: status)
  }

  static func run(_ arguments: String..., stdin: String = "") async throws -> Outcome {
    try await run(arguments, stdin: Data(stdin.utf8))
  }
}

/// A folder of its own for a test, gone with it.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("cc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file and says where it is.
  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Data(text.utf8))
  }

  @discardableResult
  func file(_ name: String, _ bytes: Data) throws -> String {
    let target = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: target)
    return target.path
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
