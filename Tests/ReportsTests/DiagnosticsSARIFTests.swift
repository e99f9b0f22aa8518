import Diagnostics
import Foundation
import Reports
import Testing

/// What a forge reads of a SARIF file: codes with pages, places, and what a result is known by.
@Suite struct DiagnosticsSARIFTests {
  private struct Log: Decodable {
    struct Text: Decodable { var text: String, markdown: String? }
    struct Region: Decodable, Equatable { var startLine: Int, startColumn: Int, endLine: Int, endColumn: Int }
    struct Place: Decodable {
      struct Physical: Decodable {
        struct Artifact: Decodable { var uri: String }
        var artifactLocation: Artifact, region: Region
      }
      var id: Int?, physicalLocation: Physical, message: Text?
    }
    struct Result: Decodable {
      var ruleId: String, ruleIndex: Int, level: String, message: Text, locations: [Place], relatedLocations: [Place]
      var partialFingerprints: [String: String]
    }
    struct Rule: Decodable { var id: String, shortDescription: Text, help: Text }
    struct Driver: Decodable { var name: String, version: String, rules: [Rule] }
    struct Tool: Decodable { var driver: Driver }
    struct Run: Decodable { var columnKind: String, results: [Result], tool: Tool }
    var version: String, runs: [Run]
  }

  private static let page = DiagnosticPage(
    .warning, title: Localized(zh: "题", en: "title"), cause: Localized(zh: "说明", en: "More."),
    cure: Localized(zh: "改法", en: "less"), DiagnosticExample(.rule, broken: "a", mended: "b"))

  /// The words to find in the text, each a diagnostic; the last is the other place of all.
  private static func log(_ text: String, file: String = "规则/a b.yaml", words: [String]) throws -> Log.Run {
    var sources = SourceMap()
    let source = sources.add(name: file, bytes: ContiguousArray(text.utf8))
    var used = 0
    let spans = try words.map { word in
      let place = try #require(text.utf8.indices.dropFirst(used).first { text.utf8[$0...].starts(with: word.utf8) })
      let start = text.utf8.distance(from: text.utf8.startIndex, to: place)
      used = start + 1
      return SourceSpan(source: source.id, start: UInt32(start), length: UInt32(word.utf8.count))
    }
    let found = spans.dropLast().map { span in
      Diagnostic(
        code: "W0001", severity: .warning, message: Localized(zh: "错", en: "wrong"), primary: Label(span),
        secondary: spans.suffix(1).map { Label($0, Localized(zh: "那里", en: "there")) },
        help: [Localized(zh: "改", en: "mend it")], suggestions: ["other"])
    }
    var writer = DiagnosticsSARIF(pages: ["W0001": page], version: "1", language: .en)
    let bytes = writer.add(Array(found), in: sources) + writer.close()
    let log = try JSONDecoder().decode(Log.self, from: Data(bytes))
    #expect(log.version == "2.1.0")
    return try #require(log.runs.first)
  }

  @Test func `a result names its code by number, its place in characters, and the other places`() throws {
    let run = try Self.log("汉字: bad\nother\n", words: ["bad", "other"])
    let result = try #require(run.results.first)
    #expect(run.columnKind == "unicodeCodePoints")
    #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId)
    #expect(run.tool.driver.rules.first?.help.text == "More. Cure: less.")
    #expect(result.level == "warning")
    #expect(result.message.text == "wrong\nmend it\nperhaps meant: other")
    #expect(result.locations.first?.physicalLocation.region == .init(startLine: 1, startColumn: 5, endLine: 1, endColumn: 8))
    #expect(result.relatedLocations.first?.message?.text == "there")
    #expect(result.relatedLocations.first?.physicalLocation.region.startLine == 2)
    #expect(result.locations.first?.physicalLocation.artifactLocation.uri == "%E8%A7%84%E5%88%99/a%20b.yaml")
  }

  @Test func `a result keeps its fingerprint when lines are put in before it`() throws {
    let before = try Self.log("x: bad\nother\n", words: ["bad", "other"])
    let after = try Self.log("new: line\nx: bad\nother\n", words: ["bad", "other"])
    #expect(before.results.first?.partialFingerprints == after.results.first?.partialFingerprints)
    let changed = try Self.log("y: bad\nother\n", words: ["bad", "other"])
    #expect(before.results.first?.partialFingerprints != changed.results.first?.partialFingerprints)
  }

  @Test func `equal lines have fingerprints of their own`() throws {
    let run = try Self.log("x: bad\nx: bad\nother\n", words: ["bad", "bad", "other"])
    #expect(Set(run.results.compactMap { $0.partialFingerprints["primaryLocationLineHash"] }).count == 2)
    #expect(run.tool.driver.rules.count == 1)
  }

  @Test func `nothing found is a log without results`() throws {
    let run = try Self.log("x", words: ["x"])
    #expect(run.results.isEmpty && run.tool.driver.rules.isEmpty)
  }
}
