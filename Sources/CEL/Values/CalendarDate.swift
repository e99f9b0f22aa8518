/// A calendar date of the proleptic Gregorian calendar, or what is known of one: a month, a year, an interval,
/// one end of which may be open. Days count from 1970-01-01.
public struct CalendarDate: Hashable, Sendable, BitwiseCopyable {
  /// First and last day that it may be; equal where the day is known. `.min` and `.max` are open ends.
  public let first: Int32
  public let last: Int32

  public static let open = (low: Int32.min, high: Int32.max)

  public init(day: Int32) {
    first = day
    last = day
  }

  /// `first <= last` is the caller's to keep.
  public init(first: Int32, last: Int32) {
    self.first = first
    self.last = last
  }

  /// Nil where there is no such day: 2023-02-31.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysIn(month: month, of: year)
    else { return nil }
    self.init(day: Self.dayNumber(year, month, day))
  }

  /// Reads `2023-05-18`, `2023-05`, `2023`, `2021-12-29..2022-12-22`, `2021-12-29..`, `..2022-12-22`.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    if let dots = text.firstRange(ofDots: "..") {
      let left = text[..<dots.lowerBound]
      let right = text[dots.upperBound...]
      guard !left.isEmpty || !right.isEmpty else { return nil }
      var low = Self.open.low
      var high = Self.open.high
      if !left.isEmpty {
        guard let from = CalendarDate(single: left) else { return nil }
        low = from.first
      }
      if !right.isEmpty {
        guard let to = CalendarDate(single: right) else { return nil }
        high = to.last
      }
      guard low <= high else { return nil }
      self.init(first: low, last: high)
    } else {
      self.init(single: text[...])
    }
  }

  /// A day written in full, `2023-05-18`; nil for anything else. Most dates are.
  public init?(day text: ContiguousArray<UInt8>.SubSequence) {
    guard text.count == 10 else { return nil }
    let start = text.startIndex
    let dash = UInt8(ascii: "-")
    guard text[start + 4] == dash, text[start + 7] == dash, let year = Self.digits(text[start..<start + 4]),
      let month = Self.digits(text[start + 5..<start + 7]), let day = Self.digits(text[start + 8..<start + 10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func digits(_ text: ContiguousArray<UInt8>.SubSequence) -> Int? {
    var number = 0
    for byte in text {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  private init?(single text: Substring) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let yearText = parts.first, yearText.utf8.count == 4, let year = Self.digits(yearText), year >= 1
    else { return nil }
    switch parts.count {
    case 1:
      self.init(first: Self.dayNumber(year, 1, 1), last: Self.dayNumber(year, 12, 31))
    case 2:
      guard parts[1].utf8.count == 2, let month = Self.digits(parts[1]), (1...12).contains(month)
      else { return nil }
      self.init(
        first: Self.dayNumber(year, month, 1),
        last: Self.dayNumber(year, month, Self.daysIn(month: month, of: year)))
    case 3:
      guard parts[1].utf8.count == 2, parts[2].utf8.count == 2, let month = Self.digits(parts[1]),
        let day = Self.digits(parts[2])
      else { return nil }
      self.init(year: year, month: month, day: day)
    default: return nil
    }
  }

  private static func digits(_ text: Substring) -> Int? { digits(ContiguousArray(text.utf8)[...]) }

  public var isExact: Bool { first == last }

  /// The only day it can be, as year, month, day; of an interval the first day.
  public var components: (year: Int, month: Int, day: Int) { Self.components(of: first) }

  public func adding(days: Int32) -> CalendarDate {
    CalendarDate(first: Self.shift(first, days), last: Self.shift(last, days))
  }

  /// Moves by months. Where the month has no such day, its last day: 31 January + 1 month is 28 or 29 February.
  public func adding(months: Int) -> CalendarDate {
    CalendarDate(first: Self.shift(first, months: months), last: Self.shift(last, months: months))
  }

  private static func shift(_ day: Int32, _ days: Int32) -> Int32 {
    day == open.low || day == open.high ? day : day &+ days
  }

  private static func shift(_ day: Int32, months: Int) -> Int32 {
    guard day != open.low, day != open.high else { return day }
    let (year, month, dayOfMonth) = components(of: day)
    let index = year * 12 + (month - 1) + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    return dayNumber(newYear, newMonth, min(dayOfMonth, daysIn(month: newMonth, of: newYear)))
  }

  public static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  public static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 (the civil-from-days algorithm, whose years begin in March).
  static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  static func components(of day: Int32) -> (year: Int, month: Int, day: Int) {
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex + (monthIndex < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }
}

extension CalendarDate: CustomStringConvertible {
  public var description: String {
    if isExact { return Self.text(first) }
    let (year, month, day) = Self.components(of: first == Self.open.low ? 0 : first)
    if first != Self.open.low, last != Self.open.high, day == 1 {
      if last == Self.dayNumber(year, month, Self.daysIn(month: month, of: year)) {
        return String(Self.text(first).dropLast(3))
      }
      if month == 1, last == Self.dayNumber(year, 12, 31) { return String(Self.text(first).dropLast(6)) }
    }
    return (first == Self.open.low ? "" : Self.text(first)) + ".." + (last == Self.open.high ? "" : Self.text(last))
  }

  private static func text(_ day: Int32) -> String {
    let (year, month, dayOfMonth) = components(of: day)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
  }
}

extension String {
  /// The first place of a two-byte mark.
  fileprivate func firstRange(ofDots mark: String) -> Range<String.Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(mark) {
        return index..<self.index(index, offsetBy: mark.count)
      }
      index = self.index(after: index)
    }
    return nil
  }
}
