import Diagnostics
import Foundation
import Testing

/// What people read. `UPDATE=1 swift test` writes the files anew; the difference is then reviewed.
@Suite struct RenderingTests {
  @Test(arguments: Gallery.all)
  func `a diagnostic is shown as its golden file has it`(_ piece: Gallery.Piece) throws {
    let shown = piece.rendered()
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(piece.name).txt")
    if ProcessInfo.processInfo.environment["UPDATE"] != nil {
      try Data(shown.utf8).write(to: file)
    }
    let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(shown == golden)
  }

  @Test(arguments: Gallery.all)
  func `no line of a frame is wider than the terminal`(_ piece: Gallery.Piece) {
    for language in Language.allCases {
      let text = renderHuman(piece.diagnostics, in: piece.sources, options: .init(language: language, width: 60))
      let frames = text.split(separator: "\n").filter { !$0.contains("[E") && !$0.contains("[W") && !$0.contains("-->") }
      for line in frames { #expect(displayWidth(line) <= 60, "\(line)") }
    }
  }

  @Test func `colours surround the same text`() {
    for piece in Gallery.all {
      let bare = renderHuman(piece.diagnostics, in: piece.sources, options: .init(language: .en))
      let coloured = renderHuman(piece.diagnostics, in: piece.sources, options: .init(language: .en, isColoured: true))
      #expect(coloured != bare)
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == bare)
    }
  }

  @Test func `the same mistake is told once, and in order of place`() {
    let piece = Gallery.piece("order", "b\na\n", marks: [("a", "second"), ("b", "first"), ("a", "second")])
    let plain = renderPlain(piece.diagnostics, in: piece.sources, language: .en)
    #expect(
      plain == """
        record.yaml:1:1: error[E0999]: first
        record.yaml:2:1: error[E0999]: second

        """)
  }

  @Test func `a line of megabytes is shown around the place, quickly`() {
    var sources = SourceMap()
    var bytes = ContiguousArray(repeating: UInt8(ascii: "x"), count: 20_000_000)
    bytes[10_000_000] = UInt8(ascii: "!")
    let text = sources.add(name: "long.json", bytes: bytes)
    let span = SourceSpan(source: text.id, start: 10_000_000, length: 1)
    let diagnostic = Diagnostic(
      code: "E0999", severity: .error, message: Localized(zh: "错", en: "wrong"), primary: Label(span))
    let shown = renderHuman([diagnostic], in: sources, options: .init(language: .en))
    #expect(shown.contains("long.json:1:10000001"))
    #expect(shown.contains("..."))
    #expect(shown.utf8.count < 600)
  }

  @Test func `a span that lies outside its text, or in none, does not trap`() {
    var sources = SourceMap()
    let text = sources.add(name: "a", bytes: ContiguousArray("ab\n".utf8))
    for span in [
      SourceSpan(source: text.id, start: 100, length: 5), SourceSpan(source: text.id, start: 1, length: .max),
      SourceSpan(source: SourceID(77), start: 0, length: 1),
    ] {
      let diagnostic = Diagnostic(
        code: "E0999", severity: .error, message: Localized(zh: "错", en: "wrong"), primary: Label(span))
      #expect(!renderHuman([diagnostic], in: sources, options: .init(language: .zh)).isEmpty)
      #expect(!renderPlain([diagnostic], in: sources, language: .zh).isEmpty)
    }
  }
}
