import Diagnostics
import Testing

@testable import CEL

@Suite struct AmountTests {
  @Test(arguments: [
    ("12.5 mg/kg", "12.5 mg/kg"), ("<= 1000 CFU/g", "<= 1000 CFU/g"), ("< 5 μg/g", "< 5 μg/g"),
    ("≤1000CFU/mL", "<= 1000 CFU/mL"), (">=  3 ug/g", ">= 3 μg/g"), ("0.0020 %", "0.002 %"), ("2~3 %", "2~3 %"),
    ("未检出", "未检出"), ("ND", "未检出"), ("7", "7"), ("pH 5.5", "5.5"), ("１２．５ｍｇ／ｋｇ", "12.5 mg/kg"),
    ("1.2×10^3 CFU/g", "1200 CFU/g"), ("1.2x10³ CFU/g", "1200 CFU/g"), ("2e-3 g/100g", "0.002 g/100g"),
    ("5 mg/100g", "5 mg/100g"), ("10 个/g", "10 个/g"), ("3 µg/kg", "3 μg/kg"), ("0.5‰", "0.5 ‰"),
  ])
  func `An amount is read and written back`(text: String, shown: String) throws {
    let amount = try Amount(parsing: text)
    #expect(amount.description == shown)
    #expect(try Amount(parsing: shown) == amount)
  }

  @Test(arguments: [
    ("", Amount.Mistake.noNumber), ("mg/kg", .noNumber), ("很少", .noNumber), ("3.2万", .multiplied(meant: "32000")),
    ("3.2万元", .multiplied(meant: "32000")), ("1,000 CFU/g", .multiplied(meant: "1000 CFU/g")), ("≤ 1,000 CFU/g", .multiplied(meant: "≤ 1000 CFU/g")), ("1.2.3 %", .noNumber),
    ("5 mg/gk", .unknownUnit("mg/gk", near: ["mg/kg", "mg/g", "g/kg"])), ("5 furlong", .unknownUnit("furlong", near: [])),
    ("123456789012345678901234567890 %", .doesNotFit), ("3~2 %", .reversed), ("1×10^99 %", .doesNotFit),
  ])
  func `What is no amount is refused with its reason`(text: String, mistake: Amount.Mistake) {
    #expect(throws: mistake) { try Amount(parsing: text) }
  }

  @Test(arguments: [
    ("1 %", "10000 mg/kg"), ("1 mg/g", "1000 ppm"), ("1 μg/kg", "1 ppb"), ("1 g/100g", "10 g/kg"), ("1 ‰", "1 g/kg"),
    ("1 mg/mL", "1 g/L"), ("10 CFU/g", "10 个/g"), ("100 mg/100g", "0.1 %"), ("未检出", "ND"), ("0 mg/kg", "未检出"),
  ])
  func `Units of a dimension convert exactly`(a: String, b: String) throws {
    #expect(Amount.equal(try Amount(parsing: a), try Amount(parsing: b)) == .yes)
  }

  @Test(arguments: [
    ("<= 5 mg/kg", "10 mg/kg", Truth.yes), ("<= 5 mg/kg", "5 mg/kg", .unknown), ("< 5 mg/kg", "5 mg/kg", .yes),
    ("未检出", "0.001 μg/kg", .yes), ("未检出", "0 mg/kg", .no), ("5 mg/kg", "未检出", .no), ("> 5 mg/kg", "5 mg/kg", .no),
    ("2~3 %", "25000 mg/kg", .unknown), ("9223372036854775807 %", "0.000000000000000001 mg/kg", .no),
    ("-9223372036854775807 %", "0.000000000000000001 ng/kg", .yes),
  ])
  func `Below is decided where the intervals agree`(a: String, b: String, expected: Truth) throws {
    #expect(Amount.less(try Amount(parsing: a), try Amount(parsing: b)) == expected)
  }

