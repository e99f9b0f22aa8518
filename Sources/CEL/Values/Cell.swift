/// Kleene's three values. `and` is the minimum, `or` the maximum, `not` is 2 - x.
public enum Truth: UInt8, Sendable, BitwiseCopyable, CaseIterable, Comparable {
  case no = 0, unknown = 1, yes = 2

  public static func < (a: Truth, b: Truth) -> Bool { a.rawValue < b.rawValue }
  public init(_ value: Bool) { self = value ? .yes : .no }
  public static prefix func ! (a: Truth) -> Truth { a == .unknown ? .unknown : a == .yes ? .no : .yes }
}

/// Any value at run time in 16 trivially copied bytes. What is longer lies in a space: offset and count.
///
/// | kind | payload | count | scale |
/// |---|---|---|---|
/// | unknown | place of the record cell that nobody established, or -1 | – | – |
/// | boolean | 0 or 1 | – | – |
/// | int, uint | the bits | – | – |
/// | double | the bit pattern | – | – |
/// | decimal | mantissa | – | digits after the point |
/// | date | low 32 bits: first possible day, high 32 bits: last, as days since 1970-01-01 (`Int32.min`/`.max`: open) | – | – |
/// | timestamp | seconds since 1970 | nanoseconds | – |
/// | duration | nanoseconds | – | – |
/// | text, bytes | byte offset in the space's `bytes` | length in bytes | – |
/// | list | offset of the first element in the space's `cells` | number of elements | – |
/// | map | offset of the first key | number of entries (2 cells each: key, value) | – |
/// | object | offset of its first field | type, index into ``ObjectTypes/types`` | – |
/// | amount | offset of 2 cells: lower and upper bound (decimal, or null where open) | unit | bit 0: lower excluded, bit 1: upper excluded, bit 2: not detected |
/// | optional | offset of the value's cell | 1, or 0 where there is none | – |
/// | type | number of the type in the program's type list | – | – |
/// | error | number of the message in the scratch | – | – |
///
/// An object is one cell, so that a nested object can itself be null or left out; references are object cells too.
public struct Cell: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    case unknown, null, boolean, int, uint, double, decimal, amount, date, timestamp, duration
    case text, bytes, list, map, object, optional, type, error
  }

  /// Which heap an offset points into.
  public enum Space: UInt8, Sendable, BitwiseCopyable, CaseIterable { case record, constants, tables, scratch }

  public struct Flags: OptionSet, Sendable, BitwiseCopyable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// A list known not to be fully entered.
    public static let incomplete = Flags(rawValue: 1)
  }

  public var kind: Kind
  public var scale: UInt8
  public var space: Space
  public var flags: Flags
  public var count: UInt32
  public var payload: Int64

  public init(
    _ kind: Kind, payload: Int64 = 0, count: UInt32 = 0, scale: UInt8 = 0, space: Space = .record,
    flags: Flags = []
  ) {
    self.kind = kind
    self.scale = scale
    self.space = space
    self.flags = flags
    self.count = count
    self.payload = payload
  }

  public static let null = Cell(.null)
  public static func bool(_ value: Bool) -> Cell { Cell(.boolean, payload: value ? 1 : 0) }
  public static func int(_ value: Int64) -> Cell { Cell(.int, payload: value) }
  public static func uint(_ value: UInt64) -> Cell { Cell(.uint, payload: Int64(bitPattern: value)) }
  public static func double(_ value: Double) -> Cell {
    Cell(.double, payload: Int64(bitPattern: value.bitPattern))
  }
  public static func decimal(_ value: ExactDecimal) -> Cell {
    Cell(.decimal, payload: value.mantissa, scale: value.scale)
  }
  public static func date(_ value: CalendarDate) -> Cell {
    Cell(.date, payload: Int64(value.last) << 32 | Int64(UInt32(bitPattern: value.first)))
  }
  /// Not established. `place` is the record cell that is missing.
  public static func unknown(place: Int = -1) -> Cell { Cell(.unknown, payload: Int64(place)) }
}

/// What cells of one space point into. A record, the constants of a program, the tables and the scratch each have one.
public struct Heap: Sendable {
  public var cells: ContiguousArray<Cell>
  public var bytes: ContiguousArray<UInt8>

  public init(cells: ContiguousArray<Cell> = [], bytes: ContiguousArray<UInt8> = []) {
    self.cells = cells
    self.bytes = bytes
  }

  /// A text that was not among its bytes.
  public mutating func append(_ text: String) -> Cell {
    let offset = bytes.count
    bytes.append(contentsOf: text.utf8)
    return Cell(.text, payload: Int64(offset), count: UInt32(bytes.count - offset))
  }
}
