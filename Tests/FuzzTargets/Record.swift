import CEL
import Diagnostics
import Documents
import Records

/// A vocabulary with every keyword that the schema reader knows.
private let schema: RecordSchema = {
  let text = """
    type: object
    required: [schema, id]
    properties:
      schema: {type: string, const: stall/1}
      id: {type: string, minLength: 1, maxLength: 12}
      incomplete: {type: array, items: {type: string}}
      day: {type: string, format: date, x-nullable: true}
      shop: {$ref: '#/$defs/shop'}
      lots: {type: array, maxItems: 4, items: {$ref: '#/$defs/lot'}}
      crates: {type: array, items: {$ref: '#/$defs/crate'}}
    $defs:
      shop: {properties: {name: {type: string, x-sensitive: true}}}
      lot:
        properties:
          id: {type: string}
          owner: {type: string, x-ref: {list: crates, words: {here: shop}}, x-nullable: true}
          picked: {type: string, format: date}
      crate:
        properties:
          id: {type: string}
          lot: {type: string, x-ref: {list: lots}}
          picked: {type: string, format: date, x-else: lot.picked}
          fruit: {type: string, enum: [apple, pear]}
          price: {type: number, exclusiveMinimum: 0}
          share: {type: number, minimum: 0, maximum: 100, x-unit: '%'}
          pieces: {type: integer}
          ripe: {type: boolean, x-nullable: true}
          residue: {type: string, format: amount}
          mark: {type: string, pattern: '^[A-Z]{2}[0-9]+$'}
          notes: {type: array, items: {type: string}}
    """
  var diagnostics: [Diagnostic] = []
  guard let document = readYAML(source(text), reporting: &diagnostics).first,
    let schema = RecordSchema.read(document, reporting: &diagnostics)
  else { preconditionFailure("\(diagnostics.map(\.message.en))") }
  return schema
}()

/// A record is read or refused; what is said can be shown; what was read is the same when it is written.
func fuzzRecord(_ bytes: ContiguousArray<UInt8>) {
  var sources = SourceMap()
  let text = sources.add(name: "fuzz", bytes: bytes)
  var diagnostics: [Diagnostic] = []
  for document in readYAML(text, reporting: &diagnostics) {
    var own: [Diagnostic] = []
    let record = decode(document, by: schema, reporting: &own)
    precondition((record == nil) == own.hasErrors)
    if let record { survive(record) }
    diagnostics += own
  }
  precondition(diagnostics.allSatisfy { Int($0.primary.span.end) <= bytes.count })
  if bytes.first.map({ $0 & 7 == 3 }) ?? false { _ = renderPlain(diagnostics, in: sources, language: .en) }
  _ = renderHuman(diagnostics, in: sources, options: .init(language: .zh, width: 60))
}

private func survive(_ record: Record) {
  for cell in record.heap.cells.indices where record.owners.indices.contains(cell) { _ = record.path(of: cell) }
  let forms = scalarForms(of: record.document, by: schema)
  let written = SourceText(
    id: SourceID(1), name: "again", bytes: ContiguousArray(writeYAML(record.document) { forms[$0] }))
  var diagnostics: [Diagnostic] = []
  let documents = readYAML(written, reporting: &diagnostics)
  guard documents.count == 1, let other = decode(documents[0], by: schema, reporting: &diagnostics) else {
    preconditionFailure("not read again: \(diagnostics.map(\.message.en))")
  }
  precondition(other.heap.cells.count == record.heap.cells.count)
  for (own, found) in zip(record.heap.cells, other.heap.cells) {
    precondition(own.kind == found.kind && own.flags == found.flags)
    precondition(own.kind == .text || own.payload == found.payload)
    precondition(own.kind != .text || record.text(of: own) == other.text(of: found))
  }
}
