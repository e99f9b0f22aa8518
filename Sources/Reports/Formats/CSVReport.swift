import CEL
import Diagnostics
import Engine

/// `--format csv`: a row for each finding, for spreadsheets (RFC 4180, UTF-8 with the mark by which a spreadsheet knows it).
///
/// What a spreadsheet would take for a formula has an apostrophe before it.
struct CSVReport: ReportWriter {
  private let table: FindingTable
  private let options: ReportOptions

  let showsReasons = false

  init(plan: Plan, options: ReportOptions) {
    table = FindingTable(plan: plan, options: options)
    self.options = options
  }

  func open(_ run: RunHeader, into out: inout [UInt8]) {
    out += [0xEF, 0xBB, 0xBF]
    row(FindingTable.columns.map { $0[options.language] }, into: &out)
  }

  func separate(into out: inout [UInt8]) {}

  func close(_ summary: RunSummary, into out: inout [UInt8]) {}

  func render(_ result: RecordResult, into out: inout [UInt8]) {
    for cells in table.rows(of: result) { row(cells, into: &out) }
  }

  private func row(_ cells: [String], into out: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      Self.append(cell, to: &out)
    }
    out += [0x0D, 0x0A]
  }

  private static func append(_ cell: String, to out: inout [UInt8]) {
    let text = isFormula(cell) ? "'" + cell : cell
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else {
      out += text.utf8
      return
    }
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }

  /// Records come from strangers: a cell that a spreadsheet would compute does not go out as one.
  private static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) else { return false }
    return ExactDecimal(cell) == nil
  }
}
