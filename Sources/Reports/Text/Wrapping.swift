import Diagnostics

/// Text for a terminal: lines no wider than `width` cells, breaking at spaces and between wide characters.
package struct TextBlock {
  static let width = 80
  private(set) var lines: [String] = []

  package init() {}

  /// Appends a text; the first line begins with `first`, the others with as many spaces.
  package mutating func add(_ first: String, _ text: String) {
    let indent = String(repeating: " ", count: displayWidth(first))
    var line = first
    var used = displayWidth(first)
    var isEmpty = true
    for piece in Self.pieces(text) {
      if used + displayWidth(piece.trimmedEnd) > Self.width, !isEmpty {
        lines.append(line.trimmedEnd)
        line = indent
        used = displayWidth(indent)
        isEmpty = true
      }
      // A piece wider than the line (a long path) is cut where the line ends.
      for part in Self.cut(piece, to: max(Self.width - displayWidth(indent), 10)) {
        if used + displayWidth(part.trimmedEnd) > Self.width, !isEmpty {
          lines.append(line.trimmedEnd)
          line = indent
          used = displayWidth(indent)
        }
        line += part
        used += displayWidth(part)
        isEmpty = false
      }
    }
    lines.append(line.trimmedEnd)
  }

  package mutating func blank() { if lines.last?.isEmpty == false { lines.append("") } }

  package func write(to out: inout [UInt8]) {
    for line in lines {
      out += line.utf8
      out.append(0x0A)
    }
  }

  /// Words with their following space; a wide character is a word of its own, closing marks stay with it.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var current = ""
    for character in text {
      if character == "\n" || character == " " {
        pieces.append(current + " ")
        current = ""
      } else if displayWidth(String(character)) == 2 {
        if closing.contains(character) {
          if current.isEmpty, let last = pieces.popLast() { current = last }
          pieces.append(current + String(character))
          current = ""
        } else if opening.contains(character) {
          // An opening mark goes with what follows it.
          if !current.isEmpty, !isOpening(current) { pieces.append(current) }
          current = (isOpening(current) ? current : "") + String(character)
        } else if isOpening(current) {
          pieces.append(current + String(character))
          current = ""
        } else {
          if !current.isEmpty { pieces.append(current) }
          pieces.append(String(character))
          current = ""
        }
      } else {
        current.append(character)
      }
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces
  }

  private static let closing: Set<Character> = ["，", "。", "；", "：", "、", "）", "」", "》", "”", "？", "！"]

  private static let opening: Set<Character> = ["「", "《", "（", "“"]

  private static func isOpening(_ text: String) -> Bool { !text.isEmpty && text.allSatisfy { opening.contains($0) } }

  private static func cut(_ piece: String, to width: Int) -> [String] {
    guard displayWidth(piece.trimmedEnd) > width else { return [piece] }
    var parts = [""]
    var used = 0
    for character in piece {
      let cells = displayWidth(String(character))
      if used + cells > width {
        parts.append("")
        used = 0
      }
      parts[parts.count - 1].append(character)
      used += cells
    }
    return parts
  }
}

extension String {
  var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
