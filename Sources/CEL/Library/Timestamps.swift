/// Times: sums, differences, and the parts of a date and time in a zone.
extension Evaluation {
  /// Nil where the kinds do not add up.
  mutating func times(_ function: Function, _ a: Cell, _ b: Cell) -> Cell? {
    switch (function, a.kind, b.kind) {
    case (.add, .timestamp, .duration): return moved(a, by: b.payload)
    case (.add, .duration, .timestamp): return moved(b, by: a.payload)
    case (.subtract, .timestamp, .duration):
      return b.payload == .min ? failing(.overflow) : moved(a, by: -b.payload)
    case (.subtract, .timestamp, .timestamp):
      guard let left = Timestamp(a), let right = Timestamp(b) else { return nil }
      return left.nanoseconds(since: right).map { Cell(.duration, payload: $0) } ?? failing(.overflow)
    case (.add, .duration, .duration): return duration(a.payload.addingReportingOverflow(b.payload))
    case (.subtract, .duration, .duration): return duration(a.payload.subtractingReportingOverflow(b.payload))
    default: return nil
    }
  }

  private mutating func duration(_ result: (partialValue: Int64, overflow: Bool)) -> Cell {
    result.overflow ? failing(.overflow) : Cell(.duration, payload: result.partialValue)
  }

  private mutating func moved(_ time: Cell, by nanoseconds: Int64) -> Cell {
    Timestamp(time)?.adding(nanoseconds: nanoseconds)?.cell ?? failing(.outOfRange(display(time)))
  }

  mutating func timestamps(_ function: Function, _ arguments: [Cell]) -> Cell? {
    guard let subject = arguments.first, arguments.count <= 2 else { return nil }
    if subject.kind == .duration { return arguments.count == 1 ? part(function, ofDuration: subject.payload) : nil }
    guard let time = Timestamp(subject) else { return nil }
    var offset = 0
    if arguments.count == 2 {
      guard arguments[1].kind == .text else { return nil }
      let name = text(of: arguments[1])
      guard let found = self.offset(of: name, at: time.seconds) else { return failing(.badZone(name)) }
      offset = found
    }
    let (date, second) = time.clock(offset: offset)
    let (year, month, day) = date.components
    let value: Int
    switch function {
    case .getFullYear: value = year
    case .getMonth: value = month - 1
    case .getDate: value = day
    case .getDayOfMonth: value = day - 1
    case .getDayOfYear: value = Int(date.first - CalendarDate.dayNumber(year, 1, 1))
    // 1970-01-01 was a Thursday.
    case .getDayOfWeek: value = ((Int(date.first) + 4) % 7 + 7) % 7
    case .getHours: value = second / 3600
    case .getMinutes: value = second / 60 % 60
    case .getSeconds: value = second % 60
    case .getMilliseconds: value = Int(time.nanoseconds / 1_000_000)
    default: return nil
    }
    return .int(Int64(value))
  }

  /// Hours, minutes and seconds count the whole duration; the milliseconds are those within its last second.
  private func part(_ function: Function, ofDuration nanoseconds: Int64) -> Cell? {
    switch function {
    case .getHours: .int(nanoseconds / 3_600_000_000_000)
    case .getMinutes: .int(nanoseconds / 60_000_000_000)
    case .getSeconds: .int(nanoseconds / 1_000_000_000)
    case .getMilliseconds: .int(nanoseconds / 1_000_000 % 1000)
    default: nil
    }
  }

  /// Seconds east of UTC, of `+08:00`, `-02:30`, `02:00`, or of a zone by its name at that time.
  private mutating func offset(of name: String, at seconds: Int64) -> Int? {
    var reader = DigitReader(text: Array(name.utf8))
    let isNegative = reader.skip("-")
    if !isNegative { _ = reader.skip("+") }
    if let offset = reader.clockOffset(), reader.isAtEnd { return isNegative ? -offset : offset }
    if name == "UTC" || name == "Z" || name == "GMT" { return 0 }
    if zones[name] == nil { zones[name] = .some(TimeZoneData(named: name)) }
    return zones[name]??.offset(at: seconds)
  }
}

extension Cell {
  /// The timestamp that a text in RFC 3339 spells.
  public static func timestamp(reading text: String) -> Cell? { Timestamp(text)?.cell }

  /// The duration that a text such as `1.5s` spells.
  public static func duration(reading text: String) -> Cell? {
    DurationText.parse(text).map { Cell(.duration, payload: $0) }
  }
}
