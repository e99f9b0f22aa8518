/// A regular expression as `matches` reads it, for those outside the language that hold texts against one.
public struct TextPattern: Sendable {
  /// As it was written.
  public let source: String
  private let pattern: Pattern

  /// Nil for what is no pattern, or too large a one.
  public init?(_ source: String) {
    guard let pattern = Pattern(source) else { return nil }
    self.source = source
    self.pattern = pattern
  }

  /// Whether any part of the text matches, in time linear in its length.
  public func matches(_ text: String) -> Bool { pattern.matches(text) }
}
