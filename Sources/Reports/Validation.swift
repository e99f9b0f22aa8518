public import Diagnostics

/// Writes what `validate` and `rules lint` found: diagnostics as they come, a summary at the end.
public struct ValidationWriter: Sendable {
  public enum Format: String, CaseIterable, Sendable { case text, plain, json, sarif }

  /// What was read, and how much of it is wrong.
  public struct Summary: Sendable, Hashable {
    public var errors = 0
    public var warnings = 0
    /// Records read, good and bad; nil where no records were asked for.
    public var records: Int?
    /// Of them, those that do not fit the schema.
    public var invalid = 0

    public init(records: Int? = nil) { self.records = records }

    public mutating func count(_ diagnostics: some Sequence<Diagnostic>) {
      for diagnostic in diagnostics {
        switch diagnostic.severity {
        case .error: errors += 1
        case .warning: warnings += 1
        case .note: break
        }
      }
    }
  }

  public let format: Format
  private let options: RenderingOptions
  private var json = JSONWriter()
  private var sarif: DiagnosticsSARIF
  private var isFirst = true

  /// `pages` has the page of every code that may occur; `version` is the program's own.
  public init(_ format: Format, options: RenderingOptions, pages: [String: DiagnosticPage], version: String) {
    self.format = format
    self.options = options
    sarif = DiagnosticsSARIF(pages: pages, version: version, language: options.language)
    if format == .json {
      json.beginObject()
      json.key("schema_version")
      json.int(1)
      json.key("diagnostics")
      json.beginArray()
    }
  }

  /// The bytes for some more diagnostics, in order of place; duplicates among them are told once.
  public mutating func add(_ diagnostics: [Diagnostic], in sources: SourceMap) -> [UInt8] {
    guard !diagnostics.isEmpty else { return [] }
    defer { isFirst = false }
    switch format {
    case .text:
      return Array((isFirst ? "" : "\n").utf8)
        + Array(renderHuman(diagnostics, in: sources, options: options).utf8)
    case .plain: return Array(renderPlain(diagnostics, in: sources, language: options.language).utf8)
    case .json:
      var places = Places(sources)
      for diagnostic in orderedByPlace(diagnostics) { json.diagnostic(diagnostic, in: &places) }
      return json.take()
    case .sarif: return sarif.add(diagnostics, in: sources)
    }
  }

  /// The last bytes.
  public mutating func close(_ summary: Summary) -> [UInt8] {
    switch format {
    case .sarif: return sarif.close()
    case .text: return Array(((isFirst ? "" : "\n") + sentence(summary) + "\n").utf8)
    case .plain: return Array((sentence(summary) + "\n").utf8)
    case .json:
      json.endArray()
      json.key("summary")
      json.object {
        $0.key("errors")
        $0.int(summary.errors)
        $0.key("warnings")
        $0.int(summary.warnings)
        if let records = summary.records {
          $0.key("records")
          $0.int(records)
          $0.key("invalid")
          $0.int(summary.invalid)
        }
      }
      json.endObject()
      json.newline()
      return json.take()
    }
  }

  private func sentence(_ summary: Summary) -> String {
    let (errors, warnings) = (summary.errors, summary.warnings)
    switch options.language {
    case .zh:
      let records = summary.records.map { "\($0) 条记录，其中 \(summary.invalid) 条不符合词汇表；" } ?? ""
      return "\(records)\(errors) 个错误，\(warnings) 个警告"
    case .en:
      let records = summary.records.map {
        "\($0) \($0 == 1 ? "record" : "records"), \(summary.invalid) of them invalid; "
      }
      return "\(records ?? "")\(errors) \(errors == 1 ? "error" : "errors"), "
        + "\(warnings) \(warnings == 1 ? "warning" : "warnings")"
    }
  }
}
