import Diagnostics
import Engine
import Rules

/// The list of all visits that were judged, as data: the page's script shows them a hundred at a time, sorted and narrowed down.
/// Records that could not be judged are no data: they are told whatever a browser runs.
struct VisitList: Sendable {
  private let words: PageWords
  private var columns: VisitColumns
  /// A letter for each visit: by what the list can be narrowed.
  private var kinds = ""
  /// The number of what is to be seen of each visit when it is opened.
  private var details: [Int] = []
  private var table = MarkupTable()
  private var unreadable = Markup()

  init(_ words: PageWords) {
    self.words = words
    columns = VisitColumns(groups: words.plan.manifest.rollUps.count)
  }

  mutating func add(_ visit: VisitEntry, of figures: VisitFigures) {
    guard figures.isJudged else {
      for piece in visit.details.pieces { unreadable.add(piece) }
      return
    }
    columns.add(figures)
    kinds += visit.kind.rawValue
    details.append(table.number(of: visit.details))
  }

  /// Hands out what the page says of visits one by one, piece by piece.
  func write(_ put: ([UInt8]) throws -> Void) throws {
    var page = Markup()
    if !unreadable.isEmpty {
      page.element("section", ["id": "unreadable"]) { page in
        page.element("h2", [:], Localized(zh: "无法判断的记录", en: "Records that could not be judged"))
        for piece in unreadable.pieces { page.add(piece) }
      }
      page.verbatim("\n")
    }
    page.element("section", ["id": "visits"]) { page in
      page.element("h2", [:], Localized(zh: "全部检查", en: "All visits"))
      page.element(
        "p", ["class": "note"],
        Localized(
          zh: "点列标题排序，点企业名称可见其全部认定、证据、依据、算法和建议。打印时只印本页已点开的检查。",
          en: "A column's title sorts the list; an enterprise's name opens the findings, evidence, provisions, arithmetic and recommendations of the visit. Print shows those that are open on this page of the list."))
      page.element(
        "noscript", [:],
        Localized(
          zh: "浏览器未运行本页脚本，清单无法显示；以上数字和企业不受影响。逐次检查见 --format text、csv 或者 xlsx。",
          en: "The browser does not run this page's script, so the list cannot be shown; the figures and enterprises above are complete. Visit by visit: --format text, csv or xlsx."))
    }
    page.verbatim("\n")
    try put(page.bytes)
    var json = JSONWriter()
    var table = table
    json.object { json in
      json.key("columns")
      columns.write(words, into: &json, &table)
      json.key("kinds")
      json.string(kinds)
      json.key("details")
      json.array { json in for number in details { json.int(number) } }
      json.key("elements")
      json.literal(table.kindsJSON)
      json.key("pieces")
      json.literal(table.piecesJSON)
    }
    try put(Array("<script type=\"application/json\" id=\"visit-data\">".utf8) + json.bytes + Array("</script>\n".utf8))
  }
}
