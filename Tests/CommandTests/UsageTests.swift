import Foundation
import Testing

/// What every command has in common: help, exit statuses, streams, files.
@Suite struct UsageTests {
  private static let good = "schema: inspection/1\nid: v1\nvisit: {date: 2023-05-18}\n"

  @Test(arguments: [[], ["validate"], ["convert"], ["explain"], ["rules"], ["history"], ["history", "compare"], ["rules", "list"], ["rules", "test"]])
  func `every level has help on standard output`(command: [String]) async throws {
    let outcome = try await Program.run(command + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("USAGE: cosmetics-check"))
    #expect(outcome.errors == "")
  }

  @Test(arguments: [
    ["validate"], ["validate", "-", "--format", "xml"], ["validate", "-", "--lang", "fr"], ["nonsense"], ["validate", "--frmat"],
    ["convert", "-"], ["convert", "-", "--to", "toml"], ["validate", "-", "-"], ["explain", "E9999"],
    ["validate", "-", "--format", "json", "--format", "text"], ["validate", "-", "--format", "json="],
    ["validate", "-", "--format", "json=/no/such/folder/x.json"], ["convert", "-", "--to", "json", "-o", "/no/such/folder/x"],
  ])
  func `wrong usage ends with 2 and says why on standard error`(arguments: [String]) async throws {
    let outcome = try await Program.run(arguments, stdin: Data(Self.good.utf8))
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(!outcome.errors.isEmpty)
  }

  @Test func `the version is told`() async throws {
    let outcome = try await Program.run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(/^[0-9]+\.[0-9]+\.[0-9]+\n$/))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a shell can complete what is typed`(shell: String) async throws {
    let outcome = try await Program.run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("validate"))
  }

  // MARK: Language

  @Test(arguments: [
    (["LANG": "zh_CN.UTF-8"], "错误"), (["LANG": "en_US.UTF-8"], "error"), (["LANG": "C.UTF-8"], "错误"), (["LANG": ""], "错误"),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"], "error"), (["LANG": "de_DE.UTF-8"], "error"),
  ])
  func `the language is the system's, else Chinese`(environment: [String: String], word: String) async throws {
    let outcome = try await Program.run(
      ["validate", "-", "--format", "plain"], stdin: Data("id: 1\n".utf8), environment: environment)
    #expect(outcome.output.contains("\(word)[E0312]"), "\(outcome.output)")
  }

  @Test func `the option for the language wins, also in failures`() async throws {
    let outcome = try await Program.run("explain", "E9999", "--lang", "en")
    #expect(outcome.errors.contains("there is no diagnostic"))
    let other = try await Program.run("explain", "E9999", "--lang=zh")
    #expect(other.errors.contains("没有诊断代码"))
  }

  // MARK: Explaining

  @Test func `every code is listed and explained in both languages`() async throws {
    let list = try await Program.run("explain", "--lang", "en")
    let codes = list.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    #expect(codes.count > 40)
    #expect(Set(codes).count == codes.count)
    #expect(codes.contains("E0301") && codes.contains { $0.hasPrefix("E01") } && codes.contains { $0.hasPrefix("E02") })
    for code in ["E0301", "e0301"] {
      let page = try await Program.run("explain", code, "--lang", "zh")
      #expect(page.status == 0)
      #expect(page.output.hasPrefix("错误[E0301]: "))
    }
  }

  // MARK: Files

  @Test func `several forms go to several files, and nothing else is left`() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.run(
      [
        "validate", "-", "--format", "json=\(folder.path("r.json"))", "--format", "plain=\(folder.path("r.txt"))", "--format", "text",
      ], stdin: Data(Self.good.utf8))
    #expect(outcome.status == 0)
    #expect(folder.names == ["r.json", "r.txt"])
    #expect(try folder.text("r.json").contains("\"errors\":0"))
    #expect(try folder.text("r.txt") == outcome.output)
  }

  @Test func `an output replaces the file that was there, and not before it is whole`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("r.json", "old")
    let failed = try await Program.run(
      ["validate", "-", "--rules", "no-such-folder", "--format", "json", "--output", path], stdin: Data(Self.good.utf8))
    #expect(failed.status == 2)
    #expect(try folder.text("r.json") == "old")
    let done = try await Program.run(["validate", "-", "--format", "json", "--output", path], stdin: Data(Self.good.utf8))
    #expect(done.status == 0)
    #expect(done.output == "")
    #expect(try folder.text("r.json").hasPrefix("{"))
    #expect(folder.names == ["r.json"])
  }

  @Test func `an interruption ends with 130 and leaves no half file`() async throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["validate", "-", "--format", "json", "--output", folder.path("r.json")]
    process.currentDirectoryURL = Package.root
    process.standardInput = Pipe()  // never written to, never closed: the program waits
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let deadline = Date().addingTimeInterval(20)
    while folder.names.isEmpty, Date() < deadline { try await Task.sleep(for: .milliseconds(20)) }
    #expect(folder.names.count == 1)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    #expect(folder.names == [])
  }

  @Test func `no colours unless somebody looks on`() async throws {
    let outcome = try await Program.run("validate", "-", stdin: "id: 1\n")
    #expect(!outcome.output.contains("\u{1B}"))
  }
}
