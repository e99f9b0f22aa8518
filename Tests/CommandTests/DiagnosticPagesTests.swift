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
      for text in [page.title, page.explanation] {
        #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(entry.code)")
        #expect(text.zh.unicodeScalars.contains { $0.value > 0x2E80 }, "\(entry.code): \(text.zh)")
        #expect(!text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) && !text.en.contains("未检出") })
      }
      #expect(entry.code.wholeMatch(of: /[EW][0-9]{4}/) != nil)
      #expect(entry.code.hasPrefix("W") == (page.severity == .warning), "\(entry.code)")
    }
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
      which it stands cannot be used; W: it can, but look at it again.

      | code | 中文 | English |
      |---|---|---|

      """
    for entry in Catalogue.entries {
      let page = entry.page
      func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("\n", with: " ") }
      text += "| \(entry.code) | **\(cell(page.title.zh))** \(cell(page.explanation.zh)) "
      text += "| **\(cell(page.title.en))** \(cell(page.explanation.en)) |\n"
    }
    return text
  }
}
