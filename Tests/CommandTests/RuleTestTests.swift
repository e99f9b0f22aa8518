import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `rules test` and `rules coverage` over one rule.
@Suite struct RuleTestTests {
  private let added: AddedRule

  init() throws { added = try AddedRule() }

  /// What a case can expect, each right and wrong.
  @Test(arguments: [
    ("cites: {rule: [csar-61-1-1], act: [csar-61-1-1], penalty: [csar-61-1]}", 0),
    ("cites: {rule: [csar-61-1-2]}", 1),
    ("cites: {recommendation: [csar-61-1]}", 1),
    ("grounds: {d46-61-1-3: open}", 0),
    ("grounds: {d46-61-1-3: holds}", 1),
    ("confiscate: {illegal_gains: must, goods: must, dedicated_tools: may}", 0),
    ("confiscate: {illegal_gains: must, goods: must}", 1),
    ("confiscated_yuan: {illegal_gains: open}", 0),
    ("confiscated_yuan: {illegal_gains: 3000}", 1),
    ("refers: {}", 0),
    ("refers: {label_flaw: unknown}", 1),
    ("bars: 0", 0),
    ("bars: 10", 1),
    ("persons: {principal: {min: 1}}", 1),
    ("fine: {min: 10000, max: null}", 0),
    ("fine: {min: 10000, max: 30000}", 1),
  ])
  func `an expectation holds or does not`(expect: String, status: Int32) async throws {
    let cases = "          - title: {zh: 又, en: more}\n            expect: {\(expect)}\n"
    try added.write(AddedRule.tests + Self.dedented(cases), to: "zz.test.yaml")
    let outcome = try await added.run("test", ["--lang", "en"])
    #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
  }

  /// The fixture's text stands four columns to the left.
  private static func dedented(_ text: String) -> String {
    text.split(separator: "\n").map { $0.dropFirst(4) + "\n" }.joined()
  }

  @Test func `a case without an expectation cannot fail and is refused`() async throws {
    try added.write(AddedRule.tests.replacingOccurrences(of: "{status: clear}", with: "{}"), to: "zz.test.yaml")
    #expect(try await added.run("test", []).status == 2)
  }

  @Test func `JUnit counts what the text counts, and is well formed whatever a title holds`() async throws {
    let title = "a < b & \\\"c\\\"\\u0001"
    let tests = AddedRule.tests.replacingOccurrences(of: "en: cheap", with: "en: \"\(title)\"")
      .replacingOccurrences(of: "status: clear", with: "status: violation")
    try added.write(tests, to: "zz.test.yaml")
    let outcome = try await added.run("test", ["--format", "junit", "--lang", "en"])
    #expect(outcome.status == 1)
    let reader = SuiteReader()
    let parser = XMLParser(data: Data(outcome.output.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.attributes["tests"] == "2")
    #expect(reader.attributes["failures"] == "1")
    #expect(reader.attributes["skipped"] == "0")
    for name in ["timestamp", "hostname", "id", "package", "time", "errors"] { #expect(reader.attributes[name] != nil) }
    #expect(reader.elements == ["testsuites", "testsuite", "properties", "testcase", "testcase", "failure", "system-out", "system-err"])
    #expect(reader.names == ["charged", "a < b & \"c\"\u{FFFD}"])
  }

  private final class SuiteReader: NSObject, XMLParserDelegate {
    var attributes: [String: String] = [:]
    var elements: [String] = []
    var names: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes found: [String: String]
    ) {
      elements.append(name)
      if name == "testsuite" { attributes = found }
      if name == "testcase" { names.append(found["name"] ?? "") }
    }
  }

  // MARK: Coverage

  private struct Coverage: Decodable {
    struct Condition: Decodable {
      var rule: String, place: String, location: String
      var `true`: Bool, `false`: Bool, unknown: Bool, decides: Bool
    }
    struct Summary: Decodable { var cases: Int, conditions: Int, percent: Double }
    var conditions: [Condition]
    var summary: Summary
  }

  @Test func `coverage tells what each condition was seen to be, and whether it decided`() async throws {
    let outcome = try await added.run("coverage", ["--filter", "ZZZ-001", "--format", "json"])
    let coverage = try JSONDecoder().decode(Coverage.self, from: Data(outcome.output.utf8))
    #expect(outcome.status == 0)
    #expect(coverage.summary.cases == 2)
    #expect(coverage.conditions.map(\.place) == ["when[0]", "when[1]", "when[2]", "unless[0].when[0]"])
    let price = coverage.conditions[2]
    #expect(price.true && price.false && !price.unknown && price.decides)
    let spoiled = coverage.conditions[1]
    #expect(spoiled.true && !spoiled.false && !spoiled.decides)
    // Seven of sixteen: two true and unseen otherwise, one with three, and the exception false and deciding.
    #expect(coverage.summary.percent == 43.75)
    #expect(price.location.contains("zz.yaml:12:"))
  }

  @Test func `below the threshold is a finding, and no case is no success`() async throws {
    #expect(try await added.run("coverage", ["--filter", "ZZZ-001", "--threshold", "43"]).status == 0)
    #expect(try await added.run("coverage", ["--filter", "ZZZ-001", "--threshold", "44"]).status == 1)
    #expect(try await added.run("coverage", ["--filter", "no-such-rule"]).status == 3)
  }
}
