import Diagnostics
import Engine

/// Why a violation is one, as text.
extension RecordText {
  /// The facts that decided it, and the nearest change with which it is none.
  mutating func reasons(_ reasons: Reasons) {
    guard !reasons.facts.isEmpty else { return }
    block.add(say("  决定  ", "  turns on  "), reasons.facts.map(words).joined(separator: say("；", "; ")))
    guard let repair = reasons.repair else { return }
    let steps = repair.steps.map(words).joined(separator: say("，且", ", and "))
    block.add(
      say("  若改  ", "  lifted by "), say("\(steps)：\(Words.status(repair.status).zh)", "\(steps): \(Words.status(repair.status).en)"))
  }

  private func words(_ fact: DecidingFact) -> String {
    let value = fact.isSensitive && !options.unmasks ? Evidence.mask : fact.value ?? ""
    switch fact.state {
    case .value: return "\(fact.path) = \(value)" + (fact.unit.map { " \($0)" } ?? "")
    case .absent: return say("\(fact.path)：已查明没有", "\(fact.path): established as absent")
    case .complete: return say("\(fact.path) = \(value)，别无其他", "\(fact.path) = \(value), and nothing else")
    case .present: return say("\(fact.path)：有", "\(fact.path): it is there")
    }
  }

  private func words(_ step: Repair.Step) -> String {
    let isMasked = step.isSensitive && !options.unmasks
    switch step.to {
    case "{}": return say("\(step.path)：有", "\(step.path): it is there")
    case "null": return say("\(step.path)：已查明没有", "\(step.path): established as absent")
    default: return "\(step.path) = \(isMasked ? Evidence.mask : step.to)"
    }
  }
}
