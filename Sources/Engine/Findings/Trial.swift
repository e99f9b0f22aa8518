public import CEL
import Diagnostics
public import Records
public import Rules

/// One expression tried on one record, or on none: value, type and what it was made of.
public struct Trial: Sendable {
  /// The expression as one would write it.
  public var text: String
  public var type: Type
  public var shown: String
  public var isUnknown: Bool
  public var errors: [EvaluationError]
  public var reads: [Trace.Read]
  /// What would have to be established.
  public var missing: [MissingFact]

  public init(_ expression: CheckedExpression, in checked: CheckedRuleSet, over record: Record?, asOf: CalendarDate?) {
    var builder = ProgramBuilder()
    let scopes = checked.tableScopes.map { builder.add($0) }
    let entry = builder.add(expression)
    let host = RuleHost(checked, scopes: scopes)
    var evaluation = Evaluation(program: builder.finish(), host: host, tables: host.heap)
    evaluation.locals = ContiguousArray(repeating: .unknown(), count: RuleScope.firstBinding + 1)
    evaluation.locals[RuleScope.asOf] = asOf.map { .date($0) } ?? .unknown()
    if let record {
      evaluation.load(record.heap)
      evaluation.locals[RuleScope.record] = record.root
      evaluation.locals[RuleScope.asOf] = record.dateOfAssessment(checked.source.manifest, asOf: asOf)
      if let cell = record.cell(at: checked.source.manifest.inspected, from: record.root) {
        evaluation.locals[RuleScope.inspected] = record.heap.cells[cell]
      }
    }
    evaluation.reset()
    let value = evaluation.value(of: entry)
    text = expression.expression.text(of: expression.expression.root)
    type = expression.type
    isUnknown = value.kind == .unknown
    errors = evaluation.errors
    missing = Evaluator.unique(
      evaluation.missing.compactMap { place in
        record.flatMap { $0.heap.cells.indices.contains(place) ? .path($0.path(of: place)) : nil }
      } + evaluation.missingFacts.map { MissingFact(host: host.told($0)) })
    evaluation.reset()
    let trace = evaluation.trace(entry)
    shown = evaluation.display(trace.value)
    reads = trace.reads
  }
}

extension Record {
  /// `--as-of`, else the first date that the manifest's paths give; never the clock.
  func dateOfAssessment(_ manifest: Manifest, asOf: CalendarDate?) -> Cell {
    if let asOf { return .date(asOf) }
    for path in manifest.asOf {
      if let cell = cell(at: path, from: root), heap.cells[cell].kind == .date { return heap.cells[cell] }
    }
    return .unknown()
  }
}
