import CEL
public import Diagnostics
import Reports
import Rules

/// The pages of several rules.
public struct RulePages: Sendable {
  public let pages: [RulePage]

  public init(_ pages: [RulePage]) { self.pages = pages }

  /// Wrapped and numbered for a terminal; plain is one sentence a line, without the conditions as written.
  public func text(_ language: Language, isPlain: Bool) -> [UInt8] {
    var block = TextBlock()
    var plain = ""
    for (number, page) in pages.enumerated() {
      if isPlain {
        plain += (number == 0 ? "" : "\n") + page.plain(language)
      } else {
        block.blank()
        page.write(language, to: &block)
      }
    }
    if isPlain { return Array(plain.utf8) }
    var out: [UInt8] = []
    block.write(to: &out)
    return out
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("rules")
      json.array { json in
        for page in pages {
          json.object { json in
            RuleListing.write(page.rule, to: &json)
            json.key("page")
            json.array { json in
              for section in page.sections { RulePages.write(section, to: &json) }
            }
          }
        }
      }
      json.key("summary")
      json.object { json in
        json.key("rules")
        json.int(pages.count)
      }
    }
    return json.take() + [0x0A]
  }

  private static func write(_ section: RulePage.Section, to json: inout JSONWriter) {
    json.object { json in
      json.key("section")
      json.string(section.key)
      json.key("heading")
      json.localized(section.heading)
      json.key("entries")
      write(section.entries, to: &json)
    }
  }

  private static func write(_ entries: [RulePage.Entry], to json: inout JSONWriter) {
    json.array { json in
      for entry in entries {
        json.object { json in
          json.key("text")
          json.localized(entry.phrase.line)
          json.key("written")
          json.string(orNull: entry.written)
          json.key("entries")
          write(entry.under, to: &json)
        }
      }
    }
  }
}

extension RulePage {
  /// Category, status, time of force.
  private var summary: Localized {
    let status: Localized =
      switch rule.status {
      case .active: Localized(zh: "启用", en: "active")
      case .draft: Localized(zh: "草案，不计入结果", en: "draft, never counted")
      }
    let parts = [category, status, PageBuilder.words(of: rule.inForce)].filter { !$0.zh.isEmpty }
    return Localized(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
  }

  func plain(_ language: Language) -> String {
    var lines = ["\(rule.id.value)  \(rule.title[language])", summary[language]]
    func add(_ entries: [Entry]) {
      for entry in entries {
        lines.append(entry.phrase.line[language])
        add(entry.under)
      }
    }
    for section in sections {
      lines.append(section.heading[language] + (language == .zh ? "：" : ":"))
      add(section.entries)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  func write(_ language: Language, to block: inout TextBlock) {
    block.add("\(rule.id.value)  ", rule.title[language])
    block.add("", summary[language])
    for section in sections {
      block.blank()
      block.add("", section.heading[language])
      for (index, entry) in section.entries.enumerated() {
        Self.write(entry, "  \(index + 1)  ", language, to: &block)
      }
    }
  }

  private static func write(_ entry: Entry, _ first: String, _ language: Language, to block: inout TextBlock) {
    entry.phrase.write(first, language, to: &block)
    let indent = String(repeating: " ", count: displayWidth(first))
    if let written = entry.written { ShownCondition(written: written).write(indent + "= ", language, to: &block) }
    for inner in entry.under { write(inner, indent + "· ", language, to: &block) }
  }
}
