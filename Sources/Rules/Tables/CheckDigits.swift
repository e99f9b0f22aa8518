import Diagnostics
import Documents

extension ReferenceTables {
  /// A CAS number ends in a digit that is worked out from the others, so that a slip in one of them shows.
  func checkDigit(of number: String, in cell: CSVTable.Cell?, reporting: inout [Diagnostic]) {
    guard let cell else { return }
    let parts = number.split(separator: "-", omittingEmptySubsequences: false).map { $0.utf8.map { Int($0) - 48 } }
    let isWellFormed =
      parts.count == 3 && (2...7).contains(parts[0].count) && parts[1].count == 2 && parts[2].count == 1
      && parts.joined().allSatisfy { (0...9).contains($0) }
    guard isWellFormed else {
      reporting.append(
        RuleMistake.tableValue.at(
          cell.span, Localized(zh: "「\(number)」不是CAS号", en: "`\(number)` is no CAS number"),
          help: [Localized(zh: "CAS号写作 50-02-2", en: "a CAS number is written 50-02-2")]))
      return
    }
    let sum = (parts[0] + parts[1]).reversed().enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
    guard parts[2][0] != sum % 10 else { return }
    reporting.append(
      RuleMistake.tableValue.at(
        cell.span,
        Localized(
          zh: "CAS号「\(number)」的校验位应为 \(sum % 10)，其中有数字抄错",
          en: "the check digit of `\(number)` should be \(sum % 10): one of its digits is wrong")))
  }
}
