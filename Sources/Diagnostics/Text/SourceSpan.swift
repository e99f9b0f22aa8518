/// The number of a source text within one run; index into ``SourceMap``.
public struct SourceID: Hashable, Sendable, BitwiseCopyable {
  public var index: UInt32
  public init(_ index: UInt32) { self.index = index }
}

/// A place: UTF-8 bytes of one source text. Lines and columns are worked out only when somebody reads them.
public struct SourceSpan: Hashable, Sendable, BitwiseCopyable {
  public var source: SourceID
  /// Byte offset of the first byte.
  public var start: UInt32
  /// Length in bytes; 0 is a place between two bytes.
  public var length: UInt32

  public init(source: SourceID, start: UInt32, length: UInt32) {
    self.source = source
    self.start = start
    self.length = length
  }

  public var end: UInt32 { start + length }

  /// The smallest span that covers both; both lie in the same source.
  public func union(_ other: SourceSpan) -> SourceSpan {
    let low = min(start, other.start)
    return SourceSpan(source: source, start: low, length: max(end, other.end) - low)
  }
}

/// Where the bytes of a decoded scalar stand in the file: quotes, escapes, folds and indentation lie between.
///
/// Runs are ordered by `decoded` and cover the decoded text without gaps. Within a run decoded and source
/// bytes correspond one to one where `decodedLength == sourceLength`; otherwise the whole run (an escape, a
/// fold) corresponds to the whole source stretch.
public struct SpanMap: Sendable {
  public struct Run: Sendable, BitwiseCopyable {
    public var decoded: UInt32
    public var decodedLength: UInt32
    public var source: UInt32
    public var sourceLength: UInt32

    public init(decoded: UInt32, decodedLength: UInt32, source: UInt32, sourceLength: UInt32) {
      self.decoded = decoded
      self.decodedLength = decodedLength
      self.source = source
      self.sourceLength = sourceLength
    }
  }

  public var source: SourceID
  public var runs: [Run]

  public init(source: SourceID, runs: [Run]) {
    self.source = source
    self.runs = runs
  }

  /// A map of text that stands in the source as it is, from byte `start`.
  public init(source: SourceID, verbatimFrom start: UInt32, length: UInt32) {
    self.init(
      source: source,
      runs: [Run(decoded: 0, decodedLength: length, source: start, sourceLength: length)])
  }

  /// The place of a stretch of the decoded text. An empty range gives an empty place.
  public func span(of decoded: Range<UInt32>) -> SourceSpan {
    let low = sourceOffset(of: decoded.lowerBound, asEnd: false)
    let high = decoded.isEmpty ? low : sourceOffset(of: decoded.upperBound, asEnd: true)
    return SourceSpan(source: source, start: low, length: max(high, low) - low)
  }

  private func sourceOffset(of offset: UInt32, asEnd: Bool) -> UInt32 {
    guard let first = runs.first, let last = runs.last else { return 0 }
    for run in runs {
      let runEnd = run.decoded + run.decodedLength
      let inside = asEnd ? offset > run.decoded && offset <= runEnd : offset >= run.decoded && offset < runEnd
      guard inside else { continue }
      if run.decodedLength == run.sourceLength { return run.source + (offset - run.decoded) }
      if offset == run.decoded { return run.source }
      return asEnd ? run.source + run.sourceLength : run.source
    }
    return offset <= first.decoded ? first.source : last.source + last.sourceLength
  }
}

extension SpanMap {
  /// The map of a stretch of the decoded text, counted from the stretch's own beginning.
  public func slice(_ range: Range<UInt32>) -> SpanMap {
    var parts: [Run] = []
    for run in runs {
      let low = Swift.max(run.decoded, range.lowerBound)
      let high = Swift.min(run.decoded + run.decodedLength, range.upperBound)
      guard low < high else { continue }
      if run.decodedLength == run.sourceLength {
        parts.append(
          Run(
            decoded: low - range.lowerBound, decodedLength: high - low, source: run.source + (low - run.decoded),
            sourceLength: high - low))
      } else {
        parts.append(
          Run(
            decoded: low - range.lowerBound, decodedLength: high - low, source: run.source,
            sourceLength: run.sourceLength))
      }
    }
    if parts.isEmpty {
      // Even nothing stands somewhere.
      let place = span(of: range.lowerBound..<range.lowerBound).start
      parts.append(Run(decoded: 0, decodedLength: 0, source: place, sourceLength: 0))
    }
    return SpanMap(source: source, runs: parts)
  }
}
