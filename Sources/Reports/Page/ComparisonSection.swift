import CEL
import Diagnostics
import Rules

/// The figures of this run beside those of an earlier campaign.
extension CampaignPage {
  func comparison(_ page: inout Markup) {
    guard let earlier else { return }
    section("与以往行动比较：\(earlier.name.zh)", "Compared with an earlier campaign: \(earlier.name.en)", id: "comparison", &page) { page in
      let period = [earlier.from.map { "\($0)" } ?? "?", earlier.until.map { "\($0)" } ?? "?"].joined(separator: " – ")
      let source = earlier.source ?? "–"
      note("时间：\(period)。出处：\(source)。", "Period: \(period). Source: \(source).", &page)
      if let scope = earlier.scope { note("口径：\(scope.zh)", "What is counted: \(scope.en)", &page) }
      page.element("h3", [:], Localized(zh: "本次研判所计", en: "Counted by this run"))
      table(figures.compared(with: earlier, words), Localized(zh: "本次", en: "this run"), &page)
      let stated = earlier.statedFigures
      guard !stated.isEmpty else { return }
      page.element("h3", [:], Localized(zh: "来源载明、本次研判不计", en: "Stated by the source, not counted by this run"))
      table(stated, Localized(zh: "后一次", en: "later campaign"), &page)
      page.element("div", ["class": "charts"]) { page in for figure in stated { chart(figure, &page) } }
    }
  }

  private func table(_ figures: [ComparedFigure], _ later: Localized, _ page: inout Markup) {
    let columns = [
      Localized(zh: "名目", en: "figure"), Localized(zh: "以往", en: "earlier"), later, Localized(zh: "变化", en: "change"),
    ]
    let lines = figures.map { figure in
      [
        PageTable.cell(figure.title), PageTable.cell(shown(figure.earlier, false)), PageTable.cell(shown(figure.later, figure.isAtLeast)),
        PageTable.cell(figure.change.map { ($0 > .zero ? "+" : "") + Numerals.decimal($0, digits: 2) + " %" } ?? "–"),
      ]
    }
    PageTable(columns: columns, lines: lines).draw(into: &page)
  }

  private func shown(_ number: ExactDecimal?, _ isAtLeast: Bool) -> Localized {
    guard let number else { return Localized(zh: "未查明", en: "not established") }
    let text = Numerals.money(number)
    return isAtLeast ? Localized(zh: "至少 \(text)", en: "at least \(text)") : Localized(zh: text, en: text)
  }

  /// Two bars, where both are whole numbers that can be drawn.
  private func chart(_ figure: ComparedFigure, _ page: inout Markup) {
    guard let earlier = figure.earlier, let later = figure.later,
      let before = whole(earlier), let after = whole(later)
    else { return }
    let bars = [(Localized(zh: "以往", en: "earlier"), before), (Localized(zh: "后一次", en: "later"), after)].map { title, value in
      let text = Numerals.count(value)
      return BarChart.Bar(label: title, value: value, shown: Localized(zh: text, en: text))
    }
    BarChart(title: figure.title, axis: figure.title, bars: bars).draw(into: &page)
  }

  private func whole(_ number: ExactDecimal) -> Int? {
    // An axis multiplies by its length.
    number.scale == 0 && number >= .zero && number.mantissa < 1 << 40 ? Int(number.mantissa) : nil
  }
}
