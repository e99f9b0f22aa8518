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
  @Test(arguments: Law.examples)
  func `the deciding facts force a violation, none of them can be spared, and the repair lifts it`(example: Example) throws {
    let law = try Law.loaded.get()
    var problems: [Diagnostic] = []
    let record = try #require(decode(example.document, by: law.plan.ruleSet.schema, reporting: &problems))
    let day = Judged.day(of: example.document, in: law)
    var evaluator = Evaluator(law.plan, asOf: day, wantsReasons: true)
    for finding in evaluator.findings(in: record).findings where finding.status == .violation {
      let told = Told(document: example.document, finding: finding, asOf: day, law: law)
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
