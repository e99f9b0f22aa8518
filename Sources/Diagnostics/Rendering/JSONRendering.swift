extension JSONWriter {
  public mutating func localized(_ text: Localized) {
    object {
      $0.key("zh")
      $0.string(text.zh)
      $0.key("en")
      $0.string(text.en)
    }
  }

  /// `{file, line, column, end_line, end_column}`; lines and columns from 1 in characters, the end is the position
  /// after the last character.
  public mutating func location(_ place: Location) {
    object {
      $0.key("file")
      $0.string(place.file)
      $0.key("line")
      $0.int(place.start.line)
      $0.key("column")
      $0.int(place.start.column)
      $0.key("end_line")
      $0.int(place.end.line)
      $0.key("end_column")
      $0.int(place.end.column)
    }
  }

  /// One diagnostic in the published form.
  public mutating func diagnostic(_ diagnostic: Diagnostic, in places: inout Places) {
    beginObject()
    key("code")
    string(diagnostic.code)
    key("severity")
    string(diagnostic.severity.rawValue)
    key("message")
    localized(diagnostic.message)
    key("location")
    location(places.location(of: diagnostic.primary.span))
    key("related")
    related(diagnostic, in: &places)
    key("help")
    array { json in diagnostic.help.forEach { json.localized($0) } }
    key("suggestions")
    array { json in diagnostic.suggestions.forEach { json.string($0) } }
    endObject()
  }

  /// The other places; the primary place too where it has words of its own.
  private mutating func related(_ diagnostic: Diagnostic, in places: inout Places) {
    beginArray()
    let own = diagnostic.primary.message == nil ? [] : [diagnostic.primary]
    for label in own + diagnostic.secondary {
      beginObject()
      key("location")
      location(places.location(of: label.span))
      key("message")
      if let message = label.message { localized(message) } else { null() }
      endObject()
    }
    endArray()
  }
}

/// The diagnostics as an array in the published form, in order of place, duplicates removed.
public func renderJSON(
  _ diagnostics: some Sequence<Diagnostic>, in sources: SourceMap, into json: inout JSONWriter
) {
  var places = Places(sources)
  json.beginArray()
  for diagnostic in orderedByPlace(diagnostics) { json.diagnostic(diagnostic, in: &places) }
  json.endArray()
}
