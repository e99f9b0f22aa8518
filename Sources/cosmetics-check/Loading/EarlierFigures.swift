import Diagnostics
import Documents
import Engine
import Reports

/// The figures of an earlier campaign, read from a file: written down by somebody, or what an earlier run of `check` wrote.
enum EarlierFigures {
  /// A file that cannot be used ends the command before anything is judged (exit status 2); every mistake is shown.
  static func load(_ path: String, for plan: Plan, language: LanguageOption) throws -> EarlierCampaign {
    var sources = SourceMap()
    var problems: [Diagnostic] = []
    var found: [EarlierCampaign] = []
    var run = (parts: EarlierRun(), last: Document?.none)
    var reader = InputReader(paths: [path], form: nil)
    while let item = reader.next(sources: &sources) {
      switch item {
      case .document(let document) where EarlierRun.holds(document):
        run.parts.add(document, reporting: &problems)
        run.last = document
      case .document(let document):
        if let figures = EarlierCampaign.read(document, for: plan, reporting: &problems) { found.append(figures) }
      case .broken(_, let mistakes): problems += mistakes
      case .unusable(_, let mistake): problems.append(mistake)
      }
      // Of a long file of something else the first mistakes tell enough.
      if problems.count >= mostMistakes { break }
    }
    if problems.isEmpty, let last = run.last, let figures = run.parts.figures(in: last, reporting: &problems) { found.append(figures) }
    language.show(problems, in: sources)
    if problems.hasErrors { throw ExitStatus.wrongUsage }
    guard found.count == 1, let figures = found.first else {
      throw Failure(
        .wrongUsage, zh: "\(path) 应有一次行动的数字，实有 \(found.count) 次",
        en: "\(path) should hold the figures of one campaign, and holds \(found.count)")
    }
    return figures
  }

  private static let mostMistakes = 10
}
