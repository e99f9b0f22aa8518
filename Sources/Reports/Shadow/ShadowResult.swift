public import Engine

/// What a second rule set says of a record, beside the result of the first. It is shown and never counted.
public struct ShadowResult: Sendable {
  /// Which of the two could read the record.
  public enum Reading: String, Sendable, CaseIterable {
    case both, neither
    case onlyFirst = "only_first"
    case onlySecond = "only_second"
  }

  public var reading: Reading
  /// Why the second could not read what the first could.
  public var errors: [PlacedError]
  /// Nil where neither could read it.
  public var effect: RecordEffect?

  public init(_ reading: Reading, errors: [PlacedError] = [], effect: RecordEffect? = nil) {
    self.reading = reading
    self.errors = errors
    self.effect = effect
  }

  /// Whether the second says anything else than the first.
  public var isDifferent: Bool {
    switch reading {
    case .neither: false
    case .onlyFirst, .onlySecond: true
    case .both: effect?.isEmpty == false
    }
  }
}
