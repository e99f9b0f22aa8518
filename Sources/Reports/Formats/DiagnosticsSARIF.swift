public import Diagnostics

/// Diagnostics in the form that forges show beside the lines of a change: SARIF 2.1.0, one run, written as a stream.
///
/// The results come first; the codes that occurred, each with its page, stand in `tool` at the end.
public struct DiagnosticsSARIF: Sendable {
  let pages: [String: DiagnosticPage]
  let language: Language
  let version: String
  var json = JSONWriter()
  /// The codes in the order in which they first occurred; a result names its code by the number here.
  var codes: [String] = []
  var fingerprints = Fingerprints()

  /// `pages` has the page of every code that may occur.
  public init(pages: [String: DiagnosticPage], version: String, language: Language) {
    self.pages = pages
    self.version = version
    self.language = language
    json.beginObject()
    json.key("$schema")
    json.string("https://json.schemastore.org/sarif-2.1.0.json")
    json.key("version")
    json.string("2.1.0")
    json.key("runs")
    json.beginArray()
    json.beginObject()
    json.key("columnKind")
    json.string("unicodeCodePoints")
    json.key("results")
    json.beginArray()
  }

  /// The bytes for some more diagnostics, in order of place; duplicates among them are told once.
  public mutating func add(_ diagnostics: [Diagnostic], in sources: SourceMap) -> [UInt8] {
    var places = Places(sources)
    for diagnostic in orderedByPlace(diagnostics) { result(diagnostic, in: &places) }
    return json.take()
  }

  /// The last bytes.
  public mutating func close() -> [UInt8] {
    json.endArray()
    json.key("tool")
    json.beginObject()
    json.key("driver")
    json.beginObject()
    driver()
    json.endObject()
    json.endObject()
    json.key("invocations")
    json.array { json in
      json.object { json in
        json.key("executionSuccessful")
        json.bool(true)
      }
    }
    json.endObject()
    json.endArray()
    json.endObject()
    json.newline()
    return json.take()
  }
}
