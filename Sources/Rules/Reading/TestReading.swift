import CEL
public import Diagnostics
import Documents

extension RuleTest {
  /// The word that stands for a field left out.
  static let absent = "(absent)"

  /// Reads all test files of a rule folder.
  public static func read(files: [SourceText], reporting: inout [Diagnostic]) -> [RuleTest] {
    var tests: [RuleTest] = []
    for file in files.sorted(by: { $0.name < $1.name }) where file.name.hasSuffix(".test.yaml") {
      for document in readYAML(file, reporting: &reporting) {
        var reader = RuleFileReader(document: document)
        if let top = reader.fields(document.root, known: ["tests"], of: "test file") {
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
    guard let fields = fields(node, known: ["of", "base", "record", "cases"], of: "test"),
      let of = requiredText(fields, "of", of: "test")
    else { return nil }
    let record = fields.values["record"]
    let base = text(fields, "base")
    if record == nil, base == nil { missing(fields, "record", of: of.value) }
    let cases = items(fields, "cases").compactMap { testCase($0) }
    if cases.isEmpty { missing(fields, "cases", of: of.value) }
    return RuleTest(of: of, base: base, record: record, cases: cases, document: document)
  }

  private mutating func testCase(_ node: NodeID) -> RuleTest.Case? {
    guard let fields = fields(node, known: ["title", "patch", "as_of", "expect", "todo"], of: "case"),
      let title = localized(fields, "title")
    else { return nil }
    guard let expectNode = fields.values["expect"], let expect = expectation(expectNode) else {
      missing(fields, "expect", of: title.en)
      return nil
    }
    var patches: [RuleTest.Patch] = []
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

  private mutating func expectation(_ node: NodeID) -> RuleTest.Expectation? {
    guard let fields = fields(node, known: ["status", "subject", "acts", "fine", "recommend"], of: "expect") else { return nil }
    var expect = RuleTest.Expectation(
      status: text(fields, "status"), subject: text(fields, "subject")?.value,
      acts: fields.values["acts"] == nil ? nil : texts(fields, "acts").map(\.value), fineMin: nil, fineMax: nil,
      isFineOpen: false, recommend: [])
    if let fine = fields.values["fine"], let parts = self.fields(fine, known: ["min", "max"], of: "fine") {
      expect.fineMin = number(parts, "min")
      expect.fineMax = number(parts, "max")
      if let max = parts.values["max"], document.nodes[max].kind == .null { expect.isFineOpen = true }
    }
    if let recommend = fields.values["recommend"] {
      for (key, value) in document.entries(of: recommend) {
        expect.recommend.append((document.string(of: key), document.string(of: value)))
      }
    }
    if expect.status == nil, expect.acts == nil, expect.fineMin == nil, expect.recommend.isEmpty {
      diagnostics.append(
        RuleMistake.testShape.at(
          document.span(of: node), Localized(zh: "没有写明任何预期", en: "nothing is expected: the case cannot fail")))
      return nil
    }
    return expect
  }
}
