import CEL
import Diagnostics
import Foundation
import RuleTools
import Testing

/// The examples on the pages behave as the pages say.
@Suite struct ExampleTests {
  private static func codes(_ forms: Set<DiagnosticExample.Form>) -> [String] {
    Catalogue.entries.filter { forms.contains($0.page.example.form) }.map(\.code)
  }

  private static let read = codes(Set(DiagnosticExample.Form.allCases).subtracting([.command]))
    .filter { $0 != "W0510" }
  private static let run = codes([.command])

  @Test func `nothing is wrong in the world of the examples`() {
    #expect(ExampleRun("", as: .rules).found.isEmpty, "\(Self.told(ExampleRun("", as: .rules)))")
  }

  @Test(arguments: read)
  func `the broken example gives its code at the marked place, and no other error`(code: String) throws {
    let page = try #require(Catalogue.entry(code)).page
    let run = ExampleRun(page.example.broken, as: page.example.form, since: Self.since(code))
    let marked = try #require(run.marked, "nothing is marked")
    let own = run.found.filter { $0.code == code }
    #expect(own.map(\.primary.span) == [marked], "\(Self.told(run))")
    #expect(own.allSatisfy { $0.severity == page.severity })
    let others = run.found.filter { $0.code != code }
    #expect(Set(others.map(\.code)).subtracting(page.example.also).isEmpty, "\(Self.told(run))")
    #expect(!others.hasErrors, "\(Self.told(run))")
  }

  @Test(arguments: read)
  func `the mended example gives neither its code nor an error`(code: String) throws {
    let page = try #require(Catalogue.entry(code)).page
    let run = ExampleRun(page.example.mended, as: page.example.form, since: Self.since(code))
    #expect(run.marked == nil)
    #expect(!run.found.contains { $0.code == code } && !run.found.hasErrors, "\(Self.told(run))")
    #expect(Set(run.found.map(\.code)).subtracting(page.example.also).isEmpty, "\(Self.told(run))")
    #expect(page.example.broken != page.example.mended)
  }

  /// Only what speaks of dates of checking is asked for with a day.
  private static func since(_ code: String) -> CalendarDate? {
    ["W0508", "W0515"].contains(code) ? CalendarDate("2024-01-01") : nil
  }

  private static func told(_ run: ExampleRun) -> String {
    renderHuman(run.found, in: run.sources, options: RenderingOptions(language: .en))
      + (run.marked.map { "marked: \($0.start)+\($0.length)" } ?? "")
  }

  // MARK: Command lines

  @Test(arguments: run)
  func `the broken command gives its code for the marked path, the mended one does not`(code: String) async throws {
    let example = try #require(Catalogue.entry(code)).page.example
    let market = try ExampleFolder()
    let broken = try await market.diagnostics(of: MarkedText(example.broken).text)
    let text = MarkedText(example.broken)
    let path = String(decoding: text.bytes[text.marked], as: UTF8.self)
    #expect(broken.map(\.code) == [code])
    #expect(broken.first.map { $0.location.file.hasPrefix(market.path(path)) } == true, "\(broken)")
    #expect(try await market.diagnostics(of: example.mended).isEmpty)
  }

  @Test func `a rule that applies to no record is told at its id`() async throws {
    let page = try #require(Catalogue.entry("W0510")).page
    for (text, isBroken) in [(page.example.broken, true), (page.example.mended, false)] {
      let run = ExampleRun(text, as: .rule)
      let market = try ExampleFolder(rules: ExampleRun.files(text, .rule))
      let told = try await market.diagnostics(of: "cosmetics-check rules lint --rules market --population visits.yaml")
      let first = told.filter { $0.code == "W0510" && $0.location.file.hasSuffix("fruit.yaml") && $0.location.line == 2 }
      #expect(first.isEmpty != isBroken)
      guard isBroken, let marked = run.marked, let source = run.sources[marked.source] else { continue }
      let place = source.position(of: marked.start)
      #expect(first.map(\.location.line) == [place.line] && first.map(\.location.column) == [place.column])
    }
  }
}
