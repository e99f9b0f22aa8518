import CEL

/// The terms that conditions speak of: their names, what they are compared with, what they can be.
extension FormulaReader {
  enum Constant {
    case null
    case word(String)
    /// A number, or a day counted as dates are.
    case number(ExactDecimal)
    case amount(ExactDecimal, Unit.Dimension)
  }

  /// The value of a node that is written out; nil of anything else, and of a date that is not one day.
  func constant(_ id: ExprID) -> Constant? {
    switch expression[id].kind {
    case .literal(.null): return .null
    case .literal(.string(let word)): return .word(word)
    case .literal(.int(let value)): return .number(ExactDecimal(value))
    case .literal(.uint(let value)): return Int64(exactly: value).map { .number(ExactDecimal($0)) }
    case .literal(.double(_, let spelling)): return ExactDecimal(spelling).map { .number($0) }
    case .call("decimal", nil, let arguments) where arguments.count == 1:
      return writtenText(arguments[0]).flatMap { ExactDecimal($0) }.map { .number($0) }
    case .call("date", nil, let arguments) where arguments.count == 1:
      guard let date = writtenText(arguments[0]).flatMap({ CalendarDate($0) }), date.isExact else { return nil }
      return .number(ExactDecimal(Int64(date.first)))
    case .call("amount", nil, let arguments) where arguments.count == 1:
      guard let amount = writtenText(arguments[0]).flatMap({ try? Amount(parsing: $0) }), !amount.isNotDetected
      else { return nil }
      return amount.valueInBase.map { .amount($0, amount.unit.dimension) }
    default: return nil
    }
  }

  private func writtenText(_ id: ExprID) -> String? {
    guard case .literal(.string(let text)) = expression[id].kind else { return nil }
    return text
  }

  func text(_ id: ExprID) -> String { expression.text(of: id) }

  /// The text of a field read from a node, as `text` gives it.
  func named(_ operand: ExprID, _ field: String) -> String {
    if case .ident(let name, _) = expression[operand].kind, name.hasPrefix("@") { return field }
    return text(operand) + "." + field
  }

  /// What a field is read through: those things must be there.
  func parents(_ id: ExprID) -> [String] {
    switch expression[id].kind {
    case .select(let operand, _, _, false): paths(operand)
    case .call("size", let target, let arguments) where (target == nil ? arguments.count == 1 : arguments.isEmpty):
      (target ?? arguments.first).map(paths) ?? []
    default: []
    }
  }

  func paths(_ id: ExprID) -> [String] {
    switch expression[id].kind {
    case .ident(let name, _): name.hasPrefix("@") ? [] : [name]
    case .select(let operand, _, false, false): [text(id)] + paths(operand)
    default: []
    }
  }

  func mayBeNull(_ id: ExprID) -> Bool {
    switch types[id] {
    case .nullable, .dyn, .null, .optional, .wrapper, .error: true
    default: false
    }
  }

  /// Any two values of the type compare.
  func isOrdered(_ id: ExprID) -> Bool {
    switch types[id] {
    case .int, .uint, .decimal, .date: true
    default: false
    }
  }

  func isWhole(_ id: ExprID) -> Bool {
    switch types[id] {
    case .int, .uint, .date, .nullable(.int), .nullable(.date): true
    default: false
    }
  }

  /// The values that a term can have by its declaration.
  func universe(of id: ExprID) -> ValueSet {
    switch expression[id].kind {
    case .call("size", _, _): return .numbers([.from(.zero, included: true)])
    case .select(let operand, let field, false, false):
      switch types[operand] {
      case .object(let type), .nullable(.object(let type)): return vocabulary.values(of: field, in: type)
      default: return .present
      }
    default: return .present
    }
  }
}
