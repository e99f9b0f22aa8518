import CEL
import Records

/// The values in one direction from a value, by their distance in the smallest steps that matter.
struct ValueLine {
  private enum Kind {
    case date(Int32)
    case integer(Int64)
    case decimal(Fine)
    case amount(Fine, Unit)
  }

  /// A decimal in hundredths of its last digit: a limit may be given more exactly than a value.
  private struct Fine {
    var mantissa: Int64
    var scale: Int

    init?(_ value: ExactDecimal) {
      let (mantissa, overflow) = value.mantissa.multipliedReportingOverflow(by: 100)
      if overflow || mantissa < 0 { return nil }
      self.mantissa = mantissa
      scale = Int(value.scale) + 2
    }

    func moved(_ distance: Int64) -> ExactDecimal? {
      ExactDecimal(mantissa: Int128(mantissa) + Int128(distance), scale: scale)
    }

    func length(_ direction: Int64) -> Int64 {
      direction < 0 || mantissa >= 1 << 50 ? max(mantissa, 1) : max(mantissa, 1) << 10
    }
  }

  private let kind: Kind
  private let direction: Int64
  /// How far it is worth going.
  let length: Int64

  /// Nil where the value has no order, or no end on that side.
  init?(_ value: Cell, _ direction: Int64, in record: Record) {
    self.direction = direction
    switch value.kind {
    case .date:
      guard let date = value.date else { return nil }
      let day = direction < 0 ? date.first : date.last
      guard day != CalendarDate.open.low, day != CalendarDate.open.high else { return nil }
      kind = .date(day)
      length = 1 << 14
    case .int:
      kind = .integer(value.payload)
      length = direction < 0 ? max(value.payload, 1) : 1 << 20
    case .decimal:
      guard let fine = value.decimal.flatMap(Fine.init) else { return nil }
      kind = .decimal(fine)
      length = fine.length(direction)
    case .amount:
      guard let amount = record.heap.amount(of: value), !amount.isNotDetected,
        let fine = (direction < 0 ? amount.lower : amount.upper).flatMap(Fine.init)
      else { return nil }
      kind = .amount(fine, amount.unit)
      length = fine.length(direction)
    default: return nil
    }
  }

  func fact(_ distance: Int64) -> NewFact? {
    let step = direction * distance
    switch kind {
    case .date(let day): return Int32(exactly: Int64(day) + step).map { .date(CalendarDate(day: $0)) }
    case .integer(let value): return .integer(value + step)
    case .decimal(let fine): return fine.moved(step).map { .decimal($0) }
    case .amount(let fine, let unit): return fine.moved(step).map { .amount(Amount($0, unit)) }
    }
  }
}
