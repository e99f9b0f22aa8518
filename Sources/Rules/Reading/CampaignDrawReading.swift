import CEL
import Diagnostics
import Documents

extension RuleFileReader {
  mutating func campaignDraw(_ node: NodeID) -> CampaignDraw? {
    guard let fields = fields(node, as: .campaignDraw), let id = requiredText(fields, "id", of: "draw") else { return nil }
    let isOfEnterprise = text(fields, "scope")?.value == "enterprise"
    let before = diagnostics.count
    guard let form = drawForm(fields) else {
      if diagnostics.count == before, !fields.hasUnknownKey {
        shape(node, "「\(id.value)」没有写明抽取什么", "`\(id.value)` does not say what is drawn")
      }
      return nil
    }
    return CampaignDraw(id: id, isOfEnterprise: isOfEnterprise, form: form)
  }

  private mutating func drawForm(_ fields: Fields) -> CampaignDraw.Form? {
    if fields.values["one_of"] != nil {
      let values = items(fields, "one_of").map { (value: EditableTree(document, $0), weight: 1) }
      return values.isEmpty ? nil : .oneOf(values)
    }
    if fields.values["weighted"] != nil {
      let values = weights(fields, "weighted")
      return values.isEmpty ? nil : .oneOf(values)
    }
    if let parts = part(fields, "whole", .drawnRange) { return stretch(parts).map { .number([$0], scale: 0) } }
    if let parts = part(fields, "number", .drawnNumber) { return decimals(parts) }
    if fields.values["bands"] != nil {
      let bands = items(fields, "bands").compactMap { node in self.fields(node, as: .drawnBand).flatMap { stretch($0) } }
      return bands.isEmpty ? nil : .number(bands, scale: 0)
    }
    return derived(fields)
  }

  /// What is made of other draws.
  private mutating func derived(_ fields: Fields) -> CampaignDraw.Form? {
    if let parts = part(fields, "day", .drawnDay) {
      let (from, to) = (integer(parts, "from") ?? 0, integer(parts, "to") ?? integer(parts, "from") ?? 0)
      guard isOrdered(parts, from, to) else { return nil }
      return text(parts, "of").map { .day(of: $0, years: integer(parts, "years") ?? 0, from: from, to: to) }
    }
    if fields.values["product"] != nil { return .product(texts(fields, "product")) }
    if let parts = part(fields, "share", .drawnShare) {
      guard let of = text(parts, "of"), let from = atLeast(0, parts, "from"), let to = atLeast(0, parts, "to"),
        isOrdered(parts, from, to)
      else { return nil }
      return .share(of: of, from: from, to: to)
    }
    if let parts = part(fields, "rest", .drawnRest) { return text(parts, "of").map { .rest(of: $0, less: texts(parts, "less")) } }
    if let day = text(fields, "compact") { return .compact(day) }
    if let day = text(fields, "month") { return .month(day) }
    if let day = text(fields, "year") { return .year(day) }
    if let value = text(fields, "earlier") { return .earlier(value) }
    return text(fields, "text").map { .text($0) }
  }

  private mutating func part(_ fields: Fields, _ key: String, _ form: EntryShape) -> Fields? {
    fields.values[key].flatMap { self.fields($0, as: form) }
  }

  private mutating func stretch(_ fields: Fields) -> CampaignDraw.Stretch? {
    guard let from = integer(fields, "from"), let to = integer(fields, "to"), isOrdered(fields, from, to) else { return nil }
    return .init(from: Int64(from), to: Int64(to), weight: atLeast(1, fields, "weight") ?? 1)
  }

  private mutating func decimals(_ fields: Fields) -> CampaignDraw.Form? {
    guard let from = number(fields, "from"), let to = number(fields, "to"), let scale = atLeast(0, fields, "decimals"), scale <= 6 else {
      return nil
    }
    let unit = (0..<scale).reduce(ExactDecimal(1)) { unit, _ in (unit * ExactDecimal(10)) ?? unit }
    guard let low = from * unit, let high = to * unit, low.scale == 0, high.scale == 0, low <= high else {
      shape(fields.node, "from、to 的小数位数不得多于 decimals，且 from 不大于 to", "`from` and `to` have no more digits than `decimals`, and `from` comes first")
      return nil
    }
    return .number([.init(from: low.mantissa, to: high.mantissa, weight: 1)], scale: scale)
  }

  private mutating func isOrdered(_ fields: Fields, _ from: Int, _ to: Int) -> Bool {
    if from > to { shape(fields.node, "from 不大于 to", "`from` is not above `to`") }
    return from <= to
  }
}
