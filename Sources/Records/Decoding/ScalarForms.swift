public import Documents

/// What each scalar of a record is to be written as in another form: text, dates, amounts and keys as text however they
/// were spelled, so that `0012` stays `0012`; numbers as numbers, quoted or not. Null stays null. The document fits the
/// schema.
public func scalarForms(of document: Document, by schema: RecordSchema) -> ContiguousArray<ScalarForm> {
  var forms = Forms(document: document, schema: schema)
  forms.object(document.root, type: 0)
  return forms.forms
}

private struct Forms {
  let document: Document
  let schema: RecordSchema
  var forms: ContiguousArray<ScalarForm>

  init(document: Document, schema: RecordSchema) {
    self.document = document
    self.schema = schema
    forms = ContiguousArray(repeating: .asRead, count: document.nodes.count)
  }

  mutating func object(_ node: NodeID, type: Int) {
    for (key, value) in document.entries(of: node) {
      forms[key] = .text
      if let field = schema.types[type].field(document.string(of: key)) { self.value(value, field.shape) }
    }
  }

  private mutating func value(_ node: NodeID, _ shape: RecordSchema.Shape) {
    switch shape {
    case .text, .date, .amount, .reference: forms[node] = .text
    case .integer, .decimal: forms[node] = .number
    case .boolean: return
    case .object(let type):
      if document.nodes[node].kind == .mapping { object(node, type: type) }
    case .list(let element, _, _):
      guard document.nodes[node].kind == .sequence else { return }
      for child in document.children(of: node) { value(child, element) }
    }
  }
}
