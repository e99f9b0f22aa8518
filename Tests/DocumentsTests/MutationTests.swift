import Diagnostics
import Documents
import Testing

/// Whatever is done to a text, reading it ends, and every place lies in it.
@Suite struct MutationTests {
  private static let samples = [
    "a: &x [1, 'two', \"thr\\u0065e\"]\nb: *x\nc: |+2\n    text\n\n# note\n? k\n: - - >-\n      folded\n      too\n---\n%TAG ! x\n",
    "rules:\n  - id: R-1\n    when:\n      - has(a.b) && a.b == \"x\"\n      - !has(c)\n    title: {zh: 氵, en: !!str x}\n",
    "{\"a\": [1.50, -0e+3, \"\\ud83d\\ude00\\n\", {}, [[]], null, true], \"b\": {\"c\": \"氵\"}}\n{\"d\": false}\n",
    "id,name\n1,\"a \"\"b\"\"\"\r\n2,氵\n",
  ]
  private static let pieces: [[UInt8]] =
    [
      "\"", "'", "[", "]", "{", "}", ":", ": ", "- ", "\n", "\r\n", "\r", "\t", "#", "&a ", "*a", "!", "|", ">", "?", "%", "\\",
      ",", "---\n", "...\n", "氵", "\u{FEFF}", "\u{85}", "\\ud800", "0", "<<: ", "\u{0}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  @Test(arguments: 0..<60)
  func `mutated texts end in documents or diagnostics`(seed: Int) {
    var random = SeededGenerator(UInt64(seed) + 77)
    for sample in Self.samples {
      for _ in 0..<25 {
        var bytes = Array(sample.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
        check(source(bytes: bytes))
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
    case 1: bytes.removeSubrange(place..<min(place + Int.random(in: 1...9, using: &random), bytes.count))
    case 2: bytes.removeLast(min(Int.random(in: 0...20, using: &random), bytes.count))
    default: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
    }
  }

  private func check(_ text: SourceText) {
    for form in InputForm.allCases {
      for item in readRecords(InputText(source: text, form: form)) {
        switch item {
        case .document(let document): check(document)
        case .broken(_, let mistakes):
          #expect(!mistakes.isEmpty)
          for mistake in mistakes { #expect(Int(mistake.primary.span.end) <= text.bytes.count) }
        case .unusable: Issue.record("a text is read or broken")
        }
      }
    }
    var diagnostics: [Diagnostic] = []
    _ = CSVTable(text, reporting: &diagnostics)
  }

  private func check(_ document: Document) {
    for node in document.nodes.indices {
      #expect(Int(document.span(of: node).end) <= document.source.bytes.count)
      let map = document.spanMap(of: node)
      #expect(map.runs.reduce(0) { $0 + Int($1.decodedLength) } == Int(document.nodes[node].textLength))
    }
    var diagnostics: [Diagnostic] = []
    let again = readYAML(source(bytes: writeYAML(document)), reporting: &diagnostics)
    #expect(again.map { words(of: $0) } == [words(of: document)], "\(document.source.text(of: document.span(of: 0)))")
  }
}
