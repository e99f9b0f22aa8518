import Diagnostics
import Engine

/// Why a violation is one, as text.
extension RecordText {
  /// The facts that decided it, and the nearest change with which it is none.
  mutating func reasons(_ reasons: Reasons) {
    guard !reasons.facts.isEmpty else { return }
    block.add(say("  决定  ", "  turns on  "), reasons.facts.map { say($0.words(options)) }.joined(separator: say("；", "; ")))
    guard let repair = reasons.repair else { return }
    block.add(say("  若改  ", "  lifted by "), say(repair.words(options)))
  }
}
