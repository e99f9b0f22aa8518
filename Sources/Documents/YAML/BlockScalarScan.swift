import Diagnostics

/// Walks a literal or folded block of YAML once more and aligns it with its decoded text.
///
/// How far the block is indented depends on what is around it; so the few indentations that are possible are
/// tried, and the one that yields the decoded text is right.
struct BlockScalarScan {
  private let bytes: ContiguousArray<UInt8>
  private let isFolded: Bool
  private let start: Int
  private let decoded: ArraySliceOfBytes

  init(_ bytes: ContiguousArray<UInt8>, _ scalar: Document.Node, _ decoded: ArraySliceOfBytes) {
    self.bytes = bytes
    isFolded = scalar.style == .folded
    start = Int(scalar.start)
    self.decoded = decoded
  }

  func runs() -> [SpanMap.Run]? {
    guard !decoded.isEmpty else { return [] }
    var content = start
    while content < bytes.count, lineEnd(bytes, at: content) == 0 { content += 1 }
    content += lineEnd(bytes, at: content)
    // Empty lines before the first may be indented further than it is.
    var first = content
    var deepest = indentation(at: first)
    while first < bytes.count {
      let text = first + indentation(at: first)
      guard lineEnd(bytes, at: text) > 0 else { break }
      first = text + lineEnd(bytes, at: text)
      deepest = max(deepest, indentation(at: first))
    }
    deepest = min(deepest, 1024)
    for indent in (0...deepest).reversed() {
      if let runs = aligned(from: content, indent: indent) { return runs }
    }
    return nil
  }

  private func indentation(at line: Int) -> Int {
    var index = line
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index - line
  }

  private func aligned(from content: Int, indent: Int) -> [SpanMap.Run]? {
    var collector = RunCollector(decoded)
    var index = content
    /// The end of the line before, and the empty lines after it.
    var leading: Range<Int>?
    var trailing: [Range<Int>] = []
    var lastBeganBlank = false
    while !collector.isComplete, collector.agrees {
      guard let text = emptyLines(from: index, indent, &trailing) else { break }
      index = text
      let beginsBlank = bytes[index] == 0x20 || bytes[index] == 0x09
      if let fold = leading {
        if isFolded, !lastBeganBlank, !beginsBlank {
          if trailing.isEmpty { collector.made(CollectionOfOne(0x20), from: fold.lowerBound..<index) }
        } else {
          lineBreak(fold, &collector)
        }
      }
      for one in trailing { lineBreak(one, &collector) }
      trailing = []
      while index < bytes.count, lineEnd(bytes, at: index) == 0 {
        collector.verbatim(bytes[index], at: index)
        index += 1
      }
      let length = lineEnd(bytes, at: index)
      leading = length > 0 ? index..<(index + length) : nil
      index += length
      lastBeganBlank = beginsBlank
    }
    for one in [leading].compactMap({ $0 }) + trailing where !collector.isComplete && collector.agrees {
      lineBreak(one, &collector)
    }
    return collector.result
  }

  /// Goes over empty lines and over the indentation of the line after them; nil where the block ends.
  private func emptyLines(from start: Int, _ indent: Int, _ found: inout [Range<Int>]) -> Int? {
    var index = start
    while index < bytes.count {
      let spaces = min(indentation(at: index), indent)
      let text = index + spaces
      let length = lineEnd(bytes, at: text)
      guard length > 0 else { return spaces == indent && text < bytes.count ? text : nil }
      found.append(text..<(text + length))
      index = text + length
    }
    return nil
  }

  private func lineBreak(_ range: Range<Int>, _ collector: inout RunCollector) {
    if range.count == 1, bytes[range.lowerBound] == 0x0A {
      collector.verbatim(0x0A, at: range.lowerBound)
    } else {
      collector.made(CollectionOfOne(0x0A), from: range)
    }
  }
}
