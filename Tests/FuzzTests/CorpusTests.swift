import Foundation
import FuzzTargets
import Testing

/// What fuzzing found worth keeping, and every input that once went wrong.
@Suite struct CorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Fuzz/Corpus")

  @Test(arguments: FuzzTarget.allCases) func `every text of the corpus ends in a value or a diagnostic`(
    _ target: FuzzTarget
  ) throws {
    let folder = Self.folder.appendingPathComponent(target.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.isEmpty)
    for name in names {
      target.run(ContiguousArray(try Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }
}
