/// One spelling for names and texts that are written in many: full-width letters become ASCII, letters lower case.
enum NameFolding {
  /// For looking names up: spaces go too, and so do the marks that writers vary (hyphens, middle dots, brackets' width).
  static func name(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return plainName(text) }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let folded = fold(scalar)
      if isSpace(folded) { continue }
      result.append(folded)
    }
    return String(result)
  }

  /// A byte of an ASCII character or of an ideograph: most names have no other. Ideographs stay as they are.
  private static func isPlain(_ byte: UInt8) -> Bool { byte < 0xC0 || (0xE4...0xE9).contains(byte) }

  private static func plainName(_ text: String) -> String {
    String(unsafeUninitializedCapacity: text.utf8.count) { result in
      var count = 0
      for byte in text.utf8 where byte != 0x20 && !(0x09...0x0D).contains(byte) {
        result[count] = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
        count += 1
      }
      return count
    }
  }

  /// What words are made of: letters and digits of any script.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: return true
    case 0x00...0x7F: return false
    default: break
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    let folded: UInt32 =
      switch value {
      case 0x41...0x5A: value + 0x20
      // Full width, capitals among it.
      case 0xFF21...0xFF3A: value - 0xFEE0 + 0x20
      case 0xFF01...0xFF5E: value - 0xFEE0
      case 0x3000: 0x20
      case 0x2010...0x2014, 0x2212: 0x2D
      default: value
      }
    return Unicode.Scalar(folded) ?? scalar
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
  }
}
