/// An exact decimal number: mantissa x 10^-scale, scale 0...18. Kept without trailing zeros after the point.
/// Sums and products are made in 128 bits; what does not fit the 64-bit mantissa is nil, never rounded.
public struct ExactDecimal: Hashable, Sendable, BitwiseCopyable, Comparable {
  public let mantissa: Int64
  public let scale: UInt8

  public static let maximumScale: UInt8 = 18
  public static let zero = ExactDecimal(0)

  public init(_ value: Int64) {
    mantissa = value
    scale = 0
  }

  /// Nil where the value does not fit exactly.
  public init?(mantissa: Int128, scale: Int) {
    var mantissa = mantissa
    var scale = scale
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    while scale < 0 {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      mantissa = product
      scale += 1
    }
    guard scale <= Int(Self.maximumScale), let small = Int64(exactly: mantissa) else { return nil }
    self.mantissa = small
    self.scale = UInt8(scale)
  }

  /// Reads what most numbers are: digits, perhaps a point among them, perhaps a minus before them; nil for anything else, and for what
  /// is too long to be read so.
  public init?(plain text: ContiguousArray<UInt8>.SubSequence) {
    var place = text.startIndex
    let isNegative = place < text.endIndex && text[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    guard text.endIndex - place <= 18, place < text.endIndex else { return nil }
    var mantissa: Int64 = 0
    var digits = 0
    var scale: Int?
    for byte in text[place...] {
      if byte == UInt8(ascii: "."), scale == nil {
        scale = 0
      } else if byte >= 0x30, byte <= 0x39 {
        mantissa = mantissa * 10 + Int64(byte - 0x30)
        digits += 1
        scale = scale.map { $0 + 1 }
      } else {
        return nil
      }
    }
    guard digits > 0 else { return nil }
    var places = scale ?? 0
    while places > 0, mantissa % 10 == 0 {
      mantissa /= 10
      places -= 1
    }
    self.mantissa = isNegative ? -mantissa : mantissa
    self.scale = UInt8(places)
  }

  /// Reads `-12.50`, `3`, `.5`, `1.2e-3`; nil for anything else and for what does not fit exactly.
  public init?(_ text: some StringProtocol) {
    var mantissa: Int128 = 0
    var scale = 0
    var digits = 0
    var isNegative = false
    var seenPoint = false
    var rest = text.utf8.makeIterator()
    var next = rest.next()
    if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
      isNegative = next == UInt8(ascii: "-")
      next = rest.next()
    }
    while let byte = next {
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else if (0x30...0x39).contains(byte) {
        guard digits < 37 else { return nil }
        mantissa = mantissa * 10 + Int128(byte - 0x30)
        if mantissa != 0 { digits += 1 }
        if seenPoint { scale += 1 }
        if scale > 60 { return nil }
      } else {
        break
      }
      next = rest.next()
    }
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    if let byte = next {
      guard byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") else { return nil }
      var exponent = 0
      var exponentDigits = 0
      var exponentNegative = false
      next = rest.next()
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
        exponentNegative = next == UInt8(ascii: "-")
        next = rest.next()
      }
      while let byte = next, (0x30...0x39).contains(byte) {
        exponent = exponent * 10 + Int(byte - 0x30)
        exponentDigits += 1
        guard exponentDigits <= 3 else { return nil }
        next = rest.next()
      }
      guard next == nil, exponentDigits > 0 else { return nil }
      scale += exponentNegative ? exponent : -exponent
    }
    self.init(mantissa: isNegative ? -mantissa : mantissa, scale: scale)
  }

  public static func + (a: Self, b: Self) -> ExactDecimal? {
    let scale = max(a.scale, b.scale)
    return ExactDecimal(mantissa: a.widened(to: scale) + b.widened(to: scale), scale: Int(scale))
  }

  public static func - (a: Self, b: Self) -> ExactDecimal? {
    let scale = max(a.scale, b.scale)
    return ExactDecimal(mantissa: a.widened(to: scale) - b.widened(to: scale), scale: Int(scale))
  }

  public static func * (a: Self, b: Self) -> ExactDecimal? {
    ExactDecimal(mantissa: Int128(a.mantissa) * Int128(b.mantissa), scale: Int(a.scale) + Int(b.scale))
  }

  /// a / b, rounded half away from zero to `scale` digits after the point; nil for b = 0 or where it does not fit.
  public static func quotient(_ a: Self, _ b: Self, scale: Int) -> ExactDecimal? {
    guard b.mantissa != 0, (0...Int(maximumScale)).contains(scale) else { return nil }
    // a.m / 10^a.s / (b.m / 10^b.s) * 10^scale = a.m * 10^(scale + b.s - a.s) / b.m
    let shift = scale + Int(b.scale) - Int(a.scale)
    var numerator = Int128(a.mantissa)
    var denominator = Int128(b.mantissa)
    for _ in 0..<abs(shift) {
      let (product, overflow) = (shift > 0 ? numerator : denominator).multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      if shift > 0 { numerator = product } else { denominator = product }
    }
    let isNegative = (numerator < 0) != (denominator < 0)
    let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    let rounded = rest >= denominator.magnitude - rest ? whole + 1 : whole
    guard let magnitude = Int128(exactly: rounded) else { return nil }
    return ExactDecimal(mantissa: isNegative ? -magnitude : magnitude, scale: scale)
  }

  public static func < (a: Self, b: Self) -> Bool {
    let scale = max(a.scale, b.scale)
    return a.widened(to: scale) < b.widened(to: scale)
  }

  private func widened(to scale: UInt8) -> Int128 {
    var value = Int128(mantissa)
    for _ in self.scale..<scale { value *= 10 }
    return value
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Without trailing zeros: `257153.6`.
  public var description: String {
    guard scale > 0 else { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    if digits.utf8.count <= Int(scale) {
      digits = String(repeating: "0", count: Int(scale) + 1 - digits.utf8.count) + digits
    }
    let point = digits.index(digits.endIndex, offsetBy: -Int(scale))
    return (mantissa < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
  }
}
