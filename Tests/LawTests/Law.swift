import CEL
import Diagnostics
import Documents
import Engine
import Foundation
import Records
import RuleTools
import Rules
import Testing

/// The rule set and the example records of this package.
enum Law {
  static let root: URL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct Loaded: Sendable {
    var plan: Plan
    var checked: CheckedRuleSet
    var tests: [RuleTest]
    var bases: [String: Document]
  }

  struct Unusable: Error {
    var problems: [String]
  }

  static let loaded: Result<Loaded, any Error> = Result { try load() }

  private static func load() throws -> Loaded {
    var sources = SourceMap()
    let folder = try RuleFolder.load(root.path + "/rules", into: &sources)
    var problems: [Diagnostic] = []
    guard let checked = folder.checked(reporting: &problems), !problems.hasErrors else { throw Unusable(problems: problems.map(\.message.en)) }
    let tests = RuleTest.read(files: folder.files, reporting: &problems)
    var bases: [String: Document] = [:]
    for name in Set(tests.compactMap(\.base?.value)) {
      guard let file = folder.byName[folder.root + name] else { continue }
      bases[name] = readYAML(file, reporting: &problems).first
    }
    return Loaded(plan: Plan(checked), checked: checked, tests: tests, bases: bases)
  }

  /// Every record under `examples/`, in the order of the paths.
  static let examples: [Example] = {
    let folder = root.appending(path: "examples").path
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
      let source = SourceText(id: SourceID(0), name: name, bytes: ContiguousArray(data))
      var problems: [Diagnostic] = []
      return readYAML(source, reporting: &problems).first.map { Example(name: name, document: $0) }
    }
  }()
}

struct Example: Sendable, CustomTestStringConvertible {
  var name: String
  var document: Document
  var testDescription: String { name }
}

/// Numbers from a seed: the same everywhere.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
