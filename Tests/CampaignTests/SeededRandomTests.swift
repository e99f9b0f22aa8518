import Testing

@testable import Campaign

@Suite struct SeededRandomTests {
  /// Campaigns drawn with an earlier version must come out the same.
  @Test func `the numbers of a seed never change`() {
    var random = SeededRandom(seed: 1, purpose: [2, 3])
    var again = SeededRandom(seed: 1, purpose: [2, 3])
    var other = SeededRandom(seed: 1, purpose: [3, 2])
    let first = (0..<4).map { _ in random.next() }
    #expect(first == (0..<4).map { _ in again.next() })
    #expect(first != (0..<4).map { _ in other.next() })
  }

  @Test func `numbers below a bound are spread evenly`() {
    var random = SeededRandom(seed: 7, purpose: [])
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[random.below(6)] += 1 }
    #expect(counts.allSatisfy { (9_500...10_500).contains($0) }, "\(counts)")
  }

  @Test func `weights decide how often an index comes`() {
    var random = SeededRandom(seed: 7, purpose: [])
    var counts = [0, 0, 0]
    for _ in 0..<40_000 { if let index = random.index(by: [1, 0, 3]) { counts[index] += 1 } }
    #expect(counts[1] == 0)
    #expect((9_500...10_500).contains(counts[0]), "\(counts)")
    #expect(random.index(by: [0, 0]) == nil)
  }
}
