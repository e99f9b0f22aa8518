import Foundation
import Testing

/// The rules of the house that the compiler does not keep.
@Suite struct HouseTests {
  private static let lower = ["Diagnostics", "Documents", "CEL", "Records", "Rules", "Engine"]

  @Test(arguments: lower)
  func `no Foundation below the reports`(target: String) {
    for (path, text) in Package.swiftFiles(below: "Sources/\(target)") {
      #expect(!SwiftText(text).code.contains(/import (Foundation|Dispatch)/), "\(path)")
    }
  }

  @Test(arguments: [
    ("CLibYAML", "Documents"), ("CSimdJSON", "Documents"), ("Crypto", "RuleTools"), ("GRDB", "Campaign"), ("CXLSXWriter", "Reports"),
    ("CLibZip", "Documents"), ("CExpat", "Documents"), ("ArgumentParser", "cosmetics-check"),
  ])
  func `each foreign library has one importer`(library: String, target: String) {
    for (path, text) in Package.swiftFiles(below: "Sources") where text.contains("import \(library)") {
      #expect(path.hasPrefix("Sources/\(target)/"), "\(path)")
    }
  }

  @Test func `nothing is forced, and nothing is unchecked`() {
    for (path, text) in Package.swiftFiles(below: "Sources") {
      let code = SwiftText(text).code
      for forbidden in ["try!", "as!", "@unchecked", "nonisolated(unsafe)", "-Ounchecked"] {
        #expect(!code.contains(forbidden), "\(path): \(forbidden)")
      }
      let forced = code.matches(of: /[A-Za-z0-9_\)\]>]!(?![=])/).map { String($0.0) }
      #expect(forced.isEmpty, "\(path): \(forced)")
      #expect(!code.contains(/(?:^|[^A-Za-z0-9_])Any(?:[^A-Za-z0-9_]|$)/), "\(path)")
    }
  }

  /// Words that only the law of the campaign has. What the program knows of them is data.
  private static let telling = [
    "cosmetic", "化妆品", "licence", "license", "许可证", "吊销", "csar", "adlaw", "revoke", "ingredient", "原料", "配方", "汞",
    "激素", "dexamethasone", "sunscreen", "防晒", "hair dye", "染发", "toothpaste", "牙膏", "town", "镇街", "inspection/1", "batches",
    "药监", "备案", "whitening", "美白", "advertis", "广告",
  ]

  /// Keys of the published forms: under what terms a table may be used, and what became of a decision's gravest part.
  private static let published: Set<String> = ["licence", "revoked", "revoked_action", "revocation"]

  @Test func `no word of the law stands in the texts of the program`() {
    for (path, text) in Package.swiftFiles(below: "Sources") {
      for text in SwiftText(text).texts {
        if Self.published.contains(text) { continue }
        let plain = text.lowercased().replacing("cosmetics-check", with: "")
        for word in Self.telling { #expect(!plain.contains(word), "\(path): \(text)") }
      }
    }
  }

  @Test func `the page on architecture names every folder`() throws {
    let page = try String(contentsOf: Package.root.appendingPathComponent("docs/ARCHITECTURE.md"), encoding: .utf8)
    for folder in Package.sourceFolders {
      let name = folder.split(separator: "/").last.map(String.init) ?? folder
      #expect(page.contains("`\(name)/`") || page.contains("`\(name)`"), "\(folder)")
    }
  }

  @Test func `files are short`() {
    for (path, text) in Package.swiftFiles(below: "Sources") {
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 401, "\(path)")
    }
  }

  @Test func `the taker-apart of sources tells code from text`() {
    let text = SwiftText("let a = \"x! \\(b!.c(\"d\"))\" // e!\nlet f = #\"\\(g)!\"# /* h! */ + i\n")
    #expect(text.texts.sorted() == ["\\(g)!", "d", "x! …"])
    #expect(text.code.contains("b!.c("))
    #expect(!text.code.contains("h!"))
    #expect(!text.code.contains("e!"))
  }
}
