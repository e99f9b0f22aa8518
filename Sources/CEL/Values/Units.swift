/// A unit of measurement: its dimension, and the power of ten that it stands above the dimension's base.
public struct Unit: Hashable, Sendable, BitwiseCopyable {
  public enum Dimension: UInt8, Sendable, BitwiseCopyable, CaseIterable {
    case number, massFraction, massPerVolume, countPerMass, countPerVolume
  }

  /// Index into ``all``; what a cell's `count` holds.
  public let index: UInt8

  struct Entry: Sendable {
    var symbol: String
    var dimension: Dimension
    var exponent: Int
    var spellings: [String]
  }

  public static let none = Unit(index: 0)

  var entry: Entry { Self.all[Int(index) < Self.all.count ? Int(index) : 0] }
  public var symbol: String { entry.symbol }
  public var dimension: Dimension { entry.dimension }
  var exponent: Int { entry.exponent }

  /// Mass fractions count from mg/kg, concentrations from mg/L, counts from one a gram or millilitre. All steps are
  /// powers of ten, so that conversion is exact.
  static let all: [Entry] = [
    Entry(symbol: "", dimension: .number, exponent: 0, spellings: []),
    Entry(symbol: "mg/kg", dimension: .massFraction, exponent: 0, spellings: ["毫克/千克", "毫克/公斤"]),
    Entry(symbol: "%", dimension: .massFraction, exponent: 4, spellings: ["％", "%(w/w)", "%w/w", "%(m/m)"]),
    Entry(symbol: "‰", dimension: .massFraction, exponent: 3, spellings: []),
    Entry(symbol: "μg/g", dimension: .massFraction, exponent: 0, spellings: ["微克/克"]),
    Entry(symbol: "μg/kg", dimension: .massFraction, exponent: -3, spellings: ["微克/千克", "微克/公斤"]),
    Entry(symbol: "ng/g", dimension: .massFraction, exponent: -3, spellings: []),
    Entry(symbol: "ng/kg", dimension: .massFraction, exponent: -6, spellings: []),
    Entry(symbol: "mg/g", dimension: .massFraction, exponent: 3, spellings: ["毫克/克"]),
    Entry(symbol: "g/kg", dimension: .massFraction, exponent: 3, spellings: ["克/千克", "克/公斤"]),
    Entry(symbol: "g/100g", dimension: .massFraction, exponent: 4, spellings: ["克/100克"]),
    Entry(symbol: "mg/100g", dimension: .massFraction, exponent: 1, spellings: ["毫克/100克"]),
    Entry(symbol: "ppm", dimension: .massFraction, exponent: 0, spellings: []),
    Entry(symbol: "ppb", dimension: .massFraction, exponent: -3, spellings: []),
    Entry(symbol: "mg/L", dimension: .massPerVolume, exponent: 0, spellings: ["毫克/升"]),
    Entry(symbol: "μg/mL", dimension: .massPerVolume, exponent: 0, spellings: ["微克/毫升"]),
    Entry(symbol: "μg/L", dimension: .massPerVolume, exponent: -3, spellings: ["微克/升"]),
    Entry(symbol: "ng/mL", dimension: .massPerVolume, exponent: -3, spellings: []),
    Entry(symbol: "mg/mL", dimension: .massPerVolume, exponent: 3, spellings: ["毫克/毫升"]),
    Entry(symbol: "g/L", dimension: .massPerVolume, exponent: 3, spellings: ["克/升"]),
    Entry(symbol: "g/100mL", dimension: .massPerVolume, exponent: 4, spellings: []),
    Entry(symbol: "mg/100mL", dimension: .massPerVolume, exponent: 1, spellings: []),
    Entry(symbol: "CFU/g", dimension: .countPerMass, exponent: 0, spellings: []),
    Entry(symbol: "个/g", dimension: .countPerMass, exponent: 0, spellings: ["个/克"]),
    Entry(symbol: "CFU/mL", dimension: .countPerVolume, exponent: 0, spellings: []),
    Entry(symbol: "个/mL", dimension: .countPerVolume, exponent: 0, spellings: ["个/毫升"]),
  ]

  private static let bySpelling: [String: Unit] = {
    var found: [String: Unit] = [:]
    for (index, entry) in all.enumerated() {
      for spelling in [entry.symbol] + entry.spellings { found[folded(spelling)] = Unit(index: UInt8(index)) }
    }
    return found
  }()

  /// The unit that a spelling names: letters in either case, `u` or either micro sign for `μ`.
  init?(spelling: String) {
    guard let known = Self.bySpelling[Self.folded(spelling)] else { return nil }
    self = known
  }

  private static let symbolBytes = all.map { ContiguousArray($0.symbol.utf8) }

  /// The unit whose symbol this is, to the letter.
  init?(symbol: ContiguousArray<UInt8>.SubSequence) {
    guard !symbol.isEmpty, let index = Self.symbolBytes.firstIndex(where: { $0[...] == symbol }) else { return nil }
    self.init(index: UInt8(index))
  }

  private init(index: UInt8) { self.index = index }

  init(number: UInt32) { self.init(index: number < UInt32(Self.all.count) ? UInt8(number) : 0) }

  static var symbols: [String] { all.map(\.symbol).filter { !$0.isEmpty } }

  private static func folded(_ spelling: String) -> String {
    var result = ""
    for scalar in spelling.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x3000, 0xA0: continue
      case 0x03BC, 0xB5: result.append("u")
      case 0xFF01...0xFF5E:
        if let plain = Unicode.Scalar(scalar.value - 0xFEE0) { result.unicodeScalars.append(plain) }
      case 0x2113: result.append("l")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.lowercased()
  }
}
