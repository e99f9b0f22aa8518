import Diagnostics
import Documents

extension ReferenceTables {
  mutating func loadLexicons(_ set: RuleSet) {
    let lists = Dictionary(
      set.wordLists.map { ($0.id.value, FoldedWords($0.words.map(\.value), spellings)) }
    ) { first, _ in first }
    let contexts = Dictionary(
      set.contexts.map { ($0.id.value, ContextMatcher($0, lists: lists, spellings)) }
    ) { first, _ in first }
    for lexicon in set.lexicons {
      lexicons[lexicon.id.value] = LexiconMatcher(
        lexicon, contexts: lexicon.contexts.compactMap { contexts[$0.value] }, lists: lists, spellings)
    }
  }

  mutating func load(
    _ declaration: SpellingDeclaration, files: [String: SourceText], reporting: inout [Diagnostic]
  ) {
    guard let csv = Self.file(declaration.file, folder: declaration.folder, files: files, reporting: &reporting)
    else { return }
    guard
      let (writtenColumn, meansColumn) = columns(declaration.written, declaration.means, of: csv, reporting: &reporting)
    else { return }
    for row in csv.rows where row.indices.contains(writtenColumn) && row.indices.contains(meansColumn) {
      let (written, means) = (row[writtenColumn], row[meansColumn])
      let letters = Array(means.text.unicodeScalars)
      guard letters.count == 1, !written.text.isEmpty else {
        reporting.append(
          RuleMistake.tableValue.at(
            means.span, Localized(zh: "「\(means.text)」不是一个字", en: "`\(means.text)` is not one letter")))
        continue
      }
      spellings.add(written.text, means: letters[0])
    }
  }
}
