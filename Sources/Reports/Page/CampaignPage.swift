import CEL
import Diagnostics
import Engine
import Rules

/// The page of a campaign: its figures drawn, section by section. The sections stand in files of their own.
struct CampaignPage {
  let plan: Plan
  let words: PageWords
  let figures: CampaignFigures
  let header: RunHeader
  let language: Language
  let earlier: EarlierCampaign?

  var gravest: Localized? { figures.gravest.map { words.title(of: $0) } }

  /// All before the list of visits; the elements `html`, `body` and `main` stay open.
  func beginning() -> [UInt8] {
    var page = Markup()
    verdict(&page)
    warnings(&page)
    byCategory(&page)
    byMonth(&page)
    byRollUps(&page)
    grid(&page)
    decisions(&page)
    comparison(&page)
    graves(&page)
    recommendations(&page)
    open(&page)
    routes(&page)
    return Array(Self.head(language).utf8) + page.bytes
  }

  static let end = "</main>\n\(script)</body></html>\n"

  /// What makes the page one file: its style and its script inside, and the promise that nothing else is loaded or run.
  private static func head(_ language: Language) -> String {
    var page = Markup()
    page.element("head") { page in
      page.void("meta", ["charset": "utf-8"])
      page.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      page.void("meta", [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src '\(PageStyle.digest)'; script-src '\(PageScript.digest)'",
      ])
      page.element("title", [:], "检查行动报告 · Report on the campaign")
      page.element("style") { $0.verbatim(PageStyle.text) }
    }
    var toggle = Markup()
    for (own, id, name) in [(Language.zh, "in-zh", "中文"), (.en, "in-en", "English")] {
      if own == language {
        toggle.void("input", ["type": "radio", "name": "language", "id": id, "checked": "checked"])
      } else {
        toggle.void("input", ["type": "radio", "name": "language", "id": id])
      }
      toggle.element("label", ["for": id, "lang": own.rawValue], name)
    }
    let opening = "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"\(language == .zh ? "zh-CN" : "en")\">"
    return opening + page.text + "<body>" + toggle.text + "<main>\n"
  }

  private static var script: String {
    var page = Markup()
    page.element("script") { $0.verbatim(PageScript.text) }
    return page.text
  }

  // MARK: Parts of sections

  func section(_ zh: String, _ en: String, id: String, _ page: inout Markup, _ content: (inout Markup) -> Void) {
    page.element("section", ["id": id]) { page in
      page.element("h2", [:], Localized(zh: zh, en: en))
      content(&page)
    }
    page.verbatim("\n")
  }

  func note(_ zh: String, _ en: String, _ page: inout Markup) {
    page.element("p", ["class": "note"], Localized(zh: zh, en: en))
  }

  /// A link to a visit in the list.
  static func link(_ visit: Int, _ text: String) -> PageTable.Cell { { $0.element("a", ["href": "#v\(visit)"], text) } }
}
