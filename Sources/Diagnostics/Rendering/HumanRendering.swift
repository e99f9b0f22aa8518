/// Diagnostics for a person at a terminal: a frame with the source line for each place, then what to do about it.
/// In order of place, duplicates removed, an empty line between two.
public func renderHuman(
  _ diagnostics: some Sequence<Diagnostic>, in sources: SourceMap, options: RenderingOptions
) -> String {
  var places = Places(sources)
  var out = ""
  for diagnostic in orderedByPlace(diagnostics) {
    if !out.isEmpty { out += "\n" }
    render(diagnostic, in: &places, options: options, into: &out)
  }
  return out
}

private func render(
  _ diagnostic: Diagnostic, in places: inout Places, options: RenderingOptions, into out: inout String
) {
  let colours = Palette(isColoured: options.isColoured, severity: diagnostic.severity)
  let title = "\(diagnostic.severity.title[options.language])[\(diagnostic.code)]"
  out += colours.title(title) + colours.message(": " + printable(diagnostic.message[options.language])) + "\n"
  let frames = [Frame(label: diagnostic.primary, mark: .primary)]
    + diagnostic.secondary.map { Frame(label: $0, mark: .secondary, fallback: Words.seeAlso) }
  var gutter = 1
  for frame in frames { gutter = max(gutter, String(frame.lastLine(in: &places)).utf8.count) }
  for frame in frames {
    frame.render(in: &places, options: options, gutter: gutter, colours: colours, into: &out)
  }
  var notes = diagnostic.help.map { (Words.help, $0[options.language]) }
  if let meant = suggestionLine(diagnostic, options.language) { notes.append((Words.meant, meant)) }
  for (name, text) in notes {
    note(name[options.language], text, options: options, gutter: gutter, colours: colours, into: &out)
  }
}

private func note(
  _ name: String, _ text: String, options: RenderingOptions, gutter: Int, colours: Palette, into out: inout String
) {
  let left = String(repeating: " ", count: gutter + 1)
  let head = "\(name): "
  let hang = String(repeating: " ", count: 2 + displayWidth(head))
  let room = max(20, options.width - gutter - 1 - hang.utf8.count)
  for (index, line) in wrapped(printable(text), width: room).enumerated() {
    out += left + (index == 0 ? colours.frame("=") + " " + colours.help(head) : hang) + line + "\n"
  }
}

/// The words that were meant, unless a help line names them already.
private func suggestionLine(_ diagnostic: Diagnostic, _ language: Language) -> String? {
  let fresh = diagnostic.suggestions.filter { word in
    !diagnostic.help.contains { $0[language].containsText(word) }
  }
  guard !fresh.isEmpty else { return nil }
  return fresh.joined(separator: language == .zh ? "、" : ", ")
}

enum Words {
  static let help = Localized(zh: "帮助", en: "help")
  static let meant = Localized(zh: "可能想写", en: "perhaps meant")
  static let seeAlso = Localized(zh: "另见此处", en: "see here")
}

extension String {
  func containsText(_ part: String) -> Bool {
    guard !part.isEmpty else { return true }
    let whole = Array(utf8)
    let wanted = Array(part.utf8)
    guard wanted.count <= whole.count else { return false }
    return (0...(whole.count - wanted.count)).contains { whole[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }
}
