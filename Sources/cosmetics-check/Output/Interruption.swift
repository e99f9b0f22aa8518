import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Ends the program when it is interrupted, and leaves no half file behind. Signals come to the process, so that all values of this
/// type speak of the same files.
struct Interruption: Sendable {
  private static let watch = SignalWatch()

  /// To be called first of all.
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

  /// A handler may do next to nothing: it passes the signal's number on to the thread that waits here. Blocking the signals and
  /// waiting for them would not do, since the main thread takes all signals while it waits for the tasks of a run.
  private static let channel: (reading: Int32, writing: Int32)? = {
    var ends: [Int32] = [-1, -1]
    return pipe(&ends) == 0 ? (ends[0], ends[1]) : nil
  }()

  init() {
    signal(SIGPIPE, SIG_IGN)
    guard let channel = Self.channel else { return }
    Thread.detachNewThread { [self] in
      var number: UInt8 = 0
      while read(channel.reading, &number, 1) != 1 {}
      end(number == UInt8(SIGINT) ? .interrupted : .terminated)
    }
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        let code = errno
        var byte = UInt8(truncatingIfNeeded: number)
        if let channel = SignalWatch.channel { _ = write(channel.writing, &byte, 1) }
        errno = code
      }
    }
    // Who started the program may have held them back.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private func end(_ status: ExitStatus) {
    // The lock is kept: no file may begin from here on.
    unfinished.withLock { paths in
      for path in paths { unlink(path) }
      if let text = farewell.withLock({ $0 })?() { Terminal.error.write(text + "\n") }
      _exit(status.rawValue)
    }
  }
}
