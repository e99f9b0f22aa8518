/// `math.greatest` and its family.
extension Evaluation {
  mutating func mathematics(_ function: Function, _ arguments: [Cell]) -> Cell? {
    switch function {
    case .greatest, .greatestOf, .least, .leastOf:
      return extreme(isGreatest: function == .greatest || function == .greatestOf, arguments)
    case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight:
      return arguments.count == 2 ? bits(function, arguments[0], arguments[1]) : nil
    default: break
    }
    guard arguments.count == 1 else { return nil }
    let a = arguments[0]
    switch function {
    case .absolute: return absolute(a)
    case .sign: return sign(a)
    case .bitNot:
      return a.kind == .int ? .int(~a.payload) : a.kind == .uint ? .uint(~a.uint) : nil
    case .squareRoot: return approximate(a).map { .double($0.squareRoot()) }
    default: return a.kind == .double ? ofDouble(function, a.double) : nil
    }
  }

  private func ofDouble(_ function: Function, _ value: Double) -> Cell? {
    switch function {
    case .ceil: .double(value.rounded(.up))
    case .floor: .double(value.rounded(.down))
    case .round: .double(value.rounded(.toNearestOrAwayFromZero))
    case .truncate: .double(value.rounded(.towardZero))
    case .isNaN: .bool(value.isNaN)
    case .isInfinite: .bool(value.isInfinite)
    case .isFinite: .bool(value.isFinite)
    default: nil
    }
  }

  private mutating func absolute(_ a: Cell) -> Cell? {
    switch a.kind {
    case .uint: return a
    case .int: return a.payload == .min ? failing(.overflow) : .int(abs(a.payload))
    case .double: return .double(a.double.magnitude)
    case .decimal: return a.payload < 0 ? negated(a) : a
    default: return nil
    }
  }

  private func sign(_ a: Cell) -> Cell? {
    switch a.kind {
    case .uint: .uint(a.uint == 0 ? 0 : 1)
    case .int, .decimal: .int(a.payload.signum())
    case .double: .double(a.double > 0 ? 1 : a.double < 0 ? -1 : a.double)
    default: nil
    }
  }

  private mutating func extreme(isGreatest: Bool, _ arguments: [Cell]) -> Cell? {
    var values = arguments
    if arguments.count == 1, arguments[0].kind == .list { values = cells(of: arguments[0]) }
    let unknowns = values.filter { $0.kind == .unknown }
    if !unknowns.isEmpty { return joined(unknowns) }
    guard var best = values.first, approximate(best) != nil else { return nil }
    for value in values.dropFirst() {
      guard let order = numericOrder(value, best) else { return nil }
      if order == (isGreatest ? .greater : .less) { best = value }
    }
    return best
  }

  private mutating func bits(_ function: Function, _ a: Cell, _ b: Cell) -> Cell? {
    if function == .shiftLeft || function == .shiftRight {
      guard a.kind == .int || a.kind == .uint, b.kind == .int else { return nil }
      guard b.payload >= 0 else { return failing(.outOfRange(String(b.payload))) }
      // Shifting right fills with zeros, of signed numbers too.
      let shifted = b.payload > 63 ? 0 : function == .shiftLeft ? a.uint << UInt64(b.payload) : a.uint >> UInt64(b.payload)
      return Cell(a.kind, payload: Int64(bitPattern: shifted))
    }
    guard a.kind == b.kind, a.kind == .int || a.kind == .uint else { return nil }
    switch function {
    case .bitAnd: return Cell(a.kind, payload: a.payload & b.payload)
    case .bitOr: return Cell(a.kind, payload: a.payload | b.payload)
    default: return Cell(a.kind, payload: a.payload ^ b.payload)
    }
  }
}
