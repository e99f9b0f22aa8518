import Diagnostics
import Engine
import Rules

/// What the list of visits says of each of them.
struct VisitColumns: Sendable {
  private var date = VisitColumn<String?>()
  private var enterprise = VisitColumn<String?>()
  private var id = VisitColumn<String?>()
  private var found = VisitColumn<[Int]>()
  private var fine = VisitColumn<AmountRangeOrNone>()
  private var groups: [VisitColumn<GroupValue>]
  private var unexamined = VisitColumn<Int>()
  private(set) var count = 0

  init(groups: Int) { self.groups = Array(repeating: VisitColumn(), count: groups) }

  mutating func add(_ visit: VisitFigures) {
    count += 1
    date.add(visit.date)
    enterprise.add(visit.enterprise)
    id.add(visit.id)
    found.add(Self.shown.map { visit.statuses[$0] })
    fine.add(AmountRangeOrNone(range: visit.isCase ? visit.fine : nil))
    for index in groups.indices { groups[index].add(visit.groups.indices.contains(index) ? visit.groups[index] : .unknown) }
    unexamined.add(visit.statuses[.unexamined])
  }

  /// The gravest first.
  private static let shown: [Status] = [.failed, .violation, .pending, .undetermined, .exempt]

  func write(_ words: PageWords, into json: inout JSONWriter, _ table: inout MarkupTable) {
    json.array { json in
      date.write(Localized(zh: "日期", en: "date"), .rising, into: &json, &table, from: Self.inOrder, Self.text)
      enterprise.write(Localized(zh: "企业", en: "enterprise"), .alphabetical, into: &json, &table, from: Self.inOrder, Self.text)
      id.write(Localized(zh: "编号", en: "record"), .rising, into: &json, &table, from: Self.inOrder, Self.text)
      found.write(
        Localized(zh: "认定", en: "found"), .falling, into: &json, &table, from: { $0.lexicographicallyPrecedes($1) }, Self.chips)
      fine.write(
        Localized(zh: "法定罚款（元）", en: "lawful fine (yuan)"), .falling, isNumber: true, into: &json, &table, from: <
      ) { fine, page in page.text(fine.range.map { Numerals.range($0) } ?? Localized(zh: "–", en: "–")) }
      for (path, group) in zip(words.plan.manifest.rollUps, groups) {
        let order = Dictionary(uniqueKeysWithValues: (words.words(of: path) ?? []).enumerated().map { ($1, $0) })
        let title = words.field(path)
        group.write(title, .rising, into: &json, &table, from: { $0.isBefore($1, in: order) }) { value, page in
          page.text(words.group(value, of: path))
        }
      }
      unexamined.write(
        Localized(zh: "未检查", en: "not examined"), .falling, isNumber: true, into: &json, &table, from: <
      ) { $1.text(Numerals.count($0)) }
    }
  }

  /// What is not established stands last.
  private static func inOrder(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return a != nil && b == nil }
    return a < b
  }

  private static func text(_ text: String?, _ page: inout Markup) { page.text(text ?? "–") }

  private static func chips(_ counts: [Int], _ page: inout Markup) {
    for (status, count) in zip(shown, counts) where count > 0 {
      let name = Words.status(status)
      page.element("i", ["class": "chip \(status.rawValue)"], Localized(zh: "\(name.zh) \(count)", en: "\(count) \(name.en)"))
      page.text(" ")
    }
    if page.isEmpty { page.text(Localized(zh: "未发现违法", en: "no violation found")) }
  }
}
