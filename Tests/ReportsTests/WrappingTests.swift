import Diagnostics
import Testing

@testable import Reports

@Suite struct WrappingTests {
  static let texts = [
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十，好。",
    String(repeating: "word ", count: 60), String(repeating: "x", count: 300), "a b", "",
    "混合 mixed 文字 with-a-very-long-word-that-goes-on-and-on-and-on-and-on-and-on-and-on-and-on-and-on-and-on 完。",
  ]

  @Test(arguments: texts, ["", "  证据  ", "            "])
  func `lines fit and nothing is lost`(text: String, first: String) {
    var block = TextBlock()
    block.add(first, text)
    for line in block.lines { #expect(displayWidth(line) <= TextBlock.width, "\(line)") }
    func letters(_ text: String) -> String { text.filter { $0 != " " } }
    #expect(letters(block.lines.joined()) == letters(first + text))
  }

  @Test func `a closing mark stays with its word`() {
    var block = TextBlock()
    block.add("", String(repeating: "字", count: 40) + "。" + "尾")
    #expect(block.lines.allSatisfy { !$0.hasPrefix("。") })
  }
}
