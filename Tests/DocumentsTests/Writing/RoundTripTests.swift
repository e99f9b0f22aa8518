import Diagnostics
import Documents
import Testing

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// Random JSON texts with the strings that give YAML trouble.
struct RandomJSON {
  var random: SeededGenerator
  static let texts = [
    "", " ", "a", "0012", "12", "-1.5e3", "true", "True", "null", "~", "yes", "No", "on", "2023-05-18", "1:30", "0x1F",
    ".5", ".inf", "<<", "=", "- a", "-", "a: b", "a #b", "#a", "a:", "[x]", "{", "}", "*a", "&a", "!a", "| x", "> y", "%",
    "@", "`", "'", "\"", "\\", "a\nb", "a\n", "\na", " a\nb", "a\n\n", "a\n \nb", "a\n\tb", "\t", "a\tb", "a\rb", "\r\n",
    "氵", "妆字号 一: 二", "\u{1F600}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{1}", "\u{7F}", "\u{FFFE}", "---", "...",
    "--- a", "a ", "?", "? a", "a'b\"c", "12.5 mg/kg", "<= 1000 CFU/g", "1_000", "+1", "a,b", "x ? y : z", "\u{0}",
    "长" , "line one\nline two: x # y\n- three\n",
  ]
  static let numbers = ["0", "-0", "1", "12.50", "1e5", "1E+5", "-1.5e-3", "123456789012345678901234567890", "0.10"]

  mutating func value(_ depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random) {
    case 0: return "null"
    case 1: return Bool.random(using: &random) ? "true" : "false"
    case 2: return Self.numbers.randomElement(using: &random) ?? "0"
    case 3, 4: return string()
    case 5, 6: return "[" + (0..<count()).map { _ in value(depth - 1) }.joined(separator: ",") + "]"
    default:
      var keys: Set<String> = []
      var entries: [String] = []
      for _ in 0..<count() {
        let key = string()
        guard keys.insert(key).inserted else { continue }
        entries.append(key + ":" + value(depth - 1))
      }
      return "{" + entries.joined(separator: ",") + "}"
    }
  }

  private mutating func count() -> Int { Int.random(in: 0..<5, using: &random) }

  private mutating func string() -> String {
    var text = Self.texts.randomElement(using: &random) ?? ""
    if Int.random(in: 0..<4, using: &random) == 0 { text += Self.texts.randomElement(using: &random) ?? "" }
    if Int.random(in: 0..<80, using: &random) == 0 { text += String(repeating: "long ", count: 300) }
    let escaped = text.unicodeScalars.map { scalar -> String in
      scalar.value < 0x20 || scalar == "\"" || scalar == "\\" ? "\\u" + hex(scalar.value) : String(scalar)
    }
    return "\"" + escaped.joined() + "\""
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

@Suite struct RoundTripTests {
  @Test(arguments: 0..<600)
  func `from JSON to YAML and back the tree is the same`(seed: Int) throws {
    var random = RandomJSON(random: SeededGenerator(UInt64(seed + 1)))
    let text = random.value(5)
    var diagnostics: [Diagnostic] = []
    let first = try #require(readJSONValue(source(text), reporting: &diagnostics), "\(text) \(diagnostics)")
    let yaml = writeYAML(first)
    let second = try #require(
      readYAML(source(bytes: yaml), reporting: &diagnostics).first,
      "\(String(decoding: yaml, as: UTF8.self)) \(diagnostics.map(\.message.en))")
    #expect(words(of: second) == words(of: first), "\(String(decoding: yaml, as: UTF8.self))")
    for node in second.nodes.indices where second.nodes[node].kind == .string {
      checkSpans(second, node, String(decoding: yaml, as: UTF8.self))
    }
    for layout in [JSONLayout.line, .indented] {
      let json = writeJSON(second, layout)
      if layout == .line { #expect(json.filter { $0 == 0x0A }.count == 1) }
      let third = try #require(readJSONValue(source(bytes: json), reporting: &diagnostics))
      #expect(words(of: third) == words(of: first))
    }
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: vectors("yaml", as: YAMLVector.self).filter { $0.documents != nil })
  func `the trees of the YAML suite survive being written`(vector: YAMLVector) throws {
    var diagnostics: [Diagnostic] = []
    for document in readYAML(source(vector.yaml), reporting: &diagnostics) {
      diagnostics = []
      let yaml = writeYAML(document)
      let again = readYAML(source(bytes: yaml), reporting: &diagnostics)
      #expect(again.map { words(of: $0) } == [words(of: document)], "\(String(decoding: yaml, as: UTF8.self))")
      let json = try #require(readJSONLines(source(bytes: writeJSON(document, .line)), reporting: &diagnostics).first)
      // A number that JSON cannot spell has become text with the same spelling.
      let same = zip(words(of: json), words(of: document)).allSatisfy { $0 == $1 || $0.dropFirst(2) == $1.dropFirst(2) }
      #expect(same && diagnostics.isEmpty)
    }
  }

  @Test(arguments: [
    ("0012", ScalarForm.asRead, "\"0012\""), ("0012", .text, "\"0012\""), ("0012", .number, "12"), ("+1", .number, "1"),
    (".5", .number, "0.5"), ("5.", .number, "5"), ("-00.50e3", .number, "-0.50e3"), ("'12.50'", .number, "12.50"),
    ("12.50", .asRead, "12.50"), ("12.50", .text, "\"12.50\""), ("True", .asRead, "true"), ("True", .text, "\"True\""),
    ("~", .text, "null"), ("2023-05-18", .asRead, "\"2023-05-18\""), ("0x1F", .asRead, "\"0x1F\""), ("x", .number, "\"x\""),
  ])
  func `the schema's word on a scalar decides how it is written`(text: String, form: ScalarForm, json: String) throws {
    var diagnostics: [Diagnostic] = []
    let document = try #require(readYAML(source(text), reporting: &diagnostics).first)
    #expect(String(decoding: writeJSON(document, .line) { _ in form }, as: UTF8.self) == json + "\n")
  }

  @Test func `YAML is written as a person would`() throws {
    let json =
      #"{"schema": "inspection/1", "id": "0012", "visit": {"date": "2023-05-18", "notes": "一\n二\n"}, "batches": [], "samples": [{"id": 1, "x": [[1, null], {}]}], "licence": null}"#
    var diagnostics: [Diagnostic] = []
    let document = try #require(readJSON(source(json), reporting: &diagnostics).first)
    let expected = """
      schema: inspection/1
      id: "0012"
      visit:
        date: 2023-05-18
        notes: |
          一
          二
      batches: []
      samples:
        - id: 1
          x:
            - - 1
              - null
            - {}
      licence: null

      """
    #expect(String(decoding: writeYAML(document), as: UTF8.self) == expected)
  }
}
