import CXLSXWriter
import Diagnostics

#if canImport(Glibc)
  import Glibc
#endif

/// Why a workbook could not be made.
struct WorkbookProblem: Error, CustomStringConvertible {
  var description: String
}

/// A workbook on its way out (Office Open XML). Text goes in as text, whatever it begins with: nothing that comes from a record
/// is ever a formula. The same calls give the same bytes.
///
/// Row by row: the rows of a sheet are written in their order, and only the last one is kept in memory.
final class WorkbookFile {
  enum Style: CaseIterable { case plain, header, text }

  /// What is typed into a cell.
  enum Cell {
    case text(String)
    case number(Double)
  }

  /// The most that a sheet holds, and a cell.
  enum Limit {
    static let rows = 1_048_576
    static let characters = 32_767
  }

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let descriptor: Int32
  private var isClosed = false
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]

  /// `keepsRows`: sheets may be added to in any order, as notes on cells need.
  init(keepsRows: Bool = false) throws(WorkbookProblem) {
    // The library wants the name of a file. This one loses its own at once, and is gone with its descriptor.
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = ContiguousArray("\(folder)/workbook-XXXXXX".utf8CString)
    descriptor = name.withUnsafeMutableBufferPointer { buffer in
      guard let path = buffer.baseAddress else { return -1 }
      let made = mkstemp(path)
      if made >= 0 { unlink(path) }
      return made
    }
    guard descriptor >= 0 else { throw WorkbookProblem(description: String(cString: strerror(errno))) }
    var options = lxw_workbook_options(constant_memory: keepsRows ? 0 : 1, tmpdir: nil, use_zip64: 0)
    guard let book = workbook_new_opt("/proc/self/fd/\(descriptor)", &options) else {
      close(descriptor)
      throw WorkbookProblem(description: "lxw_workbook")
    }
    self.book = book
    for style in Style.allCases { formats[style] = workbook_add_format(book) }
    if let header = formats[.header] {
      format_set_bold(header)
      format_set_bg_color(header, 0xDDE6F0)
      format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      format_set_text_wrap(header)
    }
    // What is typed stays as it is typed: leading zeros, and what looks like a date.
    if let text = formats[.text] { format_set_num_format(text, "@") }
  }

  deinit {
    if !isClosed { lxw_workbook_free(book) }
    close(descriptor)
  }

  /// A new sheet; its name is at most 31 characters, without `[]:*?/\`, and stands once.
  func sheet(_ name: String) throws(WorkbookProblem) -> Sheet {
    guard let sheet = workbook_add_worksheet(book, name) else { throw WorkbookProblem(description: name) }
    return Sheet(sheet: sheet, formats: formats)
  }

  /// When it was made, in seconds since 1970. Without it the clock would say.
  func setCreated(_ seconds: Int) {
    var properties = lxw_doc_properties()
    properties.created = time_t(seconds)
    workbook_set_properties(book, &properties)
  }

  /// The whole workbook. Nothing can be added after it.
  func finish() throws(WorkbookProblem) -> [UInt8] {
    isClosed = true
    let code = workbook_close(book)
    guard code == LXW_NO_ERROR else { throw WorkbookProblem(description: String(cString: lxw_strerror(code))) }
    return try bytes()
  }

  private func bytes() throws(WorkbookProblem) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw WorkbookProblem(description: String(cString: strerror(errno))) }
    let size = Int(status.st_size)
    var read = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while read < size, let base = buffer.baseAddress {
        let step = pread(descriptor, base + read, size - read, off_t(read))
        if step <= 0 { break }
        read += step
      }
      count = read
    }
    guard read == size else { throw WorkbookProblem(description: "\(read) < \(size)") }
    return bytes
  }

  /// One sheet of it.
  struct Sheet {
    fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>
    fileprivate let formats: [Style: UnsafeMutablePointer<lxw_format>]

    /// Rows and columns are counted from 0. An empty text is an empty cell.
    func write(_ cell: Cell, row: Int, column: Int, _ style: Style = .plain) throws(WorkbookProblem) {
      let format = style == .plain ? nil : formats[style]
      let code: lxw_error
      switch cell {
      case .text(let text):
        if text.isEmpty { return }
        code = worksheet_write_string(sheet, UInt32(row), UInt16(column), Self.fitting(text), format)
      case .number(let number):
        code = worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format)
      }
      guard code == LXW_NO_ERROR else { throw WorkbookProblem(description: String(cString: lxw_strerror(code))) }
    }

    /// Widths are in characters.
    func setColumns(_ columns: ClosedRange<Int>, width: Double, _ style: Style = .plain) {
      worksheet_set_column(sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, style == .plain ? nil : formats[style])
    }

    /// A note on a cell.
    func note(_ text: String, row: Int, column: Int) {
      var options = lxw_comment_options()
      options.x_scale = 2.5
      options.y_scale = 2
      worksheet_write_comment_opt(sheet, UInt32(row), UInt16(column), Self.fitting(text), &options)
    }

    /// Whether a list is short enough to stand in the cells' own rule.
    static func isShort(_ words: [String]) -> Bool { words.reduce(0) { $0 + $1.utf16.count + 1 } < 250 }

    /// Offers words in the cells of a column, and takes no other: a short list, or the cells of another sheet that hold them.
    func offer(_ words: [String], or cells: String?, rows: ClosedRange<Int>, column: Int) throws(WorkbookProblem) {
      var rule = lxw_data_validation()
      rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
      rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
      rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
      rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
      var copies: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
      let formula = cells.flatMap { strdup("=" + $0) }
      defer {
        for copy in copies { free(copy) }
        free(formula)
      }
      let code = copies.withUnsafeMutableBufferPointer { list in
        if let formula {
          rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
          rule.value_formula = formula
        } else {
          rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
          rule.value_list = list.baseAddress
        }
        return worksheet_data_validation_range(
          sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &rule)
      }
      guard code == LXW_NO_ERROR else { throw WorkbookProblem(description: String(cString: lxw_strerror(code))) }
    }

    /// The rows above stay where they are when the others are moved.
    func freeze(rows: Int, columns: Int = 0) { worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns)) }

    /// Text as a cell takes it: not longer, and without what XML has no place for.
    private static func fitting(_ text: String) -> String {
      var text = text
      if text.utf8.count > Limit.characters, text.utf16.count > Limit.characters {
        text = String(text.prefix(Limit.characters / 2)) + "…"
      }
      guard text.unicodeScalars.contains(where: { $0 == "\0" || $0.value & 0xFFFE == 0xFFFE }) else { return text }
      var scalars = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        scalars.append(scalar == "\0" || scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
      }
      return String(scalars)
    }
  }
}
