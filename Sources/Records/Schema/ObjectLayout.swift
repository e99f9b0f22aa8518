import CEL

/// What the decoder asks of an object type, worked out once. A class, so that handing it about copies one reference.
final class ObjectLayout: Sendable {
  /// In slot order.
  let fields: [RecordSchema.Field]
  /// The fields' names, numbered by their slots.
  let names: TextNumbers
  /// The slots of fields that every object of the type has.
  let required: [Int]
  /// The slots of the fields for which another value may stand in, and the path to it.
  let alternatives: [(slot: Int, path: [String])]
  /// The slots of the fields in which a word stands where they are left out.
  let fallbacks: [(slot: Int, word: String)]

  init(_ type: RecordSchema.ObjectType) {
    fields = type.fields
    var names = TextNumbers()
    for (slot, field) in type.fields.enumerated() where !names.enter(field.name).isNew {
      // A second field of a name, which the schema's reader tells, has its slot all the same.
      _ = names.enter(field.name, under: UInt64(slot))
    }
    self.names = names
    required = type.fields.indices.filter { type.fields[$0].isRequired }
    alternatives = type.fields.enumerated().compactMap { slot, field in field.otherwise.map { (slot, $0) } }
    fallbacks = type.fields.enumerated().compactMap { slot, field in field.fallback.map { (slot, $0) } }
  }
}
