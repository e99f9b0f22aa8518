import Diagnostics
import Records
import RuleTools

/// The schema of a rule folder, for the commands that need no rules.
struct Vocabulary {
  var schema: RecordSchema
  /// The vocabulary as the sheets of a workbook.
  var layout: SheetLayout
  var sources: SourceMap

  /// A schema that cannot be used ends the command: nothing could be judged.
  static func load(_ rules: RulesOption, _ language: LanguageOption) throws -> Vocabulary {
    var sources = SourceMap()
    var diagnostics: [Diagnostic] = []
    let schema: RecordSchema?
    var words: [String: Localized] = [:]
    do {
      let folder = try RuleFolder.load(rules.rules, into: &sources)
      schema = try folder.schema(reporting: &diagnostics)
      words = folder.words
    } catch {
      throw Failure(.wrongUsage, zh: error.message.zh, en: error.message.en)
    }
    language.show(diagnostics, in: sources)
    guard let schema, !diagnostics.hasErrors else { throw ExitStatus.wrongUsage }
    return Vocabulary(schema: schema, layout: SheetLayout(schema, words: words), sources: sources)
  }
}
