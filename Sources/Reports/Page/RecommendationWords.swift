import Diagnostics
import Engine
import Rules

/// What is said of a recommendation, line by line.
struct RecommendationWords: Sendable {
  typealias Row = (zh: String, en: String, text: Localized)

  let plan: Plan

  /// Conditions, whom the record names, what is in the way, then what the route says; what there is none of is left out.
  func rows(_ line: Recommendation) -> [Row] {
    var own = [row("条件", "given", line.conditions)]
    if case .value? = line.route.addressee { own.append(row("向", "to", line.addressee.map { [$0] } ?? [])) }
    own.append(row("待决", "blocked by", line.blockedBy.map { PageWords(plan: plan).fact($0) } + line.bars))
    return own.compactMap { $0 } + rows(of: line.route)
  }

  /// The provision, whom the route names, what may be done instead, and what must come before.
  func rows(of route: Route) -> [Row] {
    var addressee: [Localized] = []
    if case .text(let text)? = route.addressee { addressee = [text] }
    return [
      row("路径", "route", route.provision.map { [plan.ruleSet.citation(of: $0.value)] } ?? []),
      row("向", "to", addressee), row("或者", "or", route.alternatives.map { plan.manifest.title(of: $0.value) }),
      row("事先", "before", route.stepsBefore.map { plan.manifest.title(of: $0) }),
    ].compactMap { $0 }
  }

  private func row(_ zh: String, _ en: String, _ texts: [Localized]) -> Row? {
    guard !texts.isEmpty else { return nil }
    let text = Localized(zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
    return (zh, en, text)
  }
}
