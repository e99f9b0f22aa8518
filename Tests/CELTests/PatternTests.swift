import Testing

@testable import CEL

@Suite struct PatternTests {
  @Test(arguments: [
    ("a+ñ+a+", "mañana", true), ("^b", "ab", false), ("b$", "ab", true), ("(?i)ABC", "xabcx", true), ("(?i)ß", "SS", false),
    (#"\d{3}-\d{4}"#, "call 555-1234", true), (#"\d{3}"#, "12", false), ("[^a-c]", "abc", false), ("[^a-c]", "abcd", true),
    ("x*", "", true), ("^(a|b)*c$", "ababc", true), ("^(ab){2,3}$", "abababab", false), ("^(ab){2,3}$", "ababab", true),
    (#"\bcat\b"#, "a cat sat", true), (#"\bcat\b"#, "concatenate", false), ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true),
    ("(?m)^b$", "a\nb\nc", true), ("[[:digit:]]+x", "12x", true), (#"[\w-]+@\w+"#, "a-b@c", true), (#"\p{Han}{2}"#, "化妆", true),
    (#"^\PL+$"#, "123", true), (#"\x{5316}"#, "化", true), (#"\Qa.b\E"#, "axb", false), (#"[^\D]"#, "x", false), ("a{,2}", "a{,2}", true),
    ("(?:a|)b", "b", true), ("(?P<n>a)b", "ab", true), ("[]a]", "]", true), ("", "x", true), ("(?i)[k]", "K", true), ("(?-i)a", "A", false),
  ])
  func `A pattern matches any part of a text`(pattern: String, text: String, expected: Bool) throws {
    let pattern = try #require(Pattern(pattern))
    #expect(pattern.matches(text) == expected)
  }

  @Test(arguments: ["(", ")", "*a", "a**", "[b-a]", "[", #"\1"#, "(?=a)", "(?<!a)", "a{2,1}", "a{1001}", #"\p{Nonsense}"#, #"\"#, "(((a{1000}){1000}){1000})"])
  func `What is no pattern, or too large a one, is refused`(pattern: String) { #expect(Pattern(pattern) == nil) }

  @Test func `No pattern takes more than linear time`() throws {
    let pattern = try #require(Pattern("^(a*)*(a|aa)+(a?){50}b$"))
    #expect(!pattern.matches(String(repeating: "a", count: 2000)))
  }

  @Test func `Deep nesting is refused, not followed`() {
    #expect(Pattern(String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)) == nil)
  }
}
