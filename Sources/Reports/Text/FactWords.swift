import Diagnostics
import Engine
import Rules

extension RuleSet {
  /// A fact that nobody established: its path, or the question with its title and what it is about.
  func words(of fact: MissingFact) -> Localized {
    guard case .question(let id, let subject) = fact else { return Localized(zh: fact.text, en: fact.text) }
    let title = questions.first { $0.id.value == id }?.title
    return Localized(zh: "人工判断「\(title?.zh ?? id)」（\(subject)）", en: "a person's finding “\(title?.en ?? id)” (\(subject))")
  }
}

extension DecidingFact {
  /// What was established; personal data are masked unless they are asked for.
  func words(_ options: ReportOptions) -> Localized {
    let value = isSensitive && !options.unmasks ? Evidence.mask : value ?? ""
    switch state {
    case .value:
      let text = "\(path) = \(value)" + (unit.map { " \($0)" } ?? "")
      return Localized(zh: text, en: text)
    case .absent: return Localized(zh: "\(path)：已查明没有", en: "\(path): established as absent")
    case .complete: return Localized(zh: "\(path) = \(value)，别无其他", en: "\(path) = \(value), and nothing else")
    case .present: return Localized(zh: "\(path)：有", en: "\(path): it is there")
    }
  }
}

extension Repair {
  /// The change, and what it would come to; personal data are masked unless they are asked for.
  func words(_ options: ReportOptions) -> Localized {
    let steps = steps.map { $0.words(options) }
    let end = Words.status(status)
    return Localized(
      zh: "\(steps.map(\.zh).joined(separator: "，且"))：\(end.zh)", en: "\(steps.map(\.en).joined(separator: ", and ")): \(end.en)")
  }
}

extension Repair.Step {
  fileprivate func words(_ options: ReportOptions) -> Localized {
    switch to {
    case "{}": return Localized(zh: "\(path)：有", en: "\(path): it is there")
    case "null": return Localized(zh: "\(path)：已查明没有", en: "\(path): established as absent")
    default:
      let text = "\(path) = \(isSensitive && !options.unmasks ? Evidence.mask : to)"
      return Localized(zh: text, en: text)
    }
  }
}
