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

  private static let rule = """
    rules:
      - id: ZZZ-001
        title: {zh: 甲, en: a}
        category: other
        basis: [csar-61-1-1]
        in_force: {from: 2021-01-01}
        law_date: batch.made_on
        each: {batch: batches}
        when:
          - batch.product.kind == "ordinary"
          - batch.spoiled
          - batch.unit_price > 100
        unless:
          - reason: {zh: 乙, en: b}
            burden: party
            when: [batch.use_by_altered]
        act: unfiled_ordinary
        message: {zh: "${batch.id}", en: "${batch.id}"}

    """

  private static let tests = """
    tests:
      - of: ZZZ-001
        record:
          schema: inspection/1
          id: z
          visit: {date: 2023-06-12}
          assessed_on: 2023-08-01
          enterprise: {name: 某}
          products:
            - {id: p, name: 霜, kind: ordinary, rinse_off: false, sites: [skin], responsible: maker, maker: inspected}
          batches:
            - {id: b, product: p, made_on: 2023-05-10, goods_value: 12000, spoiled: true, unit_price: 300, use_by_altered: false}
        cases:
          - title: {zh: 违法, en: charged}
            expect: {status: violation}
          - title: {zh: 便宜, en: cheap}
            patch: {"batches[0].unit_price": 50}
            expect: {status: clear}

    """

  private let folder: TemporaryFolder
  private var rules: URL { folder.url.appendingPathComponent("rules") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(at: Package.root.appendingPathComponent("rules"), to: rules)
    // The other rules stay, their cases would only take time.
    for case let file as URL in FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil) ?? .init()
    where file.lastPathComponent.hasSuffix(".test.yaml") {
      try FileManager.default.removeItem(at: file)
    }
    try write(Self.rule, to: "zz.yaml")
    try write(Self.tests, to: "zz.test.yaml")
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: rules.appendingPathComponent(name))
  }

  private func mutate(_ more: String...) async throws -> Program.Outcome {
    try await Program.run(
      ["rules", "mutate", "--rules", rules.path, "--filter", "ZZZ-001", "--format", "json"] + more, within: 300)
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
    try write(Self.tests + cases, to: "zz.test.yaml")
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
    try write(mark("ZZZ-001 when[2]: 100 -> 101"), to: "mutants.yaml")
    let marked = try await mutate("--quick")
    let after = try report(marked)
    #expect(after.summary.equivalent == 1)
    #expect(after.summary.survived == before.summary.survived - 1)
    #expect(after.summary.score > before.summary.score)

    try write(mark("ZZZ-001 when[1]: batch.spoiled -> !batch.spoiled"), to: "mutants.yaml")
    let stale = try await mutate("--quick")
    #expect(stale.status == 2)
    #expect(stale.errors.contains("mutants.yaml:2:"))
  }

  @Test func `nothing is said where a case does not hold without any mutant`() async throws {
    try write(Self.tests.replacingOccurrences(of: "status: clear", with: "status: violation"), to: "zz.test.yaml")
    let outcome = try await mutate()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("rules test"))
    #expect(outcome.output == "")
  }

  @Test func `nothing to try is not success`() async throws {
    let outcome = try await Program.run(
      ["rules", "mutate", "--rules", rules.path, "--filter", "no-such-entry"], within: 120)
    #expect(outcome.status == 3)
  }
}
