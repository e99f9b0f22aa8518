import Foundation
import Testing

/// `rules lint --population`: which rules apply to none of many records.
@Suite struct LintPopulationTests {
  private static let rules = """
    rules:
      - id: ZZZ-NEVER
        title: {zh: 甲, en: a}
        category: other
        basis: [csar-59-1-1]
        in_force: {from: 2021-01-01}
        law_date: visit.date
        each: {batch: batches}
        applies:
          - batch.product.kind == "ordinary"
          - batch.unit_price > 1000
        when: [batch.spoiled]
        act: unlicensed_production
        message: {zh: "批次 ${batch.id}", en: "${batch.id}"}
      - id: ZZZ-APPLIES
        title: {zh: 甲, en: a}
        category: other
        basis: [csar-59-1-1]
        in_force: {from: 2021-01-01}
        law_date: visit.date
        each: {batch: batches}
        applies: [batch.unit_price < 1000]
        when: [batch.spoiled]
        act: unlicensed_production
        message: {zh: "批次 ${batch.id}", en: "${batch.id}"}
      - id: ZZZ-UNKNOWN
        title: {zh: 甲, en: a}
        category: other
        basis: [csar-59-1-1]
        in_force: {from: 2021-01-01}
        law_date: visit.date
        each: {sample: samples}
        when: [sample.conforms == false]
        act: unlicensed_production
        message: {zh: "样品 ${sample.id}", en: "${sample.id}"}

    """

  private static func record(_ number: Int) -> String {
    """
    {"schema": "inspection/1", "id": "r\(number)", "visit": {"date": "2023-05-01"}, "enterprise": {"name": "某厂"}, \
    "products": [{"id": "p", "name": "霜", "kind": "ordinary"}], \
    "batches": [{"id": "b", "product": "p", "unit_price": \(number), "spoiled": false}]}
    """
  }

  private static func lint(_ lines: [String]) async throws -> (found: [LintReport.Found], status: Int32) {
    let folder = try TemporaryFolder()
    let path = try folder.file("records.ndjson", lines.joined(separator: "\n") + "\n")
    let (report, status) = try await LintReport.of(["zz.yaml": rules], arguments: ["--population", path])
    return (report.diagnostics.filter { $0.code == "W0510" && $0.location.file.hasSuffix("/zz.yaml") }, status)
  }

  @Test func `a rule that is never applicable is told with what kept it away, and what nobody examined is a note`() async throws {
    let (found, status) = try await Self.lint((1...300).map(Self.record))
    #expect(found.map(\.location.line) == [2, 26])
    #expect(found.map(\.severity) == ["warning", "note"])
    #expect(found.first?.related.map(\.location.line) == [11])
    #expect(status == 1)
  }

  @Test func `records that cannot be read are no part of it, and without any it cannot be told`() async throws {
    let (found, _) = try await Self.lint([Self.record(1), "{\"schema\": \"inspection/1\"}", "{"])
    #expect(found.map(\.location.line) == [2, 26])
    let (none, status) = try await Self.lint(["{"])
    #expect(none.isEmpty)
    #expect(status == 3)
  }
}
