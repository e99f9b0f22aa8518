import Foundation
import Testing

/// What each broken record of `Broken/` must be told, in `broken-expected.json`.
private struct ExpectedComplaint: Decodable, Sendable {
  struct Place: Decodable, Hashable, Sendable {
    var code: String
    var line: Int
  }
  var state: String
  var errors: Set<Place>
  var contradictions: [String]?
}

private struct Answer: Decodable {
  struct Location: Decodable { var line: Int }
  struct Problem: Decodable {
    var code: String
    var location: Location
  }
  struct Contradiction: Decodable { var id: String }
  struct Source: Decodable { var file: String }
  struct Record: Decodable {
    var source: Source
    var state: String
    var errors: [Problem]?
    var contradictions: [Contradiction]?
  }
  var records: [Record]
}

/// Bad input is told what is wrong and where; it never crashes, hangs, or passes in silence.
@Suite struct BrokenRecordsTests {
  private static let expected: [String: ExpectedComplaint] = {
    let file = Package.root.appendingPathComponent("Tests/CommandTests/broken-expected.json")
    guard let data = try? Data(contentsOf: file) else { return [:] }
    return (try? JSONDecoder().decode([String: ExpectedComplaint].self, from: data)) ?? [:]
  }()

  /// One run over the folder: what is broken must not keep the rest from being checked.
  @Test func `a broken record is told every reason with its place, and the rest is still checked`() async throws {
    try #require(!Self.expected.isEmpty)
    let outcome = try await Program.run(["check", "Tests/CommandTests/Broken", "--format", "json"], within: 180)
    #expect(outcome.status == 3, "\(outcome.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    let records = Dictionary(grouping: answer.records) { ($0.source.file as NSString).lastPathComponent }
    for (file, wanted) in Self.expected {
      let found = try #require(records[file], "\(file) is passed over in silence")
      let places = found.flatMap { $0.errors ?? [] }.map { ExpectedComplaint.Place(code: $0.code, line: $0.location.line) }
      #expect(Set(places) == wanted.errors, "\(file)")
      #expect(found.map(\.state) == [wanted.state], "\(file)")
      if let contradictions = wanted.contradictions {
        #expect(found.flatMap { $0.contradictions ?? [] }.map(\.id) == contradictions, "\(file)")
      }
    }
  }

  @Test func `every broken record has its expectation`() throws {
    let folder = Package.root.appendingPathComponent("Tests/CommandTests/Broken").path
    #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder)) == Set(Self.expected.keys))
  }
}
