import CEL
import Records

/// Reads what a person found from a record's list of judgements. A question without an answer is open.
struct JudgementReader: Sendable {
  private let list: Int
  private let question: Int
  private let subject: Int
  private let answer: Int
  private let schema: RecordSchema

  /// Nil where the manifest names no judgements, or fields that the vocabulary lacks.
  init?(_ set: RuleSet) {
    guard let names = set.manifest.judgements, names.list.count == 1,
      let list = set.schema.record.slot(of: names.list[0]),
      let type = set.schema.elementType(ofList: names.list[0]),
      let question = set.schema.types[type].slot(of: names.question),
      let subject = set.schema.types[type].slot(of: names.subject),
      let answer = set.schema.types[type].slot(of: names.answer)
    else { return nil }
    self.list = list
    self.question = question
    self.subject = subject
    self.answer = answer
    schema = set.schema
  }

  /// `judged(question, subject)`: the subject is an act's id, a path, an object of the record, or null.
  func judged(_ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    let record = evaluation.locals[RuleScope.record]
    let judgements = evaluation.field(list, of: record)
    if judgements.kind == .list {
      for offset in 0..<Int(judgements.count) {
        let judgement = evaluation.element(judgements, offset)
        guard judgement.kind == .object, evaluation.isSameText(evaluation.field(question, of: judgement), arguments[0]),
          isAbout(evaluation.field(subject, of: judgement), arguments[1], record, evaluation)
        else { continue }
        let found = evaluation.field(answer, of: judgement)
        if found.kind == .boolean { return found }
      }
    }
    let parts = [evaluation.text(of: arguments[0]), name(of: arguments[1], record, evaluation)]
    return evaluation.miss(HostFact(kind: "question", parts: parts))
  }

  /// A judgement that names no subject speaks of all; one that names a path speaks of the object there.
  private func isAbout(_ written: Cell, _ wanted: Cell, _ record: Cell, _ evaluation: borrowing Evaluation) -> Bool {
    guard written.kind == .text else { return true }
    let text = evaluation.text(of: written)
    if wanted.kind == .text { return evaluation.text(of: wanted) == text }
    if wanted.kind == .object { return name(of: wanted, record, evaluation) == text }
    return false
  }

  /// `batches[0]` for an object; text as it is.
  private func name(of cell: Cell, _ record: Cell, _ evaluation: borrowing Evaluation) -> String {
    if cell.kind == .text { return evaluation.text(of: cell) }
    guard cell.kind == .object else { return "" }
    for (slot, field) in schema.record.fields.enumerated() {
      let value = evaluation.field(slot, of: record)
      if value.kind == .object, value.payload == cell.payload { return field.name }
      guard value.kind == .list else { continue }
      for index in 0..<Int(value.count) {
        let element = evaluation.element(value, index)
        if element.kind == .object, element.payload == cell.payload { return "\(field.name)[\(index)]" }
      }
    }
    return ""
  }
}
