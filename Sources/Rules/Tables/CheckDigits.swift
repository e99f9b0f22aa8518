import Diagnostics
import Documents

extension ReferenceTables {
  /// A CAS number ends in a digit that is worked out from the others, so that a slip in one of them shows.
  func checkDigit(of number: String, in cell: CSVTable.Cell?, reporting: inout [Diagnostic]) {
    guard let cell else { return }
    guard let (sum, last) = Self.digits(of: number) else {
      reporting.append(
        RuleMistake.tableValue.at(
          cell.span, Localized(zh: "「\(number)」不是CAS号", en: "`\(number)` is no CAS number"),
          help: [Localized(zh: "CAS号写作 50-02-2", en: "a CAS number is written 50-02-2")]))
      return
    }
    guard last != sum % 10 else { return }
    reporting.append(
      RuleMistake.tableValue.at(
        cell.span,
        Localized(
          zh: "CAS号「\(number)」的校验位应为 \(sum % 10)，其中有数字抄错",
          en: "the check digit of `\(number)` should be \(sum % 10): one of its digits is wrong")))
  }

  /// The sum of the other digits, each times its place from the right, and the check digit; nil where it is not written as a CAS number:
  /// two to seven digits, two, and one.
  private static func digits(of number: String) -> (sum: Int, last: Int)? {
    let text = Array(number.utf8)
    let dash = UInt8(ascii: "-")
    let first = text.count - 5
    guard (2...7).contains(first), text[first] == dash, text[first + 3] == dash else { return nil }
    var sum = 0
    var weight = 1
    for place in (0..<first + 3).reversed() where place != first {
      guard (0x30...0x39).contains(text[place]) else { return nil }
      sum += weight * Int(text[place] - 0x30)
      weight += 1
    }
    guard (0x30...0x39).contains(text[first + 4]) else { return nil }
    return (sum, Int(text[first + 4] - 0x30))
  }
}
