import CEL
import Diagnostics
import Rules
import Testing

@testable import Reports

/// Sums over a whole run.
@Suite struct FineTotalTests {
  @Test(arguments: [
    (["0.1", "0.2", "0.7"], "1"), (["9223372036854775807", "9223372036854775807", "0.5"], "18446744073709551614.5"),
    (["0.999999999999999999", "0.000000000000000001"], "1"), (["0.999999999999999999", "9223372036854775807"], "9223372036854775807.999999999999999999"),
    (["-0.5", "0.25"], "-0.25"), (["-1", "0.5"], "-0.5"), (["-2"], "-2"), (["1.5", "-1.5"], "0"), ([], "0"),
  ])
  func `a sum is exact, however large`(numbers: [String], sum: String) throws {
    let numbers = try numbers.map { try #require(ExactDecimal($0)) }
    var forward = ExactSum(), backward = ExactSum()
    for number in numbers { forward.add(number) }
    for number in numbers.reversed() {
      var one = ExactSum()
      one.add(number)
      one.add(backward)
      backward = one
    }
    #expect(forward.description == sum && forward == backward)
  }

  @Test func `one open upper end leaves the sum open, and its lower end is exact`() throws {
    let great = ExactDecimal(Int64.max)
    let closed = FineTotal(AmountRange(min: great, max: great)), open = FineTotal(AmountRange(min: ExactDecimal(1), max: nil))
    let sum = try #require(FineTotal.sum(closed, open))
    #expect(sum.min == "9223372036854775808" && sum.max == nil)
    #expect(FineTotal.sum(closed, closed)?.max == "18446744073709551614")
    #expect(FineTotal.sum(nil, open) == open && FineTotal.sum(closed, nil) == closed && FineTotal.sum(nil, nil) == nil)
    #expect(sum == FineTotal.sum(open, closed) && sum.words.en == "9223372036854775808 yuan or more (upper end open)")
  }
}
