/// Numbers for texts: each text once, numbered in the order in which they came, and found again by its bytes. Texts that differ only in
/// how they are composed are different texts. A text may stand under several topics: under each it is another text.
public struct TextNumbers: Sendable {
  private struct Slot: Sendable, BitwiseCopyable {
    var hash: UInt64
    var topic: UInt64
    /// Below 0: free.
    var number: Int32
  }

  /// A power of two of them, never more than half of which are taken.
  private var slots: ContiguousArray<Slot> = []
  private var bytes: ContiguousArray<UInt8> = []
  /// Where each text ends; it begins where the one before it ends.
  private var ends: ContiguousArray<Int> = []

  public init() {}

  public var count: Int { ends.count }

  /// The number of a text; nil where it was not entered.
  public func number(of text: String, under topic: UInt64 = 0) -> Int? {
    var text = text
    return text.withUTF8 { number(of: UnsafeRawBufferPointer($0), topic) }
  }

  public func number(of text: ContiguousArray<UInt8>.SubSequence, under topic: UInt64 = 0) -> Int? {
    text.withUnsafeBytes { number(of: $0, topic) }
  }

  /// Enters a text where it is new, and gives its number either way.
  public mutating func enter(_ text: String, under topic: UInt64 = 0) -> (number: Int, isNew: Bool) {
    var text = text
    return text.withUTF8 { enter(UnsafeRawBufferPointer($0), topic) }
  }

  public mutating func enter(_ text: ContiguousArray<UInt8>.SubSequence, under topic: UInt64 = 0) -> (number: Int, isNew: Bool) {
    text.withUnsafeBytes { enter($0, topic) }
  }

  /// The bytes of the text with a number.
  public func text(_ number: Int) -> ContiguousArray<UInt8>.SubSequence {
    bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  /// Forgets all texts, but keeps the room for them.
  public mutating func removeAll() {
    for place in slots.indices { slots[place].number = -1 }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  private func number(of text: UnsafeRawBufferPointer, _ topic: UInt64) -> Int? {
    if slots.isEmpty { return nil }
    let found = slots[place(of: text, topic, Self.hash(text, topic))].number
    return found < 0 ? nil : Int(found)
  }

  private mutating func enter(_ text: UnsafeRawBufferPointer, _ topic: UInt64) -> (number: Int, isNew: Bool) {
    if ends.count * 2 >= slots.count { grow() }
    let hash = Self.hash(text, topic)
    let place = place(of: text, topic, hash)
    if slots[place].number >= 0 { return (Int(slots[place].number), false) }
    slots[place] = Slot(hash: hash, topic: topic, number: Int32(ends.count))
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    return (ends.count - 1, true)
  }

  /// Where a text stands, or the free place where it would.
  private func place(of text: UnsafeRawBufferPointer, _ topic: UInt64, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].number >= 0 {
      let slot = slots[place]
      if slot.hash == hash, slot.topic == topic, self.text(Int(slot.number)).elementsEqual(text) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let free = Slot(hash: 0, topic: 0, number: -1)
    var larger = ContiguousArray(repeating: free, count: max(64, slots.count * 2))
    let mask = larger.count - 1
    for slot in slots where slot.number >= 0 {
      var place = Int(truncatingIfNeeded: slot.hash) & mask
      while larger[place].number >= 0 { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }

  /// Eight bytes at a time, mixed as in splitmix64. It need not withstand an enemy: a text that shares its hash with others is found more
  /// slowly, and nothing else.
  private static func hash(_ text: UnsafeRawBufferPointer, _ topic: UInt64) -> UInt64 {
    var hash = topic ^ UInt64(text.count) &* 0x9e37_79b9_7f4a_7c15
    var offset = 0
    while offset + 8 <= text.count {
      hash = mixed(hash ^ text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < text.count {
      rest = rest << 8 | UInt64(text[offset])
      offset += 1
    }
    return mixed(hash ^ rest)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var hash = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ hash >> 27) &* 0x94d0_49bb_1331_11eb
    return hash ^ hash >> 31
  }
}
