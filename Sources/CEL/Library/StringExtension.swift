/// The text functions of the extension: positions count code points.
extension Evaluation {
  mutating func stringExtension(_ function: Function, _ arguments: [Cell]) -> Cell? {
    guard let subject = arguments.first, subject.kind == .text else { return nil }
    let others = Array(arguments.dropFirst())
    switch function {
    case .lowerAscii where others.isEmpty:
      return makeText(bytes(of: subject).map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 })
    case .upperAscii where others.isEmpty:
      return makeText(bytes(of: subject).map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 })
    case .trim where others.isEmpty: return trim(subject)
    case .quote where others.isEmpty: return makeText(Self.quoted(text(of: subject)))
    case .charAt, .substring: return part(function, scalars(subject), others)
    case .indexOf, .lastIndexOf: return search(function, subject, others)
    case .replace: return replace(subject, others)
    case .split: return split(subject, others)
    case .format:
      guard others.count == 1, others[0].kind == .list else { return nil }
      return formatted(text(of: subject), cells(of: others[0]))
    default: return nil
    }
  }

  private func scalars(_ cell: Cell) -> [Unicode.Scalar] { Array(text(of: cell).unicodeScalars) }

  private mutating func makeText(_ scalars: some Sequence<Unicode.Scalar>) -> Cell {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return makeText(String(view))
  }

  private mutating func trim(_ subject: Cell) -> Cell {
    let text = scalars(subject)
    let start = text.firstIndex { !$0.properties.isWhitespace } ?? text.count
    let end = (text.lastIndex { !$0.properties.isWhitespace } ?? -1) + 1
    return makeText(text[start..<max(start, end)])
  }

  private mutating func part(_ function: Function, _ text: [Unicode.Scalar], _ others: [Cell]) -> Cell? {
    guard !others.isEmpty, others.count <= (function == .charAt ? 1 : 2), others.allSatisfy({ $0.kind == .int }) else {
      return nil
    }
    let valid = 0...Int64(text.count)
    for position in others where !valid.contains(position.payload) {
      return failing(.indexOutOfRange(position.payload))
    }
    let start = Int(others[0].payload)
    if function == .charAt { return makeText(text[start..<min(start + 1, text.count)]) }
    let end = others.count == 2 ? Int(others[1].payload) : text.count
    guard start <= end else { return failing(.indexOutOfRange(Int64(start))) }
    return makeText(text[start..<end])
  }

  private mutating func search(_ function: Function, _ subject: Cell, _ others: [Cell]) -> Cell? {
    guard (1...2).contains(others.count), others[0].kind == .text, others.count == 1 || others[1].kind == .int else {
      return nil
    }
    let text = scalars(subject)
    let wanted = scalars(others[0])
    let isLast = function == .lastIndexOf
    var from = isLast ? text.count : 0
    if others.count == 2 {
      guard (0...Int64(text.count)).contains(others[1].payload) else {
        return failing(.indexOutOfRange(others[1].payload))
      }
      from = Int(others[1].payload)
    }
    let places = occurrences(of: wanted, in: text)
    let found = isLast ? places.last { $0 <= from } : places.first { $0 >= from }
    return .int(Int64(found ?? -1))
  }

  // MARK: Splitting

  private func limit(_ others: [Cell], _ index: Int) -> Int? {
    guard others.count > index else { return -1 }
    return others[index].kind == .int ? Int(others[index].payload) : nil
  }

  private mutating func replace(_ subject: Cell, _ others: [Cell]) -> Cell? {
    guard (2...3).contains(others.count), others[0].kind == .text, others[1].kind == .text,
      let limit = limit(others, 2)
    else { return nil }
    let parts = Self.pieces(scalars(subject), by: scalars(others[0]), limit: limit < 0 ? -1 : limit &+ 1)
    let size = Int(subject.count) + (parts.count - 1) * Int(others[1].count)
    guard size <= Self.maximumSize, charge(size) else { return failing(.tooLong) }
    return makeText(Array(parts.joined(separator: scalars(others[1]))))
  }

  private mutating func split(_ subject: Cell, _ others: [Cell]) -> Cell? {
    guard (1...2).contains(others.count), others[0].kind == .text, let limit = limit(others, 1) else { return nil }
    if limit == 0 { return makeList([]) }
    var parts = Self.pieces(scalars(subject), by: scalars(others[0]), limit: limit)
    // Between the letters, but not before the first and after the last.
    if others[0].count == 0 { parts = parts.filter { !$0.isEmpty } }
    guard charge(parts.count * 16) else { return failing(.tooLong) }
    return makeList(parts.map { makeText($0) })
  }

  /// The pieces between a separator, at most `limit` of them where it is not negative. An empty separator stands
  /// before, between and after all letters.
  private static func pieces(
    _ text: [Unicode.Scalar], by separator: [Unicode.Scalar], limit: Int
  ) -> [ArraySlice<Unicode.Scalar>] {
    var pieces: [ArraySlice<Unicode.Scalar>] = []
    var start = 0
    for place in occurrences(of: separator, in: text) where place >= start {
      if limit >= 0, pieces.count + 1 >= limit { break }
      pieces.append(text[start..<place])
      start = place + separator.count
    }
    pieces.append(text[start...])
    return pieces
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{7}": result += "\\a"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{B}": result += "\\v"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
