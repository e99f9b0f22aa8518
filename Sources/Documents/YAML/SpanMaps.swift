public import Diagnostics

extension Document {
  /// Where each byte of a scalar's decoded text stands in the source: quotes, escapes, folds and indentation lie
  /// between. Made on demand, for scalars whose text has a syntax of its own.
  public func spanMap(of node: NodeID) -> SpanMap {
    let scalar = nodes[node]
    let decoded = bytes(of: node)
    let runs: [SpanMap.Run]?
    switch scalar.style {
    case .plain:
      runs = FlowScalarScan(source.bytes, scalar, decoded).runs(from: Int(scalar.start))
    case .singleQuoted, .doubleQuoted:
      runs = FlowScalarScan(source.bytes, scalar, decoded).runs(from: Int(scalar.start) + 1)
    case .literal, .folded:
      runs = BlockScalarScan(source.bytes, scalar, decoded).runs()
    }
    // What cannot be aligned is one run: the whole text stands for the whole scalar.
    let whole = SpanMap.Run(
      decoded: 0, decodedLength: scalar.textLength, source: scalar.start, sourceLength: scalar.length)
    return SpanMap(source: source.id, runs: runs ?? [whole])
  }
}

/// Collects runs and compares what they stand for with the decoded text: a run that does not agree ends it.
struct RunCollector {
  private let decoded: ArraySliceOfBytes
  private(set) var runs: [SpanMap.Run] = []
  /// How much of the decoded text is accounted for.
  private(set) var done = 0
  private(set) var agrees = true

  init(_ decoded: ArraySliceOfBytes) { self.decoded = decoded }

  var isComplete: Bool { done == decoded.count }
  var result: [SpanMap.Run]? { agrees && isComplete ? runs : nil }

  /// One byte that stands as it is.
  mutating func verbatim(_ byte: UInt8, at source: Int) {
    guard next(is: byte) else { return }
    if let last = runs.last, last.decodedLength == last.sourceLength, Int(last.source + last.sourceLength) == source,
      !lastIsMade
    {
      runs[runs.count - 1].decodedLength += 1
      runs[runs.count - 1].sourceLength += 1
    } else {
      add(1, source..<(source + 1))
    }
    lastIsMade = false
    done += 1
  }

  /// Bytes that an escape or a fold makes of a stretch of the source.
  mutating func made(_ bytes: some Collection<UInt8>, from source: Range<Int>) {
    for (step, byte) in bytes.enumerated() where !isNext(byte, step) { agrees = false }
    guard agrees, !bytes.isEmpty else { return }
    add(bytes.count, source)
    lastIsMade = true
    done += bytes.count
  }

  private var lastIsMade = false

  private mutating func next(is byte: UInt8) -> Bool {
    if !isNext(byte, 0) { agrees = false }
    return agrees
  }

  private func isNext(_ byte: UInt8, _ step: Int) -> Bool {
    let index = decoded.startIndex + done + step
    return index < decoded.endIndex && decoded[index] == byte
  }

  private mutating func add(_ length: Int, _ source: Range<Int>) {
    runs.append(
      SpanMap.Run(
        decoded: UInt32(done), decodedLength: UInt32(length), source: UInt32(source.lowerBound),
        sourceLength: UInt32(source.count)))
  }
}

/// The length of a line end at a place, 0 where there is none.
func lineEnd(_ bytes: ContiguousArray<UInt8>, at index: Int) -> Int {
  guard index < bytes.count else { return 0 }
  if bytes[index] == 0x0A { return 1 }
  guard bytes[index] == 0x0D else { return 0 }
  return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
}
