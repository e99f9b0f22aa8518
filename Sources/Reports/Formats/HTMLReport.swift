import Diagnostics
import Engine
import Rules
import Synchronization

/// `--format html`: one self-contained page for those who answer for a campaign.
///
/// Adds up the figures of every record, and keeps what the list of visits says of it; writes the page at the end.
final class HTMLReport: ResultKeeper {
  private struct Kept {
    var header: RunHeader?
    var figures: CampaignFigures
    var visits: VisitList
  }

  private let plan: Plan
  private let options: ReportOptions
  private let words: PageWords
  private let put: @Sendable ([UInt8]) throws -> Void
  private let kept: Mutex<Kept>

  let showsReasons = true

  init(plan: Plan, options: ReportOptions, put: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.plan = plan
    self.options = options
    self.put = put
    words = PageWords(plan: plan)
    kept = Mutex(Kept(figures: CampaignFigures(plan.manifest), visits: VisitList(words)))
  }

  func open(_ run: RunHeader) { kept.withLock { $0.header = run } }

  func keeping(_ result: RecordResult) -> @Sendable () throws -> Void {
    let figures = VisitFigures(result, plan: plan, unmasks: options.unmasks)
    let entry = VisitEntry(result, figures, options: options, words: words)
    return { [self] in
      kept.withLock { kept in
        kept.figures.add(figures)
        kept.visits.add(entry, of: figures)
      }
    }
  }

  func close(_ summary: RunSummary) throws {
    let kept = kept.withLock { $0 }
    guard let header = kept.header else { return }
    let page = CampaignPage(
      plan: plan, words: words, figures: kept.figures, header: header, language: options.language,
      earlier: options.earlier)
    try put(page.beginning())
    try kept.visits.write(put)
    try put(Array(CampaignPage.end.utf8))
  }
}
