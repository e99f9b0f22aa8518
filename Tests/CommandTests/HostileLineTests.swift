import Testing

@testable import RuleTools

/// Whatever stands in a line, there is one answer in bounded time.
@Suite struct HostileLineTests {
  private static func answer(_ expression: String) -> String {
    evaluateLine("{\"id\":1,\"expr\":\(jsonString(expression))}")
  }

  static let hostile: [(String, String)] = [
    ("a long sum", Array(repeating: "1", count: 20_000).joined(separator: "+")),
    ("deep parentheses", String(repeating: "(", count: 20_000) + "1" + String(repeating: ")", count: 20_000)),
    ("many signs", String(repeating: "-", count: 20_000) + "1"), ("many negations", String(repeating: "!", count: 20_001) + "true"),
    ("a long choice", String(repeating: "true ? 1 : ", count: 20_000) + "2"),
    ("a long chain", "{'a': 1}" + String(repeating: ".a", count: 20_000)),
    ("deep lists", String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)),
    ("nested folds", nested(8)),
    ("doubled texts", doubled("'abcdefgh'", "+", 100)), ("doubled lists", doubled("[1]", "+", 100)),
    ("shared lists", "[" + doubled("[1]", ",", 100) + ", " + doubled("[1]", ",", 100) + "].map(a, a == a)"),
    ("shared lists shown", doubled("[1]", ",", 100)), ("shared lists written", "'%s'.format([" + doubled("[1]", ",", 100) + "])"),
    ("a squared text", "cel.bind(a, \(doubled("'aaaaaaaa'", "+", 17)), a.replace('a', a))"),
    ("a long search", "cel.bind(a, \(doubled("'aaaaaaaa'", "+", 17)), (a + a).contains(a + 'b') || (a + a).lastIndexOf(a + 'b') > 0)"),
    ("an endless pattern", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'.matches('^(a+)+(a+)+$')"),
    ("a long conjunction", Array(repeating: "true", count: 20_000).joined(separator: " && ")),
  ]

  /// `v0 op v0` as v1, and so on.
  private static func doubled(_ seed: String, _ op: String, _ times: Int) -> String {
    var text = "v\(times)"
    for level in (1...times).reversed() {
      let value = op == "," ? "[v\(level - 1), v\(level - 1)]" : "v\(level - 1) + v\(level - 1)"
      text = "cel.bind(v\(level), \(value), \(text))"
    }
    return "cel.bind(v0, \(seed), \(text))"
  }

  private static func nested(_ depth: Int) -> String {
    depth == 0 ? "true" : "[0,1,2,3,4,5,6,7,8,9].all(x\(depth), \(nested(depth - 1)))"
  }

  @Test(.timeLimit(.minutes(10)), arguments: hostile)
  func `A hostile expression has an answer`(title: String, expression: String) {
    #expect(Self.answer(expression).hasPrefix("{\"id\":1,"), "\(title)")
  }

  @Test(arguments: ["", "{", "[]", "1", "{}", "{\"id\":3}", "{\"id\":\"a\",\"expr\":\"x\",\"bindings\":{\"x\":{\"int\":\"q\"}}}", "{\"expr\":\"1 +\"}"])
  func `A line that makes no sense has an error for an answer`(line: String) {
    #expect(evaluateLine(line).contains("\"error\":"))
  }
}
