import Diagnostics
import Documents
import Engine
import Reports

/// The figures of an earlier campaign, read from a file.
enum EarlierFigures {
  /// A file that cannot be used ends the command before anything is judged (exit status 2); every mistake is shown.
  static func load(_ path: String, for plan: Plan, language: LanguageOption) throws -> EarlierCampaign {
    var sources = SourceMap()
    var problems: [Diagnostic] = []
    var found: [EarlierCampaign] = []
    var reader = InputReader(paths: [path], form: nil)
    while let item = reader.next(sources: &sources) {
      switch item {
      case .document(let document):
        if let figures = EarlierCampaign.read(document, for: plan, reporting: &problems) { found.append(figures) }
      case .broken(_, let mistakes): problems += mistakes
      case .unusable(_, let mistake): problems.append(mistake)
      }
    }
    language.show(problems, in: sources)
    if problems.hasErrors { throw ExitStatus.wrongUsage }
    guard found.count == 1, let figures = found.first else {
      throw Failure(
        .wrongUsage, zh: "\(path) 应有一次行动的数字，实有 \(found.count) 次",
        en: "\(path) should hold the figures of one campaign, and holds \(found.count)")
    }
    return figures
  }
}
