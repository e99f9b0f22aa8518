internal import CLibZip
import Diagnostics

/// Why a workbook cannot be read: nothing in it is looked at.
struct WorkbookRefusal: Error {
  var reason: Localized
  var help: [Localized] = []

  static let damaged = WorkbookRefusal(reason: Localized(zh: "文件已损坏", en: "the file is damaged"))
}

/// The parts of an archive, of which nothing is believed: names that lead outside, parts that are encrypted or there twice, and what
/// unpacks to more than anybody writes are refused before a part is read.
final class ZipArchive {
  enum Limit {
    static let entries: Int64 = 4_096
    static let bytes: UInt64 = 512 << 20
    /// Times that a large part may be larger than it is packed.
    static let ratio: UInt64 = 300
    static let smallPart: UInt64 = 4 << 20
  }

  private let bytes: ContiguousArray<UInt8>
  private let copy: UnsafeMutableBufferPointer<UInt8>
  private let archive: OpaquePointer
  private var unpacked: UInt64 = 0

  init(_ bytes: ContiguousArray<UInt8>) throws(WorkbookRefusal) {
    self.bytes = bytes
    copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = copy.update(from: bytes)
    guard let source = zip_source_buffer_create(copy.baseAddress, UInt64(bytes.count), 0, nil) else {
      copy.deallocate()
      throw .damaged
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), nil) else {
      zip_source_free(source)
      copy.deallocate()
      throw WorkbookRefusal(
        reason: Localized(zh: "这不是完好的 .xlsx 文件", en: "this is no sound .xlsx file"),
        help: [Localized(zh: "请用表格软件打开，另存为 .xlsx（不加密码）", en: "open it in a spreadsheet and save it as .xlsx, without a password")])
    }
    self.archive = archive
    try check()
  }

  deinit {
    zip_discard(archive)
    copy.deallocate()
  }

  private func check() throws(WorkbookRefusal) {
    let count = zip_get_num_entries(archive, 0)
    guard count <= Limit.entries else { throw Self.tooMuch }
    var names: Set<String> = []
    var total: UInt64 = 0
    for index in 0..<UInt64(max(count, 0)) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0, let raw = status.name else { throw .damaged }
      let name = String(cString: raw)
      guard Self.isInside(name) else {
        throw WorkbookRefusal(reason: Localized(zh: "压缩包内的路径「\(name)」指向包外", en: "the path `\(name)` in the archive leads outside"))
      }
      guard names.insert(name.lowercased()).inserted else {
        throw WorkbookRefusal(reason: Localized(zh: "压缩包内有两个「\(name)」", en: "the archive holds `\(name)` twice"))
      }
      guard status.encryption_method == UInt16(ZIP_EM_NONE) else {
        throw WorkbookRefusal(reason: Localized(zh: "文件已加密", en: "the file is encrypted"))
      }
      total += status.size
      let isBomb = status.size > Limit.smallPart && status.size / max(status.comp_size, 1) > Limit.ratio
      guard total <= Limit.bytes, !isBomb else { throw Self.tooMuch }
    }
  }

  private static let tooMuch = WorkbookRefusal(
    reason: Localized(zh: "解开后大得不像工作簿（压缩炸弹？）", en: "it unpacks to more than a workbook holds (a zip bomb?)"))

  private static func isInside(_ name: String) -> Bool {
    guard !name.hasPrefix("/"), !name.contains("\\"), !name.contains(":") else { return false }
    return !name.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }

  func holds(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

  /// Hands over a part piece by piece; false from `take` ends it.
  func read(_ name: String, _ take: (UnsafeRawBufferPointer) -> Bool) throws(WorkbookRefusal) {
    guard let file = zip_fopen(archive, name, 0) else { throw .damaged }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 1)
    defer { buffer.deallocate() }
    while true {
      let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
      guard count >= 0 else { throw .damaged }
      if count == 0 { return }
      // What the directory says of the size is not believed either.
      unpacked += UInt64(count)
      guard unpacked <= Limit.bytes else { throw Self.tooMuch }
      if !take(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)])) { return }
    }
  }
}
