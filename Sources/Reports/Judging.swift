public import Diagnostics
public import Documents
public import Engine
import Records
import Rules

/// From a document to its result: decoded, evaluated, assessed; or refused with every reason. The id is nil where the record
/// has none or could not be decoded.
///
/// An id that another record of the run has already (`idIsTaken`) is a mistake of the second.
public func judge(
  _ document: Document, with evaluator: inout Evaluator, idIsTaken: Bool
) -> (result: RecordResult, id: String?) {
  var problems: [Diagnostic] = []
  let plan = evaluator.plan
  guard let record = decode(document, by: plan.ruleSet.schema, reporting: &problems), !problems.hasErrors else {
    return (refused(document, problems, plan: plan), nil)
  }
  let identity = record.identity(at: plan.manifest.id)
  if idIsTaken, let identity {
    return (refused(document, [RecordMistake.duplicateRecord.at(identity)], plan: plan), identity.id)
  }
  let findings = evaluator.findings(in: record)
  let assessment = evaluator.assess(findings, in: record)
  return (RecordResult(record, findings, assessment, plan: plan), identity?.id)
}

/// The result of a document that does not fit the schema; its id is told where there is one.
private func refused(_ document: Document, _ problems: [Diagnostic], plan: Plan) -> RecordResult {
  let source = document.source
  var id: String?
  if let name = plan.manifest.id.last, !document.nodes.isEmpty, document.nodes[document.root].kind == .mapping {
    id = document.value(of: name, in: document.root).map { document.string(of: $0) }
  }
  let start = document.nodes.isEmpty ? 0 : document.nodes[document.root].start
  return RecordResult(
    id: id, file: source.name, position: source.position(of: start),
    content: .invalid(problems.filter { $0.severity == .error }.map { PlacedError($0, in: source) }))
}

/// The result of a text from which no record could be read.
public func unreadable(_ source: SourceText, _ problems: [Diagnostic]) -> RecordResult {
  RecordResult(
    id: nil, file: source.name,
    position: source.position(of: problems.first?.primary.span.start ?? 0),
    content: .invalid(problems.filter { $0.severity == .error }.map { PlacedError($0, in: source) }))
}
