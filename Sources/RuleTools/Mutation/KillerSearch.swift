import CEL
import Diagnostics
import Documents
import Engine
import Records
import Rules

/// A case that would notice a mutant: an existing one, perhaps with one more patch, and what the rule set says of it now.
public struct SuggestedCase: Sendable {
  /// The rule whose cases it belongs to.
  public var of: String
  /// The case that it is made from.
  public var base: Localized
  /// Path and value as one would write them; nil: the record of `base` is enough, only more is expected.
  public var patch: (path: String, value: String)?
  /// Lines of the `expect` mapping.
  public var expect: [String]
  var from: PreparedCase
}

/// Looks for a case that tells a mutant from the original: first with the records that are there, then with one field changed.
struct KillerSearch {
  let original: Plan
  let changed: Plan
  let mutant: Mutant

  private static let mostCases = 6
  private static let mostWhole = 10_000
  private static let mostTrials = 400

  func find(among cases: [BaselineCase]) -> SuggestedCase? {
    for one in cases.prefix(Self.mostWhole) {
      guard let outcome = one.prepared.outcome(in: changed), outcome != one.outcome else { continue }
      return suggestion(one, patch: nil, one.outcome, outcome)
    }
    var trials = 0
    for one in chosen(cases) {
      let fields = FieldChanges(schema: original.ruleSet.schema, constants: constants, names: names)
      for change in fields.changes(of: one.prepared.document) {
        trials += 1
        if trials > Self.mostTrials { return nil }
        guard let found = tried(change, on: one) else { continue }
        return found
      }
    }
    return nil
  }

  /// One case of each outcome first: a rule's many clear cases are alike.
  private func chosen(_ cases: [BaselineCase]) -> [BaselineCase] {
    var seen: Set<String> = []
    var first: [BaselineCase] = []
    var rest: [BaselineCase] = []
    for one in cases {
      let isNew = seen.insert(one.prepared.rule + (one.outcome.gravest?.rawValue ?? "")).inserted
      if isNew { first.append(one) } else { rest.append(one) }
    }
    return Array((first + rest).prefix(Self.mostCases))
  }

  private func tried(_ change: FieldChange, on one: BaselineCase) -> SuggestedCase? {
    var problems: [Diagnostic] = []
    guard let record = decode(change.document, by: original.ruleSet.schema, reporting: &problems), !problems.hasErrors else {
      return nil
    }
    var prepared = one.prepared
    prepared.document = change.document
    prepared.record = record
    guard let before = prepared.outcome(in: original), let after = prepared.outcome(in: changed), before != after else {
      return nil
    }
    return suggestion(one, patch: (change.path, change.value), before, after)
  }

  private func suggestion(
    _ one: BaselineCase, patch: (String, String)?, _ before: CaseOutcome, _ after: CaseOutcome
  ) -> SuggestedCase? {
    let lines = before.expectation(differingFrom: after)
    if lines.isEmpty { return nil }
    return SuggestedCase(
      of: one.prepared.rule, base: one.prepared.one.title, patch: patch, expect: lines, from: one.prepared)
  }

  // MARK: What the mutant is about

  /// Of the entry as it is, not as the mutant has it, with the functions that it calls.
  private var expressions: [Expression] {
    let set = original.ruleSet
    let own: [SourceExpression] =
      switch mutant.change {
      case .rule(let index, _): set.rules[index].expressions
      case .function(let index, _): [set.functions[index].body]
      case .ground(let index, _): set.grounds[index].when + set.grounds[index].each.map(\.list)
      case .route(let index, _): set.routes[index].expressions
      case .basis(let index, _): set.bases[index].otherwise + set.bases[index].otherwiseAtLeast
      case .provision, .act, .penalty: []
      }
    let called = set.functionsCalled(in: own)
    return (own + set.functions.filter { called.contains($0.name.value) }.map(\.body)).map(\.expression)
  }

  /// Words, numbers and dates that the entry compares with.
  private var constants: Set<String> {
    var found: Set<String> = [mutant.before, mutant.after]
    for node in expressions.flatMap(\.nodes) {
      guard case .literal(let literal) = node.kind else { continue }
      switch literal {
      case .string(let text): found.insert(text)
      case .int(let value): found.insert("\(value)")
      case .double(_, let spelling): found.insert(spelling)
      case .null, .bool, .uint, .bytes: break
      }
    }
    return found
  }

  /// Fields that the entry reads; without any, all.
  private var names: Set<String> {
    var found: Set<String> = []
    for node in expressions.flatMap(\.nodes) {
      switch node.kind {
      case .ident(let name, _): found.insert(name)
      case .select(_, let field, _, _): found.insert(field)
      default: break
      }
    }
    return found
  }
}
