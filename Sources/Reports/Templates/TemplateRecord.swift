import Diagnostics
public import Records

/// An empty record in YAML to fill in: what every record needs as keys, the rest as comments, each field with its title.
public struct TemplateRecord: Sendable {
  private let layout: SheetLayout
  private let fields: TemplateFields
  private let language: Language

  public init(_ layout: SheetLayout, fields: TemplateFields, language: Language) {
    self.layout = layout
    self.fields = fields
    self.language = language
  }

  public func text() -> String {
    let head = Localized(
      zh: "# 尚未查明的不写；查明没有的写 null。要填的行删去行首的“# ”。",
      en: "# Leave out what is not established; write null for what was looked for and is not there. Take the “# ” away from a line to fill it in.")
    var lines = [head[language]]
    write(layout.schema.record, "", indent: 0, isRequired: true, first: nil, into: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func write(
    _ type: RecordSchema.ObjectType, _ prefix: String, indent: Int, isRequired: Bool, first: String?, into lines: inout [String]
  ) {
    var lead = first
    for field in type.fields {
      let path = prefix + field.name
      let isKey = field.name == "id"
      let isNeeded = isRequired && field.isRequired
      guard fields.holds(path, isRequired: isNeeded || isKey) else { continue }
      let comment = isNeeded ? "" : "# "
      let start = comment + (lead ?? String(repeating: " ", count: indent)) + field.name + ":"
      if lead != nil { lead = nil }
      switch field.shape {
      case .object(let inner):
        lines.append(start + note(field))
        write(layout.schema.types[inner], path + ".", indent: indent + 2, isRequired: isNeeded, first: nil, into: &lines)
      case .list(.object(let inner), _, _):
        lines.append(start + note(field))
        let dash = String(repeating: " ", count: indent + 2) + "- "
        write(layout.schema.types[inner], path + ".", indent: indent + 4, isRequired: false, first: dash, into: &lines)
      case .text(let limits) where limits.constant != nil: lines.append(start + " " + (limits.constant ?? "") + note(field))
      default: lines.append(start + note(field))
      }
    }
  }

  private func note(_ field: RecordSchema.Field) -> String {
    let note = FieldNote(field: field, layout: layout)
    let words = note.words.map { ": " + $0.joined(separator: " | ") } ?? ""
    return "   # " + field.title[language] + (field.unit.map { " (\($0))" } ?? "") + words
  }
}
