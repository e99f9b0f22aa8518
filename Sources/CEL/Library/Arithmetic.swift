/// `+ - * / %` and the sign. Whole numbers never wrap: what does not fit is an error.
extension Evaluation {
  mutating func arithmetic(_ function: Function, _ a: Cell, _ b: Cell) -> Cell {
    switch (a.kind, b.kind) {
    case (.int, .int): return ints(function, a.payload, b.payload)
    case (.uint, .uint): return uints(function, a.uint, b.uint)
    case (.double, .double): return doubles(function, a.double, b.double) ?? noOverload(function, a, b)
    case (.text, .text) where function == .add, (.bytes, .bytes) where function == .add,
      (.list, .list) where function == .add:
      return joining(a, b)
    case (.timestamp, _), (_, .timestamp), (.duration, .duration):
      return times(function, a, b) ?? noOverload(function, a, b)
    case (.decimal, _), (_, .decimal): return decimalArithmetic(function, a, b) ?? noOverload(function, a, b)
    default: return noOverload(function, a, b)
    }
  }

  private mutating func joining(_ a: Cell, _ b: Cell) -> Cell {
    let size = Int(a.count) + Int(b.count)
    guard size <= Self.maximumSize, charge(a.kind == .list ? size * 16 : size) else { return failing(.tooLong) }
    if a.kind == .list { return makeList(cells(of: a) + cells(of: b)) }
    var cell = makeText(Array(bytes(of: a)) + Array(bytes(of: b)))
    cell.kind = a.kind
    return cell
  }

  private mutating func ints(_ function: Function, _ a: Int64, _ b: Int64) -> Cell {
    let result: (partialValue: Int64, overflow: Bool)
    switch function {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .divide:
      guard b != 0 else { return failing(.divisionByZero) }
      result = a.dividedReportingOverflow(by: b)
    default:
      guard b != 0 else { return failing(.divisionByZero) }
      result = a.remainderReportingOverflow(dividingBy: b)
      // The remainder of the least number by -1 is 0; only the quotient does not fit.
      if result.overflow { return .int(0) }
    }
    return result.overflow ? failing(.overflow) : .int(result.partialValue)
  }

  private mutating func uints(_ function: Function, _ a: UInt64, _ b: UInt64) -> Cell {
    let result: (partialValue: UInt64, overflow: Bool)
    switch function {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .divide:
      guard b != 0 else { return failing(.divisionByZero) }
      result = a.dividedReportingOverflow(by: b)
    default:
      guard b != 0 else { return failing(.divisionByZero) }
      result = a.remainderReportingOverflow(dividingBy: b)
    }
    return result.overflow ? failing(.overflow) : .uint(result.partialValue)
  }

  private func doubles(_ function: Function, _ a: Double, _ b: Double) -> Cell? {
    switch function {
    case .add: .double(a + b)
    case .subtract: .double(a - b)
    case .multiply: .double(a * b)
    case .divide: .double(a / b)
    default: nil
    }
  }

  /// Nil where the kind has no sign.
  mutating func negated(_ a: Cell) -> Cell? {
    switch a.kind {
    case .int: return a.payload == .min ? failing(.overflow) : .int(-a.payload)
    case .double: return .double(-a.double)
    case .decimal:
      return ExactDecimal(mantissa: -Int128(a.payload), scale: Int(a.scale)).map { .decimal($0) } ?? failing(.overflow)
    default: return nil
    }
  }
}
