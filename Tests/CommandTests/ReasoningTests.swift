import Foundation
import Testing

/// Reasoning looks the same wherever it is shown.
@Suite struct ReasoningTests {
  /// A copy of our rules in which one case, over the tutorial's record, expects what does not hold.
  private static func failing() async throws -> Program.Outcome {
    let folder = try TemporaryFolder()
    let rules = folder.url.appendingPathComponent("rules")
    try FileManager.default.copyItem(at: Package.root.appendingPathComponent("rules"), to: rules)
    let campaign = rules.appendingPathComponent("campaign")
    try FileManager.default.createDirectory(at: campaign, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Package.root.appendingPathComponent("examples/tutorial/visit.yaml"), to: campaign.appendingPathComponent("visit.yaml"))
    let test = """
      tests:
        - of: ADD-008
          base: campaign/visit.yaml
          cases:
            - {title: {zh: 甲, en: a}, expect: {status: clear}}
            - {title: {zh: 乙, en: b}, expect: {status: violation}}

      """
    try Data(test.utf8).write(to: rules.appendingPathComponent("zz.test.yaml"))
    return try await Program.run(["rules", "test", "--rules", rules.path, "--filter", "ADD-008", "--lang", "en"], within: 300)
  }

  /// The lines of a condition of `ADD-008` and of its values, as the first finding of that rule shows them.
  private static let lines = [
    "    applies  made_here(sample.batch)  → true", "      batch.maker = enterprise",
    "    when  over_stated_limit(item) || over_contaminant_limit(item,", "          sample.batch.product, sample.batch.made_on)  → true",
    "      item.verdict = over_limit",
  ].joined(separator: "\n").split(separator: "\n").map(String.init)

  @Test func `check explains and a failing case shows the same lines`() async throws {
    let check = try await Program.run("check", "examples/tutorial/visit.yaml", "--explain", "--lang", "en")
    let test = try await Self.failing()
    #expect(test.status == 1)
    #expect(test.output.contains("failed  ADD-008  a\n"))
    #expect(!test.output.contains("failed  ADD-008  b\n"))
    for line in Self.lines {
      #expect(check.output.contains("\n\(line)\n"), "\(line)")
      #expect(test.output.contains("\n\(line)\n"), "\(line)")
    }
  }

  @Test func `an expression tried alone shows value and reads likewise`() async throws {
    let eval = try await Program.run(
      "rules", "eval", "size(batches) > 1 || visit.producing", "--record", "examples/tutorial/visit.yaml", "--lang", "en")
    #expect(eval.output.contains("\nsize(batches) > 1 || visit.producing  → true\n  visit.producing = true\n"))
  }

  @Test func `a page shows what was written, tried on nothing`() async throws {
    let show = try await Program.run("rules", "show", "ADD-008", "--lang", "en")
    #expect(show.output.contains("\n     = made_here(sample.batch)\n"))
    #expect(!show.output.contains("→ true"))
  }

  @Test func `personal data are masked in what explains, too`() async throws {
    let folder = try TemporaryFolder()
    let rules = folder.url.appendingPathComponent("rules")
    try FileManager.default.copyItem(at: Package.root.appendingPathComponent("rules"), to: rules)
    let rule = """
      rules:
        - id: ZZZ-001
          title: {zh: 甲, en: a}
          category: other
          basis: [csar-59-1-1]
          law_date: visit.date
          each: {p: persons}
          applies: [has(p.income_last_year)]
          when: [p.income_last_year > 1]
          act: unlicensed_production
          message: {zh: "${visit.date}", en: "${visit.date}"}

      """
    try Data(rule.utf8).write(to: rules.appendingPathComponent("zz.yaml"))
    let record = try folder.file(
      "r.yaml",
      """
      schema: inspection/1
      id: r
      visit: {date: 2023-05-18}
      persons:
        - {id: p1, name: 张三丰, roles: [legal_representative], income_last_year: 123456}

      """)
    for (format, masked, shown) in [
      ("text", "p.income_last_year = ***", "p.income_last_year = 123456"),
      ("json", "\"text\": \"p.income_last_year\", \"value\": \"***\"", "\"text\": \"p.income_last_year\", \"value\": \"123456\""),
    ] {
      let check = ["check", record, "--rules", rules.path, "--explain", "--format", format]
      let outcome = try await Program.run(check, within: 300)
      #expect(outcome.output.contains(masked) && !outcome.output.contains("123456"))
      #expect(try await Program.run(check + ["--unmask"], within: 300).output.contains(shown))
    }
  }
}
