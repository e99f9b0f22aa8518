import Diagnostics
import Records
public import Rules

/// Which fields an empty record has: all of them, or those of one kind of visit with what every record needs.
public struct TemplateFields: Sendable {
  private let paths: [String]?

  /// Nil: all fields.
  public init(_ template: Manifest.Template?) { paths = template?.fields }

  /// `path` is that of a field from the record, `samples.items.value`.
  func holds(_ path: String, isRequired: Bool) -> Bool {
    guard let paths else { return true }
    return isRequired || paths.contains { path == $0 || path.hasPrefix($0 + ".") || $0.hasPrefix(path + ".") }
  }
}

/// What is said of a field in an empty record.
struct FieldNote {
  let field: RecordSchema.Field
  let layout: SheetLayout

  /// The words of a closed list.
  var words: [String]? {
    switch field.shape {
    case .text(let limits): limits.words
    case .list(.text(let limits), _, _): limits.words
    default: nil
    }
  }

  /// The title of a word in a language where it is the only one so called, else the word.
  func shown(_ word: String, in language: Language) -> String {
    guard let title = layout.title(of: word, in: field)?[language] else { return word }
    let same = (words ?? []).filter { layout.title(of: $0, in: field)?[language] == title || $0 == title }
    return same == [word] ? title : word
  }

  /// `description`, unit and words, in both languages.
  var text: String {
    var lines = [field.description.zh, field.description.en].filter { !$0.isEmpty }
    if let unit = field.unit { lines.append("单位 unit: \(unit)") }
    if let words {
      lines += words.map { word in layout.title(of: word, in: field).map { "\(word): \($0.zh) / \($0.en)" } ?? word }
    }
    if field.isNullable { lines.append("可写“无” · may be none") }
    return lines.joined(separator: "\n")
  }
}
