import Diagnostics

#if canImport(Glibc)
  import Glibc
#endif

/// A place where results go: standard output, or a file that is written beside its target and renamed at the end.
final class OutputFile: Sendable {
  private let path: String?
  private let temporary: String?
  private let descriptor: Int32
  private let interruption: Interruption

  /// `path` nil or `-` is standard output.
  init(_ path: String?, interruption: Interruption) throws(Failure) {
    self.interruption = interruption
    guard let path, path != "-" else {
      self.path = nil
      temporary = nil
      descriptor = STDOUT_FILENO
      return
    }
    if Self.isSpecial(path) {
      // A device or a pipe is written as it is: there is nothing to rename.
      self.path = nil
      temporary = nil
      descriptor = open(path, O_WRONLY)
      guard descriptor >= 0 else { throw Self.failure(.wrongUsage, path, .last) }
      return
    }
    let beside = "\(path).\(getpid()).part"
    self.path = path
    temporary = beside
    descriptor = interruption.beginning(beside) { open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) }
    guard descriptor >= 0 else { throw Self.failure(.wrongUsage, path, .last) }
  }

  /// Whether somebody may be looking on.
  var isTerminal: Bool { temporary == nil }

  /// Results for standard output end the program where nobody reads them any more.
  func write(_ bytes: [UInt8]) throws(Failure) {
    guard let path, temporary != nil else {
      Terminal(descriptor: descriptor).write(bytes)
      return
    }
    if case .failure(let reason) = writeAll(bytes, to: descriptor) { throw Self.failure(.incomplete, path, reason) }
  }

  /// The file takes its name. Without this call nothing of it is left.
  func commit() throws(Failure) {
    guard let path, let temporary else { return }
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(temporary, path) == 0 else {
      throw Self.failure(.incomplete, path, .last)
    }
    interruption.didFinish(temporary)
  }

  deinit {
    if descriptor > STDERR_FILENO { close(descriptor) }
    guard let temporary else { return }
    // After a rename there is no file of this name any more.
    unlink(temporary)
    interruption.didFinish(temporary)
  }

  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }

  private static func failure(_ status: ExitStatus, _ path: String, _ reason: SystemError) -> Failure {
    Failure(status, zh: "无法写出 \(path)：\(reason.text)", en: "cannot write \(path): \(reason.text)")
  }
}
