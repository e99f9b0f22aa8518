/// `xl/worksheets/sheet1.xml`: the cells of one sheet.
final class SheetContent: XMLContent {
  private(set) var sheet: Sheet
  /// Rows or columns that no spreadsheet has, or cells out of order.
  private(set) var isBroken = false
  private let strings: SharedStrings
  private let styles: CellStyles
  private let countsFrom1904: Bool

  private var row = 0
  private var column = 0
  private var type = ""
  private var style = 0
  private var value = ""
  private var isValue = false
  private var isInline = false
  private var hasFormula = false

  init(_ sheet: Sheet, _ strings: SharedStrings, _ styles: CellStyles, from1904: Bool) {
    self.sheet = sheet
    self.strings = strings
    self.styles = styles
    countsFrom1904 = from1904
  }

  func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "row":
      let next = attributes["r"].flatMap { Int($0) } ?? row + 1
      if next <= row || next > 1_048_576 { isBroken = true }
      row = next
      column = 0
    case "c":
      let next = attributes["r"].flatMap { Self.column(of: $0) } ?? column + 1
      if next <= column || next > 16_384 { isBroken = true }
      column = next
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      value = ""
      hasFormula = false
    case "v": isValue = true
    case "is": isInline = true
    case "t": isValue = isInline
    case "rPh": isInline = false
    case "f": hasFormula = true
    case "mergeCell": if let cells = attributes["ref"] { sheet.merged.append(cells) }
    default: break
    }
  }

  func text(_ text: String) { if isValue { value += text } }

  func end(_ name: String) {
    switch name {
    case "v", "t": isValue = false
    case "rPh": isInline = true
    case "is": isInline = false
    case "c" where !isBroken: take()
    default: break
    }
  }

  private func take() {
    guard !hasFormula else { return put(value.isEmpty ? "=" : value, .formula) }
    switch type {
    case "s":
      guard let index = Int(value), strings.strings.indices.contains(index) else { return isBroken = true }
      put(strings.strings[index], .text)
    case "inlineStr", "str": put(value, .text)
    case "b": put(value == "1" ? "true" : "false", .boolean)
    case "e": put(value, .error)
    case "d": put(value, .date)
    default: number()
    }
  }

  private func number() {
    if value.isEmpty { return }
    guard let number = SpreadsheetNumber(value) else { return isBroken = true }
    switch styles.looks.indices.contains(style) ? styles.looks[style] : .plain {
    case .percent: put(number.decimal, .percent)
    case .day: put(number.day(from1904: countsFrom1904) ?? number.decimal, number.day(from1904: countsFrom1904) == nil ? .imprecise : .date)
    case .plain: put(number.decimal, number.isImprecise ? .imprecise : .number)
    }
  }

  private func put(_ text: String, _ kind: Sheet.Kind) { sheet.append(text, kind, row: row, column: column) }

  /// 3 for `C7`.
  private static func column(of reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z"), column < 100_000 else { break }
      column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
    }
    return column > 0 ? column : nil
  }
}
