/// A point in time: seconds since 1970-01-01T00:00:00Z and nanoseconds, within the years 1 to 9999.
struct Timestamp: Hashable, Sendable {
  var seconds: Int64
  var nanoseconds: UInt32

  static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  init?(seconds: Int64, nanoseconds: UInt32 = 0) {
    guard Self.range.contains(seconds), nanoseconds < 1_000_000_000 else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  init?(_ cell: Cell) {
    guard cell.kind == .timestamp else { return nil }
    seconds = cell.payload
    nanoseconds = cell.count
  }

  var cell: Cell { Cell(.timestamp, payload: seconds, count: nanoseconds) }

  /// Reads RFC 3339: `2009-02-13T23:31:30.5+08:00`.
  init?(_ text: String) {
    var reader = DigitReader(text: Array(text.utf8))
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"),
      let day = reader.number(2), reader.skip("T") || reader.skip("t"), let hour = reader.number(2), reader.skip(":"),
      let minute = reader.number(2), reader.skip(":"), let second = reader.number(2), hour < 24, minute < 60,
      second < 60, let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    var nanoseconds: UInt32 = 0
    if reader.skip(".") {
      guard let fraction = reader.fraction() else { return nil }
      nanoseconds = fraction
    }
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    let local = Int64(date.first) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(seconds: local - Int64(offset), nanoseconds: nanoseconds)
  }

  /// Nil where the sum lies outside the range.
  func adding(nanoseconds duration: Int64) -> Timestamp? {
    let total = Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) + Int128(duration)
    let (whole, rest) = total.floorDivided(by: 1_000_000_000)
    guard let seconds = Int64(exactly: whole) else { return nil }
    return Timestamp(seconds: seconds, nanoseconds: UInt32(rest))
  }

  /// Nil where the distance does not fit a duration.
  func nanoseconds(since other: Timestamp) -> Int64? {
    let total =
      (Int128(seconds) - Int128(other.seconds)) * 1_000_000_000 + Int128(nanoseconds) - Int128(other.nanoseconds)
    return Int64(exactly: total)
  }

  /// The clock's reading at an offset from UTC in seconds.
  func clock(offset: Int) -> (date: CalendarDate, secondOfDay: Int) {
    let (days, rest) = Int128(seconds + Int64(offset)).floorDivided(by: 86_400)
    return (CalendarDate(day: Int32(days)), Int(rest))
  }
}

extension Timestamp: CustomStringConvertible {
  var description: String {
    let (date, second) = clock(offset: 0)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(date)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
      + DurationText.fraction(UInt64(nanoseconds)) + "Z"
  }
}

extension Int128 {
  fileprivate func floorDivided(by divisor: Int128) -> (Int128, Int128) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Reads fixed runs of digits.
struct DigitReader {
  let text: [UInt8]
  var position = 0

  init(text: [UInt8]) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  mutating func skip(_ mark: Character) -> Bool {
    guard position < text.count, text[position] == mark.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func number(_ length: Int) -> Int? {
    guard position + length <= text.count else { return nil }
    var value = 0
    for byte in text[position..<(position + length)] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    position += length
    return value
  }

  /// Up to nine digits as nanoseconds; more than that is no timestamp.
  mutating func fraction() -> UInt32? {
    var value: UInt32 = 0
    var digits = 0
    while position < text.count, (0x30...0x39).contains(text[position]) {
      guard digits < 9 else { return nil }
      value = value * 10 + UInt32(text[position] - 0x30)
      digits += 1
      position += 1
    }
    guard digits > 0 else { return nil }
    for _ in digits..<9 { value *= 10 }
    return value
  }

  /// `Z`, `+08:00`, `-02:30`, in seconds.
  mutating func offset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let isNegative = skip("-")
    guard isNegative || skip("+") else { return nil }
    return clockOffset().map { isNegative ? -$0 : $0 }
  }

  mutating func clockOffset() -> Int? {
    guard let hours = number(2), skip(":"), let minutes = number(2), hours < 24, minutes < 60 else { return nil }
    return hours * 3600 + minutes * 60
  }
}
