import ArgumentParser
import Campaign
import Diagnostics
import Synchronization

/// When the progress of a run is shown.
enum ProgressDisplay: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// The progress of a run on standard error: a bar that is redrawn on a terminal, a quiet line now and then elsewhere.
final class ProgressLine: Sendable {
  private struct State {
    var progress: RunProgress?
    var shown: ContinuousClock.Instant
    var isDrawn = false
  }

  private enum Pace {
    static let terminal: Duration = .milliseconds(100)
    static let lines: Duration = .seconds(10)
  }

  private let language: Language
  let isShown: Bool
  private let isTerminal: Bool
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// `auto` shows it where standard error is a terminal.
  init(_ display: ProgressDisplay, language: Language) {
    self.language = language
    isTerminal = Terminal.error.isTerminal
    isShown = display == .always || display == .auto && isTerminal
    state = Mutex(State(shown: start))
  }

  func show(_ progress: RunProgress) {
    state.withLock { state in
      state.progress = progress
      let now = ContinuousClock.now
      guard isShown, now - state.shown >= (isTerminal ? Pace.terminal : Pace.lines) else { return }
      state.shown = now
      state.isDrawn = isTerminal
      let text = Self.text(progress, after: now - start, language: language)
      Terminal.error.write(isTerminal ? "\r\u{1B}[2K\(text)" : text + "\n")
    }
  }

  /// Takes the bar away, so that what follows stands on a line of its own.
  func clear() {
    state.withLock { state in
      if state.isDrawn { Terminal.error.write("\r\u{1B}[2K") }
      state.isDrawn = false
    }
  }

  /// What had been done when the run was interrupted.
  var interrupted: String {
    clear()
    let records = state.withLock { $0.progress?.records ?? 0 }
    return Localized(
      zh: "已中断：已研判 \(records) 条记录；没有留下未写完的文件",
      en: "interrupted: \(records) records had been judged; no half-written file is left")[language]
  }

  static func text(_ progress: RunProgress, after elapsed: Duration, language: Language) -> String {
    let seconds = max(0.001, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    let rate = Int(Double(progress.records) / seconds)
    let counts = Localized(
      zh: "\(progress.records) 条，案件 \(progress.cases)，每秒 \(rate) 条",
      en: "\(progress.records) records, \(progress.cases) cases, \(rate) a second")[language]
    guard let share = progress.share, share > 0 else { return counts }
    let rest = Int((seconds / share - seconds).rounded(.up))
    let left = Localized(zh: "还需约 \(rest) 秒", en: "about \(rest) s left")[language]
    let width = 20
    let filled = Int(share * Double(width))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    return "\(bar) \(Int(share * 100)) %  \(counts)\(Localized(zh: "，", en: ", ")[language])\(left)"
  }
}
