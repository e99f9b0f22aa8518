internal import Glibc

/// What stands at a path.
enum PathKind {
  case file, folder, other
}

struct FileStatus {
  var kind: PathKind
  var device: UInt64
  var inode: UInt64
  /// In bytes.
  var size: Int

  init(path: String) throws(SystemError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SystemError(number: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
  }
}

/// The record files below a folder, in the order of their paths' bytes; each folder once, so that links do not loop.
struct FolderWalk {
  enum Step {
    case file(String)
    /// The tables of one folder.
    case tables(folder: String, files: [String])
    case unreadable(String, SystemError)
  }

  private struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  private enum Entry {
    case file(String)
    case folder(String)
    case tables(folder: String, files: [String])

    /// By which entries are ordered.
    var path: String {
      switch self {
      case .file(let path), .folder(let path): path
      case .tables(let folder, let files): files.first ?? folder
      }
    }
  }

  /// What is still to be looked at, the next one last; folders end in `/`.
  private var pending: [Entry]
  private var visited: Set<Identity> = []
  /// Files that are no records.
  private(set) var ignored = 0

  /// Tells a table that holds records; without it no folder is a workbook.
  private let workbooks: (any WorkbookReading)?

  init(folder: String, workbooks: (any WorkbookReading)? = nil) {
    pending = [.folder(folder.hasSuffix("/") ? folder : folder + "/")]
    self.workbooks = workbooks
  }

  mutating func next() -> Step? {
    while let entry = pending.popLast() {
      switch entry {
      case .file(let path): return .file(path)
      case .tables(let folder, let files): return .tables(folder: folder, files: files)
      case .folder(let path):
        do throws(SystemError) {
          try enter(path)
        } catch {
          return .unreadable(path, error)
        }
      }
    }
    return nil
  }

  private mutating func enter(_ folder: String) throws(SystemError) {
    let status = try FileStatus(path: folder)
    guard visited.insert(Identity(device: status.device, inode: status.inode)).inserted else { return }
    var found: [Entry] = []
    var tables: [String] = []
    for name in try names(in: folder) {
      let path = folder + name
      guard name.utf8.first != UInt8(ascii: ".") else {
        ignored += 1
        continue
      }
      // A link that leads nowhere is left to be told when it is opened.
      let kind = (try? FileStatus(path: path))?.kind ?? .file
      switch kind {
      case .folder: found.append(.folder(path + "/"))
      case .file:
        switch InputForm(fileName: name) {
        case .csv: tables.append(path)
        case nil: ignored += 1
        default: found.append(.file(path))
        }
      case .other: ignored += 1
      }
    }
    tables.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    // Tables beside other records are no workbook unless one of them holds records: reports are written as tables, too.
    let hasRecords = tables.contains { workbooks?.isRecordSheet(String($0.dropFirst(folder.count).dropLast(4))) ?? false }
    if hasRecords { found.append(.tables(folder: folder, files: tables)) } else { ignored += tables.count }
    found.sort { $1.path.utf8.lexicographicallyPrecedes($0.path.utf8) }
    pending += found
  }

  private func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw SystemError(number: errno) }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { found.append(name) }
    }
    return found
  }
}
