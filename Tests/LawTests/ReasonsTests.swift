import CEL
import Diagnostics
import Documents
import Engine
import Foundation
import Records
import Rules
import Testing

@testable import RuleTools

/// What a violation is said to rest on is held against the record itself, written anew: with these facts alone it is one,
/// with any of them not established it is none, and with the repair it is none.
@Suite struct ReasonsTests {
  /// `LAW_FULL=1` takes every case of the rule set that is a violation; else a sample of them.
  private static let isFull = ProcessInfo.processInfo.environment["LAW_FULL"] != nil
  private static let sample = 150

  @Test(arguments: Law.examples)
  func `the deciding facts force a violation, none of them can be spared, and the repair lifts it`(example: Example) throws {
    let law = try Law.loaded.get()
    try check(example.document, asOf: Judged.day(of: example.document, in: law), rules: law.plan.rules.indices, in: law)
  }

  @Test func `so they do in the cases of the rule set`() throws {
    let law = try Law.loaded.get()
    let runner = RuleTestRunner(law.plan, bases: law.bases)
    let cases = law.tests.flatMap { test in
      test.cases.filter { $0.expect.status?.value == Status.violation.rawValue }.map { (test, $0) }
    }
    var chance = Chance(seed: 37)
    let chosen = Self.isFull ? cases : Array(cases.shuffled(using: &chance).prefix(Self.sample))
    for (test, one) in chosen {
      guard let index = law.plan.rules.firstIndex(where: { $0.rule.id.value == test.of.value }) else { continue }
      let prepared = try runner.prepare(one, of: test).get()
      let day = one.asOf ?? Judged.day(of: prepared.document, in: law)
      try check(prepared.document, asOf: day, rules: index..<index + 1, in: law)
    }
  }

  private func check(_ document: Document, asOf day: CalendarDate?, rules: Range<Int>, in law: Law.Loaded) throws {
    var problems: [Diagnostic] = []
    let record = try #require(decode(document, by: law.plan.ruleSet.schema, reporting: &problems))
    var evaluator = Evaluator(law.plan, asOf: day, wantsReasons: true)
    for finding in evaluator.findings(in: record, of: rules).findings where finding.status == .violation {
      let told = Told(document: document, finding: finding, asOf: day, law: law)
      let facts = finding.reasons.facts.map(\.path)
      // Only plain values stand in the expectations: what fails is described in full.
      let name = told.description
      let isForced = told.stands(without: nil)
      #expect(!facts.isEmpty, "\(name): no reasons")
      #expect(isForced, "\(name): not forced by \(facts)")
      // The date of assessment and what no record can be without cannot be left out of one.
      for fact in finding.reasons.facts where fact.cell.map({ !record.isRequired($0) }) ?? false {
        let isForced = told.stands(without: fact.path)
        #expect(!isForced, "\(name): stands without \(fact.path), on the rest of \(facts)")
      }
      if let repair = finding.reasons.repair {
        let status = try told.status(after: repair)
        #expect(status == repair.status, "\(name): \(repair.steps) makes it \(status?.rawValue ?? "absent")")
      }
    }
  }
}

/// A violation with its reasons, to be tried on documents.
private struct Told: CustomStringConvertible {
  let document: Document
  let finding: Finding
  let asOf: CalendarDate?
  let law: Law.Loaded

  var description: String { "\(law.plan.rules[finding.rule].rule.id.value) of \(finding.subject)" }

  func stands(without fact: String?) -> Bool {
    var facts = Set(finding.reasons.facts.map(\.path))
    if let fact { facts.remove(fact) }
    let given = finding.subject.split(separator: ", ").map(String.init) + ["enterprise"]
    return FewFacts(document, facts: facts, given: given).laidOut().map { status(in: $0) } == .violation
  }

  func status(after repair: Repair) throws -> Status? {
    var tree = EditableTree(document, document.root)
    for step in repair.steps {
      let steps = try #require(PathStep.steps(of: step.path))
      let source = SourceText(id: document.source.id, name: "", text: step.to)
      var problems: [Diagnostic] = []
      let written = try #require(readYAML(source, reporting: &problems).first)
      let isSet = tree.set(steps[...], to: EditableTree(written, written.root))
      #expect(isSet, "\(step.path)")
    }
    return status(in: tree.laidOut(in: document.source))
  }

  private func status(in document: Document) -> Status? {
    var problems: [Diagnostic] = []
    let record = decode(document, by: law.plan.ruleSet.schema, reporting: &problems)
    guard let record else {
      Issue.record("\(self): \(problems.filter { $0.severity == .error }.map(\.message.en))")
      return nil
    }
    var evaluator = Evaluator(law.plan, asOf: asOf, wantsLedger: true)
    let verdicts = evaluator.findings(in: record, of: finding.rule..<finding.rule + 1).verdicts
    return verdicts.first { $0.subject == finding.subject }?.status
  }
}
