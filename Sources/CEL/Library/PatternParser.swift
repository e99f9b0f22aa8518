/// Reads RE2's syntax. Backward references and look-around, which have no linear time, are no part of it.
struct PatternParser {
  private let text: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var flags = Flags()

  private struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotMatchesLineEnd = false
  }

  init(_ source: String) { text = Array(source.unicodeScalars) }

  mutating func parse() -> PatternTree? {
    guard let tree = alternatives(), position == text.count else { return nil }
    return tree
  }

  private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private mutating func skip(_ mark: String) -> Bool {
    let scalars = Array(mark.unicodeScalars)
    guard text[position...].starts(with: scalars) else { return false }
    position += scalars.count
    return true
  }

  // MARK: Structure

  private mutating func alternatives() -> PatternTree? {
    guard depth < 100 else { return nil }
    depth += 1
    defer { depth -= 1 }
    var found: [PatternTree] = []
    repeat {
      guard let part = sequence() else { return nil }
      found.append(part)
    } while skip("|")
    return found.count == 1 ? found[0] : .alternatives(found)
  }

  private mutating func sequence() -> PatternTree? {
    var parts: [PatternTree] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let atom = atom(), let repeated = repetitions(of: atom) else { return nil }
      parts.append(repeated)
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repetitions(of atom: PatternTree) -> PatternTree? {
    var tree = atom
    var count = 0
    while let (minimum, maximum) = bounds() {
      // Greedy or not makes no difference to whether there is a match.
      _ = skip("?")
      if let maximum, maximum < minimum { return nil }
      guard minimum <= 1000, maximum ?? 0 <= 1000 else { return nil }
      count += 1
      guard count == 1 else { return nil }
      tree = .repeated(tree, minimum, maximum)
    }
    return tree
  }

  private mutating func bounds() -> (Int, Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    let start = position
    guard skip("{") else { return nil }
    if let minimum = number() {
      if skip("}") { return (minimum, minimum) }
      if skip(",") {
        if skip("}") { return (minimum, nil) }
        if let maximum = number(), skip("}") { return (minimum, maximum) }
      }
    }
    // Anything else in braces is letters.
    position = start
    return nil
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, (0x30...0x39).contains(scalar.value), (value ?? 0) < 100_000 {
      value = (value ?? 0) * 10 + Int(scalar.value - 0x30)
      position += 1
    }
    return value
  }

  // MARK: Atoms

  private mutating func atom() -> PatternTree? {
    guard let scalar = next else { return nil }
    switch scalar {
    case "(": return group()
    case "[":
      position += 1
      return bracket().map { .scalar($0) }
    case "*", "+", "?": return nil
    case ".":
      position += 1
      return .scalar(flags.dotMatchesLineEnd ? .any : ScalarClass("\n").negated)
    case "^":
      position += 1
      return .assert(flags.isMultiline ? .lineStart : .textStart)
    case "$":
      position += 1
      return .assert(flags.isMultiline ? .lineEnd : .textEnd)
    case "\\":
      position += 1
      return escape()
    default:
      position += 1
      return letter(scalar)
    }
  }

  private func letter(_ scalar: Unicode.Scalar) -> PatternTree {
    var set = ScalarClass(scalar)
    set.ignoresCase = flags.ignoresCase
    return .scalar(set)
  }

  private mutating func group() -> PatternTree? {
    position += 1
    let saved = flags
    if skip("?") {
      if skip("P<") || (next == "<" && skip("<")) {
        guard name() else { return nil }
      } else {
        guard let isOpen = changeFlags() else { return nil }
        // `(?i)` holds to the end of the group around it.
        if !isOpen { return .empty }
      }
    }
    guard let tree = alternatives(), skip(")") else { return nil }
    flags = saved
    return tree
  }

  private mutating func name() -> Bool {
    let start = position
    while let scalar = next, ScalarClass.word.contains(scalar) { position += 1 }
    return position > start && skip(">")
  }

  /// `i`, `-s`, up to `:` (true: a group follows) or `)` (false).
  private mutating func changeFlags() -> Bool? {
    var isOn = true
    while let scalar = next {
      position += 1
      switch scalar {
      case "i": flags.ignoresCase = isOn
      case "m": flags.isMultiline = isOn
      case "s": flags.dotMatchesLineEnd = isOn
      case "U": break
      case "-":
        guard isOn else { return nil }
        isOn = false
      case ":": return true
      case ")": return false
      default: return nil
      }
    }
    return nil
  }

  private mutating func escape() -> PatternTree? {
    guard let scalar = next else { return nil }
    switch scalar {
    case "b": return assertion(.wordBoundary)
    case "B": return assertion(.noWordBoundary)
    case "A": return assertion(.textStart)
    case "z": return assertion(.textEnd)
    case "Q":
      position += 1
      var parts: [PatternTree] = []
      while let scalar = next, !skip("\\E") {
        position += 1
        parts.append(letter(scalar))
      }
      return .sequence(parts)
    default:
      if let set = shorthand() { return .scalar(set) }
      return escapedScalar().map { letter($0) }
    }
  }

  private mutating func assertion(_ assertion: Pattern.Assertion) -> PatternTree {
    position += 1
    return .assert(assertion)
  }

  /// After a backslash: `d`, `W`, `p{Han}` and so on.
  private mutating func shorthand() -> ScalarClass? {
    guard let scalar = next else { return nil }
    let set: ScalarClass
    switch scalar {
    case "d", "D": set = .digit
    case "w", "W": set = .word
    case "s", "S": set = .space
    case "p", "P":
      position += 1
      let isTurned = skip("{^")
      var name = ""
      if isTurned || skip("{") {
        while let scalar = next, !skip("}") {
          name.unicodeScalars.append(scalar)
          position += 1
        }
      } else if let letter = next {
        name.unicodeScalars.append(letter)
        position += 1
      }
      return ScalarClass(property: name).map { isTurned != (scalar == "P") ? $0.negated : $0 }
    default: return nil
    }
    position += 1
    return scalar.properties.isUppercase ? set.negated : set
  }

  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    position += 1
    switch scalar {
    case "a": return "\u{7}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{B}"
    case "x":
      var digits = ""
      if skip("{") {
        while let scalar = next, !skip("}") {
          digits.unicodeScalars.append(scalar)
          position += 1
        }
      } else {
        for _ in 0..<2 {
          guard let scalar = next else { return nil }
          digits.unicodeScalars.append(scalar)
          position += 1
        }
      }
      return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
    default:
      // Only marks may be escaped: a letter or digit would mean something that is not offered.
      return scalar.value < 0x80 && !ScalarClass.word.contains(scalar) || scalar == "_" ? scalar : nil
    }
  }

  // MARK: Brackets

  private mutating func bracket() -> ScalarClass? {
    var set = ScalarClass()
    let isNegated = skip("^")
    var isFirst = true
    while let scalar = next {
      if scalar == "]", !isFirst {
        position += 1
        set.isNegated = isNegated
        set.ignoresCase = flags.ignoresCase
        return set
      }
      isFirst = false
      guard member(of: &set) else { return nil }
    }
    return nil
  }

  private mutating func member(of set: inout ScalarClass) -> Bool {
    if skip("[:") {
      let isTurned = skip("^")
      var name = ""
      while let scalar = next, !skip(":]") {
        name.unicodeScalars.append(scalar)
        position += 1
      }
      guard let named = ScalarClass(posix: name) else { return false }
      set.add(isTurned ? named.negated : named)
      return true
    }
    if next == "\\" {
      position += 1
      if let known = shorthand() {
        set.add(known)
        return true
      }
      position -= 1
    }
    guard let low = end() else { return false }
    guard next == "-", position + 1 < text.count, text[position + 1] != "]" else {
      set.ranges.append(low.value...low.value)
      return true
    }
    position += 1
    guard let high = end(), high >= low else { return false }
    set.ranges.append(low.value...high.value)
    return true
  }

  private mutating func end() -> Unicode.Scalar? {
    if skip("\\") { return escapedScalar() }
    guard let scalar = next else { return nil }
    position += 1
    return scalar
  }
}
