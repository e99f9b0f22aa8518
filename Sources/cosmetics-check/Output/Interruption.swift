import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Ends the program when it is interrupted, and leaves no half file behind. Made once at the beginning of a command
/// that writes files; a thread of its own waits for the signal.
final class Interruption: Sendable {
  /// Files that are being written, by their temporary names.
  private let unfinished = Mutex<Set<String>>([])
  /// What to say when the program is interrupted.
  private let farewell = Mutex<(@Sendable () -> String)?>(nil)

  init() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    // Threads made later inherit the mask, so the signal reaches the waiting thread and no other.
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    signal(SIGPIPE, SIG_IGN)
    let waited = signals
    Thread.detachNewThread { [self] in
      var awaited = waited
      var received: Int32 = 0
      sigwait(&awaited, &received)
      removeUnfinished()
      if let text = farewell.withLock({ $0 })?() { Terminal.error.write(text + "\n") }
      _exit((received == SIGINT ? ExitStatus.interrupted : .terminated).rawValue)
    }
  }

  /// Says, when it is interrupted, what had been done.
  func onInterruption(say text: @escaping @Sendable () -> String) { farewell.withLock { $0 = text } }

  func willWrite(_ path: String) { unfinished.withLock { _ = $0.insert(path) } }

  func didFinish(_ path: String) { unfinished.withLock { _ = $0.remove(path) } }

  func removeUnfinished() {
    unfinished.withLock { paths in
      for path in paths { unlink(path) }
      paths.removeAll()
    }
  }

  /// A trap inside the program ends with the status of a bug; what the runtime had to say stands on standard error.
  static func reportBugs() {
    for bug in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      signal(bug) { _ in _exit(ExitStatus.bug.rawValue) }
    }
  }
}
