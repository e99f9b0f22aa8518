import Diagnostics
import Engine
import Rules

/// Two paths told against each other: in which cells visits were made, and in which of these no case was found.
extension CampaignPage {
  func grid(_ page: inout Markup) {
    guard let grid = plan.manifest.rollUpGrid, !figures.cells.isEmpty else { return }
    let rows = values(0), columns = values(1)
    let rowTitle = words.field(grid.rows), columnTitle = words.field(grid.columns)
    let zero = figures.cells.values.count { $0.cases == 0 }
    let title = Localized(
      zh: "零案件格：\(rowTitle.zh) × \(columnTitle.zh)", en: "Cells without a case: \(rowTitle.en) × \(columnTitle.en)")
    section(title.zh, title.en, id: "grid", &page) { page in
      note(
        "\(Numerals.count(figures.cells.count)) 格有检查，其中 \(Numerals.count(zero)) 格零案件（斜纹、粗体）。每格：案件／检查；空格没有检查。",
        "\(Numerals.count(figures.cells.count, "cell")) with visits, \(Numerals.count(zero)) of them without a case (hatched, bold). In each: cases / visits; an empty cell had no visit.",
        &page)
      page.element("div", ["class": "wide", "tabindex": "0"]) { page in
        page.element("table", ["class": "grid"]) { page in
          page.element("thead") { page in
            page.element("tr") { page in
              page.element("th", ["scope": "col"], rowTitle)
              for column in columns { page.element("th", ["scope": "col"], words.group(column, of: grid.columns)) }
            }
          }
          page.element("tbody") { page in
            for row in rows {
              page.element("tr") { page in
                page.element("th", ["scope": "row"], words.group(row, of: grid.rows))
                for column in columns { draw(figures.cells[[row, column]], &page) }
              }
            }
          }
        }
      }
    }
  }

  private func draw(_ tally: Tally?, _ page: inout Markup) {
    guard let tally else { return page.element("td", [:], "") }
    page.element("td", ["class": tally.cases == 0 ? "zero" : "some"], "\(tally.cases) / \(tally.visits)")
  }

  /// The values of rows or columns: by their text, what is not there last.
  private func values(_ side: Int) -> [GroupValue] {
    let found = Set(figures.cells.keys.compactMap { $0.indices.contains(side) ? $0[side] : nil })
    let texts = found.compactMap { value -> String? in if case .value(let text) = value { text } else { nil } }
    return texts.sorted().map { .value($0) } + [.absent, .masked, .unknown].filter { found.contains($0) }
  }
}
