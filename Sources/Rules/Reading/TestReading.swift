import CEL
public import Diagnostics
import Documents

extension RuleTest {
  /// The word that stands for a field left out.
  public static let absent = "(absent)"

  /// Reads all test files of a rule folder.
  public static func read(files: [SourceText], reporting: inout [Diagnostic]) -> [RuleTest] {
    var tests: [RuleTest] = []
    for file in files.sorted(by: { $0.name < $1.name }) where file.name.hasSuffix(".test.yaml") {
      for document in readYAML(file, reporting: &reporting) {
        var reader = RuleFileReader(document: document)
        if let top = reader.fields(document.root, as: .testFile) {
          tests += reader.items(top, "tests").compactMap { reader.ruleTest($0) }
        }
        reporting += reader.diagnostics
      }
    }
    return tests
  }
}

extension RuleFileReader {
  mutating func ruleTest(_ node: NodeID) -> RuleTest? {
    guard let fields = fields(node, as: .test),
      let of = requiredText(fields, "of", of: "test")
    else { return nil }
    let record = fields.values["record"]
    let base = text(fields, "base")
    if record == nil, base == nil { missing(fields, "record", of: of.value) }
    let before = diagnostics.count
    let cases = items(fields, "cases").compactMap { testCase($0) }
    if cases.isEmpty, diagnostics.count == before { missing(fields, "cases", of: of.value) }
    return RuleTest(of: of, base: base, record: record, cases: cases, document: document)
  }

  private mutating func testCase(_ node: NodeID) -> RuleTest.Case? {
    guard let fields = fields(node, as: .testCase),
      let title = requiredLocalized(fields, "title", of: "case")
    else { return nil }
    guard let expectNode = fields.values["expect"], let expect = expectation(expectNode) else { return nil }
    var patches: [RuleTest.Patch] = []
    if let patch = fields.values["patch"], document.nodes[patch].kind != .mapping {
      shape(patch, "patch 应为「路径: 值」", "`patch` is a mapping of paths to values")
      return nil
    }
    if let patch = fields.values["patch"] {
      for (key, value) in document.entries(of: patch) {
        let isAbsent = document.nodes[value].kind == .string && document.string(of: value) == RuleTest.absent
        patches.append(
          .init(path: document.string(of: key), value: isAbsent ? nil : value, span: document.span(of: key)))
      }
    }
    return RuleTest.Case(
      title: title, patches: patches, asOf: date(fields, "as_of"), expect: expect, todo: localized(fields, "todo"),
      span: document.span(of: node))
  }
}
