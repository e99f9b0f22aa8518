/// Diagnostics one a line, for screen readers, editors and `grep`:
/// `file:line:column: error[E0301]: message; help: …`. In order of place, duplicates removed.
public func renderPlain(
  _ diagnostics: some Sequence<Diagnostic>, in sources: SourceMap, language: Language
) -> String {
  var places = Places(sources)
  var out = ""
  for diagnostic in orderedByPlace(diagnostics) {
    out += plainLine(diagnostic, in: &places, language: language) + "\n"
  }
  return out
}

private func plainLine(_ diagnostic: Diagnostic, in places: inout Places, language: Language) -> String {
  var parts = [printable(diagnostic.message[language])]
  if let label = diagnostic.primary.message { parts.append(printable(label[language])) }
  for other in diagnostic.secondary {
    let words = (other.message ?? Words.seeAlso)[language]
    parts.append("\(printable(words)): \(plainPlace(other.span, in: &places))")
  }
  for help in diagnostic.help { parts.append("\(Words.help[language]): \(printable(help[language]))") }
  if !diagnostic.suggestions.isEmpty {
    parts.append("\(Words.meant[language]): \(printable(diagnostic.suggestions.joined(separator: ", ")))")
  }
  let severity = diagnostic.severity.title[language]
  let place = plainPlace(diagnostic.primary.span, in: &places)
  return "\(place): \(severity)[\(diagnostic.code)]: " + parts.joined(separator: "; ")
}

private func plainPlace(_ span: SourceSpan, in places: inout Places) -> String {
  let location = places.location(of: span)
  return location.file.isEmpty ? ":\(location.start.line):\(location.start.column)" : location.text
}
