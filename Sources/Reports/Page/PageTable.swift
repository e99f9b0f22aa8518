import CEL
import Diagnostics
import Rules

/// A table of a page: a heading for each column, lines, and where they add up the line of all.
struct PageTable {
  typealias Cell = @Sendable (inout Markup) -> Void

  var columns: [Localized]
  var lines: [[Cell]]
  var total: [Cell]?
  /// Columns of words, from the left; the rest are numbers.
  var wordy = 1
  /// Whether the numbers of every column add up to the last line.
  var addsUp = false

  func draw(into page: inout Markup) {
    page.element("div", ["class": "wide", "tabindex": "0"]) { page in
      page.element("table", ["class": addsUp ? "sums" : "list"]) { page in
        page.element("thead") { page in
          page.element("tr") { page in
            for (index, title) in columns.enumerated() { page.element("th", ["scope": "col", "class": kind(index)], title) }
          }
        }
        page.element("tbody") { page in for line in lines { draw(line, into: &page) } }
        if let total { page.element("tfoot") { page in draw(total, into: &page) } }
      }
    }
  }

  private func draw(_ line: [Cell], into page: inout Markup) {
    page.element("tr") { page in
      for (index, cell) in line.enumerated() {
        if index == 0 { page.element("th", ["scope": "row"], cell) } else { page.element("td", ["class": kind(index)], cell) }
      }
    }
  }

  private func kind(_ column: Int) -> String { column < wordy ? "word" : "number" }

  // MARK: Cells

  static func cell(_ text: Localized) -> Cell { { $0.text(text) } }
  static func cell(_ text: String) -> Cell { { $0.text(text) } }
  static func cell(_ count: Int) -> Cell { cell(Numerals.count(count)) }

  static func cell(_ sum: MoneySum) -> Cell {
    guard sum.parts > 0 else { return cell("–") }
    let known = Numerals.money(sum.known)
    guard sum.unstated > 0 || sum.isCutOff else { return cell(known) }
    return cell(
      Localized(
        zh: "\(known) 以上（另有 \(sum.unstated) 份未载明）", en: "\(known) or more (\(sum.unstated) not stated)"))
  }

  static func cell(_ sum: FineSum) -> Cell {
    guard !sum.isEmpty else { return cell("–") }
    guard sum.range.max == nil else { return cell(Numerals.range(sum.range)) }
    let low = Numerals.money(sum.lower.known)
    return cell(
      Localized(
        zh: "\(low) 以上（\(Numerals.count(sum.open)) 件上限待查明）",
        en: "\(low) or more (upper end open in \(Numerals.count(sum.open)))"))
  }
}

/// The figures of groups of visits, one a line, with the line of all.
struct TallyTable {
  var head: Localized
  var lines: [(title: Localized, tally: Tally)]
  var total: Tally
  /// What the gravest action is called, where there is one.
  var gravest: Localized?
  /// False where the groups are made by whether there is a case.
  var showsYield = true

  func draw(into page: inout Markup) {
    var columns = [
      head, Localized(zh: "检查", en: "visits"), Localized(zh: "有违法", en: "with violations"), Localized(zh: "案件", en: "cases"),
    ]
    if showsYield { columns.append(Localized(zh: "每百次检查查获案件", en: "cases in 100 visits")) }
    columns += [
      Localized(zh: "待查", en: "undetermined"), Localized(zh: "案件的法定罚款（元）", en: "lawful fines of the cases (yuan)"),
      Localized(zh: "已决定罚款（元）", en: "fines decided (yuan)"), Localized(zh: "已决定没收（元）", en: "confiscated (yuan)"),
    ]
    if let gravest { columns.append(Localized(zh: "建议\(gravest.zh)", en: "recommended: \(gravest.en)")) }
    let all = Localized(zh: "合计", en: "all")
    PageTable(columns: columns, lines: lines.map { cells($0.title, $0.tally) }, total: cells(all, total), addsUp: true).draw(into: &page)
  }

  private func cells(_ title: Localized, _ tally: Tally) -> [PageTable.Cell] {
    var cells = [
      PageTable.cell(title), PageTable.cell(tally.visits), PageTable.cell(tally.withViolations), PageTable.cell(tally.cases),
    ]
    if showsYield { cells.append(PageTable.cell(tally.yield.map { Numerals.decimal($0, digits: 1) } ?? "–")) }
    cells += [
      PageTable.cell(tally.undetermined), PageTable.cell(tally.fines), PageTable.cell(tally.decided), PageTable.cell(tally.confiscated),
    ]
    return gravest == nil ? cells : cells + [PageTable.cell(tally.gravest)]
  }
}
