/// A set of Unicode scalars: ranges and properties, possibly turned around.
struct ScalarClass: Sendable {
  enum Property: Sendable {
    case category(Set<Unicode.GeneralCategory>)
    case han
  }

  var ranges: [ClosedRange<UInt32>] = []
  var properties: [(property: Property, isNegated: Bool)] = []
  /// Parts that are turned around by themselves: `\D` within `[…]`.
  var complements: [ScalarClass] = []
  var isNegated = false
  var ignoresCase = false

  init(_ ranges: [ClosedRange<UInt32>] = []) { self.ranges = ranges }

  init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

  static let digit = ScalarClass([0x30...0x39])
  static let word = ScalarClass([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = ScalarClass([0x09...0x0A, 0x0C...0x0D, 0x20...0x20])
  static let any = ScalarClass([0...0x10FFFF])

  var negated: ScalarClass {
    var other = self
    other.isNegated.toggle()
    return other
  }

  mutating func add(_ other: ScalarClass) {
    if other.isNegated {
      complements.append(other)
    } else {
      ranges += other.ranges
      properties += other.properties
      complements += other.complements
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    if holds(scalar) { return !isNegated }
    if ignoresCase {
      for other in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
        let scalars = other.unicodeScalars
        if scalars.count == 1, let first = scalars.first, holds(first) { return !isNegated }
      }
    }
    return isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    if ranges.contains(where: { $0.contains(scalar.value) }) { return true }
    if properties.contains(where: { Self.has($0.property, scalar) != $0.isNegated }) { return true }
    return complements.contains { $0.contains(scalar) }
  }

  private static func has(_ property: Property, _ scalar: Unicode.Scalar) -> Bool {
    switch property {
    case .category(let categories): categories.contains(scalar.properties.generalCategory)
    case .han: hanRanges.contains { $0.contains(scalar.value) }
    }
  }

  private static let hanRanges: [ClosedRange<UInt32>] = [
    0x2E80...0x2FD5, 0x3005...0x3005, 0x3007...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF,
    0x4E00...0x9FFF, 0xF900...0xFAD9, 0x20000...0x323AF,
  ]

  /// The class of a property's name: `L`, `Lu`, `N`, `Han`.
  init?(property name: String) {
    if name == "Han" {
      properties = [(.han, false)]
      return
    }
    guard let categories = Self.categories[name] else { return nil }
    properties = [(.category(categories), false)]
  }

  private static let categories: [String: Set<Unicode.GeneralCategory>] = [
    "L": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter],
    "Lu": [.uppercaseLetter], "Ll": [.lowercaseLetter], "Lt": [.titlecaseLetter], "Lm": [.modifierLetter],
    "Lo": [.otherLetter], "M": [.nonspacingMark, .spacingMark, .enclosingMark], "Mn": [.nonspacingMark],
    "N": [.decimalNumber, .letterNumber, .otherNumber], "Nd": [.decimalNumber], "Nl": [.letterNumber],
    "No": [.otherNumber],
    "P": [
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation,
    ],
    "S": [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol], "Sc": [.currencySymbol], "Sm": [.mathSymbol],
    "Z": [.spaceSeparator, .lineSeparator, .paragraphSeparator], "Zs": [.spaceSeparator],
    "C": [.control, .format, .surrogate, .privateUse, .unassigned], "Cc": [.control],
  ]

  /// `[:alpha:]` and the like.
  init?(posix name: String) {
    switch name {
    case "alnum": self.init([0x30...0x39, 0x41...0x5A, 0x61...0x7A])
    case "alpha": self.init([0x41...0x5A, 0x61...0x7A])
    case "ascii": self.init([0...0x7F])
    case "blank": self.init([0x09...0x09, 0x20...0x20])
    case "cntrl": self.init([0...0x1F, 0x7F...0x7F])
    case "digit": self.init([0x30...0x39])
    case "graph": self.init([0x21...0x7E])
    case "lower": self.init([0x61...0x7A])
    case "print": self.init([0x20...0x7E])
    case "punct": self.init([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E])
    case "space": self.init([0x09...0x0D, 0x20...0x20])
    case "upper": self.init([0x41...0x5A])
    case "word": self = .word
    case "xdigit": self.init([0x30...0x39, 0x41...0x46, 0x61...0x66])
    default: return nil
    }
  }
}
