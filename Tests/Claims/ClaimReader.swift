import CEL
import Diagnostics
import Documents
import Engine
import Foundation
import Records
import RuleTools
import Rules

/// Reads sentences with the rules of a folder.
public struct ClaimReader: Sendable {
  public struct Unusable: Error {
    public var problems: [String]
  }

  /// What the rules make of a sentence.
  public struct Result: Sendable {
    public var sentence: ClaimSentence
    /// What its words are, whichever law they meet.
    public var wording: ClaimSentence.Reading
    /// What the active rules conclude of the visit.
    public var finding: ClaimSentence.Reading
  }

  private let plan: Plan
  private let category = "false_advertising"
  /// The draft rule that reads the words alone.
  private let wordingRule = "ADV-501"

  public init(rules folder: String) throws {
    var sources = SourceMap()
    var problems: [Diagnostic] = []
    let checked = try RuleFolder.load(folder, into: &sources).checked(reporting: &problems)
    guard let checked, !problems.hasErrors else { throw Unusable(problems: problems.map(\.message.en)) }
    plan = Plan(checked)
  }

  public func read(_ sentences: [ClaimSentence]) throws -> [Result] {
    var evaluator = Evaluator(plan, wantsLedger: true)
    return try sentences.map { sentence in
      let source = SourceText(id: SourceID(0), name: sentence.id, bytes: ContiguousArray(try sentence.record()))
      var problems: [Diagnostic] = []
      guard let document = readYAML(source, reporting: &problems).first,
        let record = decode(document, by: plan.ruleSet.schema, reporting: &problems)
      else { throw Unusable(problems: problems.map(\.message.en)) }
      var found: [Bool: Set<Status>] = [:]
      for verdict in evaluator.findings(in: record).verdicts {
        let rule = plan.rules[verdict.rule].rule
        if rule.id.value == wordingRule { found[true, default: []].insert(verdict.status) }
        if rule.status == .active, rule.category.value == category { found[false, default: []].insert(verdict.status) }
      }
      return Result(sentence: sentence, wording: Self.reading(found[true] ?? []), finding: Self.reading(found[false] ?? []))
    }
  }

  private static func reading(_ statuses: Set<Status>) -> ClaimSentence.Reading {
    if statuses.contains(.violation) { return .violation }
    return statuses.contains(.undetermined) ? .humanJudgement : .innocent
  }
}
