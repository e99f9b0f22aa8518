import CEL
import Records
import Rules

/// What the terms of conditions can be by their declaration: the closed lists and limits of the record's fields, and
/// the names that `act` can bear.
struct Vocabulary: Sendable {
  private let schema: RecordSchema
  private let act: Int
  private let names: [String: Set<String>]

  init(_ checked: CheckedRuleSet) {
    let set = checked.source
    schema = set.schema
    act = checked.actType
    names = [
      "id": Set(set.acts.map(\.id.value)), "nature": Set(set.acts.map(\.nature)),
      "provision": Set(set.provisions.map(\.id.value)), "penalty": Set(set.penalties.map(\.id.value)),
    ]
  }

  /// The values that a field can have in an object of the type with this number.
  func values(of field: String, in type: Int) -> ValueSet {
    if type == act { return names[field].map { .words($0) } ?? .present }
    guard schema.types.indices.contains(type), let declared = schema.types[type].field(field) else { return .present }
    return Self.values(of: declared.shape)
  }

  private static func values(of shape: RecordSchema.Shape) -> ValueSet {
    switch shape {
    case .text(let limits): return limits.words.map { .words($0) } ?? .present
    case .boolean: return .words(["true", "false"])
    case .integer(let limits): return .numbers([range(of: limits).whole])
    case .decimal(let limits): return .numbers([range(of: limits)])
    case .date, .amount, .object, .list, .reference: return .present
    }
  }

  private static func range(of limits: RecordSchema.NumberLimits) -> NumberRange {
    var range = NumberRange.all
    if let low = limits.minimum { range = range.intersection(.from(low, included: true)) }
    if let low = limits.exclusiveMinimum { range = range.intersection(.from(low, included: false)) }
    if let high = limits.maximum { range = range.intersection(.upTo(high, included: true)) }
    if let high = limits.exclusiveMaximum { range = range.intersection(.upTo(high, included: false)) }
    return range
  }
}
