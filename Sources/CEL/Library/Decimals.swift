/// Exact decimals. There is no division: `quotient` says how many digits are wanted.
extension Evaluation {
  mutating func decimals(_ function: Function, _ arguments: [Cell]) -> Cell? {
    switch function {
    case .decimal:
      guard arguments.count == 1 else { return nil }
      let argument = arguments[0]
      if argument.kind == .text {
        let text = text(of: argument)
        return ExactDecimal(text).map { .decimal($0) } ?? failing(.unreadable(what: "decimal", text: text))
      }
      switch argument.kind {
      case .int, .uint, .decimal: return argument.decimal.map { .decimal($0) } ?? failing(.overflow)
      default: return nil
      }
    case .quotient:
      guard arguments.count == 3, let a = decimal(arguments[0]), let b = decimal(arguments[1]),
        arguments[2].kind == .int
      else { return nil }
      guard b.mantissa != 0 else { return failing(.divisionByZero) }
      guard (0...18).contains(arguments[2].payload) else { return failing(.outOfRange(String(arguments[2].payload))) }
      return ExactDecimal.quotient(a, b, scale: Int(arguments[2].payload)).map { .decimal($0) } ?? failing(.overflow)
    default: return nil
    }
  }

  private func decimal(_ cell: Cell) -> ExactDecimal? { cell.decimal }

  /// Decimals, and whole numbers beside decimals.
  mutating func decimalArithmetic(_ function: Function, _ a: Cell, _ b: Cell) -> Cell? {
    guard a.kind == .decimal || b.kind == .decimal, a.kind != .double, b.kind != .double else { return nil }
    guard let left = a.decimal, let right = b.decimal else {
      return [a, b].contains { $0.kind == .uint && $0.decimal == nil } ? failing(.overflow) : nil
    }
    let result: ExactDecimal?
    switch function {
    case .add: result = left + right
    case .subtract: result = left - right
    case .multiply: result = left * right
    default: return nil
    }
    return result.map { .decimal($0) } ?? failing(.overflow)
  }
}
