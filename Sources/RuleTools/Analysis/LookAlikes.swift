/// Characters that look like others, or like nothing.
enum LookAlikes {
  enum Kind { case fullWidth, letter, invisible }

  /// What a character is mistaken for; nil of one that is what it looks like. Of an invisible one nothing remains.
  static func meaning(of scalar: Unicode.Scalar) -> (kind: Kind, ascii: String)? {
    if (0xFF01...0xFF5E).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0) {
      return (.fullWidth, String(Character(narrow)))
    }
    if let letter = letters[scalar] { return (.letter, letter) }
    if isInvisible(scalar) { return (.invisible, spaces.contains(scalar.value) ? " " : "") }
    return nil
  }

  /// The text as it was probably meant.
  static func narrowed(_ text: String) -> String {
    text.unicodeScalars.map { meaning(of: $0)?.ascii ?? String(Character($0)) }.joined()
  }

  private static let spaces: Set<UInt32> = [0xA0, 0x3000, 0x2000, 0x2001, 0x2002, 0x2003, 0x2009, 0x202F]

  /// Takes no room or looks like a blank: joiners, marks of direction, soft hyphens, blanks of other widths.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x2800, 0x3164, 0xFEFF, 0xFFA0: true
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xE0000...0xE0FFF: true
    case 0xA0, 0x3000, 0x2000...0x200A, 0x202F, 0x205F: true
    default: false
    }
  }

  /// Cyrillic and Greek letters that look like Latin ones. Letters that chemistry uses, such as α and β, do not.
  private static let letters: [Unicode.Scalar: String] = {
    let pairs: [(String, String)] = [
      ("асеорхуѕіјһԁԛԝкмтнвг", "aceopxysijhdqwkmthbr"), ("АВСЕНІЈКМОРЅТХУҮ", "ABCEHIJKMOPSTXYY"),
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("ονικρτυχϲϳ", "ovikptuxcj"),
    ]
    var found: [Unicode.Scalar: String] = [:]
    for (foreign, latin) in pairs {
      for (a, b) in zip(foreign.unicodeScalars, latin.unicodeScalars) { found[a] = String(Character(b)) }
    }
    return found
  }()

  /// The first character of a name that is not what it looks like.
  static func first(inName text: String) -> (offset: Int, scalar: Unicode.Scalar)? {
    first(in: text) { scalar, _ in meaning(of: scalar) != nil }
  }

  /// The first one of a text for people, where full-width characters are at home: what cannot be seen, save the blank
  /// of Chinese texts, and letters that look Latin in a word with Latin letters.
  static func first(inText text: String) -> (offset: Int, scalar: Unicode.Scalar)? {
    first(in: text) { scalar, isMixed in
      switch meaning(of: scalar)?.kind {
      case nil, .fullWidth: false
      case .letter: isMixed
      case .invisible: scalar.value != 0x3000
      }
    }
  }

  /// Offsets count UTF-8 bytes. `isOdd` is told whether the word around the character has Latin letters too.
  private static func first(
    in text: String, where isOdd: (Unicode.Scalar, Bool) -> Bool
  ) -> (offset: Int, scalar: Unicode.Scalar)? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    let scalars = Array(text.unicodeScalars)
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      if scalar.value >= 0x80, isOdd(scalar, letters[scalar] != nil && isMixed(scalars, around: index)) {
        return (offset, scalar)
      }
      offset += UTF8.width(scalar)
    }
    return nil
  }

  private static func isMixed(_ scalars: [Unicode.Scalar], around index: Int) -> Bool {
    func isLatin(_ step: Int) -> Bool {
      var next = index + step
      while scalars.indices.contains(next), isLetter(scalars[next]) {
        if scalars[next].isASCII { return true }
        next += step
      }
      return false
    }
    return isLatin(1) || isLatin(-1)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    letters[scalar] != nil || (scalar.isASCII && scalar.properties.isAlphabetic)
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { String(Character(scalar)).utf8.count }
}
