/// `"%d of %s".format([1, "x"])`.
extension Evaluation {
  mutating func formatted(_ pattern: String, _ arguments: [Cell]) -> Cell {
    var result = ""
    var scalars = pattern.unicodeScalars.makeIterator()
    var used = 0
    while let scalar = scalars.next() {
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      guard var clause = scalars.next() else { return failing(.badFormat("%")) }
      if clause == "%" {
        result += "%"
        continue
      }
      var precision: Int?
      if clause == "." {
        var digits = ""
        while let next = scalars.next() {
          clause = next
          guard (0x30...0x39).contains(next.value) else { break }
          digits.unicodeScalars.append(next)
        }
        guard let number = Int(digits), number <= 400 else { return failing(.badFormat("%.\(digits)")) }
        precision = number
      }
      guard used < arguments.count else { return failing(.indexOutOfRange(Int64(used))) }
      let argument = arguments[used]
      used += 1
      if argument.kind == .unknown { return argument }
      guard let text = clauseText(clause, precision, argument) else {
        return failing(.badFormat("%\(clause): \(argument.kind.name)"))
      }
      result += text
      guard result.utf8.count <= Self.maximumSize else { return failing(.tooLong) }
    }
    return charge(result.utf8.count) ? makeText(result) : failing(.tooLong)
  }

  private func clauseText(_ clause: Unicode.Scalar, _ precision: Int?, _ argument: Cell) -> String? {
    switch clause {
    case "s":
      var left = 10_000
      return shown(argument, &left)
    case "d":
      switch argument.kind {
      case .int, .uint, .double, .decimal: return display(argument)
      default: return nil
      }
    case "f", "e":
      guard let value = approximate(argument) else { return nil }
      guard value.isFinite else { return shortest(value) }
      return fixed(value, precision: precision ?? 6, isScientific: clause == "e")
    case "b":
      if argument.kind == .boolean { return argument.isTrue ? "1" : "0" }
      return digits(argument, radix: 2)
    case "o": return digits(argument, radix: 8)
    case "x", "X":
      let isUpper = clause == "X"
      if argument.kind == .text || argument.kind == .bytes {
        return bytes(of: argument).map {
          let text = String($0, radix: 16, uppercase: isUpper)
          return text.count == 1 ? "0" + text : text
        }.joined()
      }
      return digits(argument, radix: 16, uppercase: isUpper)
    default: return nil
    }
  }

  private func digits(_ argument: Cell, radix: Int, uppercase: Bool = false) -> String? {
    switch argument.kind {
    case .int: String(argument.payload, radix: radix, uppercase: uppercase)
    case .uint: String(argument.uint, radix: radix, uppercase: uppercase)
    default: nil
    }
  }

  /// As `%s` shows a value; maps in the order of their keys' texts. Nil for what has no text.
  private func shown(_ cell: Cell, _ left: inout Int) -> String? {
    left -= 1
    guard left > 0 else { return nil }
    switch cell.kind {
    case .list:
      var parts: [String] = []
      for element in cells(of: cell) {
        guard let text = shown(element, &left) else { return nil }
        parts.append(text)
      }
      return "[" + parts.joined(separator: ", ") + "]"
    case .map:
      var parts: [(key: String, value: String)] = []
      for entry in entries(of: cell) {
        guard let key = shown(entry.key, &left), let value = shown(entry.value, &left) else { return nil }
        parts.append((key, value))
      }
      parts.sort { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
      return "{" + parts.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    case .unknown, .error, .object, .optional: return nil
    default: return display(cell)
    }
  }
}
