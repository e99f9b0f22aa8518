import CEL

/// The State's calendar of working days: weekends but for the days made up, minus holidays. A year it does not cover
/// has no answer.
struct WorkingDays: Sendable {
  private var years: Set<Int>
  private var workdays: Set<Int32> = []
  private var holidays: Set<Int32> = []

  init(years: Set<Int>) { self.years = years }

  mutating func add(_ date: CalendarDate, isWorkday: Bool) {
    if isWorkday { workdays.insert(date.first) } else { holidays.insert(date.first) }
  }

  /// Nil where the calendar does not cover the day's year.
  func isWorkday(_ day: Int32) -> Bool? {
    guard years.contains(CalendarDate(day: day).components.year) else { return nil }
    if workdays.contains(day) { return true }
    if holidays.contains(day) { return false }
    // 1970-01-01 was a Thursday; Saturday and Sunday are 5 and 6 counted from Monday.
    let weekday = (Int(day) % 7 + 7 + 3) % 7
    return weekday < 5
  }

  /// The n-th working day after a day; the year that the calendar lacks where it ends before.
  func workday(_ count: Int, after day: Int32) -> Result<Int32, MissingYear> {
    var left = count
    var current = day
    while left > 0 {
      current += 1
      guard let isWorkday = isWorkday(current) else {
        return .failure(MissingYear(year: CalendarDate(day: current).components.year))
      }
      if isWorkday { left -= 1 }
    }
    return .success(current)
  }

  struct MissingYear: Error { var year: Int }
}
