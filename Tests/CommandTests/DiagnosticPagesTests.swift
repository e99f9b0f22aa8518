import Diagnostics
import Foundation
import RuleTools
import Testing

/// The pages behind the codes: complete, in both languages, and the same in the documentation as in `explain`.
@Suite struct DiagnosticPagesTests {
  @Test func `every code has a page in both languages, and errors and warnings are told by their letter`() {
    #expect(Set(Catalogue.entries.map(\.code)).count == Catalogue.entries.count)
    for entry in Catalogue.entries {
      let page = entry.page
      for text in [page.title, page.cause, page.cure] {
        #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(entry.code)")
        #expect(text.zh.unicodeScalars.contains { $0.value > 0x2E80 }, "\(entry.code): \(text.zh)")
        #expect(!text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) && !text.en.contains("未检出") })
      }
      #expect(entry.code.wholeMatch(of: /[EW][0-9]{4}/) != nil)
      #expect(entry.code.hasPrefix("W") == (page.severity == .warning), "\(entry.code)")
    }
  }

  @Test(arguments: Catalogue.entries.map(\.code))
  func `a page is shown with cause, frame, cure and mended example, in every form`(code: String) async throws {
    let entry = try #require(Catalogue.entry(code))
    for language in Language.allCases {
      let text = entry.text(RenderingOptions(language: language, width: 1000))
      let plain = entry.plain(language)
      for part in [entry.code, entry.page.title[language], entry.page.cause[language], entry.page.cure[language]] {
        #expect(text.contains(part) && plain.contains(part), "\(part)")
      }
      #expect(text.contains("^"))
      for line in entry.mended.split(separator: "\n") {
        #expect(text.contains("    \(line)\n") && plain.contains(": \(line)\n"), "\(line)")
      }
    }
    let json = String(decoding: entry.json(), as: UTF8.self)
    #expect(json.hasPrefix("{\"code\":\"\(code)\"") && json.contains("\"mended\":") && json.hasSuffix("}\n"))
    #expect(!entry.broken.contains { "⟦⟧⟨⟩".contains($0) } && !entry.mended.contains { "⟦⟧⟨⟩".contains($0) })
  }

  @Test func `the command prints the page`() async throws {
    let page = try #require(Catalogue.entry("E0301"))
    let text = try await Program.run("explain", "E0301", "--lang", "en")
    #expect(text.output == page.text(RenderingOptions(language: .en)))
    let plain = try await Program.run("explain", "E0301", "--format", "plain")
    #expect(plain.output == page.plain(.zh))
    let json = try await Program.run("explain", "E0301", "--format", "json")
    #expect(Array(json.output.utf8) == page.json())
  }

  /// `UPDATE=1 swift test --filter DiagnosticPages` writes the page anew.
  @Test func `the documentation lists the same pages`() throws {
    let file = Package.root.appendingPathComponent("docs/diagnostics.md")
    let page = Self.page()
    if ProcessInfo.processInfo.environment["UPDATE"] != nil { try Data(page.utf8).write(to: file) }
    #expect(try String(contentsOf: file, encoding: .utf8) == page)
  }

  private static func page() -> String {
    var text = """
      # Diagnostics

      Every code that the program can give, as `cosmetics-check explain` prints it. Codes are never reused. E: the text in
      which it stands cannot be used; W: it can, but look at it again. The examples speak of a fruit market; `^` marks what
      is underlined. This page is written by the program's tests from the pages themselves.

      """
    for entry in Catalogue.entries { text += section(entry) }
    return text
  }

  private static func section(_ entry: CodePage) -> String {
    let page = entry.page
    let frame = entry.frame(RenderingOptions(language: .zh, width: 100))
    var text = "\n## \(entry.code)\n\n**\(page.title.zh)** \(page.cause.zh)改法：\(page.cure.zh)。\n\n"
    text += "**\(page.title.en)** \(page.cause.en) Cure: \(page.cure.en).\n\n"
    text += "```\n\(frame)```\n\n"
    if entry.broken.contains("\n") { text += "```\n\(entry.broken)\n```\n\n" }
    return text + "改正 mended:\n\n```\n\(entry.mended)\n```\n"
  }
}
