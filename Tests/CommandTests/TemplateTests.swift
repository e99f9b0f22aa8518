import Foundation
import Testing

/// `generate template`.
@Suite struct TemplateTests {
  @Test(arguments: [["--lang", "zh"], ["--lang", "en"], ["--for", "sampling"], ["--for", "production_site"], ["--for", "advertising"]])
  func `an empty workbook is understood, and holds no record`(options: [String]) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("empty.xlsx")
    let made = try await Program.run(["generate", "template", "-o", path] + options)
    #expect(made.status == 0, "\(made.errors)")
    let outcome = try await Program.run("validate", path, "--format", "json")
    #expect(outcome.status == 3 && outcome.output.contains("E0135") && !outcome.output.contains("E033"), "\(outcome.output)")
  }

  @Test func `the same workbook is written every time`() async throws {
    let folder = try TemporaryFolder()
    for name in ["a.xlsx", "b.xlsx"] { #expect(try await Program.run("generate", "template", "-o", folder.path(name)).status == 0) }
    let bytes = try ["a.xlsx", "b.xlsx"].map { try Data(contentsOf: URL(fileURLWithPath: folder.path($0))) }
    #expect(bytes[0] == bytes[1])
  }

  @Test func `an empty record is filled in by taking comments away`() async throws {
    let empty = try await Program.run("generate", "template", "--format", "yaml", "--for", "sampling", "--lang", "en").output
    #expect(!empty.contains("claims") && empty.contains("#       - substance:"))
    var filled = empty
    for (was, becomes) in [
      ("\nid:", "\nid: v1"), ("\n  date:", "\n  date: 2026-03-12"), ("\n#   town:", "\n  town: 均禾街"), ("\n# samples:", "\nsamples:"),
      ("\n#   - id:   # Key\n#     batch:", "\n  - id: s1   # Key\n#     batch:"),
    ] {
      #expect(filled.contains(was), "\(was)")
      filled = filled.replacing(was, with: becomes, maxReplacements: 1)
    }
    let folder = try TemporaryFolder()
    let outcome = try await Program.run("validate", folder.file("v.yaml", filled))
    #expect(outcome.status == 0, "\(outcome.output)")
    let text = try await Program.run("convert", folder.path("v.yaml"), "--to", "ndjson").output
    #expect(text == #"{"schema":"inspection/1","id":"v1","visit":{"date":"2026-03-12","town":"均禾街"},"samples":[{"id":"s1"}]}"# + "\n")
    #expect(try await Program.run("validate", "-", stdin: empty).status == 3)
  }

  @Test func `a kind that nobody knows is told with those that there are`() async throws {
    let outcome = try await Program.run("generate", "template", "--for", "nothing", "--lang", "en")
    #expect(outcome.status == 2 && outcome.errors.contains("production_site") && outcome.output.isEmpty)
  }

  @Test func `results as a workbook hold no formula, whatever a record says`() async throws {
    let folder = try TemporaryFolder()
    let record = try folder.file("f.yaml", "schema: inspection/1\nid: =1+1\nvisit: {date: 2023-06-12}\nenterprise: {name: '=HYPERLINK(\"x\")'}\n")
    let path = folder.path("out.xlsx")
    #expect(try await Program.run("check", record, "--format", "xlsx=" + path, "--fail-on", "never").status == 0)
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as book:
          sheets = [book.read(n).decode() for n in book.namelist() if "worksheets/sheet" in n]
      print(sum("<f>" in s or "<f " in s for s in sheets), sum("=1+1" in s and "=HYPERLINK" in s for s in sheets), len(sheets))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(said == "0 1 3\n")
  }
}
