import Diagnostics

#if canImport(Glibc)
  import Glibc
#endif

/// How a run ended. The numbers are part of the contract.
enum ExitStatus: Int32, Error {
  /// Ran completely, nothing found at or above the level that was asked for.
  case nothingFound = 0
  /// Ran completely, something found.
  case found = 1
  /// Wrong usage, or a rule set that could not be used: nothing was judged.
  case wrongUsage = 2
  /// Judged, but not everything.
  case incomplete = 3
  /// A bug in the program.
  case bug = 70
  case interrupted = 130
  /// Whoever read the output went away.
  case brokenPipe = 141
  case terminated = 143

  func exit() -> Never {
    #if canImport(Glibc)
      Glibc.exit(rawValue)
    #endif
  }
}

/// A reason to stop, in both languages.
struct Failure: Error {
  var status: ExitStatus
  var message: Localized

  init(_ status: ExitStatus, zh: String, en: String) {
    self.status = status
    message = Localized(zh: "错误: " + zh, en: "error: " + en)
  }
}
