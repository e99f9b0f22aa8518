/// Calendar dates, or what is known of them.
extension Evaluation {
  mutating func dates(_ function: Function, _ arguments: [Cell]) -> Cell? {
    if function == .date {
      guard arguments.count == 1 else { return nil }
      if arguments[0].kind == .date { return arguments[0] }
      guard arguments[0].kind == .text else { return nil }
      let text = text(of: arguments[0])
      return CalendarDate(text).map { .date($0) } ?? failing(.unreadable(what: "date", text: text))
    }
    guard arguments.count == 2, let date = arguments[0].date, arguments[1].kind == .int else { return nil }
    // Ten thousand years either way are more than any calendar holds.
    guard let count = Int32(exactly: arguments[1].payload), abs(Int64(count)) <= 3_652_500 else {
      return failing(.outOfRange(String(arguments[1].payload)))
    }
    let ends = [date.first, date.last].filter { $0 != CalendarDate.open.low && $0 != CalendarDate.open.high }
    guard ends.allSatisfy({ abs(Int64($0)) < 40_000_000 }) else { return failing(.outOfRange("\(date)")) }
    switch function {
    case .plusDays: return .date(date.adding(days: count))
    case .plusMonths, .plusYears:
      guard abs(Int64(count)) <= 120_000 else { return failing(.outOfRange(String(count))) }
      return .date(date.adding(months: Int(count) * (function == .plusYears ? 12 : 1)))
    default: return nil
    }
  }

  /// Decided where all possible days agree.
  func truth(ofDates function: Function, _ a: Cell, _ b: Cell) -> Cell {
    guard let left = a.date, let right = b.date else { return .unknown() }
    let truth: Truth =
      switch function {
      case .less: CalendarDate.before(left, right)
      case .lessOrEqual: !CalendarDate.before(right, left)
      case .greater: CalendarDate.before(right, left)
      case .greaterOrEqual: !CalendarDate.before(left, right)
      default: CalendarDate.same(left, right)
      }
    return cell(truth)
  }
}

extension CalendarDate {
  /// Whether one day lies before another, over all days that they may be. An open end says nothing.
  public static func before(_ a: CalendarDate, _ b: CalendarDate) -> Truth {
    if a.last != open.high, b.first != open.low, a.last < b.first { return .yes }
    if a.first != open.low, b.last != open.high, a.first >= b.last { return .no }
    return .unknown
  }

  public static func same(_ a: CalendarDate, _ b: CalendarDate) -> Truth {
    if a.isExact, b.isExact { return Truth(a.first == b.first) }
    return before(a, b) == .yes || before(b, a) == .yes ? .no : .unknown
  }
}
