/// What a diagnostic means, for `explain` and the documentation: the page belongs to the code.
public struct DiagnosticPage: Sendable {
  public var severity: Severity
  /// The mistake in a few words.
  public var title: Localized
  /// Why it is one.
  public var cause: Localized
  /// How it is mended.
  public var cure: Localized
  public var example: DiagnosticExample

  public init(
    _ severity: Severity = .error, title: Localized, cause: Localized, cure: Localized, _ example: DiagnosticExample
  ) {
    self.severity = severity
    self.title = title
    self.cause = cause
    self.cure = cure
    self.example = example
  }

  /// Cause and cure in one paragraph.
  public var explanation: Localized {
    Localized(zh: "\(cause.zh)改法：\(cure.zh)。", en: "\(cause.en) Cure: \(cure.en).")
  }
}

/// A mistake as people make it, and the same mended. The tests run both: the broken text gives the page's code at the
/// marked place and no other error, the mended one no error.
///
/// All examples speak of one small world, the stalls of a fruit market.
public struct DiagnosticExample: Sendable {
  /// What kind of text it is.
  public enum Form: String, Sendable, CaseIterable {
    /// A record in YAML, in JSON, or one a line.
    case record, json, lines
    /// The tables of a workbook: each a line `[name.csv]`, then its rows.
    case sheets
    /// A file of a rule set.
    case rules
    /// Some keys of one rule.
    case rule
    /// The rule set's manifest, its vocabulary, a file of tests, a reference table.
    case manifest, schema, test, table
    /// An expression by itself.
    case expression
    /// A command line.
    case command
  }

  public var form: Form
  /// Between ⟦ and ⟧ stands what the diagnostic underlines. `⟨FF 00⟩` stands for these bytes, `⟨1000×a⟩` for so many `a`.
  public var broken: String
  public var mended: String
  /// Codes of warnings that the example gives too.
  public var also: [String]

  public init(_ form: Form, broken: String, mended: String, also: [String] = []) {
    self.form = form
    self.broken = broken
    self.mended = mended
    self.also = also
  }
}
