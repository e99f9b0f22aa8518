/// A text from a file, safe for a terminal: control characters (escape sequences among them) as their pictures,
/// marks that turn the direction of writing as U+FFFD, so that what is shown is what is there.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { picture(of: $0) != nil }) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { result.append(picture(of: scalar) ?? scalar) }
  return String(result)
}

/// What stands for a scalar that must not reach a terminal; nil where it may.
package func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
  switch scalar.value {
  case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
  case 0x7F: "\u{2421}"
  case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: "\u{FFFD}"
  default: nil
  }
}

/// A text in lines of at most `width` cells: broken at spaces, and between wide characters, which need none.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = String.UnicodeScalarView()
  var cells = 0
  for word in breakable(text) {
    let wordCells = displayWidth(String(word))
    if cells > 0, cells + wordCells > (isTrailing(word) ? width : width - roomForTrailing) {
      lines.append(String(line))
      line = String.UnicodeScalarView()
      cells = 0
    }
    if cells == 0, word.first == " " { continue }
    line.append(contentsOf: word)
    cells += wordCells
  }
  if !line.isEmpty || lines.isEmpty { lines.append(String(line)) }
  return lines.map(trimmingEnd)
}

/// A text in pieces between which a line may end.
private func breakable(_ text: String) -> [String.UnicodeScalarView] {
  var pieces: [String.UnicodeScalarView] = []
  var word = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar == " " || displayWidth(of: scalar) == 2 {
      if !word.isEmpty { pieces.append(word) }
      word = String.UnicodeScalarView()
      pieces.append(String.UnicodeScalarView([scalar]))
    } else {
      word.append(scalar)
    }
  }
  if !word.isEmpty { pieces.append(word) }
  return pieces
}

/// Cells kept free at the end of a line for punctuation that must not begin the next: `」？`.
private let roomForTrailing = 4

/// Punctuation that does not begin a line.
private func isTrailing(_ word: String.UnicodeScalarView) -> Bool {
  guard word.count == 1, let scalar = word.first else { return false }
  return "，。、；：？！）」』》".unicodeScalars.contains(scalar)
}

private func trimmingEnd(_ line: String) -> String {
  var line = line
  while line.last == " " { line.removeLast() }
  return line
}
