/// The standard text functions.
extension Evaluation {
  mutating func strings(_ function: Function, _ arguments: [Cell]) -> Cell? {
    guard arguments.count == 2, arguments[0].kind == .text, arguments[1].kind == .text else { return nil }
    let subject = bytes(of: arguments[0])
    let other = bytes(of: arguments[1])
    switch function {
    case .contains: return .bool(Self.offset(of: other, in: subject) != nil)
    case .startsWith: return .bool(subject.starts(with: other))
    case .endsWith: return .bool(subject.count >= other.count && subject.suffix(other.count).elementsEqual(other))
    case .matches:
      guard let pattern = pattern(Array(other)) else { return failing(.badPattern(text(of: arguments[1]))) }
      return matching(pattern, arguments[0])
    default: return nil
    }
  }

  mutating func matching(_ pattern: Pattern, _ subject: Cell) -> Cell {
    guard charge(Int(subject.count) * pattern.instructions.count / 4) else { return failing(.tooLong) }
    return .bool(pattern.matches(bytes(of: subject)))
  }

  /// Patterns that are made at run time are kept, up to a bound.
  private mutating func pattern(_ source: [UInt8]) -> Pattern? {
    if let known = patterns[source] { return known }
    if patterns.count >= 100 { patterns.removeAll() }
    let made = Pattern(String(decoding: source, as: UTF8.self))
    patterns[source] = .some(made)
    return made
  }

  /// The first place of a run of bytes.
  static func offset(
    of needle: ContiguousArray<UInt8>.SubSequence, in text: ContiguousArray<UInt8>.SubSequence
  ) -> Int? {
    guard let first = needle.first else { return text.startIndex }
    guard needle.count <= text.count else { return nil }
    if needle.count > 8, text.count > 1000 {
      return occurrences(of: Array(needle), in: Array(text)).first.map { $0 + text.startIndex }
    }
    var start = text.startIndex
    let last = text.endIndex - needle.count
    while start <= last {
      if text[start] == first, text[start..<(start + needle.count)].elementsEqual(needle) { return start }
      start += 1
    }
    return nil
  }
}
