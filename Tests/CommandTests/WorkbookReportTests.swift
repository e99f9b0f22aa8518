import Foundation
import Testing

/// Results as a workbook.
@Suite struct WorkbookReportTests {
  @Test func `the same records give the same bytes, however many are judged at a time`() async throws {
    let folder = try TemporaryFolder()
    let one = folder.path("one.xlsx"), two = folder.path("two.xlsx")
    let first = try await Program.run(["check", "examples", "--format", "xlsx=" + one, "--jobs", "1"], within: 180)
    // A clock that counts seconds would tell the two apart.
    try await Task.sleep(for: .seconds(3))
    let second = try await Program.run(["check", "examples", "--format", "xlsx=" + two, "--jobs", "4"], within: 180)
    #expect(first.status == 1 && second.status == 1 && first.output.isEmpty)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: one))
    #expect(bytes.starts(with: Data("PK".utf8)))
    #expect(try Data(contentsOf: URL(fileURLWithPath: two)) == bytes)
  }
}
