/// The ids of a run's records, each of which may be used once. It keeps 64 bits of each id, so that a million records take
/// some megabytes; that two different ids of a million share them has a probability of 3 in 100 million.
struct IdentityRegister: Sendable {
  private var seen: Set<UInt64> = []

  /// Enters the ids of a chunk in order. Returns the places of those that were used before.
  mutating func enter(_ ids: [String?]) -> Set<Int> {
    var taken: Set<Int> = []
    for (index, id) in ids.enumerated() {
      guard let id else { continue }
      if !seen.insert(Self.fingerprint(id)).inserted { taken.insert(index) }
    }
    return taken
  }

  /// FNV-1a with the finalizer of splitmix64, which spreads ids that differ in their last digits only. The same on every
  /// run: two runs over the same input must agree.
  private static func fingerprint(_ id: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    return hash ^ (hash >> 31)
  }
}
