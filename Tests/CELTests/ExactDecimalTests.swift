import Testing

@testable import CEL

@Suite struct ExactDecimalTests {
  private static func random(_ chance: inout Chance) -> ExactDecimal {
    let digits = Int.random(in: 1...18, using: &chance)
    var limit: Int64 = 1
    for _ in 0..<digits { limit *= 10 }
    let mantissa = Int64.random(in: -limit...limit, using: &chance)
    return ExactDecimal(mantissa: Int128(mantissa), scale: Int.random(in: 0...18, using: &chance)) ?? .zero
  }

  @Test func `Sums are exact or not there at all`() {
    var chance = Chance(2)
    for _ in 0..<5000 {
      let (a, b) = (Self.random(&chance), Self.random(&chance))
      #expect(a + b == b + a)
      if let sum = a + b {
        #expect(sum - b == a)
        #expect((a < sum) == (ExactDecimal.zero < b))
      }
      if let product = a * b { #expect(b * a == product) }
      if let sum = a + b, let left = sum * a, let squared = a * a, let mixed = b * a { #expect(squared + mixed == left) }
    }
  }

  @Test func `What is written is read back`() {
    var chance = Chance(3)
    for _ in 0..<5000 {
      let value = Self.random(&chance)
      #expect(ExactDecimal(value.description) == value)
    }
  }

  @Test func `What is read in the short way is what is read in the long way`() {
    var chance = Chance(5)
    let pieces = ["0", "1", "25", "9", ".", "-", "000", "999999999", "e", "+", " ", "，", "1234567890"]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...5, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
      guard let short = ExactDecimal(plain: ContiguousArray(text.utf8)[...]) else { continue }
      #expect(ExactDecimal(text) == short, "\(text)")
    }
  }

  @Test(arguments: ["0", "-0", "12.50", "5.", ".5", "-3.10", "999999999999999999", "0.000000000000000"])
  func `Most numbers are read in the short way`(text: String) {
    let short = ExactDecimal(plain: ContiguousArray(text.utf8)[...])
    #expect(short != nil && short == ExactDecimal(text))
  }

  @Test(arguments: ["", "-", ".", "+1", "1e3", "1.2.3", "1,000", " 1", "1 ", "１", "1234567890123456789", "--1"])
  func `What is no plain number is left to the long way`(text: String) {
    #expect(ExactDecimal(plain: ContiguousArray(text.utf8)[...]) == nil)
  }

  @Test func `A quotient is the nearest of its scale`() {
    var chance = Chance(4)
    for _ in 0..<3000 {
      let a = ExactDecimal(Int64.random(in: -1_000_000...1_000_000, using: &chance))
      let b = ExactDecimal(Int64.random(in: 1...1000, using: &chance))
      guard let quotient = ExactDecimal.quotient(a, b, scale: 2), let product = quotient * b, let rest = a - product,
        let twice = rest * ExactDecimal(200)
      else {
        Issue.record("\(a) / \(b)")
        continue
      }
      // |a - q b| <= b / 200
      #expect(twice <= b && ExactDecimal.zero - b ?? .zero <= twice)
    }
  }

  @Test(arguments: [("0.1", "0.2", "0.3"), ("9999.99", "0.01", "10000"), ("-0.5", "0.5", "0")])
  func `Decimals add as on paper`(a: String, b: String, sum: String) throws {
    let left = try #require(ExactDecimal(a))
    let right = try #require(ExactDecimal(b))
    #expect((left + right)?.description == sum)
  }
}
