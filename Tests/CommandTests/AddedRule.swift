import Foundation

/// A copy of our own rules, without their cases, with one more rule whose cases leave gaps.
struct AddedRule {
  static let rule = """
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

  static let tests = """
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
  var rules: URL { folder.url.appendingPathComponent("rules") }

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

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: rules.appendingPathComponent(name))
  }

  func run(_ command: String, _ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(["rules", command, "--rules", rules.path] + arguments, within: 300)
  }
}
