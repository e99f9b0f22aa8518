import Diagnostics
import Documents
import Engine
import Foundation
import Records
import Testing

@testable import CEL
@testable import Rules

/// The page that lists every overload of the dialect, each with an example: the examples are run, and none is missing.
/// `UPDATE=1` writes the answers into the page.
@Suite struct OverloadTests {
  struct Row {
    var signature: String
    var example: String
    var gives: String

    /// `| … | … | … |`; a bar within is written `\|`.
    init?(_ line: Substring) {
      let parts = line.replacing("\\|", with: "\u{1}").split(separator: "|").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")).replacing("\u{1}", with: "|")
      }
      guard line.hasPrefix("| `"), parts.count == 3 else { return nil }
      (signature, example, gives) = (parts[0], parts[1], parts[2])
    }

    var line: String {
      func cell(_ text: String) -> String { "`" + text.replacing("|", with: "\\|") + "`" }
      return "| \(cell(signature)) | \(cell(example)) | \(cell(gives)) |"
    }
  }

  static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../docs/expressions.md")
  static let heading = "## Every overload that rules add"

  /// The page before the tables, the tables, and what comes after.
  static func parts() throws -> (before: Substring, lines: [Substring]) {
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: heading))
    return (text[..<start.lowerBound], text[start.lowerBound...].split(separator: "\n", omittingEmptySubsequences: false))
  }

  static func ruleSet() throws -> CheckedRuleSet {
    var sources = SourceMap()
    let files = [
      ("m/rules.yaml", Market.manifest), ("m/schema.yaml", Market.schema), ("m/law.yaml", Market.law),
      ("m/rules1.yaml", Market.rules), ("m/assessment.yaml", Market.assessment), ("m/data.yaml", data),
      ("m/pests.csv", "name,group,limit\naphid,insect,\nlead,,<= 5 mg/kg\n"), ("m/days.csv", "date,kind\n2023-05-01,off\n"),
    ].map { sources.add(name: $0.0, bytes: ContiguousArray($0.1.utf8)) }
    var problems: [Diagnostic] = []
    let set = try #require(RuleSet.read(files: files.filter { $0.name.hasSuffix("yaml") }, root: "m/", reporting: &problems))
    let byName = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0) })
    let checked = CheckedRuleSet.check(set, files: byName, digest: "none", reporting: &problems)
    return try #require(checked, "\(problems.map { "\($0.code) \($0.message.en)" })")
  }

  private static let data = """
    tables:
      - {id: pests, file: pests.csv, key: [name], group: group, limit: limit, source: invented}
    lexicons:
      - {id: boast, source: invented, entries: [{term: best, innocent: [best before]}, {term: fresh, judge: true}]}
    calendars:
      - {id: days, file: days.csv, date: date, kind: kind, workday: [on], holiday: ["off"], years: [2023], source: invented}
    """

  private static let record = """
    day: 2023-05-18
    stall: {name: Smith, permit: null}
    kinds: [{id: k, name: apple}]
    crates: [{id: c, packed_on: 2023-05-10, worth: 12.50, pieces: 3}]
    findings_of_persons: [{question: grave, about: theft, answer: true}]
    """

  static func answer(_ text: String, _ checked: CheckedRuleSet, _ record: Record) throws -> (shown: String, expression: CheckedExpression) {
    var problems: [Diagnostic] = []
    let source = SourceText(id: SourceID(9), name: "example", text: text)
    let expression = try #require(
      checked.check(expression: source, reporting: &problems), "\(text): \(problems.map(\.message.en))")
    let trial = Trial(expression, in: checked, over: record, asOf: nil)
    if let error = trial.errors.first { return ("error: \(error.message)", expression) }
    return (trial.isUnknown ? "unknown" : trial.shown, expression)
  }

  @Test func `every example gives what the page says`() throws {
    let checked = try Self.ruleSet()
    let record = try Market.record(Self.record, by: Plan(checked))
    let (before, lines) = try Self.parts()
    var written: [String] = []
    for line in lines {
      guard var row = Row(line) else {
        written.append(String(line))
        continue
      }
      let (shown, expression) = try Self.answer(row.example, checked, record)
      if ProcessInfo.processInfo.environment["UPDATE"] == "1" { row.gives = shown }
      #expect(row.gives == shown, "\(row.example)")
      #expect(Self.calls(in: expression).contains(row.signature), "\(row.example): \(Self.calls(in: expression))")
      written.append(row.line)
    }
    let text = before + written.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try text.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.page, encoding: .utf8) == text)
  }

  @Test func `no overload is missing from the page, and none is made up`() throws {
    let declared = (StandardDeclarations.dialect + HostFunction.allCases.map(\.declaration)).flatMap { function in
      function.overloads.map { Self.signature(function.name, $0) }
    }
    let listed = try Self.parts().lines.compactMap { Row($0)?.signature }
    #expect(Set(listed).symmetricDifference(declared + Self.macros).sorted() == [])
    #expect(listed.count == Set(listed).count)
  }

  private static let macros = ["has(name)", "absent(field)"]

  // MARK: Signatures

  private static func signature(_ name: String, _ overload: FunctionDeclaration.Overload) -> String {
    let types = overload.parameters.map(\.description)
    let call: String
    switch (name.hasPrefix("_"), types.count) {
    case (true, 2): call = "\(types[0]) \(name.filter { $0 != "_" }) \(types[1])"
    case (false, 1) where name == "-_": call = "-\(types[0])"
    default:
      call = overload.isMember
        ? "\(types[0]).\(name)(\(types.dropFirst().joined(separator: ", ")))" : "\(name)(\(types.joined(separator: ", ")))"
    }
    return "\(call) → \(overload.result)"
  }

  /// The overloads that an expression calls, and the macros that it has become.
  private static func calls(in checked: CheckedExpression) -> Set<String> {
    let known = StandardDeclarations.dialect + HostFunction.allCases.map(\.declaration)
    var found: Set<String> = []
    for node in checked.expression.nodes {
      switch node.kind {
      case .select(_, _, true, _): found.formUnion(["absent(field)"])
      case .call(let name, let target, let arguments):
        let types = ((target.map { [$0] } ?? []) + arguments).map { checked.types[$0] }
        if name == "_!=_", types.last == .null { found.formUnion(["has(name)"]) }
        for overload in known.filter({ $0.name == name }).flatMap(\.overloads)
        where zip(overload.parameters, types).allSatisfy({ $0 == .dyn || $0 == $1 }) && overload.parameters.count == types.count {
          found.insert(signature(name, overload))
        }
      default: break
      }
    }
    return found
  }
}
