/// How far a run is.
public struct RunProgress: Sendable, Equatable {
  /// Records written.
  public private(set) var records = 0
  public private(set) var cases = 0
  /// Bytes of the input that were judged.
  public private(set) var bytes = 0
  /// Bytes of the whole input; nil where a part of it has no size, such as a pipe.
  public let totalBytes: Int?

  public init(totalBytes: Int?) { self.totalBytes = totalBytes }

  public mutating func add(records: Int, cases: Int, bytes: Int) {
    self.records += records
    self.cases += cases
    self.bytes += bytes
  }

  /// From 0 to 1.
  public var share: Double? {
    guard let totalBytes, totalBytes > 0 else { return nil }
    return min(1, Double(bytes) / Double(totalBytes))
  }
}
