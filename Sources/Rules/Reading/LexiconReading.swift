import CEL
import Diagnostics
import Documents

extension RuleFileReader {
  mutating func lexicon(_ node: NodeID) -> Lexicon? {
    guard
      let fields = fields(node, as: .lexicon),
      let id = requiredText(fields, "id", of: "lexicon")
    else { return nil }
    let entries = items(fields, "entries").flatMap { entry($0) }
    return Lexicon(id: id, title: localized(fields, "title"), contexts: texts(fields, "contexts"), entries: entries)
  }

  /// Words that have the same contexts may share an entry.
  private mutating func entry(_ node: NodeID) -> [Lexicon.Entry] {
    guard let parts = fields(node, as: .lexiconEntry) else { return [] }
    if parts.values["term"] == nil { missing(parts, "term", of: "entry") }
    for basis in texts(parts, "basis") { usedProvisions.append(basis) }
    let innocent = patterns(parts, "innocent")
    let needsJudgement = flag(parts, "judge")
    return patterns(parts, "term").map { .init(term: $0, innocent: innocent, needsJudgement: needsJudgement) }
  }

  mutating func wordList(_ node: NodeID) -> WordList? {
    guard let fields = fields(node, as: .wordList), let id = requiredText(fields, "id", of: "word list") else { return nil }
    let words = texts(fields, "words")
    for word in words where pattern(word)?.parts != [.word(word.value)] && !diagnostics.hasErrors {
      diagnostics.append(
        RuleMistake.badPattern.at(word.span, Localized(zh: "词表中只能是词", en: "a word list holds words alone")))
    }
    return WordList(id: id, words: words)
  }

  mutating func context(_ node: NodeID) -> WordContext? {
    guard let fields = fields(node, as: .wordContext), let id = requiredText(fields, "id", of: "context") else { return nil }
    return WordContext(
      id: id, phrases: patterns(fields, "phrases"), except: patterns(fields, "except"), ends: patterns(fields, "ends"),
      before: integer(fields, "before"), after: integer(fields, "after"), isAnywhere: flag(fields, "anywhere"),
      isAround: flag(fields, "around"))
  }

  mutating func spelling(_ node: NodeID) -> SpellingDeclaration? {
    guard
      let fields = fields(node, as: .spelling), let id = requiredText(fields, "id", of: "spelling"),
      let file = requiredText(fields, "file", of: id.value), let written = requiredText(fields, "written", of: id.value),
      let means = requiredText(fields, "means", of: id.value)
    else { return nil }
    return SpellingDeclaration(
      id: id, file: file, written: written, means: means, checked: date(fields, "checked"), folder: folder)
  }
}
