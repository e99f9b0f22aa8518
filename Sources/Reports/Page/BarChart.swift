import Diagnostics

/// The ticks of an axis from zero: one, two or five times a power of ten apart.
struct Axis: Sendable, Equatable {
  let step: Int
  /// The last tick, at or above the greatest value.
  let end: Int

  init(upTo greatest: Int, ticks: Int = 5) {
    let greatest = max(1, greatest)
    var step = 1
    let factors = [2, 5, 10]
    var round = 1
    while step * ticks < greatest {
      for factor in factors where step * ticks < greatest { step = round * factor }
      round *= 10
    }
    self.step = step
    end = (greatest + step - 1) / step * step
  }

  var ticks: [Int] { Array(stride(from: 0, through: end, by: step)) }

  /// Where a value lies on a length.
  func place(_ value: Int, on length: Int) -> Int { value * length / end }
}

/// Bars from left to right, each under its label, over a common axis. Where a bar is a part of a whole, the whole stands
/// behind it, lighter and outlined: it is told from the part without colour too.
struct BarChart: Sendable {
  struct Bar: Sendable {
    var label: Localized
    var value: Int
    var whole: Int?
    /// The value as it is written at the end.
    var shown: Localized
  }

  var title: Localized
  /// What the axis counts, in which unit.
  var axis: Localized
  var bars: [Bar]
  /// The axis is in tenths.
  var isInTenths = false

  private enum Size {
    static let width = 420, left = 8, right = 12, row = 30, top = 6, bottom = 42
    static let plot = width - left - right
  }

  func draw(into page: inout Markup) {
    let scale = Axis(upTo: bars.map { max($0.value, $0.whole ?? 0) }.max() ?? 0)
    let bottom = Size.top + bars.count * Size.row
    page.element("figure") { page in
      page.element("figcaption", [:], title)
      page.element("svg", ["viewBox": "0 0 \(Size.width) \(bottom + Size.bottom)", "role": "img"]) { page in
        page.element("title", [:], "\(title.zh) / \(title.en)")
        grid(scale, bottom, &page)
        for (index, bar) in bars.enumerated() { draw(bar, at: Size.top + index * Size.row, scale, &page) }
      }
    }
  }

  private func grid(_ scale: Axis, _ bottom: Int, _ page: inout Markup) {
    for tick in scale.ticks {
      let x = Size.left + scale.place(tick, on: Size.plot)
      page.void(
        "line", ["class": tick == 0 ? "axis" : "grid", "x1": "\(x)", "x2": "\(x)", "y1": "\(Size.top)", "y2": "\(bottom + 4)"])
      let text = isInTenths ? "\(tick / 10)" + (scale.step % 10 == 0 ? "" : ".\(tick % 10)") : Numerals.count(tick)
      let anchor = tick == 0 ? "start" : tick == scale.end ? "end" : "middle"
      page.element("text", ["class": "tick", "x": "\(x)", "y": "\(bottom + 16)", "text-anchor": anchor], text)
    }
    let place: (x: Int, y: Int) = (Size.left + Size.plot / 2, bottom + 34)
    for (language, text) in [("zh", axis.zh), ("en", axis.en)] {
      page.element("text", ["class": "unit", "lang": language, "x": "\(place.x)", "y": "\(place.y)", "text-anchor": "middle"], text)
    }
  }

  private func draw(_ bar: Bar, at top: Int, _ scale: Axis, _ page: inout Markup) {
    for (language, label, shown) in [("zh", bar.label.zh, bar.shown.zh), ("en", bar.label.en, bar.shown.en)] {
      page.element("text", ["lang": language, "x": "\(Size.left + 3)", "y": "\(top + 12)"], label)
      let end = Size.width - Size.right
      page.element("text", ["class": "value", "lang": language, "x": "\(end)", "y": "\(top + 12)", "text-anchor": "end"], shown)
    }
    if let whole = bar.whole, whole > 0 { box("whole", whole, top + 16, 10, scale, &page) }
    if bar.value > 0 { box("part", bar.value, top + 18, bar.whole == nil ? 8 : 6, scale, &page) }
  }

  /// What is more than nothing is seen.
  private func box(_ name: String, _ value: Int, _ y: Int, _ height: Int, _ scale: Axis, _ page: inout Markup) {
    let width = max(1, scale.place(value, on: Size.plot))
    page.void("rect", ["class": name, "x": "\(Size.left)", "y": "\(y)", "width": "\(width)", "height": "\(height)"])
  }
}
