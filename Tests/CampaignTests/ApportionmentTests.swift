import Testing

@testable import Campaign

@Suite struct ApportionmentTests {
  @Test func `a sum is divided by weight, to the last unit`() {
    #expect(apportioned(100, weights: [1, 1, 1], limits: [100, 100, 100]) == [34, 33, 33])
    #expect(apportioned(7, weights: [3, 1, 0], limits: [10, 10, 10]) == [5, 2, 0])
  }

  @Test func `what passes a limit goes to the others, those without weight last`() {
    #expect(apportioned(100, weights: [1, 1, 1], limits: [10, 100, 100]) == [10, 45, 45])
    #expect(apportioned(25, weights: [1, 1, 0], limits: [10, 10, 10]) == [10, 10, 5])
    #expect(apportioned(30, weights: [0, 0, 0], limits: [10, 10, 10]) == [10, 10, 10])
  }

  @Test func `more than the limits together cannot be divided`() {
    #expect(apportioned(31, weights: [1, 1, 1], limits: [10, 10, 10]) == nil)
    #expect(apportioned(-1, weights: [1], limits: [10]) == nil)
  }

  @Test(arguments: 0..<200)
  func `every part keeps its limit and the parts are the sum`(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed), purpose: [9])
    let count = random.within(1, 40)
    let limits = (0..<count).map { _ in random.below(3) == 0 ? 0 : random.below(1_000_000) }
    let weights = limits.map { Int128($0) * Int128([0, 0, 5, 30, 95][random.below(5)]) }
    let sum = random.below(limits.reduce(0, +) + 1)
    let parts = apportioned(sum, weights: weights, limits: limits)
    #expect(parts?.reduce(0, +) == sum)
    #expect(zip(parts ?? [], limits).allSatisfy { $0 >= 0 && $0 <= $1 })
  }
}
