/// Random numbers that a seed decides, the same on every machine and in every version: xoshiro256** (Blackman and Vigna),
/// whose state splitmix64 spreads from the seed and from what the numbers are for.
struct SeededRandom: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// `purpose` tells streams of one seed apart, such as a visit's number and a draw's.
  init(seed: UInt64, purpose: [UInt64]) {
    var mix = seed
    for part in purpose { mix = Self.splitmix(&mix) ^ part }
    state = (Self.splitmix(&mix), Self.splitmix(&mix), Self.splitmix(&mix), Self.splitmix(&mix))
  }

  private static func splitmix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, 45)
    return result
  }

  private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 { (value << count) | (value >> (64 - count)) }

  /// One of 0 ..< `bound`, each as likely: the high half of a product, drawn again where the low half would favour some.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let limit = UInt64(bound)
    var product = next().multipliedFullWidth(by: limit)
    let reject = (0 &- limit) % limit
    while product.low < reject { product = next().multipliedFullWidth(by: limit) }
    return Int(product.high)
  }

  mutating func within(_ from: Int, _ to: Int) -> Int { from + below(to - from + 1) }

  /// An index, by weight; nil where all weights are 0.
  mutating func index(by weights: [Int]) -> Int? {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return nil }
    var left = below(sum)
    for (index, weight) in weights.enumerated() {
      if left < weight { return index }
      left -= weight
    }
    return nil
  }

  /// As likely in any order (Fisher and Yates).
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for index in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(index, below(index + 1)) }
  }
}
