import CEL
import Crypto
import Diagnostics
import Foundation
import Rules
import Testing

@testable import Reports

/// The parts that a page is made of.
@Suite struct PagePartsTests {
  @Test(arguments: [
    ("plain 汉字", "plain 汉字"), ("<b>&\"", "&lt;b&gt;&amp;&quot;"), ("a\nb\tc", "a b c"), ("\u{7}\u{1B}[0m", "␇␛[0m"),
    ("\u{202E}gnp", "\u{FFFD}gnp"), ("\u{FFFE}", "\u{FFFD}"), ("–“é", "–“é"),
  ])
  func `whatever text goes in comes out as text`(text: String, expected: String) {
    var page = Markup()
    page.element("p", ["title": text], text)
    #expect(page.text == "<p title=\"\(expected)\">\(expected)</p>")
  }

  @Test func `both languages stand side by side, one text where they do not differ`() {
    var page = Markup()
    page.twins("dt", Localized(zh: "一", en: "one"))
    page.twins("dd", Localized(zh: "x", en: "x"))
    page.texts([Localized(zh: "a", en: "a"), Localized(zh: "b", en: "b"), Localized(zh: "c", en: "c")], most: 1)
    #expect(
      page.text == "<dt lang=\"zh\">一</dt><dt lang=\"en\">one</dt><dd>x</dd>a<span lang=\"zh\"> 等 3 项</span><span lang=\"en\"> and 2 more</span>")
  }

  @Test(arguments: [
    ("0", "0"), ("999", "999"), ("1000", "1,000"), ("1234567.5", "1,234,567.50"), ("0.001", "0.001"), ("-1234.25", "−1,234.25"),
    ("60000000", "60,000,000"),
  ])
  func `money is grouped and never rounded`(number: String, shown: String) throws {
    #expect(Numerals.money(try #require(ExactDecimal(number))) == shown)
  }

  @Test func `an open range says so`() {
    #expect(Numerals.range(AmountRange(min: ExactDecimal(5000), max: nil)).en == "5,000 or more (upper end open)")
    #expect(Numerals.range(AmountRange(min: ExactDecimal(5000), max: ExactDecimal(10000))).zh == "5,000 – 10,000")
    #expect(Numerals.range(AmountRange(min: .zero, max: .zero)).zh == "0")
  }

  @Test(arguments: [(0, 1, 1), (1, 1, 1), (5, 1, 5), (6, 2, 6), (11, 5, 15), (60, 20, 60), (855, 200, 1000), (1454, 500, 1500)])
  func `an axis ends at or above the greatest value, on a round number`(greatest: Int, step: Int, end: Int) {
    let axis = Axis(upTo: greatest)
    #expect(axis.step == step && axis.end == end)
    #expect(axis.ticks.first == 0 && axis.ticks.last == end && axis.ticks.count <= 6)
    #expect(axis.place(end, on: 400) == 400)
  }

  /// The page forbids every style and script but its own, which it knows by these digests.
  @Test(arguments: [true, false])
  func `style and script are those that the page allows, and leave it well-formed`(isStyle: Bool) {
    let (text, digest) = isStyle ? ("\(PageStyle.text)", PageStyle.digest) : ("\(PageScript.text)", PageScript.digest)
    #expect("sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() == digest)
    #expect(!text.contains("<") && !text.contains("&"))
  }
}
