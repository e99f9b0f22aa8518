extension Cell {
  /// The value of a boolean cell.
  var isTrue: Bool { payload != 0 }
  var double: Double { Double(bitPattern: UInt64(bitPattern: payload)) }
  var uint: UInt64 { UInt64(bitPattern: payload) }

  /// The decimal that a decimal, int or uint cell holds.
  public var decimal: ExactDecimal? {
    switch kind {
    case .decimal: ExactDecimal(mantissa: Int128(payload), scale: Int(scale))
    case .int: ExactDecimal(payload)
    case .uint: ExactDecimal(mantissa: Int128(uint), scale: 0)
    default: nil
    }
  }

  /// The date that a date cell holds.
  public var date: CalendarDate? {
    guard kind == .date else { return nil }
    return CalendarDate(first: Int32(truncatingIfNeeded: payload), last: Int32(truncatingIfNeeded: payload >> 32))
  }

  /// Nil for what is neither true nor false nor unknown.
  public var truth: Truth? {
    switch kind {
    case .boolean: Truth(payload != 0)
    case .unknown: .unknown
    default: nil
    }
  }

  var isIncomplete: Bool { kind == .list && flags.contains(.incomplete) }
}
