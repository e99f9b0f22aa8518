import Diagnostics
import Testing

@Suite struct PlaceTests {
  @Test(arguments: [
    (UInt32(0), 1, 1), (1, 1, 2), (4, 1, 3), (5, 2, 1), (9, 3, 1),
  ])
  func `lines and columns count characters from one`(offset: UInt32, line: Int, column: Int) {
    var sources = SourceMap()
    let text = sources.add(name: "a.yaml", bytes: ContiguousArray("a氵\nb:c\nd".utf8))
    #expect(text.position(of: offset) == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    ("prodcts", ["products", "batches"], ["products"]), ("xyz", ["products"], []),
    ("licnece", ["licence", "lice"], ["licence"]),
  ])
  func `a near name is offered within a distance only`(wrong: String, names: [String], expected: [String]) {
    #expect(nearNames(to: wrong, among: names) == expected)
  }

  @Test(arguments: [("abc", 3), ("化妆品", 6), ("ＡＢ", 4), ("e\u{301}", 1), ("", 0)])
  func `wide characters take two cells`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }
}
