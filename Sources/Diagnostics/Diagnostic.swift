/// How bad it is. Errors stop the text they stand in from being used; warnings do not.
public enum Severity: String, Sendable, CaseIterable {
  case error, warning, note
}

/// A place with a word about it.
public struct Label: Sendable, Hashable {
  public var span: SourceSpan
  public var message: Localized?

  public init(_ span: SourceSpan, _ message: Localized? = nil) {
    self.span = span
    self.message = message
  }
}

/// One mistake in a text, told to the text's author. Findings about an enterprise are something else.
public struct Diagnostic: Sendable, Hashable {
  /// Stable: never reused, never renumbered. `E0203`.
  public var code: String
  public var severity: Severity
  /// What is wrong, in one clause; the user's words in backticks or 「」.
  public var message: Localized
  public var primary: Label
  /// The other party: an earlier definition, the declaration in the schema, a conflicting rule.
  public var secondary: [Label]
  /// How to mend it.
  public var help: [Localized]
  /// The words that were probably meant, best first.
  public var suggestions: [String]

  public init(
    code: String, severity: Severity, message: Localized, primary: Label, secondary: [Label] = [],
    help: [Localized] = [], suggestions: [String] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.primary = primary
    self.secondary = secondary
    self.help = help
    self.suggestions = suggestions
  }
}

/// Each stage lists its mistakes in one enum: `CaseIterable` makes the list complete, the switch in `page`
/// gives every case its page.
public protocol DiagnosticCode: RawRepresentable<String>, CaseIterable, Sendable {
  var page: DiagnosticPage { get }
}

extension DiagnosticCode {
  /// A diagnostic with this code's severity.
  public func at(
    _ span: SourceSpan, _ message: Localized, label: Localized? = nil, other: [Label] = [],
    help: [Localized] = [], suggestions: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      code: rawValue, severity: page.severity, message: message, primary: Label(span, label),
      secondary: other, help: help, suggestions: suggestions)
  }
}

extension Collection<Diagnostic> {
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
