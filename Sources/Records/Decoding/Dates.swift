import CEL
import Diagnostics
import Documents

extension RecordDecoder {
  mutating func date(_ node: NodeID, field: RecordSchema.Field) -> Cell? {
    if let value = CalendarDate(day: document.bytes(of: node)) { return .date(value) }
    let found = document.string(of: node)
    if let value = CalendarDate(found) { return .date(value) }
    let meant = field.isSensitive ? nil : CalendarDate.meant(by: found)
    var help: [Localized] = []
    if !field.isSensitive, let reason = Self.noSuchDay(found) ?? Self.reversed(found) { help.append(reason) }
    if let meant {
      help.append(Localized(zh: "请写 \(meant)", en: "write \(meant)"))
    } else {
      help.append(
        Localized(
          zh: "日期写作 2023-05-18，也可写 2023-05、2023 或 2021-12-29..2022-12-22",
          en: "a date is written 2023-05-18; also 2023-05, 2023 or 2021-12-29..2022-12-22"))
    }
    diagnostics.append(
      RecordMistake.badDate.at(
        document.span(of: node),
        Localized(
          zh: "「\(field.name)」（\(field.title.zh)）应为日期，实为「\(shown(found, field))」",
          en: "`\(field.name)` (\(field.title.en)) takes a date, found `\(shown(found, field))`"), help: help,
        suggestions: meant.map { [$0] } ?? []))
    return nil
  }

  private static func noSuchDay(_ text: String) -> Localized? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...9999).contains(parts[0]), (1...12).contains(parts[1]), parts[2] > 0 else { return nil }
    let last = CalendarDate.daysIn(month: parts[1], of: parts[0])
    guard parts[2] > last else { return nil }
    return Localized(
      zh: "\(parts[0]) 年 \(parts[1]) 月只有 \(last) 天", en: "month \(parts[1]) of \(parts[0]) has \(last) days")
  }

  private static func reversed(_ text: String) -> Localized? {
    let ends = text.replacingAll("..", with: " ").split(separator: " ", omittingEmptySubsequences: false)
    guard ends.count == 2, let from = CalendarDate(ends[0]), let to = CalendarDate(ends[1]), to.last < from.first
    else { return nil }
    return Localized(zh: "起始日期晚于截止日期", en: "the first day lies after the last")
  }
}
