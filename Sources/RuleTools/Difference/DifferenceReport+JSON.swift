import Diagnostics
import Engine
import Reports

extension DifferenceReport {
  /// Everything, whatever the limit of the text is.
  public func json() -> [UInt8] {
    let value = JSONValue.object([
      ("old", EffectJSON.ruleSet(identities.first)), ("new", EffectJSON.ruleSet(identities.second)),
      ("changes", .array(difference.changes.map(change))), ("population", effects.map(population) ?? .null),
      ("summary", .object(summary)),
    ])
    var out: [UInt8] = []
    value.write(to: &out)
    return out + [0x0A]
  }

  private var summary: [(key: String, value: JSONValue)] {
    [
      ("changes", .int(difference.changes.count)),
      (
        "by_section",
        .object(
          counts.map { section, _, kinds in
            (section, .object(RuleChange.Kind.allCases.map { kind in (kind.rawValue, .int(kinds.first { $0.kind == kind }?.count ?? 0)) }))
          })
      ),
      ("same_files", .bool(difference.haveSameFiles)),
      ("records", effects.map { .int($0.totals.records) } ?? .null), ("records_changed", effects.map { .int($0.totals.changed) } ?? .null),
    ]
  }

  private func localized(_ text: Localized) -> JSONValue { .object([("zh", .string(text.zh)), ("en", .string(text.en))]) }

  // MARK: Changes

  private func change(_ change: RuleChange) -> JSONValue {
    .object([
      ("section", .string(change.section)), ("id", .string(change.id)), ("change", .string(change.kind.rawValue)),
      ("former_id", JSONValue(change.formerID)), ("title", change.title.map(localized) ?? .null), ("location", location(change.span)),
      ("parts", .array(change.parts.map(part))), ("rows", change.rows.map(rows) ?? .null),
    ])
  }

  private func location(_ span: SourceSpan) -> JSONValue {
    guard let text = sources[span.source] else { return .null }
    let position = text.position(of: span.start)
    return .object([("file", .string(text.name)), ("line", .int(position.line)), ("column", .int(position.column))])
  }

  private func part(_ part: RuleChange.Part) -> JSONValue {
    .object([
      ("path", .string(part.path)), ("title", localized(part.title)), ("order", .bool(part.isOrder)),
      ("removed", .array(part.removed.map(item))), ("added", .array(part.added.map(item))),
    ])
  }

  private func item(_ item: RuleChange.Item) -> JSONValue {
    .object([("text", localized(item.text)), ("written", JSONValue(item.written))])
  }

  private func rows(_ rows: RowChanges) -> JSONValue {
    let changed = rows.changed.map { row -> JSONValue in
      let cells = row.cells.map { cell -> JSONValue in
        .object([("column", .string(cell.column)), ("from", .string(cell.before)), ("to", .string(cell.after))])
      }
      return .object([("key", .string(row.key)), ("cells", .array(cells))])
    }
    return .object([("added", JSONValue(rows.added)), ("removed", JSONValue(rows.removed)), ("changed", .array(changed))])
  }

  // MARK: Population

  private func population(_ effects: PopulationEffects) -> JSONValue {
    let records = effects.changed.map { record -> JSONValue in
      .object([
        ("id", JSONValue(record.id)), ("source", .object([("file", .string(record.file)), ("line", .int(record.line))])),
        ("enterprise", JSONValue(record.enterprise)), ("effect", EffectJSON.value(record.result)),
      ])
    }
    return .object([("totals", EffectJSON.totals(effects.totals)), ("records", .array(records))])
  }
}
