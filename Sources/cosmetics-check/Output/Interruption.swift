import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Ends the program when it is interrupted, and leaves no half file behind. Signals come to the process, so that all values of this
/// type speak of the same files.
struct Interruption: Sendable {
  private static let watch = SignalWatch()

  /// To be called before any other thread is made: a thread inherits which signals it does not take, and every thread but the one
  /// that waits for them must take none.
  static func watchSignals() { _ = watch }

  /// Says, when it is interrupted, what had been done.
  func onInterruption(say text: @escaping @Sendable () -> String) { Self.watch.farewell.withLock { $0 = text } }

  /// Begins a file that is taken away where it is not finished.
  func beginning<Result>(_ path: String, _ begin: () -> Result) -> Result {
    Self.watch.unfinished.withLock { paths in
      paths.insert(path)
      return begin()
    }
  }

  func didFinish(_ path: String) { Self.watch.unfinished.withLock { _ = $0.remove(path) } }

  /// A trap inside the program ends with the status of a bug; what the runtime had to say stands on standard error.
  static func reportBugs() {
    for bug in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      signal(bug) { _ in _exit(ExitStatus.bug.rawValue) }
    }
  }
}

/// The thread that waits for the signals, and what it has to do then.
private final class SignalWatch: Sendable {
  /// Files that are being written, by their temporary names.
  let unfinished = Mutex<Set<String>>([])
  /// What to say when the program is interrupted.
  let farewell = Mutex<(@Sendable () -> String)?>(nil)

  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    signal(SIGPIPE, SIG_IGN)
    let waited = signals
    Thread.detachNewThread { [self] in
      var awaited = waited
      var received: Int32 = 0
      sigwait(&awaited, &received)
      // The lock is kept: no file may begin or take its name from here on.
      unfinished.withLock { paths in
        for path in paths { unlink(path) }
        if let text = farewell.withLock({ $0 })?() { Terminal.error.write(text + "\n") }
        _exit((received == SIGINT ? ExitStatus.interrupted : .terminated).rawValue)
      }
    }
  }
}
