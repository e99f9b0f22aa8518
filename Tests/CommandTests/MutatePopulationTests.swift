import Foundation
import Testing

/// `rules mutate --population`: what the mutants that no case notices change in records.
@Suite struct MutatePopulationTests {
  private struct Report: Decodable {
    struct First: Decodable { var id: String?, location: String }
    struct Found: Decodable { var changes: Bool, records: Int?, first: First? }
    struct Survivor: Decodable { var mutant: String, population: Found? }
    struct Population: Decodable { var records: Int, unread: Int, changing: Int, changing_nothing: Int }
    struct Summary: Decodable { var survived: Int, equivalent: Int, population: Population? }
    var survivors: [Survivor]
    var summary: Summary
  }

  private static let limit = "ZZZ-001 when[2]: 100 -> 101"
  private static let citation = "ZZZ-001 basis[0]: csar-61-1-1 -> csar-61-1-2"
  private static let comparator = "ZZZ-001 when[2]: batch.unit_price > 100 -> batch.unit_price >= 100"

  private let added: AddedRule
  private let records: TemporaryFolder

  init() throws {
    added = try AddedRule()
    records = try TemporaryFolder()
  }

  /// One visit, with a batch of this price, made on this day.
  private static func visit(
    _ id: String, price: String, madeOn: String = "2023-05-10", more: String = #","use_by_altered":false"#
  ) -> String {
    """
    {"schema":"inspection/1","id":"\(id)","visit":{"date":"2023-06-12"},"assessed_on":"2023-08-01","enterprise":{"name":"某"},\
    "products":[{"id":"p","name":"霜","kind":"ordinary","rinse_off":false,"sites":["skin"],"responsible":"maker","maker":"inspected"}],\
    "batches":[{"id":"b","product":"p","made_on":"\(madeOn)","goods_value":12000,"spoiled":true,"unit_price":\(price)\(more)}]}

    """
  }

  private static let twoVisits = visit("dear", price: "300") + visit("close", price: "100.5")

  private func mutate(_ population: String, _ more: String...) async throws -> Program.Outcome {
    let file = try records.file("visits.ndjson", population)
    return try await added.run(
      "mutate", ["--filter", "ZZZ-001", "--quick", "--format", "json", "--population", file] + more)
  }

  private func report(_ outcome: Program.Outcome) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
  }

  @Test func `each survivor tells the first record that it changes`() async throws {
    let outcome = try await mutate(Self.twoVisits)
    let report = try report(outcome)
    #expect(outcome.status == 1)
    func found(_ mutant: String) throws -> Report.Found {
      try #require(report.survivors.first { $0.mutant == mutant }?.population)
    }
    let limit = try found(Self.limit)
    #expect(limit.changes && limit.records == nil && limit.first?.id == "close")
    #expect(limit.first?.location.hasSuffix("visits.ndjson:2") == true)
    #expect(try found(Self.citation).first?.id == "dear")
    let comparator = try found(Self.comparator)
    #expect(!comparator.changes && comparator.first == nil)
    let summary = try #require(report.summary.population)
    #expect(summary.records == 2 && summary.unread == 0)
    #expect(summary.changing == report.survivors.count { $0.population?.changes == true })
    #expect(summary.changing + summary.changing_nothing == report.summary.survived)
  }

  @Test func `a condition that is left out and only changes the evidence changes nothing`() async throws {
    let report = try report(try await mutate(Self.twoVisits))
    let dropped = try #require(report.survivors.first { $0.mutant == "ZZZ-001 when[1]: batch.spoiled -> (dropped)" })
    #expect(dropped.population?.changes == false)
  }

  @Test func `all records are counted where that is asked for, however many are judged at a time`() async throws {
    let one = try await mutate(Self.twoVisits, "--counts", "--jobs", "1")
    let counts = Dictionary(try report(one).survivors.map { ($0.mutant, $0.population?.records) }) { first, _ in first }
    #expect(counts[Self.limit] == 1 && counts[Self.citation] == 2 && counts[Self.comparator] == 0)
    #expect(try await mutate(Self.twoVisits, "--counts", "--jobs", "3").output == one.output)
  }

  @Test func `where every survivor changes a record nothing is open`() async throws {
    let telling = [
      Self.twoVisits, Self.visit("at the limit", price: "100"), Self.visit("altered", price: "300", more: #","use_by_altered":true"#),
      Self.visit("nobody looked", price: "300", more: ""), Self.visit("first day", price: "300", madeOn: "2021-01-01"),
      Self.visit("sound", price: "300", more: #","use_by_altered":false"#).replacing(#""spoiled":true"#, with: #""spoiled":false"#),
      Self.visit("special", price: "300").replacing(#""kind":"ordinary""#, with: #""kind":"special""#),
    ]
    let outcome = try await mutate(telling.joined())
    #expect(try report(outcome).survivors.filter { $0.population?.changes != true }.map(\.mutant) == [])
    #expect(outcome.status == 0)
  }

  @Test func `a mark that a record belies is an error`() async throws {
    try added.write("equivalent_mutants:\n  - mutant: \"\(Self.limit)\"\n    reason: {zh: 无妨, en: no difference}\n", to: "mutants.yaml")
    let outcome = try await mutate(Self.twoVisits)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("mutants.yaml:2:") && outcome.errors.contains("visits.ndjson:2"))
    let harmless = try await mutate(Self.visit("dear", price: "300"))
    #expect(harmless.status == 1)
    #expect(try report(harmless).summary.equivalent == 1)
  }

  @Test func `a record that cannot be read, or none, is not complete`() async throws {
    #expect(try await mutate(Self.twoVisits + "{\"schema\":\"inspection/1\"}\n").status == 3)
    #expect(try await mutate("").status == 3)
    #expect(try await added.run("mutate", ["--filter", "ZZZ-001", "--quick", "--counts"]).status == 2)
  }
}
