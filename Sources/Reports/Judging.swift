public import Diagnostics
public import Documents
public import Engine
import Records
import Rules

/// From a document to its result: decoded, evaluated, assessed; or refused with every reason. `lines` are those of its text.
///
/// An id that another record of the run has already (`idIsTaken`) is a mistake of the second. What `history` keeps of the
/// enterprise counts as known; throws what the history throws.
public func judge(
  _ document: Document, in lines: LineIndex, with evaluator: inout Evaluator, idIsTaken: Bool, history: (any History)? = nil
) throws -> RecordResult {
  var problems: [Diagnostic] = []
  let plan = evaluator.plan
  guard let read = decode(document, by: plan.ruleSet.schema, reporting: &problems), !problems.hasErrors else {
    return refused(document, problems, in: lines, plan: plan)
  }
  if idIsTaken, let identity = read.identity(at: plan.manifest.id) {
    return refused(document, [identity.repeated()], in: lines, plan: plan)
  }
  var known = (record: read, contradiction: Contradicted?.none)
  if let history { known = try read.knowing(history, by: plan.manifest) }
  let record = known.record
  var findings = evaluator.findings(in: record)
  if let contradiction = known.contradiction { findings.warnings.append(contradiction) }
  let assessment = evaluator.assess(findings, in: record)
  return RecordResult(record, findings, assessment, in: lines, plan: plan)
}

/// What the second rule set of a pair says of a document that the first has judged. `result` must come from an evaluator that
/// watches the rules of the first that stand apart.
public func judgeAgain(
  _ document: Document, after result: RecordResult, with second: inout SecondEvaluator, idIsTaken: Bool,
  history: (any History)? = nil
) throws -> ShadowResult {
  // A record that is refused for its id belongs to no rule set.
  if idIsTaken { return ShadowResult(.neither) }
  var reread: Record?
  var errors: [PlacedError] = []
  if !second.pair.sharesRecords {
    var problems: [Diagnostic] = []
    reread = decode(document, by: second.pair.second.ruleSet.schema, reporting: &problems)
    if problems.hasErrors { reread = nil }
    if let history, let read = reread { reread = try read.knowing(history, by: second.pair.second.manifest).record }
    errors = problems.filter { $0.severity == .error }.map { PlacedError($0, in: result.lines) }
  }
  switch result.content {
  case .checked(let record, let findings, let assessment):
    guard let other = second.pair.sharesRecords ? record : reread else {
      let nothing = (StatusCounts(), Assessment())
      return ShadowResult(.onlyFirst, errors: errors, effect: RecordEffect((findings.counts, assessment), nothing))
    }
    return ShadowResult(.both, effect: second.effect(beside: findings, assessment, in: record, asSecondReads: other))
  case .invalid:
    guard let reread else { return ShadowResult(.neither) }
    return ShadowResult(.onlySecond, effect: second.alone(reread))
  }
}

/// The result of a document that does not fit the schema; its id is told where there is one.
private func refused(_ document: Document, _ problems: [Diagnostic], in lines: LineIndex, plan: Plan) -> RecordResult {
  var id: String?
  if let name = plan.manifest.id.last, !document.nodes.isEmpty, document.nodes[document.root].kind == .mapping {
    id = document.value(of: name, in: document.root).map { document.string(of: $0) }
  }
  let start = document.nodes.isEmpty ? 0 : document.nodes[document.root].start
  return invalid(problems, id: id, at: start, in: lines)
}

/// The result of a text from which no record could be read.
public func unreadable(_ problems: [Diagnostic], in lines: LineIndex) -> RecordResult {
  invalid(problems, id: nil, at: problems.first?.primary.span.start ?? 0, in: lines)
}

private func invalid(_ problems: [Diagnostic], id: String?, at start: UInt32, in lines: LineIndex) -> RecordResult {
  RecordResult(
    id: id, lines: lines, position: lines.position(of: start),
    content: .invalid(problems.filter { $0.severity == .error }.map { PlacedError($0, in: lines) }))
}
