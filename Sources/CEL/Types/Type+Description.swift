extension Type: CustomStringConvertible {
  /// As CEL spells it: `list(int)`, `map(string, dyn)`.
  public var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .type(let type): "type(\(type))"
    case .optional(let value): "optional_type(\(value))"
    case .parameter(let name): name
    case .wrapper(let type): "wrapper(\(type))"
    case .named(let name, let parameters):
      parameters.isEmpty ? name : name + "(" + parameters.map(\.description).joined(separator: ", ") + ")"
    case .decimal: "decimal"
    case .amount: "amount"
    case .date: "date"
    case .object(let number): "object(\(number))"
    case .nullable(let type): "nullable(\(type))"
    case .error: "error"
    }
  }

  /// The type of the value itself, where there is one.
  var withoutNull: Type {
    if case .nullable(let type) = self { return type }
    return self
  }

  var isNullable: Bool {
    if case .nullable = self { return true }
    return false
  }

  var isDynOrError: Bool { self == .dyn || self == .error }

  /// The parts of a composed type.
  var parts: [Type] {
    switch self {
    case .list(let type), .type(let type), .optional(let type), .wrapper(let type), .nullable(let type): [type]
    case .map(let key, let value): [key, value]
    case .named(_, let parameters): parameters
    default: []
    }
  }

  /// Whether the type is composed of more parts than that. Sharing can make a type that is small in memory and
  /// endless when written out.
  func isLarger(than limit: Int) -> Bool {
    var left = limit
    func fits(_ type: Type) -> Bool {
      left -= 1
      return left >= 0 && type.parts.allSatisfy(fits)
    }
    return !fits(self)
  }

  /// The same composition of other parts.
  func mapParts(_ transform: (Type) -> Type) -> Type {
    switch self {
    case .list(let type): .list(transform(type))
    case .type(let type): .type(transform(type))
    case .optional(let type): .optional(transform(type))
    case .wrapper(let type): .wrapper(transform(type))
    case .nullable(let type): .nullable(transform(type))
    case .map(let key, let value): .map(transform(key), transform(value))
    case .named(let name, let parameters): .named(name, parameters.map(transform))
    default: self
    }
  }
}
