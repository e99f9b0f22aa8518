import Diagnostics
import Synchronization

/// How many of a known number of things are done, redrawn on standard error where that is a terminal.
final class CountLine: Sendable {
  private let total: Int
  private let language: Language
  private let isShown = Terminal.error.isTerminal
  private let shown = Mutex<(count: Int, time: ContinuousClock.Instant)>((0, ContinuousClock.now))

  init(total: Int, language: Language) {
    self.total = total
    self.language = language
  }

  func show(_ count: Int) {
    guard isShown else { return }
    shown.withLock { last in
      let now = ContinuousClock.now
      guard count > last.count, now - last.time > .milliseconds(100) else { return }
      last = (count, now)
      let word = Localized(zh: "已完成", en: "done")[language]
      Terminal.error.write("\r\u{1B}[2K\(word) \(count) / \(total)")
    }
  }

  func clear() {
    if isShown { Terminal.error.write("\r\u{1B}[2K") }
  }
}
