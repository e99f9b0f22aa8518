/// A place as people and other programs read it.
public struct Location: Sendable, Hashable {
  /// The file as the user named it.
  public var file: String
  public var start: SourcePosition
  /// The position after the last character.
  public var end: SourcePosition
  /// Whether lines and columns are the rows and columns of a sheet.
  public var isCell: Bool

  public init(file: String, start: SourcePosition, end: SourcePosition, isCell: Bool = false) {
    self.file = file
    self.start = start
    self.end = end
    self.isCell = isCell
  }

  /// `file:line:column`, or `sheet!C7`, for people.
  var text: String {
    let name = file.isEmpty ? "?" : printable(file)
    return isCell ? "\(name)!\(CellPlaces.name(of: start))" : "\(name):\(start.line):\(start.column)"
  }
}

/// Turns byte spans into lines and columns; indexes each text once, when the first place in it is asked for.
public struct Places: Sendable {
  public let sources: SourceMap
  private var indexes: [SourceID: LineIndex] = [:]

  public init(_ sources: SourceMap) { self.sources = sources }

  /// Of a text that is no longer there, the first place of a text without name.
  public mutating func location(of span: SourceSpan) -> Location {
    guard let lines = lines(of: span.source) else {
      let start = SourcePosition(line: 1, column: 1)
      return Location(file: "", start: start, end: start)
    }
    return Location(
      file: lines.file(at: span.start), start: lines.position(of: span.start), end: lines.position(of: span.clampedEnd),
      isCell: lines.text.cells != nil)
  }

  /// The text of the line on which a place begins.
  public mutating func firstLine(of span: SourceSpan) -> String {
    guard let text = lines(of: span.source)?.text else { return "" }
    return String(decoding: text.bytes[text.lineRange(around: span.start)], as: UTF8.self)
  }

  mutating func lines(of source: SourceID) -> LineIndex? {
    if let known = indexes[source] { return known }
    guard let text = sources[source] else { return nil }
    let index = LineIndex(text)
    indexes[source] = index
    return index
  }
}

extension SourceSpan {
  /// The end, also where start and length do not fit together.
  var clampedEnd: UInt32 {
    let (end, overflow) = start.addingReportingOverflow(length)
    return overflow ? .max : end
  }
}
