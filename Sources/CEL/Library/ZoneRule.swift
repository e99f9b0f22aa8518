/// The rule for all years after a zone file's last transition: `CST6CDT,M3.2.0,M11.1.0` (POSIX `TZ`).
struct ZoneRule: Sendable {
  private var standard = 0
  private var summer: (offset: Int, from: Change, to: Change)?

  /// The day and the second of that day (by the clock before the change) at which the clock is changed.
  private struct Change: Sendable {
    enum Day: Sendable {
      case weekday(month: Int, week: Int, weekday: Int)
      /// Counted from 1, 29 February left out; or from 0 with it.
      case dayOfYear(Int, countsLeapDay: Bool)
    }

    var day: Day
    var second: Int

    func dayNumber(in year: Int) -> Int {
      switch day {
      case .weekday(let month, let week, let weekday):
        let first = Int(CalendarDate.dayNumber(year, month, 1))
        let weekdayOfFirst = ((first + 4) % 7 + 7) % 7
        var found = first + (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
        if found >= first + CalendarDate.daysIn(month: month, of: year) { found -= 7 }
        return found
      case .dayOfYear(let number, let countsLeapDay):
        let first = Int(CalendarDate.dayNumber(year, 1, 1))
        if countsLeapDay { return first + number }
        return first + number - 1 + (CalendarDate.isLeap(year) && number > 59 ? 1 : 0)
      }
    }
  }

  init?(_ text: [UInt8]) {
    var reader = Reader(text: text)
    guard reader.name(), let standard = reader.offset() else { return nil }
    self.standard = -standard
    guard !reader.isAtEnd else { return }
    guard reader.name() else { return nil }
    var summerOffset = self.standard + 3600
    if !reader.isAt(","), let offset = reader.offset() { summerOffset = -offset }
    guard reader.skip(","), let from = Self.change(&reader), reader.skip(","), let to = Self.change(&reader) else {
      return nil
    }
    summer = (summerOffset, from, to)
  }

  func offset(at seconds: Int64) -> Int {
    guard let summer else { return standard }
    let year = CalendarDate(day: Int32(clamping: (seconds + Int64(standard)) / 86_400)).components.year
    let from = Int64(summer.from.dayNumber(in: year) * 86_400 + summer.from.second - standard)
    let to = Int64(summer.to.dayNumber(in: year) * 86_400 + summer.to.second - summer.offset)
    let isSummer = from < to ? seconds >= from && seconds < to : seconds >= from || seconds < to
    return isSummer ? summer.offset : standard
  }

  private static func change(_ reader: inout Reader) -> Change? {
    var day: Change.Day
    if reader.skip("M") {
      guard let month = reader.number(), reader.skip("."), let week = reader.number(), reader.skip("."),
        let weekday = reader.number(), (1...12).contains(month), (1...5).contains(week), weekday < 7
      else { return nil }
      day = .weekday(month: month, week: week, weekday: weekday)
    } else {
      let countsLeapDay = !reader.skip("J")
      guard let number = reader.number(), number <= 366 else { return nil }
      day = .dayOfYear(number, countsLeapDay: countsLeapDay)
    }
    guard reader.skip("/") else { return Change(day: day, second: 7200) }
    return reader.offset().map { Change(day: day, second: $0) }
  }

  private struct Reader {
    let text: [UInt8]
    var position = 0

    init(text: [UInt8]) { self.text = text }

    var isAtEnd: Bool { position >= text.count }

    func isAt(_ mark: Character) -> Bool { position < text.count && text[position] == mark.asciiValue }

    mutating func skip(_ mark: Character) -> Bool {
      guard isAt(mark) else { return false }
      position += 1
      return true
    }

    /// `CST` or `<+0530>`.
    mutating func name() -> Bool {
      let start = position
      if skip("<") {
        while !isAtEnd, !isAt(">") { position += 1 }
        return skip(">")
      }
      while !isAtEnd, (0x41...0x5A).contains(text[position]) || (0x61...0x7A).contains(text[position]) { position += 1 }
      return position > start
    }

    mutating func number() -> Int? {
      var value: Int?
      while !isAtEnd, (0x30...0x39).contains(text[position]), (value ?? 0) < 10_000 {
        value = (value ?? 0) * 10 + Int(text[position] - 0x30)
        position += 1
      }
      return value
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func offset() -> Int? {
      let isNegative = skip("-")
      if !isNegative { _ = skip("+") }
      guard let hours = number() else { return nil }
      var seconds = hours * 3600
      if skip(":") {
        guard let minutes = number() else { return nil }
        seconds += minutes * 60
        if skip(":") {
          guard let rest = number() else { return nil }
          seconds += rest
        }
      }
      return isNegative ? -seconds : seconds
    }
  }
}
