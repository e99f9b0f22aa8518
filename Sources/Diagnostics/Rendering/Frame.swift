/// A place with its source line and carets under it, as modern compilers show it.
struct Frame {
  enum Mark: String { case primary = "^", secondary = "-" }

  var label: Label
  var mark: Mark
  /// Said where the label has no words of its own.
  var fallback: Localized?

  /// Most lines of a span that are shown; of a longer one the first two and the last.
  private static let mostLines = 4

  /// `gutter` is the width of the largest line number of the diagnostic.
  func render(in places: inout Places, options: RenderingOptions, gutter: Int, colours: Palette, into out: inout String) {
    let location = places.location(of: label.span)
    let arrow = mark == .primary ? "-->" : ":::"
    out += String(repeating: " ", count: gutter)
    out += colours.frame(arrow) + " \(location.text)\n"
    guard let lines = places.lines(of: label.span.source) else { return }
    let bar = String(repeating: " ", count: gutter + 1) + colours.frame("|")
    out += bar + "\n"
    let numbers = shownLines(location)
    for (position, number) in numbers.enumerated() {
      guard let number else {
        out += colours.frame("...") + "\n"
        continue
      }
      guard let range = range(ofLine: number, in: lines) else { continue }
      let isLast = position == numbers.count - 1
      let line = MarkedLine(lines, range: range, span: label.span, room: options.width - gutter - 3)
      let digits = String(number)
      let padding = String(repeating: " ", count: max(0, gutter - digits.utf8.count))
      out += colours.frame(padding + digits + " |") + (line.text.isEmpty ? "" : " " + line.text) + "\n"
      let words = isLast ? (label.message ?? fallback)?[options.language] : nil
      for under in line.underlines(mark: mark, words: words, room: options.width - gutter - 3) {
        out += bar + " " + colours.mark(under, mark) + "\n"
      }
    }
  }

  func lastLine(in places: inout Places) -> Int {
    let location = places.location(of: label.span)
    return location.isCell ? location.start.line : location.end.line
  }

  /// Rows of several sheets may have the same number: the one that the place begins in is shown.
  private func range(ofLine number: Int, in lines: LineIndex) -> Range<Int>? {
    lines.text.cells == nil ? lines.range(ofLine: number) : lines.text.lineRange(around: label.span.start)
  }

  /// The numbers of the lines to show; nil stands for those left away.
  private func shownLines(_ location: Location) -> [Int?] {
    let first = location.start.line
    if location.isCell { return [first] }
    var last = max(first, location.end.line)
    // A span that ends with its line end does not speak of the next line.
    if last > first, location.end.column == 1 { last -= 1 }
    guard last - first >= Self.mostLines else { return Array(first...last) }
    return [first, first + 1, nil, last]
  }
}

/// The visible part of a line and the cells of it that are marked.
private struct MarkedLine {
  var text: String
  var marked: Range<Int>

  private static let dots = "..."

  init(_ lines: LineIndex, range: Range<Int>, span: SourceSpan, room: Int) {
    let spanStart = Int(span.start)
    let spanEnd = Int(span.clampedEnd)
    let place = min(max(spanStart, range.lowerBound), range.upperBound)
    let line = SourceLine(lines, range: range, around: place)
    let from = spanStart < range.lowerBound ? max(line.firstInk, line.range.lowerBound) : spanStart
    let start = line.cell(ofByte: from)
    let end = max(start, line.cell(ofByte: max(from, min(spanEnd, line.range.upperBound))))
    guard line.width > room || line.isCutBefore || line.isCutAfter else {
      text = line.text(cells: 0..<line.width)
      marked = start..<end
      return
    }
    let window = Self.window(of: line.width, around: start..<end, room: room)
    let left = window.lowerBound > 0 || line.isCutBefore ? Self.dots : ""
    let right = window.upperBound < line.width || line.isCutAfter ? Self.dots : ""
    text = left + line.text(cells: window) + right
    let shift = left.utf8.count - window.lowerBound
    let low = min(max(start, window.lowerBound), window.upperBound) + shift
    marked = low..<max(low, min(end, window.upperBound) + shift)
  }

  /// The cells to show: all of the place where it fits, the place's beginning where it does not.
  private static func window(of width: Int, around place: Range<Int>, room: Int) -> Range<Int> {
    let inner = max(8, room - 2 * dots.utf8.count)
    if place.upperBound <= inner { return 0..<min(width, inner) }
    let spare = max(0, inner - place.count)
    var low = place.lowerBound - min(spare / 2, 24)
    if place.count > inner { low = place.lowerBound - min(8, inner / 4) }
    low = max(0, low)
    let high = min(width, low + inner)
    return max(0, high - inner)..<high
  }

  /// The carets with the words at their right, or below where there is no room.
  func underlines(mark: Frame.Mark, words: String?, room: Int) -> [String] {
    let blank = String(repeating: " ", count: marked.lowerBound)
    let carets = blank + String(repeating: mark.rawValue, count: max(1, marked.count))
    guard let words, !words.isEmpty else { return [carets] }
    let shown = printable(words)
    let width = carets.utf8.count + 1 + displayWidth(shown)
    if width <= room { return [carets + " " + shown] }
    let indent = min(marked.lowerBound, room / 2)
    let left = String(repeating: " ", count: indent)
    return [carets] + wrapped(shown, width: room - indent).map { left + $0 }
  }
}
