import Campaign
import Diagnostics
import Documents
import Engine
import Foundation
import Reports
import RuleTools
import Rules
import Synchronization
import Testing

/// A form of which only so much may stand together.
@Suite struct ReportPartsTests {
  private final class Collected: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
    func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }
  }

  private static func plan() throws -> Plan {
    var sources = SourceMap()
    let folder = try RuleFolder.load(Package.root.appendingPathComponent("rules").path, into: &sources)
    var problems: [Diagnostic] = []
    return Plan(try #require(folder.checked(reporting: &problems)))
  }

  /// A form that takes 100 items a part: each part is full before the next begins, and nothing is lost.
  private struct Parts: ReportWriter {
    let mostItems = 100
    func open(_ run: RunHeader, into out: inout [UInt8]) { out += "[".utf8 }
    func separate(into out: inout [UInt8]) { out += ",".utf8 }
    func render(_ result: RecordResult, into out: inout [UInt8]) { if items(in: result) > 0 { out += "x".utf8 } }
    func close(_ summary: RunSummary, into out: inout [UInt8]) { out += "]".utf8 }
    func turn(to part: Int, _ run: RunHeader, into out: inout [UInt8]) { out += "]\(part)[".utf8 }
    /// Every third record has nothing to write.
    func items(in result: RecordResult) -> Int { (Int(result.id?.dropFirst() ?? "") ?? 0) % 3 == 0 ? 0 : 1 }
  }

  @Test(arguments: [1, 3])
  func `a form with a limit is written in parts`(jobs: Int) async throws {
    let folder = try TemporaryFolder()
    for number in 0..<400 {
      _ = try folder.file("r\(1000 + number).yaml", "schema: inspection/1\nid: r\(number)\nvisit: {date: 2023-05-18}\nenterprise: {name: 甲}\n")
    }
    let plan = try Self.plan()
    let out = Collected()
    var order = RunOrder(
      plan: plan, header: RunHeader(toolVersion: "1", plan: plan), reports: [ReportTarget(Parts()) { out.add($0) }])
    order.jobs = jobs
    _ = try await Campaign.run(order, over: InputTexts(paths: [folder.path("")], form: nil))
    let parts = out.text.split(separator: "]").map { $0.drop { $0 != "[" }.dropFirst() }
    #expect(parts.count == 3, "\(out.text)")
    #expect(parts.allSatisfy { $0.split(separator: ",").count <= 100 && $0.split(separator: ",").allSatisfy { $0 == "x" } })
    #expect(out.text.count { $0 == "x" } == 266)
  }
}
