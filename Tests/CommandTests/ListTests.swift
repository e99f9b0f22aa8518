import Foundation
import Testing

/// `rules list` over our own rules.
@Suite struct ListTests {
  struct Report: Decodable {
    struct Stretch: Decodable { var from: String?, to: String? }
    struct Rule: Decodable { var id: String, category: String, status: String, basis: [String], in_force: Stretch }
    struct Summary: Decodable { var rules: Int, active: Int }
    var rules: [Rule]
    var summary: Summary
  }

  private static func list(_ options: String...) async throws -> Report {
    let outcome = try await Program.run(["rules", "list", "--format", "json"] + options, within: 300)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
  }

  static func ids() async throws -> [String] { try await list().rules.map(\.id) }

  @Test func `every rule is listed with category, status and basis`() async throws {
    let all = try await Self.list()
    #expect(all.rules.count == all.summary.rules && all.rules.count > 100)
    #expect(all.rules.map(\.id) == all.rules.map(\.id).sorted())
    #expect(all.rules.allSatisfy { !$0.basis.isEmpty })
  }

  @Test(arguments: ["2020-12-31", "2021-06-01", "2022-06-01", "2026-01-01"])
  func `on a day only the rules in force are listed`(day: String) async throws {
    let all = try await Self.list()
    let chosen = try await Self.list("--on", day)
    let expected = all.rules.filter { ($0.in_force.from ?? "0") <= day && day < ($0.in_force.to ?? "9") }
    #expect(chosen.rules.map(\.id) == expected.map(\.id))
  }

  @Test func `category and status choose together`() async throws {
    let all = try await Self.list()
    let chosen = try await Self.list("--category", "illegal_additives", "--status", "draft")
    #expect(!chosen.rules.isEmpty)
    #expect(chosen.rules.map(\.id) == all.rules.filter { $0.category == "illegal_additives" && $0.status == "draft" }.map(\.id))
    #expect(chosen.summary.active == 0)
  }

  @Test func `a category that is not declared is told with the near one`() async throws {
    let outcome = try await Program.run("rules", "list", "--category", "false_advertisin", "--lang", "en")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("there are: false_advertising\n"))
    #expect(outcome.output.isEmpty)
  }

  @Test func `plain text is one line a rule without layout`() async throws {
    let outcome = try await Program.run("rules", "list", "--format", "plain", "--category", "denial_of_production")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("DEN-") && $0.contains("；") })
  }
}
