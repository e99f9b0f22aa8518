import CEL
import Diagnostics
import Documents

extension RecordDecoder {
  /// An amount: its bounds are two cells of the record's heap.
  mutating func amount(_ node: NodeID, field: RecordSchema.Field) -> Cell? {
    let value: Amount
    if let plain = Amount(plain: document.bytes(of: node)) {
      value = plain
    } else {
      let found = document.string(of: node)
      do {
        value = try Amount(parsing: found)
      } catch {
        badAmount(node, found, error, field: field)
        return nil
      }
    }
    guard !lacksUnit(value, node) else {
      let found = document.string(of: node)
      complain(
        .badAmount, node, "「\(field.name)」（\(field.title.zh)）的「\(shown(found, field))」没有单位",
        "`\(shown(found, field))` of `\(field.name)` (\(field.title.en)) has no unit",
        help: [
          Localized(
            zh: "写明单位，例如「\(shown(found, field)) mg/kg」；酸碱度写作「pH 5.5」",
            en: "write the unit, such as `\(shown(found, field)) mg/kg`; a pH is written `pH 5.5`")
        ])
      return nil
    }
    if let end = value.upper ?? value.lower, end < .zero {
      let found = document.string(of: node)
      complain(
        .outOfBounds, node, "「\(field.name)」（\(field.title.zh)）不能为负，实为 \(shown(found, field))",
        "`\(field.name)` (\(field.title.en)) is never negative, found \(shown(found, field))")
      return nil
    }
    let bounds = allocate(2, owner: -1, origin: node)
    heap.cells[bounds] = value.lower.map { .decimal($0) } ?? .null
    heap.cells[bounds + 1] = value.upper.map { .decimal($0) } ?? .null
    return value.cell(boundsAt: bounds)
  }

  /// A bare number would be compared with nothing; only an acidity, spelled as one, has no unit.
  private func lacksUnit(_ value: Amount, _ node: NodeID) -> Bool {
    value.unit == .none && !value.isNotDetected && !document.string(of: node).lowercased().hasPrefix("ph")
  }

  private mutating func badAmount(
    _ node: NodeID, _ found: String, _ mistake: Amount.Mistake, field: RecordSchema.Field
  ) {
    var suggestions: [String] = []
    switch mistake {
    case .unknownUnit(let unit, let near):
      // What is suggested stands for the whole value.
      suggestions = near.map { String(found.dropLast(unit.count)) + $0 }.filter { (try? Amount(parsing: $0)) != nil }
    case .multiplied(let meant): suggestions = [meant]
    case .noNumber, .doesNotFit, .reversed: break
    }
    if field.isSensitive { suggestions = [] }
    diagnostics.append(
      RecordMistake.badAmount.at(
        document.span(of: node),
        Localized(
          zh: "「\(field.name)」（\(field.title.zh)）应为量值，实为「\(shown(found, field))」",
          en: "`\(field.name)` (\(field.title.en)) takes an amount, found `\(shown(found, field))`"),
        label: field.isSensitive ? nil : mistake.text,
        help: [
          Localized(
            zh: "量值写作 12.5 mg/kg、<= 1000 CFU/g、pH 5.5 或 未检出",
            en: "an amount is written 12.5 mg/kg, <= 1000 CFU/g, pH 5.5, or 未检出")
        ], suggestions: suggestions))
  }
}
