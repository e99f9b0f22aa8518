import Testing

@testable import CEL

@Suite struct TextNumbersTests {
  @Test func `each text has one number, in the order in which it came`() {
    var numbers = TextNumbers()
    let words = ["", "甲", "a", "乙醇", "a very long text that takes several words of eight bytes", "A"]
    #expect(words.map { numbers.enter($0).number } == Array(0..<6))
    #expect(words.allSatisfy { !numbers.enter($0).isNew })
    #expect(words.map { numbers.number(of: $0) } == Array(0..<6))
    #expect((0..<6).map { String(decoding: numbers.text($0), as: UTF8.self) } == words)
    #expect(numbers.count == 6)
  }

  @Test(arguments: ["b", "aa", "甲乙", "乙", "a very long text that takes several words of eight byte", " "])
  func `what was not entered is not found`(text: String) {
    var numbers = TextNumbers()
    #expect(numbers.number(of: text) == nil)
    for word in ["", "甲", "a", "乙醇", "a very long text that takes several words of eight bytes"] { _ = numbers.enter(word) }
    #expect(numbers.number(of: text) == nil)
  }

  @Test func `composed and decomposed are two texts, and so is one under two topics`() {
    var numbers = TextNumbers()
    #expect(numbers.enter("é").number == 0)
    #expect(numbers.enter("e\u{301}").number == 1)
    #expect(numbers.enter("é", under: 7).number == 2)
    #expect(numbers.number(of: "é") == 0)
    #expect(numbers.number(of: "é", under: 7) == 2)
    #expect(numbers.number(of: "é", under: 8) == nil)
  }

  @Test func `many texts are found after it has grown, and none after it was emptied`() {
    var numbers = TextNumbers()
    var chance = Chance(11)
    var seen: [String: Int] = [:]
    for _ in 0..<5000 {
      let text = String(Int.random(in: 0..<3000, using: &chance))
      let (number, isNew) = numbers.enter(text)
      #expect(isNew == (seen[text] == nil))
      #expect(seen[text] ?? seen.count == number)
      seen[text] = number
    }
    #expect(seen.allSatisfy { numbers.number(of: $0.key) == $0.value })
    numbers.removeAll()
    #expect(seen.keys.allSatisfy { numbers.number(of: $0) == nil } && numbers.count == 0)
    #expect(numbers.enter("5").number == 0)
  }
}
