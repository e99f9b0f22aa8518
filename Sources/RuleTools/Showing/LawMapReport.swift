public import Diagnostics
import Reports
import Rules

/// The map of the law for people and for programs.
public struct LawMapReport: Sendable {
  private let map: LawMap
  private let instruments: [String: Localized]

  public init(_ map: LawMap, titles: [(id: String, title: Localized)]) {
    self.map = map
    instruments = Dictionary(titles.map { ($0.id, $0.title) }) { first, _ in first }
  }

  private static let statuses: [(status: LawMapEntry.Status, key: String, title: Localized)] = [
    (.encoded, "encoded", Localized(zh: "已编入", en: "encoded")),
    (.openNorm, "open_norm", Localized(zh: "须由人认定", en: "open norm")),
    (.procedural, "procedural", Localized(zh: "程序或解释", en: "procedural")),
    (.excluded, "excluded", Localized(zh: "不编入", en: "not encoded")),
  ]
  private static let missing = Localized(zh: "缺", en: "MISSING")

  /// Each part under its law, with what says it, and the sums.
  public func text(_ language: Language) -> [UInt8] {
    var block = TextBlock()
    var instrument = ""
    for item in map.items {
      if item.instrument != instrument {
        block.blank()
        block.add("", instruments[item.instrument]?[language] ?? item.instrument)
        instrument = item.instrument
      }
      let status = Self.statuses.first { $0.status == item.entry?.status }?.title ?? Self.missing
      block.add("  \(item.id)  ", "[\(status[language])] \(item.provision?.title[language] ?? "")")
      for (name, values) in Self.parts(of: item) where !values.isEmpty {
        block.add("      \(name[language])  ", values.joined(separator: language == .zh ? "、" : ", "))
      }
      if let note = item.entry?.note { block.add("      ", note[language]) }
      if let verified = item.provision?.verified {
        let how = [verified.how, verified.source, verified.checked.map { "\($0)" }].compactMap { $0 }
        block.add("      \(language == .zh ? "核对" : "checked")  ", how.joined(separator: language == .zh ? "，" : ", "))
      }
    }
    block.blank()
    block.add("", sums(language))
    var out: [UInt8] = []
    block.write(to: &out)
    return out
  }

  private static func parts(of item: LawMap.Item) -> [(name: Localized, values: [String])] {
    [
      (Localized(zh: "规则", en: "rules"), item.rules), (Localized(zh: "罚则", en: "penalties"), item.penalties),
      (Localized(zh: "情节", en: "grounds"), item.grounds), (Localized(zh: "路径", en: "routes"), item.routes),
      (Localized(zh: "问题", en: "questions"), item.entry?.questions.map(\.value) ?? []),
      (Localized(zh: "字段", en: "fields"), item.entry?.fields.map(\.value) ?? []),
    ]
  }

  private func sums(_ language: Language) -> String {
    var parts = Self.statuses.map { "\($0.title[language]) \(map.count($0.status))" }
    parts.append("\(Self.missing[language]) \(map.missing)")
    return language == .zh
      ? "共 \(map.items.count) 个条、款、项：" + parts.joined(separator: "，")
      : "\(map.items.count) articles, paragraphs and items: " + parts.joined(separator: ", ")
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("items")
      json.array { json in
        for item in map.items { json.object { json in write(item, to: &json) } }
      }
      json.key("summary")
      json.object { json in
        json.key("items")
        json.int(map.items.count)
        for (status, key, _) in Self.statuses {
          json.key(key)
          json.int(map.count(status))
        }
        json.key("missing")
        json.int(map.missing)
      }
    }
    return json.take() + [0x0A]
  }

  private func write(_ item: LawMap.Item, to json: inout JSONWriter) {
    json.key("id")
    json.string(item.id)
    json.key("instrument")
    json.string(item.instrument)
    for (key, text) in [("cite", item.provision?.cite), ("title", item.provision?.title), ("note", item.entry?.note)] {
      json.key(key)
      if let text { json.localized(text) } else { json.null() }
    }
    json.key("status")
    json.string(orNull: item.entry?.status.rawValue)
    for (key, names) in [
      ("rules", item.rules), ("penalties", item.penalties), ("grounds", item.grounds), ("routes", item.routes),
      ("questions", item.entry?.questions.map(\.value) ?? []), ("fields", item.entry?.fields.map(\.value) ?? []),
    ] {
      json.key(key)
      json.array { json in names.forEach { json.string($0) } }
    }
    json.key("verified")
    json.object { json in
      let verified = item.provision?.verified
      for (key, value) in [("how", verified?.how), ("source", verified?.source), ("checked", verified?.checked.map { "\($0)" })] {
        json.key(key)
        json.string(orNull: value)
      }
    }
  }
}
