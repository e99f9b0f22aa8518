import CEL
import Diagnostics
import Engine
import Rules

/// Penalties that were decided, against what the law allows.
extension CampaignPage {
  private static let order: [Position] = [
    .inside, .notBelow, .below, .above, .agrees, .otherProvision, .notFound, .lawfulRoute, .noRoute, .notDecided, .notStated,
  ]

  func decisions(_ page: inout Markup) {
    let count = figures.total.decided.parts
    guard count > 0 else { return }
    section("已作决定与法定幅度", "Decided penalties and what the law allows", id: "decisions", &page) { page in
      let outside = figures.outside
      page.element(
        "p", [:],
        Localized(
          zh: "\(Numerals.count(count)) 份决定，其中 \(Numerals.count(outside.count)) 份有超出法定幅度、适用其他条款或者没有法定路径之处。",
          en: "\(Numerals.count(count, "decision")); in \(Numerals.count(outside.count)) of them a part lies outside what the law allows: a sum outside its range, another provision, or no lawful route."))
      page.element("div", ["class": "charts"]) { page in
        chart("罚款", "Fines", figures.finePositions, &page)
        chart("没收", "Confiscations", figures.confiscationPositions, &page)
      }
      note(
        "逐行为对照：\(counts(figures.actPositions).zh)。", "Act by act: \(counts(figures.actPositions).en).", &page)
      if let gravest {
        note("\(gravest.zh)：\(counts(figures.gravestPositions).zh)。", "\(gravest.en): \(counts(figures.gravestPositions).en).", &page)
      }
      if !outside.isEmpty { list(outside, &page) }
    }
  }

  private func chart(_ zh: String, _ en: String, _ positions: [Position: Int], _ page: inout Markup) {
    let bars = Self.order.compactMap { position in
      positions[position].map { count in
        let text = Numerals.count(count)
        return BarChart.Bar(label: Words.position(position), value: count, shown: Localized(zh: text, en: text))
      }
    }
    BarChart(title: Localized(zh: zh, en: en), axis: Localized(zh: "决定（份）", en: "decisions"), bars: bars).draw(into: &page)
  }

  private func counts(_ positions: [Position: Int]) -> Localized {
    let parts = Self.order.compactMap { position in positions[position].map { (Words.position(position), Numerals.count($0)) } }
    return Localized(
      zh: parts.isEmpty ? "无" : parts.map { "\($0.0.zh) \($0.1)" }.joined(separator: "，"),
      en: parts.isEmpty ? "none" : parts.map { "\($0.0.en) \($0.1)" }.joined(separator: ", "))
  }

  private func list(_ outside: [DecisionOutside], _ page: inout Markup) {
    let columns = [
      Localized(zh: "企业", en: "enterprise"), Localized(zh: "决定", en: "decision"), Localized(zh: "罚款（法定幅度）", en: "fine (lawful range)"),
      Localized(zh: "没收（应没收）", en: "confiscated (to be confiscated)"), Localized(zh: "其他", en: "other"),
    ]
    let lines = outside.map { entry in
      [
        Self.link(entry.visit, entry.enterprise ?? "–"), PageTable.cell(entry.decision.number ?? "–"),
        PageTable.cell(AssessmentMarkup.words(entry.decision.fine)), PageTable.cell(AssessmentMarkup.words(entry.decision.confiscated)),
        PageTable.cell(other(entry.decision)),
      ]
    }
    PageTable(columns: columns, lines: lines, wordy: columns.count).draw(into: &page)
  }

  /// What is wrong with a decision besides its sums.
  private func other(_ decision: ComparedDecision) -> Localized {
    var parts = decision.acts.filter { $0.position == .otherProvision }.map { act in
      let title = words.act(act.act), position = Words.position(act.position)
      let cited = act.provision.map { words.citation($0) } ?? Localized(zh: "–", en: "–")
      return Localized(zh: "\(title.zh)：\(position.zh)，\(cited.zh)", en: "\(title.en): \(position.en), \(cited.en)")
    }
    if decision.revocation == .noRoute, let gravest {
      let position = Words.position(decision.revocation)
      parts.append(Localized(zh: "\(gravest.zh)：\(position.zh)", en: "\(gravest.en): \(position.en)"))
    }
    return Localized(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
  }
}
