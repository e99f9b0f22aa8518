import Foundation
import Testing

/// Expressions that would run for years over a large record end soon, with an error and a status of their own.
@Suite struct BoundedCostTests {
  private static let record: String =
    "{\"schema\":\"inspection/1\",\"id\":\"big\",\"visit\":{\"date\":\"2023-05-18\"},\"batches\":["
    + (0..<100_000).map { "{\"id\":\"b\($0)\"}" }.joined(separator: ",") + "]}"

  @Test(arguments: [
    "batches.exists(a, batches.exists(b, batches.exists(c, false)))",
    "batches.map(a, batches.map(b, b.id).join(\"\")).exists(t, t.matches(\"(b[0-9]*)*x\"))",
    "batches.map(a, batches + batches).size() == 0",
  ]) func `rules eval over a hundred thousand batches ends with an error`(_ expression: String) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("big.json", Self.record)
    let outcome = try await Program.run(
      ["rules", "eval", expression, "--record", file, "--lang", "en"], memory: 4000, within: 120)
    #expect(outcome.status == 3)
    #expect((outcome.output + outcome.errors).contains("the expression takes too many steps"))
  }

  @Test func `a rule that takes too long fails on the record, and the run says that not everything was judged`() async throws {
    let folder = try TemporaryFolder()
    let rules = folder.path("rules")
    try FileManager.default.copyItem(atPath: Package.root.appendingPathComponent("rules").path, toPath: rules)
    try folder.file("rules/zzz-cost.yaml", """
      rules:
        - id: ZZZ-001
          title: {zh: 试, en: trial}
          category: other
          basis: [csar-59-1-1]
          law_date: as_of
          when: ['batches.exists(a, batches.exists(b, batches.exists(c, a.id == b.id && b.id != c.id && a.id == c.id)))']
          act: unlicensed_production
          message: {zh: 试, en: trial}
      """)
    // Few enough for the other rules, too many for three loops in one another.
    let batches = (0..<2000).map { "{id: b\($0)}" }.joined(separator: ", ")
    let record = "schema: inspection/1\nid: big\nvisit: {date: 2023-05-18}\nbatches: [\(batches)]\n"
    let file = try folder.file("big.yaml", record)
    let outcome = try await Program.run(
      ["check", file, "--rules", rules, "--format", "json", "--lang", "en"], memory: 4000, within: 120)
    #expect(outcome.status == 3, "\(outcome.errors.prefix(500))")
    #expect(outcome.output.contains("\"rule\":\"ZZZ-001\"") || outcome.output.contains("\"rule\": \"ZZZ-001\""))
    #expect(outcome.output.contains("the expression takes too many steps"))
  }
}
