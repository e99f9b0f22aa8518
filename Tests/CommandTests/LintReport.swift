import Foundation
import Testing

/// What `rules lint --format json` says.
struct LintReport: Decodable {
  struct Found: Decodable {
    struct Place: Decodable { var file: String, line: Int, column: Int }
    struct Other: Decodable { var location: Place }
    var code: String, severity: String, location: Place, related: [Other], suggestions: [String]
  }
  struct Summary: Decodable { var errors: Int, warnings: Int }
  var diagnostics: [Found]
  var summary: Summary

  /// Our own rules with files added (or replaced), looked through once.
  static func of(
    _ files: [String: String], arguments: [String] = []
  ) async throws -> (report: LintReport, status: Int32) {
    let folder = try TemporaryFolder()
    let rules = folder.url.appendingPathComponent("rules")
    try FileManager.default.copyItem(at: Package.root.appendingPathComponent("rules"), to: rules)
    for (name, text) in files { try folder.file("rules/" + name, text) }
    let outcome = try await Program.run(
      ["rules", "lint", "--rules", rules.path, "--format", "json"] + arguments, within: 120)
    let report = try JSONDecoder().decode(LintReport.self, from: Data(outcome.output.utf8))
    #expect(report.summary.errors + report.summary.warnings == report.diagnostics.count { $0.severity != "note" })
    return (report, outcome.status)
  }
}
