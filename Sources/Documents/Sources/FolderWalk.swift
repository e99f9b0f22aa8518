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
    case unreadable(String, SystemError)
  }

  private struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// What is still to be looked at, the next one last; folders end in `/`.
  private var pending: [String]
  private var visited: Set<Identity> = []
  /// Files that are no records.
  private(set) var ignored = 0

  init(folder: String) { pending = [folder.hasSuffix("/") ? folder : folder + "/"] }

  mutating func next() -> Step? {
    while let path = pending.popLast() {
      guard path.hasSuffix("/") else { return .file(path) }
      do throws(SystemError) {
        try enter(path)
      } catch {
        return .unreadable(path, error)
      }
    }
    return nil
  }

  private mutating func enter(_ folder: String) throws(SystemError) {
    let status = try FileStatus(path: folder)
    guard visited.insert(Identity(device: status.device, inode: status.inode)).inserted else { return }
    var found: [String] = []
    for name in try names(in: folder) {
      let path = folder + name
      guard name.utf8.first != UInt8(ascii: ".") else {
        ignored += 1
        continue
      }
      // A link that leads nowhere is left to be told when it is opened.
      let kind = (try? FileStatus(path: path))?.kind ?? .file
      switch kind {
      case .folder: found.append(path + "/")
      case .file where InputForm(fileName: name) != nil: found.append(path)
      case .file, .other: ignored += 1
      }
    }
    found.sort { $1.utf8.lexicographicallyPrecedes($0.utf8) }
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