  @Test(arguments: [
    ("8 mg/kg", "<= 10 mg/kg", Truth.yes), ("12 mg/kg", "<= 10 mg/kg", .no), ("10 mg/kg", "< 10 mg/kg", .no),
    ("10 ppm", "10 mg/kg", .yes), ("未检出", "10 mg/kg", .yes), ("未检出", "未检出", .yes), ("0.1 mg/kg", "不得检出", .no),
    ("< 5 mg/kg", "<= 10 mg/kg", .yes), ("< 5 mg/kg", "不得检出", .unknown), ("< 20 mg/kg", "<= 10 mg/kg", .unknown),
    ("9", "4.0~8.5", .no), ("3", "4.0~8.5", .no), ("6", "4.0~8.5", .yes), ("4~9", "4.0~8.5", .unknown), ("< 10 %", "< 10 %", .yes),
    ("<= 10 %", "< 10 %", .unknown), ("未检出", ">= 5 %", .no), ("6 %", ">= 5 %", .yes), ("> 5 %", ">= 5 %", .yes),
  ])
  func `A limit is met where all of the value is allowed`(value: String, limit: String, expected: Truth) throws {
    #expect(Amount.meets(try Amount(parsing: value), try Amount(parsing: limit)) == expected)
  }

  @Test func `Dimensions do not mix, but what was not detected compares with all`() throws {
    let mass = try Amount(parsing: "1 mg/kg")
    let count = try Amount(parsing: "1 CFU/g")
    #expect(!mass.isComparable(with: count))
    #expect(!count.isComparable(with: try Amount(parsing: "1 CFU/mL")))
    #expect(Amount.notDetected.isComparable(with: count))
  }

  @Test func `A heap gives back the amount laid out in it`() throws {
    var heap = Heap()
    for text in ["< 5 μg/g", "2~3 %", "未检出", ">= 1 CFU/g"] {
      let amount = try Amount(parsing: text)
      let cell = heap.append(amount)
      #expect(heap.amount(of: cell) == amount)
    }
    #expect(heap.amount(of: .null) == nil)
  }

  @Test func `The order of intervals is that of all their values`() {
    var chance = Chance(1)
    for _ in 0..<3000 {
      let (a, b) = (Self.interval(&chance), Self.interval(&chance))
      let pairs = a.samples.flatMap { x in b.samples.map { y in (x, y) } }
      let below = pairs.filter { $0 < $1 }.count
      let same = pairs.filter { $0 == $1 }.count
      let expected: Truth = below == pairs.count ? .yes : below == 0 ? .no : .unknown
      #expect(Amount.less(a.amount, b.amount) == expected, "\(a.amount) < \(b.amount)")
      #expect(Amount.lessOrEqual(b.amount, a.amount) == !expected)
      let isDecided = same == 0 || same == pairs.count
      #expect((Amount.equal(a.amount, b.amount) == .unknown) == !isDecided, "\(a.amount) == \(b.amount)")
    }
  }

  /// An interval between whole numbers, and values in it at quarters.
  private static func interval(_ chance: inout Chance) -> (amount: Amount, samples: [Int]) {
    let low = Int.random(in: 0..<4, using: &chance)
    let high = Int.random(in: low..<5, using: &chance)
    let cut = (Bool.random(using: &chance), Bool.random(using: &chance))
    let (noLow, noHigh) = low == high ? (false, false) : cut
    let amount = Amount(
      lower: ExactDecimal(Int64(low)), upper: ExactDecimal(Int64(high)), isLowerExcluded: noLow,
      isUpperExcluded: noHigh, unit: .none)
    return (amount, ((noLow ? low * 4 + 1 : low * 4)...(noHigh ? high * 4 - 1 : high * 4)).map { $0 })
  }

  @Test func `Amounts read in the short way are those read in the long way`() throws {
    var read = 0
    for number in ["0", "12.5", "-3", "0.10", "1e3", "", "<5", "5."] {
      for blank in ["", " ", "  "] {
        for unit in Unit.symbols + ["", "mg/KG", "ug/g", "％", "万", "kg"] {
          let text = number + blank + unit
          guard let short = Amount(plain: ContiguousArray(text.utf8)[...]) else { continue }
          #expect(try Amount(parsing: text) == short, "\(text)")
          read += 1
        }
      }
    }
    #expect(read == 5 * Unit.symbols.count)
  }
}
