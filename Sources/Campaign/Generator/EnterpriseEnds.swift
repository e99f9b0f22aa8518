import CEL
import Documents
import Rules

/// What has come of an enterprise: which ending, from which day on, and the visit that it came of.
struct EnterpriseEnd {
  var since: Int32
  var ending: Int
  var visit: EarlierCase
}

/// Finds what comes of enterprises by what was planted into their visits.
struct EnterpriseEnds {
  private let data: CampaignData
  private let settings: CampaignSettings
  private let seed: UInt64
  private let draws: DrawTable

  init(_ data: CampaignData, _ settings: CampaignSettings, seed: UInt64) {
    self.data = data
    self.settings = settings
    self.seed = seed
    draws = DrawTable(data.draws)
  }

  func end(by visit: PlannedVisit) -> EnterpriseEnd? {
    let names = visit.plants.compactMap { data.plants[$0].ending?.value }
    guard let ending = data.endings.firstIndex(where: { names.contains($0.id.value) }) else { return nil }
    var drawing = VisitDrawing(draws, seed: seed, visit: visit, settings: settings)
    guard let since = CalendarDate(drawing.text("{\(data.endings[ending].since.value)}")) else { return nil }
    return EnterpriseEnd(since: since.first, ending: ending, visit: EarlierCase(visit))
  }
}
