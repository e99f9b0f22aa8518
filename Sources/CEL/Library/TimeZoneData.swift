import Glibc

/// The offsets of a time zone, from the system's zone files (RFC 8536).
struct TimeZoneData: Sendable {
  private var transitions: [Int64] = []
  private var kinds: [Int] = []
  private var offsets: [Int] = []
  /// What holds after the last transition.
  private var rule: ZoneRule?

  /// Nil where there is no such zone.
  init?(named name: String) {
    let isPlain = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "/_+-".utf8.contains($0)
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/"), name.utf8.count < 100,
      let bytes = Self.contents("/usr/share/zoneinfo/" + name)
    else { return nil }
    self.init(bytes)
  }

  func offset(at seconds: Int64) -> Int {
    guard let last = transitions.last else { return rule?.offset(at: seconds) ?? offsets.first ?? 0 }
    if seconds >= last, let rule { return rule.offset(at: seconds) }
    // The last transition at or before the time.
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offsets.first ?? 0 }
    return offsets[kinds[low - 1]]
  }

  private static func contents(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = fread(&bytes, 1, bytes.count, file)
    guard count > 44, count < bytes.count else { return nil }
    return Array(bytes[..<count])
  }

  init?(_ bytes: [UInt8]) {
    var reader = BytesReader(bytes: bytes)
    guard let first = Header(&reader) else { return nil }
    var header = first
    var timeSize = 4
    if first.version >= 2 {
      reader.position += first.size(timeSize: 4)
      guard let second = Header(&reader) else { return nil }
      header = second
      timeSize = 8
    }
    guard header.types > 0 else { return nil }
    for _ in 0..<header.times {
      guard let time = reader.signed(timeSize) else { return nil }
      transitions.append(time)
    }
    for _ in 0..<header.times {
      guard let kind = reader.signed(1), kind >= 0, kind < Int64(header.types) else { return nil }
      kinds.append(Int(kind))
    }
    for _ in 0..<header.types {
      guard let offset = reader.signed(4), reader.signed(2) != nil else { return nil }
      offsets.append(Int(offset))
    }
    reader.position += header.letters + header.leaps * (timeSize + 4) + header.standard + header.universal
    if timeSize == 8, reader.signed(1) == 0x0A {
      let rest = bytes[min(reader.position, bytes.count)...].prefix { $0 != 0x0A }
      rule = ZoneRule(Array(rest))
    }
  }

  private struct Header {
    var version: Int
    var universal, standard, leaps, times, types, letters: Int

    init?(_ reader: inout BytesReader) {
      guard reader.bytes.count >= reader.position + 44,
        reader.bytes[reader.position..<(reader.position + 4)].elementsEqual("TZif".utf8)
      else { return nil }
      version = Int(reader.bytes[reader.position + 4]) - 0x30
      reader.position += 20
      var counts: [Int] = []
      for _ in 0..<6 {
        guard let count = reader.signed(4), (0...10_000).contains(count) else { return nil }
        counts.append(Int(count))
      }
      (universal, standard, leaps) = (counts[0], counts[1], counts[2])
      (times, types, letters) = (counts[3], counts[4], counts[5])
    }

    func size(timeSize: Int) -> Int {
      times * timeSize + times + types * 6 + letters + leaps * (timeSize + 4) + standard + universal
    }
  }

  private struct BytesReader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// A big-endian number.
    mutating func signed(_ size: Int) -> Int64? {
      guard position + size <= bytes.count else { return nil }
      var value: UInt64 = 0
      for byte in bytes[position..<(position + size)] { value = value << 8 | UInt64(byte) }
      position += size
      let shift = UInt64(64 - 8 * size)
      return Int64(bitPattern: value << shift) >> Int64(shift)
    }
  }
}
