import Diagnostics
import Documents
import Testing

struct YAMLVector: Decodable, Sendable, CustomTestStringConvertible {
  var id: String
  var yaml: String
  /// Nil where the text must be refused.
  var documents: [[String]]?
  var testDescription: String { id }
}

/// Cases of the YAML test suite that we refuse on purpose: they use tags of an application, tags of other schemas
/// (`!!set`, `!!omap`, `!!binary`), or the non-specific tag `!`. A leading `!` in our files is a condition that
/// should have been quoted.
private let tagged: Set = [
  "2XXW", "52DL", "565N", "5TYM", "6CK3", "6WLZ", "7FWL", "8MK2", "9WXW", "C4HZ",
  "CC74", "CUP7", "J7PZ", "M5C3", "P76L", "S4JQ", "UGM3", "Z67P", "Z9M4",
]

@Suite struct SuiteTests {
  @Test(arguments: vectors("yaml", as: YAMLVector.self))
  func `the YAML test suite is read or refused as it asks`(vector: YAMLVector) {
    var diagnostics: [Diagnostic] = []
    let documents = readYAML(source(vector.yaml), reporting: &diagnostics)
    if tagged.contains(vector.id) {
      #expect(!diagnostics.isEmpty && diagnostics.allSatisfy { $0.code == "E0108" })
    } else if let expected = vector.documents {
      #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message.en))")
      let found = documents.map { words(of: $0, sorted: true) }
      let same = found.count == expected.count && zip(found, expected).allSatisfy { sameWords($0, $1) }
      #expect(same, "\(found) is not \(expected)")
    } else {
      #expect(diagnostics.hasErrors)
    }
  }

  @Test func `every case is there`() {
    let all: [YAMLVector] = vectors("yaml")
    #expect(all.count { $0.documents != nil } == 234)
    #expect(all.count { $0.documents == nil } == 78)
  }
}
