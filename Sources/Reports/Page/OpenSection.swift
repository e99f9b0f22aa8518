import Diagnostics
import Engine
import Rules

/// What could not be told, and which facts were missing most often.
extension CampaignPage {
  private static let most = 20

  func open(_ page: inout Markup) {
    let pending = figures.statuses[.pending], undetermined = figures.statuses[.undetermined]
    section("待查事项与最常缺少的事实", "What is undetermined, and the facts missing most often", id: "open", &page) { page in
      page.element(
        "p", [:],
        Localized(
          zh: "待查 \(Numerals.count(undetermined)) 项，涉及 \(Numerals.count(figures.total.undetermined)) 次检查；程序未结 \(Numerals.count(pending)) 项；未检查 \(Numerals.count(figures.statuses[.unexamined])) 项。未查明不等于没有违法。",
          en: "Undetermined: \(Numerals.count(undetermined, "finding")) in \(Numerals.count(figures.total.undetermined, "visit")). Waiting for a procedure: \(Numerals.count(pending, "finding")). Not examined: \(Numerals.count(figures.statuses[.unexamined], "thing")). Not established is not “no violation”."))
      if figures.contradictory > 0 {
        note(
          "\(Numerals.count(figures.contradictory)) 次检查的记录有相互矛盾或需要核对的事实。",
          "Facts that contradict each other or should be looked at again: in \(Numerals.count(figures.contradictory, "visit")).", &page)
      }
      page.element("h3", [:], Localized(zh: "已有迹象，缺这些事实而无法认定", en: "Something points to a violation, and these facts are missing"))
      table(figures.pointedAt, Localized(zh: "事项", en: "findings"), &page)
      page.element("h3", [:], Localized(zh: "无人查过的事实", en: "Facts that nobody looked at"))
      table(figures.unexamined, Localized(zh: "涉及规则（累计）", en: "rules that ask (in all)"), &page)
    }
  }

  private func table(_ facts: [LackedFact: CampaignFigures.Lacked], _ times: Localized, _ page: inout Markup) {
    let ranked = CampaignFigures.ranked(facts)
    guard !ranked.isEmpty else { return page.element("p", [:], Localized(zh: "无", en: "none")) }
    let columns = [
      Localized(zh: "事实", en: "fact"), Localized(zh: "字段", en: "field"), Localized(zh: "检查", en: "visits"), times,
    ]
    let lines = ranked.prefix(Self.most).map { entry -> [PageTable.Cell] in
      let path: PageTable.Cell = { $0.element("code", [:], entry.fact.text) }
      return [PageTable.cell(words.fact(entry.fact)), path, PageTable.cell(entry.lacked.visits), PageTable.cell(entry.lacked.times)]
    }
    PageTable(columns: columns, lines: lines, wordy: 2).draw(into: &page)
    let more = ranked.count - lines.count
    if more > 0 { note("另有 \(Numerals.count(more)) 个事实。", "And \(Numerals.count(more, "more fact")).", &page) }
  }
}
