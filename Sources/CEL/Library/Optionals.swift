/// Optional values.
extension Evaluation {
  mutating func optionals(_ function: Function, _ arguments: [Cell]) -> Cell? {
    if function == .optionalNone { return arguments.isEmpty ? makeOptional(nil) : nil }
    guard let first = arguments.first else { return nil }
    switch function {
    case .optionalOf: return arguments.count == 1 ? makeOptional(first) : nil
    case .optionalOfNonZero: return arguments.count == 1 ? makeOptional(isZero(first) ? nil : first) : nil
    default: break
    }
    guard first.kind == .optional else { return nil }
    let content = content(ofOptional: first)
    switch function {
    case .hasValue: return arguments.count == 1 ? .bool(content != nil) : nil
    case .value: return arguments.count == 1 ? content ?? failing(.emptyOptional) : nil
    case .orValue: return arguments.count == 2 ? content ?? arguments[1] : nil
    case .or:
      guard arguments.count == 2, arguments[1].kind == .optional else { return nil }
      return content == nil ? arguments[1] : first
    default: return nil
    }
  }

  private func isZero(_ cell: Cell) -> Bool {
    switch cell.kind {
    case .null: true
    case .boolean, .int, .uint, .duration, .decimal: cell.payload == 0
    case .double: cell.double == 0
    case .text, .bytes, .list, .map, .optional: cell.count == 0
    case .timestamp: cell.payload == 0 && cell.count == 0
    case .unknown, .amount, .date, .object, .type, .error: false
    }
  }
}
