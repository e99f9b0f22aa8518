import CEL
public import Diagnostics
public import Engine
public import Records
import Documents
import Rules

/// What came of one record.
public struct RecordResult: Sendable {
  public enum Content: Sendable {
    case checked(Record, RecordFindings, Assessment)
    /// It could not be read or does not fit the schema.
    case invalid([PlacedError])
  }

  /// Nil where the record could not be read far enough.
  public var id: String?
  /// The text that it stands in, with its lines.
  public var lines: LineIndex
  public var position: SourcePosition
  public var enterprise: String?
  /// Tells one enterprise from another over many records.
  public var enterpriseKey: String?
  public var date: String?
  public var content: Content
  /// What a second rule set says of it, where one is evaluated beside the first.
  public var shadow: ShadowResult?

  public var file: String { lines.text.name }

  /// Where it begins, for people: `file:line`, or the cell of a sheet.
  var beginning: String { lines.text.cells == nil ? "\(file):\(position.line)" : "\(file)!\(CellPlaces.name(of: position))" }

  public init(
    id: String?, lines: LineIndex, position: SourcePosition, enterprise: String? = nil, enterpriseKey: String? = nil,
    date: String? = nil, content: Content
  ) {
    self.id = id
    self.lines = lines
    self.position = position
    self.enterprise = enterprise
    self.enterpriseKey = enterpriseKey
    self.date = date
    self.content = content
  }
}

/// A diagnostic with its place worked out.
public struct PlacedError: Sendable {
  public var code: String
  public var message: Localized
  public var help: [Localized]
  public var file: String
  public var position: SourcePosition
  /// The same for people.
  public var place: String

  public init(_ diagnostic: Diagnostic, in lines: LineIndex) {
    code = diagnostic.code
    message = diagnostic.message
    help = diagnostic.help
    file = lines.file(at: diagnostic.primary.span.start)
    position = lines.position(of: diagnostic.primary.span.start)
    place = lines.place(of: diagnostic.primary.span.start)
  }
}

extension RecordResult {
  /// The result of a record that was judged.
  public init(
    _ record: Record, _ findings: RecordFindings, _ assessment: Assessment, in lines: LineIndex, plan: Plan
  ) {
    func text(_ path: [String]?) -> String? {
      guard let path, let cell = record.cell(at: path, from: record.root) else { return nil }
      let value = record.heap.cells[cell]
      if let date = value.date { return date.description }
      return value.kind == .text ? record.text(of: value) : nil
    }
    self.init(
      id: text(plan.manifest.id), lines: lines, position: lines.position(of: record.span(of: 0).start),
      enterprise: text(plan.manifest.enterprise), enterpriseKey: text(plan.manifest.enterpriseKey),
      date: text(plan.manifest.date), content: .checked(record, findings, assessment))
  }
}
