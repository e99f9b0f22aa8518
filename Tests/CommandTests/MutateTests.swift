import Foundation
import Testing

/// `rules mutate` over our own rules with one more rule, whose cases leave gaps.
@Suite struct MutateTests {
  private struct Report: Decodable {
    struct Survivor: Decodable { var mutant: String, kind: String, location: String, `case`: String? }
    struct Summary: Decodable { var mutants: Int, killed: Int, survived: Int, equivalent: Int, score: Double }
    var survivors: [Survivor]
    var summary: Summary
  }

  private let added: AddedRule

  init() throws { added = try AddedRule() }

  private func mutate(_ more: String...) async throws -> Program.Outcome {
    try await added.run("mutate", ["--filter", "ZZZ-001", "--format", "json"] + more)
  }

  private func report(_ outcome: Program.Outcome) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
  }

  @Test func `a limit without a case at it survives, and the case suggested for each survivor kills it`() async throws {
    let first = try await mutate()
    let before = try report(first)
    #expect(first.status == 1)
    let changes = Set(before.survivors.map(\.mutant))
    #expect(changes.contains("ZZZ-001 when[2]: batch.unit_price > 100 -> batch.unit_price >= 100"))
    #expect(changes.contains("ZZZ-001 when[2]: 100 -> 101"))
    #expect(changes.contains("ZZZ-001 basis[0]: csar-61-1-1 -> csar-61-1-2"))
    #expect(changes.contains("ZZZ-001 unless[0].burden: party -> authority"))
    #expect(before.survivors.allSatisfy { $0.location.contains("zz.yaml:") })
    #expect(before.summary.killed + before.summary.survived + before.summary.equivalent == before.summary.mutants)

    let suggested = before.survivors.compactMap(\.case)
    #expect(suggested.count == before.survivors.count)
    let cases = suggested.flatMap { $0.split(separator: "\n") }.map { "      \($0)\n" }.joined()
    try added.write(AddedRule.tests + cases, to: "zz.test.yaml")
    let second = try await mutate()
    #expect(try report(second).survivors.map(\.mutant) == [])
    #expect(second.status == 0)
  }

  @Test func `the same comes out however many are tried at a time`() async throws {
    let one = try await mutate("--jobs", "1", "--quick")
    let three = try await mutate("--jobs", "3", "--quick")
    #expect(one.output == three.output)
    #expect(try report(one).survivors.allSatisfy { $0.case == nil })
  }

  @Test func `a mark takes a survivor out of the score, and a mark on a killed mutant is an error`() async throws {
    let before = try report(try await mutate("--quick"))
    let mark = { (mutant: String) in
      "equivalent_mutants:\n  - mutant: \"\(mutant)\"\n    reason: {zh: 无妨, en: no difference}\n"
    }
    try added.write(mark("ZZZ-001 when[2]: 100 -> 101"), to: "mutants.yaml")
    let marked = try await mutate("--quick")
    let after = try report(marked)
    #expect(after.summary.equivalent == 1)
    #expect(after.summary.survived == before.summary.survived - 1)
    #expect(after.summary.score > before.summary.score)

    try added.write(mark("ZZZ-001 when[1]: batch.spoiled -> !batch.spoiled"), to: "mutants.yaml")
    let stale = try await mutate("--quick")
    #expect(stale.status == 2)
    #expect(stale.errors.contains("mutants.yaml:2:"))
  }

  @Test func `nothing is said where a case does not hold without any mutant`() async throws {
    try added.write(AddedRule.tests.replacingOccurrences(of: "status: clear", with: "status: violation"), to: "zz.test.yaml")
    let outcome = try await mutate()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("rules test"))
    #expect(outcome.output == "")
  }

  @Test func `nothing to try is not success`() async throws {
    let outcome = try await added.run("mutate", ["--filter", "no-such-entry"])
    #expect(outcome.status == 3)
  }
}
