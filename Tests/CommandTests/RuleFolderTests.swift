import Diagnostics
import Foundation
import RuleTools
import Testing

@Suite struct RuleFolderTests {
  private static func load(_ folder: TemporaryFolder) throws -> RuleFolder {
    var sources = SourceMap()
    return try RuleFolder.load(folder.url.path, into: &sources)
  }

  @Test func `files come in order of their paths, and what is hidden or something else is left out`() throws {
    let folder = try TemporaryFolder()
    for name in ["rules.yaml", "b/x.csv", "a/z.yml", "a.yaml", ".hidden.yaml", "notes.txt", ".git/x.yaml"] {
      try folder.file(name, "x")
    }
    let loaded = try Self.load(folder)
    #expect(loaded.files.map { $0.name.dropFirst(loaded.root.count) } == ["a.yaml", "a/z.yml", "b/x.csv", "rules.yaml"])
    #expect(loaded.root.hasSuffix("/"))
    #expect(Set(loaded.byName.keys) == Set(loaded.files.map(\.name)))
  }

  @Test func `the digest is that of names and bytes, wherever the folder lies`() throws {
    let first = try TemporaryFolder(), second = try TemporaryFolder()
    for folder in [first, second] {
      try folder.file("rules.yaml", "name: x\n")
      try folder.file("law/a.yaml", "a: 1\n")
    }
    let digest = try Self.load(first).digest
    #expect(digest == (try Self.load(second).digest))
    #expect(digest.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)
    try second.file("law/a.yaml", "a: 2\n")
    #expect(digest != (try Self.load(second).digest))
    try second.file("law/a.yaml", "a: 1\n")
    try second.file("law/b.yaml", "")
    #expect(digest != (try Self.load(second).digest))
  }

  /// Worked out apart: `printf 'rules.yaml\0002\000x\n' | sha256sum`.
  @Test func `the digest is the one that anybody can work out`() throws {
    let folder = try TemporaryFolder()
    try folder.file("rules.yaml", "x\n")
    #expect(try Self.load(folder).digest == "sha256:60bbc38b2802cb7828438e1f208ec5f5118565412bc59e16966145dc29cb2308")
  }

  @Test func `a folder that is not there, or is a file, is told`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("x.yaml", "")
    var sources = SourceMap()
    #expect(throws: RuleFolderProblem.noFolder(file)) { try RuleFolder.load(file, into: &sources) }
    #expect(throws: RuleFolderProblem.noFolder("/no/such")) { try RuleFolder.load("/no/such", into: &sources) }
  }
}
