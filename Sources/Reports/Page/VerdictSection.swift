import CEL
import Diagnostics
import Engine
import Rules

/// The first lines of the page: the verdict, the main figures, and what nobody may overlook.
extension CampaignPage {
  func verdict(_ page: inout Markup) {
    page.element("header") { page in
      page.element("h1", [:], verdictLine)
      page.element("p", ["class": "note"]) { page in
        page.text(Localized(zh: "检查行动报告", en: "Report on the campaign"))
        if let first = figures.firstDay, let last = figures.lastDay { page.text(" · \(first) – \(last)") }
        page.text(" · \(header.ruleSetName) \(header.ruleSetVersion) · cosmetics-check \(header.toolVersion) · ")
        page.element("code", [:], header.digest)
      }
      page.element("div", ["class": "tiles"]) { page in tiles(&page) }
    }
    page.verbatim("\n")
  }

  /// Money of which a part is not stated is a lower limit, and says so.
  private var decided: Localized? {
    let fines = figures.total.decided, confiscated = figures.total.confiscated
    guard fines.parts > 0, let sum = fines.known + confiscated.known else { return nil }
    let isWhole = fines.unstated + confiscated.unstated == 0 && !fines.isCutOff && !confiscated.isCutOff
    let text = Numerals.money(sum)
    return isWhole ? Localized(zh: text, en: text) : Localized(zh: "至少 \(text)", en: "at least \(text)")
  }

  private var lawful: Localized {
    let range = figures.total.fines.range
    let low = Numerals.money(range.min)
    return range.max == nil ? Localized(zh: "至少 \(low)", en: "at least \(low)") : Numerals.range(range)
  }

  private var verdictLine: Localized {
    let total = figures.total
    var zh = "检查 \(Numerals.count(figures.records)) 次，案件 \(Numerals.count(total.cases)) 件"
    var en = "\(Numerals.count(figures.records, "visit")), \(Numerals.count(total.cases, "case"))"
    if let decided {
      zh += "；已决定罚没款 \(decided.zh) 元"
      en += "; fines and confiscations decided: \(decided.en) yuan"
    }
    if let action = figures.gravest, let title = gravest {
      let count = figures.recommended[action]?.enterprises[.recommended]?.count ?? 0
      zh += "；建议\(title.zh) \(Numerals.count(count)) 家"
      en += "; recommended: \(title.en), \(Numerals.count(count, "enterprise"))"
    }
    zh += "；待查 \(Numerals.count(total.undetermined)) 次"
    en += "; undetermined: \(Numerals.count(total.undetermined, "visit"))"
    if figures.unreadable > 0 {
      zh += "；无法判断 \(Numerals.count(figures.unreadable)) 条记录"
      en += "; not judged: \(Numerals.count(figures.unreadable, "record"))"
    }
    return Localized(zh: zh + "。", en: en + ".")
  }

  private func tiles(_ page: inout Markup) {
    let total = figures.total
    func tile(_ value: Localized, _ zh: String, _ en: String, _ page: inout Markup) {
      page.element("div") { page in
        page.element("b", [:], value)
        page.element("span", [:], Localized(zh: zh, en: en))
      }
    }
    func plain(_ text: String) -> Localized { Localized(zh: text, en: text) }
    tile(plain(Numerals.count(total.visits)), "次检查已判断", "visits judged", &page)
    tile(plain(Numerals.count(total.withViolations)), "次有违法", "with violations", &page)
    tile(plain(Numerals.count(total.cases)), "件案件", "cases", &page)
    tile(plain(total.yield.map { Numerals.decimal($0, digits: 1) } ?? "–"), "件案件／百次检查", "cases in 100 visits", &page)
    if !total.fines.isEmpty { tile(lawful, "元：案件的法定罚款", "yuan: lawful fines of the cases", &page) }
    if let decided { tile(decided, "元：已决定罚没款", "yuan: fines and confiscations decided", &page) }
  }

  /// A reader who stops after the first lines must know what the figures leave out.
  func warnings(_ page: inout Markup) {
    let failed = figures.statuses[.failed]
    guard figures.unreadable > 0 || failed > 0 else { return }
    page.element("div", ["class": "warning", "role": "note"]) { page in
      if figures.unreadable > 0 {
        page.element(
          "p", [:],
          Localized(
            zh: "\(Numerals.count(figures.unreadable)) 条记录无法判断，下列数字都不含这些记录；原因见「无法判断的记录」。",
            en: "\(Numerals.count(figures.unreadable, "record")) could not be judged, and no figure below counts them; the reasons stand under “Records that could not be judged”."))
      }
      if failed > 0 {
        page.element(
          "p", [:],
          Localized(
            zh: "规则在 \(Numerals.count(failed)) 处出错，其结论缺失。",
            en: "Rules broke on \(Numerals.count(failed, "thing")); what they would have said is missing."))
      }
    }
  }
}
