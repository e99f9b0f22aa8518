import Foundation
import Testing

/// `rules new` in a copy of our own rules.
@Suite struct RulesNewTests {
  private let added: AddedRule
  private let arguments = [
    "other/storage_x", "OTH-901", "--act", "storage_transport", "--each", "b=batches", "--law-date", "b.made_on",
  ]

  init() throws { added = try AddedRule() }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: added.rules.appendingPathComponent(name).path)
  }

  @Test func `a new rule passes lint and its tests, and is never written over`() async throws {
    let made = try await added.run("new", arguments + ["--when", "b.spoiled"])
    #expect(made.status == 0, "\(made.errors)")
    let lint = try await added.run("lint", ["--format", "plain"])
    #expect(!lint.output.contains("storage_x"), "\(lint.output)")
    let test = try await added.run("test", ["--filter", "OTH-901", "--format", "json"])
    #expect(test.status == 0)
    #expect(test.output.contains("\"passed\":1,\"failed\":0,\"todo\":1"))
    let again = try await added.run("new", arguments + ["--when", "b.spoiled"])
    #expect(again.status == 2)
  }

  @Test(arguments: ["b.spoilt", "b.unit_price", "b.spoiled &&"])
  func `nothing is written of a rule that the checker refuses`(when: String) async throws {
    let made = try await added.run("new", arguments + ["--when", when])
    #expect(made.status == 2)
    #expect(made.errors.contains("storage_x.yaml:"))
    #expect(!exists("other/storage_x.yaml") && !exists("other/storage_x.test.yaml"))
  }

  @Test(arguments: ["storage", "other/../x", "other/Storage", "/etc/x", "other/a/b"])
  func `a place is a category and a topic`(place: String) async throws {
    let made = try await added.run("new", [place] + arguments.dropFirst() + ["--when", "b.spoiled"])
    #expect(made.status == 2)
  }
}
