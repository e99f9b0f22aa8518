import Diagnostics

#if canImport(Glibc)
  import Glibc
#endif

/// Standard output or standard error.
struct Terminal: Sendable {
  static let output = Terminal(descriptor: STDOUT_FILENO)
  static let error = Terminal(descriptor: STDERR_FILENO)

  let descriptor: Int32

  /// Colours where somebody looks on and does not mind them (`NO_COLOR`).
  var isColoured: Bool {
    guard Environment["NO_COLOR"].map(\.isEmpty) ?? true, Environment["TERM"] != "dumb" else { return false }
    return isTerminal
  }

  /// Whether somebody looks on.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes all of it. Where nobody reads any more, the program ends; a full disk is told and ends it too.
  func write(_ bytes: [UInt8]) {
    switch writeAll(bytes, to: descriptor) {
    case .success: return
    case .failure(let code) where code.rawValue == EPIPE: ExitStatus.brokenPipe.exit()
    case .failure(let code):
      if descriptor != STDERR_FILENO {
        Terminal.error.write("\(Localized(zh: "错误: 无法写出", en: "error: cannot write")[.preferred]): \(code.text)\n")
      }
      ExitStatus.incomplete.exit()
    }
  }
}

/// What the operating system said.
struct SystemError: Error {
  var rawValue: Int32

  var text: String { String(cString: strerror(rawValue)) }

  static var last: SystemError { SystemError(rawValue: errno) }
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Result<Void, SystemError> {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      return .failure(.last)
    }
    rest = rest.dropFirst(count)
  }
  return .success(())
}

/// The environment's variables.
enum Environment {
  static subscript(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

extension Language {
  /// The language that the command line asks for, also where it could not be understood; else the preferred one.
  static var asked: Language {
    let words = CommandLine.arguments
    for (index, word) in words.enumerated() {
      let value = word == "--lang" && index + 1 < words.count ? words[index + 1] : word.hasPrefix("--lang=") ? String(word.dropFirst(7)) : ""
      if let language = Language(rawValue: value) { return language }
    }
    return .preferred
  }

  /// The language of `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that names one; Chinese where none does.
  static var preferred: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = Environment[name]?.lowercased(), !value.isEmpty else { continue }
      if value.hasPrefix("zh") { return .zh }
      return value == "c" || value == "posix" || value.hasPrefix("c.") ? .zh : .en
    }
    return .zh
  }
}
