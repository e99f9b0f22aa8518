public import Diagnostics
import Reports

/// A condition in words: a sentence, or several of which all, one, or none must hold.
public indirect enum Phrase: Sendable, Hashable {
  case sentence(Localized)
  case all([Phrase])
  case any([Phrase])
  /// What follows does not hold.
  case not(Phrase)
  /// A sentence that says of what the next is true: of one element of a list, of each.
  case of(Localized, Phrase)

  /// All of these; what is all of some itself needs no level of its own.
  static func allOf(_ parts: [Phrase]) -> Phrase {
    .all(
      parts.flatMap { part in
        if case .all(let inner) = part { return inner }
        return [part]
      })
  }

  /// Any of these, likewise.
  static func anyOf(_ parts: [Phrase]) -> Phrase {
    .any(
      parts.flatMap { part in
        if case .any(let inner) = part { return inner }
        return [part]
      })
  }

  /// On one line.
  public var line: Localized {
    switch self {
    case .sentence(let text): text
    case .all(let parts): Self.joined(parts, zh: "，并且", en: ", and ")
    case .any(let parts): Self.joined(parts, zh: "，或者", en: ", or ")
    case .not(let inner): Localized(zh: "并非（\(inner.line.zh)）", en: "not (\(inner.line.en))")
    case .of(let head, let inner): Localized(zh: "\(head.zh)：\(inner.line.zh)", en: "\(head.en): \(inner.line.en)")
    }
  }

  private static func joined(_ parts: [Phrase], zh: String, en: String) -> Localized {
    let lines = parts.map { part in
      switch part {
      case .sentence, .not: part.line
      case .all, .any, .of: Localized(zh: "（\(part.line.zh)）", en: "(\(part.line.en))")
      }
    }
    return Localized(zh: lines.map(\.zh).joined(separator: zh), en: lines.map(\.en).joined(separator: en))
  }

  /// Over several lines, each deeper part indented; `first` begins the first line.
  func write(_ first: String, _ language: Language, to block: inout TextBlock) {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    let inner = String(repeating: " ", count: displayWidth(first)) + "- "
    switch self {
    case .sentence(let text): block.add(first, text[language])
    case .all(let parts):
      block.add(first, say("以下各项都成立：", "all of these hold:"))
      for part in parts { part.write(inner, language, to: &block) }
    case .any(let parts):
      block.add(first, say("以下任一项成立：", "one of these holds:"))
      for part in parts { part.write(inner, language, to: &block) }
    case .not(.sentence(let text)): block.add(first, Phrase.not(.sentence(text)).line[language])
    case .not(let part):
      block.add(first, say("以下不成立：", "this does not hold:"))
      part.write(inner, language, to: &block)
    case .of(let head, .sentence(let text)): block.add(first, Phrase.of(head, .sentence(text)).line[language])
    case .of(let head, let part):
      block.add(first, head[language] + say("：", ":"))
      part.write(inner, language, to: &block)
    }
  }
}

/// What a term of a condition is called.
enum TermName: Sendable {
  /// Titles of fields, one inside the other; quoted where it stands in a sentence.
  case path(Localized)
  /// Words that stand by themselves.
  case words(Localized)

  var text: Localized {
    switch self {
    case .path(let path): Localized(zh: "「\(path.zh)」", en: "“\(path.en)”")
    case .words(let words): words
    }
  }

  /// The name of a field of it.
  func field(_ title: Localized) -> TermName {
    switch self {
    case .path(let path): .path(Localized(zh: "\(path.zh).\(title.zh)", en: "\(path.en).\(title.en)"))
    case .words(let words): .words(Localized(zh: "\(words.zh)的「\(title.zh)」", en: "“\(title.en)” of \(words.en)"))
    }
  }
}
