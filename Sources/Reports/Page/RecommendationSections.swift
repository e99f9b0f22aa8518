import Diagnostics
import Engine
import Rules

/// What is recommended: the gravest action enterprise by enterprise, all actions in numbers.
extension CampaignPage {
  func graves(_ page: inout Markup) {
    guard let gravest else { return }
    let recommended = figures.graves[.recommended] ?? []
    section("建议\(gravest.zh)的企业", "Enterprises, recommended: \(gravest.en)", id: "gravest", &page) { page in
      page.element(
        "p", [:],
        Localized(
          zh: "\(Numerals.count(recommended.count)) 家。只是建议，由人按下列步骤决定。",
          en: "\(Numerals.count(recommended.count, "enterprise")). Recommended only: people decide, by the steps below."))
      for (index, enterprise) in recommended.enumerated() { draw(enterprise, number: index + 1, &page) }
      for state in [Recommendation.State.conditional, .barred] {
        guard let rest = figures.graves[state] else { continue }
        let title = Words.state(state)
        page.element("details") { page in
          page.element(
            "summary", [:],
            Localized(zh: "\(title.zh)：\(Numerals.count(rest.count)) 家", en: "\(title.en): \(Numerals.count(rest.count, "enterprise"))"))
          for (index, enterprise) in rest.enumerated() { draw(enterprise, number: index + 1, &page) }
        }
      }
    }
  }

  private func draw(_ enterprise: EnterpriseRecommendation, number: Int, _ page: inout Markup) {
    page.element("article", ["class": "grave"]) { page in
      page.element("h3", [:], "\(number). \(enterprise.enterprise ?? enterprise.key)")
      for line in enterprise.lines {
        page.element("dl") { page in
          page.element("dt", [:], Localized(zh: "检查", en: "visit"))
          page.element("dd") { page in Self.link(line.visit, line.date ?? "–")(&page) }
          let acts = line.recommendation.acts.map { words.act($0) }
          let text = Localized(zh: acts.map(\.zh).joined(separator: "；"), en: acts.map(\.en).joined(separator: "; "))
          page.element("dt", [:], Localized(zh: "行为", en: "acts"))
          page.element("dd", [:], text)
          for row in RecommendationWords(plan: plan).rows(line.recommendation) {
            page.element("dt", [:], Localized(zh: row.zh, en: row.en))
            page.element("dd", [:], row.text)
          }
        }
      }
    }
  }

  func recommendations(_ page: inout Markup) {
    guard !figures.recommended.isEmpty else { return }
    section("各项建议", "All recommendations", id: "recommendations", &page) { page in
      note(
        "建议：路径已开，条件均已查明；有条件：尚缺事实；不可：有不能逾越的理由。", "Recommended: the route is open and every condition established. Conditional: facts are missing. Barred: something stands in the way.",
        &page)
      let states: [Recommendation.State] = [.recommended, .conditional, .barred]
      var columns = [Localized(zh: "措施", en: "action")]
      for state in states {
        let title = Words.state(state)
        columns.append(Localized(zh: "\(title.zh)：检查", en: "\(title.en): visits"))
        columns.append(Localized(zh: "\(title.zh)：企业", en: "\(title.en): enterprises"))
      }
      let lines = plan.manifest.actions.reversed().compactMap { action -> [PageTable.Cell]? in
        guard let found = figures.recommended[action.id] else { return nil }
        return [PageTable.cell(action.title)]
          + states.flatMap { [PageTable.cell(found.visits[$0] ?? 0), PageTable.cell(found.enterprises[$0]?.count ?? 0)] }
      }
      PageTable(columns: columns, lines: lines).draw(into: &page)
    }
  }

  /// What every use of a route has in common: the provision, what may be done instead, what must come before.
  func routes(_ page: inout Markup) {
    let routes = plan.ruleSet.routes.filter { figures.routes.contains($0.id.value) && AssessmentMarkup.hasCard($0) }
    guard !routes.isEmpty else { return }
    section("建议的法定路径", "Routes of the recommendations", id: "routes", &page) { page in
      for route in routes {
        page.element("article", ["id": "route-\(route.id.value)"]) { page in
          page.element("h3") { page in
            page.text(words.title(of: route.action.value))
            page.text(" ")
            page.element("code", [:], route.id.value)
          }
          page.element("dl") { page in
            for row in RecommendationWords(plan: plan).rows(of: route) {
              page.element("dt", [:], Localized(zh: row.zh, en: row.en))
              page.element("dd", [:], row.text)
            }
          }
        }
      }
    }
  }
}
