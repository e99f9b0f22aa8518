import CEL
import Diagnostics
import Engine
import Synchronization

/// `--format xlsx`: a workbook with the totals of the run, a row for each case, and a row for each finding.
///
/// Its date is the latest day of a visit in it, not that of the clock: the same records give the same bytes.
final class WorkbookReport: ResultKeeper {
  private struct Book {
    var file: WorkbookFile
    var totals: TableSheet
    var cases: TableSheet
    var findings: TableSheet
    var run: RunHeader
    var latest: String?
  }

  private let plan: Plan
  private let options: ReportOptions
  private let findings: FindingTable
  private let cases: CaseTable
  private let put: @Sendable ([UInt8]) throws -> Void
  private let book = Mutex<Book?>(nil)

  init(plan: Plan, options: ReportOptions, put: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.plan = plan
    self.options = options
    self.put = put
    findings = FindingTable(plan: plan, options: options)
    cases = CaseTable(plan: plan, options: options)
  }

  func open(_ run: RunHeader) throws {
    let language = options.language
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    try book.withLock { book in
      let file = try WorkbookFile()
      book = Book(
        file: file,
        totals: try TableSheet(say("合计", "Totals"), columns: [], numeric: [1, 2], in: file),
        cases: try TableSheet(say("案件", "Cases"), columns: CaseTable.columns.map { $0[language] }, numeric: [5, 6, 11, 14], in: file),
        findings: try TableSheet(
          say("认定", "Findings"), columns: FindingTable.columns.map { $0[language] }, numeric: [16, 17, 19, 20], in: file),
        run: run)
    }
  }

  func keeping(_ result: RecordResult) -> @Sendable () throws -> Void {
    let rows = findings.rows(of: result)
    let row = cases.row(of: result)
    let date = result.date
    return { [self] in
      try book.withLock { book in
        guard let file = book?.file else { return }
        for row in rows { try book?.findings.append(row, to: file) }
        if let row { try book?.cases.append(row, to: file) }
        if let date, date > book?.latest ?? "" { book?.latest = date }
      }
    }
  }

  func close(_ summary: RunSummary) throws {
    let bytes = try book.withLock { book -> [UInt8] in
      guard let file = book?.file, let run = book?.run else { return [] }
      for row in TotalsTable(plan: plan, language: options.language).rows(run, summary) { try book?.totals.append(row, to: file) }
      file.setCreated(Self.seconds(book?.latest))
      let bytes = try file.finish()
      book = nil
      return bytes
    }
    try put(bytes)
  }

  /// Noon of the first day that a date names; the beginning of 2021 where there is none.
  private static func seconds(_ date: String?) -> Int {
    let day = date.flatMap { CalendarDate($0) }.map { Int($0.first) } ?? 0
    return day > 0 ? day * 86_400 + 43_200 : 1_609_459_200
  }
}
