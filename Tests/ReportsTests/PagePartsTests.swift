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
    page.element("dt", [:], Localized(zh: "一", en: "one"))
    page.element("dd", [:], Localized(zh: "x", en: "x"))
    page.texts([Localized(zh: "a", en: "a"), Localized(zh: "b", en: "b"), Localized(zh: "c", en: "c")], most: 1)
    #expect(
      page.text
        == "<dt><span lang=\"zh\">一</span><span lang=\"en\">one</span></dt><dd>x</dd>a<span lang=\"zh\"> 等 3 项</span><span lang=\"en\"> and 2 more</span>"
    )
  }

  @Test func `as data every piece of a page stands once, and nothing in it is markup`() {
    var table = MarkupTable()
    var one = Markup()
    one.element("dd", ["class": "a<b"], Localized(zh: "一", en: "one"))
    var other = one
    other.element("dd", ["class": "a<b"], Localized(zh: "一", en: "one"))
    other.text("</script>&\u{202E}")
    #expect(table.number(of: Markup()) == 0)
    #expect(table.number(of: one) == 2 && table.number(of: other) == 4 && table.number(of: one) == 2)
    #expect(String(decoding: table.kindsJSON, as: UTF8.self) == #"[["dd","class","a\u003cb"]]"#)
    let pieces = String(decoding: table.piecesJSON, as: UTF8.self)
    #expect(pieces == #"[0,["一","one"],[0,1],"\u003c/script\u003e\u0026"# + "\u{FFFD}" + #"",[-1,2,2,3]]"#)
  }

  @Test func `fines are in order by their lower ends, then by their upper ends, an open one last`() {
    let fines = [nil, (0, 1), (5, 5), (5, 7), (5, nil), (6, 6)].map { (ends: (Int64, Int64?)?) in
      AmountRangeOrNone(range: ends.map { AmountRange(min: ExactDecimal($0.0), max: $0.1.map { ExactDecimal($0) }) })
    }
    for (place, fine) in fines.enumerated() {
      #expect(fines.indices.filter { fines[$0] < fine } == Array(0..<place))
    }
  }

  @Test func `groups are in order by the closed list, then by their letters; what is no value stands last`() {
    let order = ["north": 0, "east": 1]
    let groups: [GroupValue] = [.value("north"), .value("east"), .value("a"), .value("b"), .absent, .masked, .unknown]
    for (place, group) in groups.enumerated() {
      #expect(groups.indices.filter { groups[$0].isBefore(group, in: order) } == Array(0..<place))
    }
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
