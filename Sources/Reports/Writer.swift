public import Diagnostics
public import Engine
import Rules

/// Tells one rule set from another.
public struct RuleSetIdentity: Sendable {
  public var name: String
  public var version: String
  /// Of the bytes of all its files: `sha256:…`.
  public var digest: String

  public init(_ plan: Plan) {
    name = plan.manifest.name
    version = plan.manifest.version
    digest = plan.source.digest
  }
}

/// What a report says before the first record.
public struct RunHeader: Sendable {
  public var toolVersion: String
  public var ruleSetName: String
  public var ruleSetVersion: String
  public var digest: String
  /// The rule set that is evaluated beside it, where there is one.
  public var shadow: RuleSetIdentity?

  public init(toolVersion: String, plan: Plan, shadow: Plan? = nil) {
    self.toolVersion = toolVersion
    ruleSetName = plan.manifest.name
    ruleSetVersion = plan.manifest.version
    digest = plan.source.digest
    self.shadow = shadow.map { RuleSetIdentity($0) }
  }
}

public struct ReportOptions: Sendable {
  public var language: Language
  /// Every condition with its value.
  public var explains: Bool
  /// Personal data as they are.
  public var unmasks: Bool
  /// Escape sequences for a terminal.
  public var usesColour: Bool
  /// Figures of an earlier campaign, to compare with.
  public var earlier: EarlierCampaign?

  public init(
    language: Language, explains: Bool = false, unmasks: Bool = false, usesColour: Bool = false, earlier: EarlierCampaign? = nil
  ) {
    self.language = language
    self.explains = explains
    self.unmasks = unmasks
    self.usesColour = usesColour
    self.earlier = earlier
  }
}

/// One output format. `render` sees one record only, so that many can be rendered side by side; `open` and `close` run once.
public protocol ReportWriter: Sendable {
  /// Whether it tells what decided a violation; where no report does, it is not worked out.
  var showsReasons: Bool { get }
  func open(_ run: RunHeader, into out: inout [UInt8])
  func render(_ result: RecordResult, into out: inout [UInt8])
  /// What stands between two records.
  func separate(into out: inout [UInt8])
  func close(_ summary: RunSummary, into out: inout [UInt8])
  /// How much a result counts towards `mostItems`; 0: nothing is written for it, so that nothing separates it.
  func items(in result: RecordResult) -> Int
  /// How many items stand together at most; then `turn` begins another part.
  var mostItems: Int { get }
  func turn(to part: Int, _ run: RunHeader, into out: inout [UInt8])
}

extension ReportWriter {
  public func items(in result: RecordResult) -> Int { 1 }
  public var mostItems: Int { .max }
  public func turn(to part: Int, _ run: RunHeader, into out: inout [UInt8]) { separate(into: &out) }
  public var showsReasons: Bool { true }
}

public enum ReportFormat: String, Sendable, CaseIterable {
  case text, plain, json, ndjson, sarif, csv, xlsx, html

  /// The only place that knows all formats. `put` takes the bytes of a format that is kept; what is streamed returns its bytes.
  public func form(
    _ plan: Plan, _ options: ReportOptions, put: @escaping @Sendable ([UInt8]) throws -> Void
  ) -> ReportForm {
    switch self {
    case .text: .streamed(TextReport(plan: plan, options: options, isPlain: false))
    case .plain: .streamed(TextReport(plan: plan, options: options, isPlain: true))
    case .json: .streamed(JSONReport(plan: plan, options: options))
    case .ndjson: .streamed(LinesReport(plan: plan, options: options))
    case .sarif: .streamed(FindingsSARIF(plan: plan, options: options))
    case .csv: .streamed(CSVReport(plan: plan, options: options))
    case .xlsx: .kept(WorkbookReport(plan: plan, options: options, put: put))
    case .html: .kept(HTMLReport(plan: plan, options: options, put: put))
    }
  }
}
