/// One spelling for names and texts that are written in many: full-width letters become ASCII, letters lower case.
enum NameFolding {
  /// For looking names up: spaces go too, and so do the marks that writers vary (hyphens, middle dots, brackets' width).
  static func name(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let folded = fold(scalar)
      if isSpace(folded) { continue }
      result.append(folded)
    }
    return String(result)
  }

  /// What words are made of: letters and digits of any script.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    var value = scalar.value
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    if value == 0x3000 { value = 0x20 }
    if [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212].contains(value) { value = 0x2D }
    if (0x41...0x5A).contains(value) { value += 0x20 }
    return Unicode.Scalar(value) ?? scalar
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
  }
}
