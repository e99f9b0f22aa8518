import Testing

@testable import CEL

@Suite struct KleeneTests {
  private enum Value { case yes, no, unknown, error }

  /// A random expression with the value that the tables give it.
  private static func random(_ depth: Int, _ chance: inout Chance) -> (text: String, value: Value) {
    let leaves: [(String, Value)] = [
      ("true", .yes), ("false", .no), ("crates[0].ripe", .unknown), ("1 / 0 == 1", .error), ("crates[1].ripe", .unknown),
    ]
    guard depth > 0, let leaf = leaves.randomElement(using: &chance) else { return leaves[0] }
    switch Int.random(in: 0..<6, using: &chance) {
    case 0: return leaf
    case 1:
      let inner = random(depth - 1, &chance)
      return ("!(\(inner.text))", inner.value == .yes ? .no : inner.value == .no ? .yes : inner.value)
    case 2:
      let (test, a, b) = (random(depth - 1, &chance), random(depth - 1, &chance), random(depth - 1, &chance))
      let value = test.value == .yes ? a.value : test.value == .no ? b.value : test.value
      return ("((\(test.text)) ? (\(a.text)) : (\(b.text)))", value)
    case let kind:
      let isAnd = kind > 3
      let terms = (0..<Int.random(in: 2...4, using: &chance)).map { _ in random(depth - 1, &chance) }
      let text = "(" + terms.map { "(\($0.text))" }.joined(separator: isAnd ? " && " : " || ") + ")"
      let values = terms.map(\.value)
      let deciding: Value = isAnd ? .no : .yes
      if values.contains(deciding) { return (text, deciding) }
      if values.contains(.unknown) { return (text, .unknown) }
      return (text, values.contains(.error) ? .error : isAnd ? .yes : .no)
    }
  }

  @Test func `Truths follow Kleene's tables, and errors are absorbed as in CEL`() {
    var chance = Chance(9)
    let fixture = Fixture()
    for _ in 0..<600 {
      let (text, value) = Self.random(4, &chance)
      let found = fixture.judge(text)
      switch value {
      case .yes: #expect(found.truth == .yes, "\(text)")
      case .no: #expect(found.truth == .no, "\(text)")
      case .unknown: #expect(found.truth == .unknown && !found.missing.isEmpty, "\(text)")
      case .error: #expect(found.truth == .unknown && found.missing.isEmpty && !found.errors.isEmpty, "\(text)")
      }
      if value == .yes || value == .no { #expect(found.missing.isEmpty && found.errors.isEmpty, "\(text)") }
    }
  }
}
