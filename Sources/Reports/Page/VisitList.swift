import Diagnostics

/// The list of all visits, a part for each month: readable without a script, narrowed down with one.
struct VisitList: Sendable {
  private var months: [Month: [Entry]] = [:]
  private var undated: [Entry] = []
  private var unreadable: [Entry] = []

  private struct Entry: Sendable {
    var number: Int
    var kind: String
    var line: [UInt8]
    var details: [UInt8]
  }

  mutating func add(_ drawn: VisitEntry.Drawn, number: Int, of figures: VisitFigures) {
    let entry = Entry(number: number, kind: drawn.kind, line: drawn.line.bytes, details: drawn.details.bytes)
    if !figures.isJudged {
      unreadable.append(entry)
    } else if let month = figures.month {
      months[month, default: []].append(entry)
    } else {
      undated.append(entry)
    }
  }

  /// Hands out the list piece by piece, so that it never stands in memory twice.
  func write(_ put: ([UInt8]) throws -> Void) throws {
    var head = Markup()
    head.element("h2", [:], Localized(zh: "全部检查", en: "All visits"))
    head.element(
      "p", ["class": "note"],
      Localized(
        zh: "点开月份，再点开一次检查，可见其全部认定、证据、依据、算法和建议。打印时只印已点开的部分。",
        en: "Open a month, then a visit, to see its findings, evidence, provisions, arithmetic and recommendations. Print shows what is open."))
    try put(Array("<section id=\"visits\">".utf8) + head.bytes)
    if !unreadable.isEmpty {
      try write(Localized(zh: "无法判断的记录", en: "records that could not be judged"), unreadable, isOpen: true, put)
    }
    for (month, entries) in months.sorted(by: { $0.key < $1.key }) {
      try write(Localized(zh: month.text, en: month.text), entries, isOpen: false, put)
    }
    if !undated.isEmpty { try write(Localized(zh: "月份未查明", en: "month not established"), undated, isOpen: false, put) }
    try put(Array("</section>\n".utf8))
  }

  private func write(_ title: Localized, _ entries: [Entry], isOpen: Bool, _ put: ([UInt8]) throws -> Void) throws {
    var bytes = Array("<details class=\"month\"\(isOpen ? " open=\"open\"" : "")>".utf8)
    let cases = entries.count { $0.kind == "case" }
    var summary = Markup()
    summary.element("summary") { page in
      page.element("b", [:], title)
      page.text(" ")
      let visits = Numerals.count(entries.count, "visit")
      page.text(Localized(zh: "检查 \(entries.count)，案件 \(cases)", en: "\(visits), \(Numerals.count(cases, "case"))"))
    }
    bytes += summary.bytes
    for entry in entries { Self.append(entry, to: &bytes) }
    bytes += "</details>\n".utf8
    try put(bytes)
  }

  private static func append(_ entry: Entry, to bytes: inout [UInt8]) {
    let name = "class=\"visit \(entry.kind)\" id=\"v\(entry.number)\">"
    if entry.details.isEmpty {
      bytes += "<div \(name)".utf8
      bytes += entry.line
      bytes += "</div>\n".utf8
    } else {
      bytes += "<details \(name)<summary>".utf8
      bytes += entry.line
      bytes += "</summary>".utf8
      bytes += entry.details
      bytes += "</details>\n".utf8
    }
  }
}
