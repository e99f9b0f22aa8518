import Diagnostics

/// The months of a year as columns: visits, and the cases among them before them. All years of a page share one axis.
struct YearChart: Sendable {
  var year: Int
  /// Twelve of them; nil: no visit in that month.
  var months: [Tally?]
  var scale: Axis

  private enum Size {
    static let width = 420, height = 210, left = 46, right = 6, top = 10, bottom = 40
    static let plot = (width: width - left - right, height: height - top - bottom)
    static let column = plot.width / 12
  }

  func draw(into page: inout Markup) {
    page.element("figure") { page in
      page.element("figcaption", [:], Localized(zh: "\(year) 年", en: "\(year)"))
      page.element("svg", ["viewBox": "0 0 \(Size.width) \(Size.height)", "role": "img"]) { page in
        page.element("title", [:], "\(year) 年各月检查与案件 / visits and cases by month, \(year)")
        grid(&page)
        for (index, month) in months.enumerated() { draw(month, at: index, &page) }
      }
    }
  }

  private func height(_ value: Int) -> Int { scale.place(value, on: Size.plot.height) }

  private func grid(_ page: inout Markup) {
    let floor = Size.top + Size.plot.height
    for tick in scale.ticks {
      let y = floor - height(tick)
      let (start, end) = (Size.left, Size.width - Size.right)
      page.void("line", ["class": tick == 0 ? "axis" : "grid", "x1": "\(start)", "x2": "\(end)", "y1": "\(y)", "y2": "\(y)"])
      page.element("text", ["class": "tick", "x": "\(Size.left - 5)", "y": "\(y + 4)", "text-anchor": "end"], Numerals.count(tick))
    }
    let middle = Size.left + Size.plot.width / 2
    let half = Size.top + Size.plot.height / 2
    for (language, months, visits) in [("zh", "月份", "次、件"), ("en", "month", "visits, cases")] {
      page.element(
        "text", ["class": "unit", "lang": language, "x": "\(middle)", "y": "\(Size.height - 6)", "text-anchor": "middle"], months)
      page.element(
        "text",
        ["class": "unit", "lang": language, "x": "11", "y": "\(half)", "text-anchor": "middle", "transform": "rotate(-90 11 \(half))"],
        visits)
    }
  }

  private func draw(_ month: Tally?, at index: Int, _ page: inout Markup) {
    let floor = Size.top + Size.plot.height
    let x = Size.left + index * Size.column
    page.element("text", ["class": "tick", "x": "\(x + Size.column / 2)", "y": "\(floor + 14)", "text-anchor": "middle"], "\(index + 1)")
    guard let month else { return }
    for (name, value, inset) in [("whole", month.visits, 3), ("part", month.cases, 7)] where value > 0 {
      let height = max(1, height(value))
      let width = Size.column - 2 * inset
      page.void(
        "rect", ["class": name, "x": "\(x + inset)", "y": "\(floor - height)", "width": "\(width)", "height": "\(height)"])
    }
  }
}
