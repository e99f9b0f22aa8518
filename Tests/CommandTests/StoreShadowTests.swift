import Foundation
import Testing

/// `check --store --shadow`: both rule sets know what the store keeps, and the store keeps what the first one says.
@Suite struct StoreShadowTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Our own rules with one text in place of another.
  private func rules(_ name: String, _ file: String, _ from: String, _ to: String) throws -> String {
    let path = folder.path(name)
    try FileManager.default.copyItem(atPath: Package.root.appendingPathComponent("rules").path, toPath: path)
    let text = try folder.text("\(name)/\(file)")
    try #require(text.contains(from))
    try folder.file("\(name)/\(file)", text.replacing(from, with: to))
    return path
  }

  /// Rules that read every record anew, and find the same.
  private func wider() throws -> String {
    try rules(
      "wider", "schema/inspection.yaml", "\nproperties:\n",
      "\nproperties:\n  remark:\n    title: {zh: 备注, en: Remark}\n    description: {zh: 备注。, en: A remark.}\n    type: string\n")
  }

  /// Rules by which nothing is repeated.
  private func milder() throws -> String { try rules("milder", "assessment/grounds-serious.yaml", "plus_years(earlier.date, 1)", "earlier.date") }

  /// A store that knows a decision on an earlier visit; the list of the later one is left out, or said to be empty.
  private func store(_ name: String) async throws -> String {
    let path = folder.path(name)
    let first = try folder.file("first.yaml", KnownHistoryTests.cases[0].first(0))
    let outcome = try await Program.run(["check", first, "--store", path], within: 300)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return path
  }

  private func check(_ number: Int, _ store: String, _ more: String...) async throws -> String {
    // The first visit of the store is that of the first case.
    let later = KnownHistoryTests.cases[number].second(0)
    let outcome = try await Program.run(
      ["check", try folder.file("second.yaml", later), "--store", store, "--format", "ndjson"] + more, within: 300)
    #expect(outcome.status == 1, "\(outcome.errors)")
    return outcome.output
  }

  @Test(arguments: [0, 1])
  func `a shadow that finds the same says so, knowing what the store keeps`(number: Int) async throws {
    let output = try await check(number, try await store("s"), "--shadow", try wider())
    #expect(output.contains("\"kept\": {\"run\": 1"))
    #expect(output.contains("\"shadow\": null}"), "\(output.firstMatch(of: #/"shadow": \{.*/#)?.output ?? "")")
  }

  @Test func `what a shadow makes of the earlier decision is told, and the store keeps what the first rule set says`() async throws {
    let shadow = try milder()
    let kept = try await store("s")
    let output = try await check(0, kept, "--shadow", shadow)
    let lost = try #require(output.firstMatch(of: #/"shadow": \{.*?"lost": \[(.*?)\]/#))
    #expect(lost.1.contains("revoke_licence") || lost.1.contains("\"action\""), "\(lost.1)")
    let alone = try await check(0, try await store("t"))
    #expect(!alone.contains("\"shadow\""))
    // All tables but the times of the runs.
    for table in ["records", "findings", "acts", "grounds", "recommendations"] {
      let (one, other) = (try SQLiteShell.ask(kept, "SELECT * FROM \(table)"), try SQLiteShell.ask(folder.path("t"), "SELECT * FROM \(table)"))
      #expect(one.status == 0 && one.output == other.output && !one.lines.isEmpty, "\(table): \(one.errors)")
    }
  }
}
